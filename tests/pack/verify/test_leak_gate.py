"""The leak gate on planted leaks: a canary in every place of every format is found and named."""

import io
import zipfile

import docx
import openpyxl
import pikepdf
import pytest
from helpers import loaded
from planting import everywhere, pdf_files, saved, word_files

from cspctl.pack.verify.gate import verify
from cspctl.pack.verify.matching import Secrets
from cspctl.pack.verify.passages import Passage
from cspctl.pack.verify.withheld import withheld_of
from cspctl.queries.withhold import for_public

CANARY = "ZQX-CANARY-17"
WORD = "quillfeather"
SENTENCE = "the depot is to be closed and sold in the spring"

AGENDA = f"""
items:
  - title: A plain matter of {WORD}
    note: Ask for {CANARY}
    restricted: {{public_title: A matter, reason: It names the {WORD} family}}
    papers: [papers/01-secret.md]
  - title: Street lights
    papers: [papers/02-lights.md]
"""
FILES = {
    "packs/b/board.yaml": "id: b\nname: The Board\n",
    "packs/b/2026-03-11/agenda.yaml": AGENDA,
    "packs/b/2026-03-11/papers/01-secret.md": (
        f"# About {WORD}\n\nSee {CANARY}. It was said that {SENTENCE}.\n"
    ),
    "packs/b/2026-03-11/papers/02-lights.md": (
        "# Street lights\n\nForty lamps. The depot is open. It was said that all was closed in "
        "the spring, and a lamp is to be sold and the light is kept.\n"
    ),
}


def withheld(files=FILES, **more):
    workspace = loaded(files).workspace
    papers = {
        name: data if isinstance(data, bytes) else data.encode()
        for name, data in files.items()
        if "/papers/" in name
    }
    return withheld_of(workspace, for_public(workspace), papers, **more)


GATE = withheld()
PLANTED = everywhere(CANARY)
OF_WORD = everywhere(WORD)
INNOCENT = everywhere("lantern")


def codes(public, gate=GATE):
    return {problem.code for problem in verify(public, gate)}


@pytest.mark.parametrize("place", PLANTED)
def test_a_reference_is_found_wherever_it_is_planted(place):
    name = place if "." in place else f"a.{place.partition(':')[0]}"
    problems = verify({name: PLANTED[place]}, GATE)
    assert wanted(place) in {problem.code for problem in problems}
    said = " ".join(map(str, problems)).lower()
    assert CANARY.lower() not in said
    assert wanted(place) == "V602" or "item 1" in said


def wanted(place):
    """Bytes that belong to no part of a zip are no file's business: they fail whatever they say."""
    return "V602" if place in ("docx: behind the zip", "docx: between the parts") else "V601"


@pytest.mark.parametrize("place", sorted(OF_WORD))
def test_a_single_rare_word_is_found_wherever_it_is_planted(place):
    name = place if "." in place else f"a.{place.partition(':')[0]}"
    problems = verify({name: OF_WORD[place]}, GATE)
    assert wanted(place) in {problem.code for problem in problems}
    assert WORD not in " ".join(map(str, problems)).lower()


@pytest.mark.parametrize("place", sorted(INNOCENT))
def test_open_words_are_no_leak_in_any_place(place):
    """The same files with an innocent word: whatever else they hold is no leak either."""
    name = place if "." in place else f"a.{place.partition(':')[0]}"
    assert codes({name: INNOCENT[place]}) <= {wanted(place)} - {"V601"}


def test_a_sentence_of_ordinary_words_is_found():
    document = docx.Document()
    document.add_paragraph(f"Some say {SENTENCE}, others do not.")
    problems = verify({"a.docx": saved(document)}, GATE)
    assert [problem.code for problem in problems] == ["V601"]
    assert "word/document.xml" in problems[0].message
    assert "depot" not in str(problems[0])


def test_a_sentence_broken_over_the_lines_of_a_pdf_is_found():
    words = SENTENCE.split()
    shown = " ".join(words[:5]), " ".join(words[5:])
    content = f"BT /F1 12 Tf 72 700 Td ({shown[0]}) Tj 0 -14 Td ({shown[1]}) Tj ET"
    document = pikepdf.new()
    page = document.add_blank_page()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = document.make_stream(content.encode())
    problems = verify({"pack.pdf": saved(document)}, GATE)
    assert {problem.code for problem in problems} == {"V601"}
    assert "page 1" in problems[0].message


def test_what_an_open_paper_says_too_is_no_leak():
    files = dict(FILES)
    files["packs/b/2026-03-11/papers/02-lights.md"] = (
        f"It was said that {SENTENCE}. The {WORD} family. {CANARY}"
    )
    public = {"a.docx": word_files(CANARY)["docx: body"], "b.txt": f"{SENTENCE} {WORD}".encode()}
    assert codes(public, withheld(files)) == set()


def test_the_public_title_is_no_leak_and_the_true_one_is():
    assert codes({"a.txt": b"Item 1: A matter"}) == set()
    assert codes({"a.txt": b"A plain matter of quillfeather"}) == {"V601"}


def test_the_reason_and_the_file_name_are_secret():
    assert codes({"a.txt": b"It names the quillfeather family"}) == {"V601"}
    assert codes({"a.json": b'{"file": "papers/01-secret.md"}'}) == {"V601"}
    assert codes({"01-secret.pdf.txt": b"x"}) == {"V601"}


def test_a_fault_in_the_withholding_does_not_open_what_it_lets_through():
    workspace = loaded(FILES).workspace
    papers = {name: data.encode() for name, data in FILES.items() if "/papers/" in name}
    gate = withheld_of(workspace, workspace, papers)  # as if nothing had been withheld
    assert codes({"a.txt": f"Ask for {CANARY}".encode()}, gate) == {"V601"}
    assert codes({"a.txt": SENTENCE.encode()}, gate) == {"V601"}


def test_a_withheld_file_is_found_by_its_hash_alone():
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
    document = docx.Document()
    secret = io.BytesIO(saved(document))
    import zipfile

    with zipfile.ZipFile(secret, "a") as archive:
        archive.writestr("word/media/image1.png", picture)
    files = {
        **FILES,
        "packs/b/2026-03-11/agenda.yaml": AGENDA.replace("01-secret.md", "01-secret.docx"),
        "packs/b/2026-03-11/papers/01-secret.docx": secret.getvalue(),
    }
    gate = withheld(files)
    assert codes({"a.png": picture}, gate) == {"V601"}
    assert codes({"a.docx": secret.getvalue()}, gate) == {"V601"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"PK\x03\x04 damaged"),
        ("a.pdf", b"%PDF-1.7 damaged"),
        ("a.bin", bytes(range(256)) * 4),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600)),
        ("a.json", b"{"),
    ],
)
def test_what_cannot_be_read_fails(name, data):
    assert codes({name: data}) == {"V602"}


def test_an_encrypted_pdf_fails():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_files("x")["pdf: text"])) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert codes({"a.pdf": out.getvalue()}) == {"V602"}


def test_a_broken_part_inside_a_public_file_fails():
    broken = word_files(CANARY)["docx: body"].replace(b"", b"")
    out = io.BytesIO(broken)
    import zipfile

    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/comments9.xml", b"<a><b></a>")
    assert "V602" in codes({"a.docx": out.getvalue()})


def test_a_withheld_paper_that_cannot_be_read_fails():
    files = {
        **FILES,
        "packs/b/2026-03-11/agenda.yaml": AGENDA.replace("01-secret.md", "01-secret.docx"),
        "packs/b/2026-03-11/papers/01-secret.docx": b"PK\x03\x04 damaged",
    }
    problems = verify({}, withheld(files))
    assert [problem.code for problem in problems] == ["V603"]
    assert "item 1" in problems[0].message


def test_actions_minutes_and_plan_items_of_a_restricted_item_are_withheld():
    files = {
        **FILES,
        "actions.yaml": (
            "board: b\nactions:\n  - {number: 1, action: Ring the bellwether, lead: chair, "
            "target: ongoing, state: open, raised: {meeting: 2026-03-11, item: 1}}\n"
        ),
        "packs/b/2026-03-11/minutes.md": (
            "---\nchair: chair\n---\n## 1. A plain matter\nThe marzipan was eaten.\n\n"
            "## 2. Street lights\nAll was well.\n"
        ),
        "packs/b/forward-plan.yaml": (
            "meetings:\n  - date: 2026-06-10\n    items:\n      - {title: The tangerine deal, "
            "restricted: {public_title: A deal}}\n"
        ),
    }
    gate = withheld(files)
    for words, owner in [
        ("bellwether", "action b/1"),
        (
            "marzipan",
            "section 1 of the draft minutes of 2026-03-11 (packs/b/2026-03-11/minutes.md:4)",
        ),
        ("tangerine", "the forward plan for 2026-06-10"),
    ]:
        problems = verify({"a.txt": words.encode()}, gate)
        assert [problem.code for problem in problems] == ["V601"], words
        assert owner in problems[0].message
    assert codes({"a.txt": b"Street lights: all was well. A deal."}, gate) == set()


def test_dates_pages_and_figures_are_no_leak():
    files = dict(FILES)
    files["packs/b/2026-03-11/papers/01-secret.md"] = "On 11 March 2026, 17 of 40. 1 2 3 4 5 6 7 8."
    gate = withheld(files)
    assert codes({"a.txt": b"11 March 2026: 17 of 40 pages. 1 2 3 4 5 6 7 8"}, gate) == set()


def test_the_clocks_of_programs_are_no_leak():
    files = dict(FILES)
    files["packs/b/2026-03-11/papers/01-secret.md"] = (
        "Written 2026-01-05T10:11:12.345678Z, D:20260105101112+01'00'"
    )
    stamps = b"2026-01-05T10:11:12.345678Z D:20260105101112+01'00'"
    assert codes({"a.txt": stamps}, withheld(files)) == set()


def test_a_zip_bomb_is_told_and_not_unpacked(monkeypatch):
    import zipfile

    from cspctl.pack.verify import unpacking

    monkeypatch.setattr(unpacking.Budget, "take", _small())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"x" * 1_000_000)
    assert codes({"a.zip": out.getvalue()}) == {"V602"}


def _small():
    def take(budget, size):
        return size < 100_000

    return take


def test_what_a_delivery_plan_withholds_is_found_and_its_owner_is_named():
    files = dict(FILES)
    files["packs/b/plans/open.yaml"] = (
        "id: open\ntitle: The plan\nthemes:\n"
        "  - number: 3\n    title: Light the streets\n    commitments:\n"
        "      - number: 2\n        text: Watch the marzipan\n        restricted: yes\n"
        "        updates: [{quarter: 2017/18-Q3, text: Seen by Tangerine}]\n"
        "      - {number: 4, text: Mend the lamps, actions: [1]}\n"
        "  - {number: 5, title: Pomegranate, restricted: {public_title: Work with families}}\n"
        "  - {number: 6, title: Walnut, description: Liquorice, restricted: yes}\n"
    )
    files["packs/b/plans/nougat.yaml"] = (
        "id: nougat\ntitle: Operation Turmeric\nrestricted: {reason: Live operation}\n"
        "commitments: [{number: 1, text: Visit Butterscotch}]\n"
    )
    gate = withheld(files)
    for word, owner in {
        "marzipan": "commitment 2 of theme 3 of the plan open",
        "tangerine": "commitment 2 of theme 3 of the plan open",
        "pomegranate": "theme 5 of the plan open",
        "walnut": "theme 6 of the plan open",
        "liquorice": "theme 6 of the plan open",
        "nougat": "a withheld delivery plan",
        "turmeric": "a withheld delivery plan",
        "butterscotch": "commitment 1 of a withheld delivery plan",
    }.items():
        problems = verify({"a.txt": f"Of {word}.".encode()}, gate)
        assert [problem.code for problem in problems] == ["V601"], word
        assert owner in problems[0].message
        assert word not in problems[0].message.lower()
    open_words = "The plan: light the streets, mend the lamps, work with families."
    assert codes({"a.txt": open_words.encode()}, gate) == set()


def test_names_that_excel_gives_areas_of_a_sheet_are_no_leak():
    def book(word):
        made = openpyxl.Workbook()
        made.active.append([word, "Forty"])
        made.active.print_title_rows, made.active.print_area = "1:1", "A1:B9"
        return saved(made)

    def names(word):
        with zipfile.ZipFile(io.BytesIO(book(word))) as archive:
            return {"workbook.xml": archive.read("xl/workbook.xml")}

    agenda = "items:\n  - {title: Rent, restricted: yes, papers: [papers/01.xlsx]}\n"
    files = {**FILES, "packs/b/2026-03-11/agenda.yaml": agenda}
    files["packs/b/2026-03-11/papers/01.xlsx"] = book(WORD)
    assert b"_xlnm.Print_Titles" in names("Lamps")["workbook.xml"]
    assert codes(names("Lamps"), withheld(files)) == set()


def test_streams_are_compared_though_the_numbers_of_what_they_draw_are_not():
    files = dict(FILES)
    files["packs/b/2026-03-11/papers/01-secret.md"] = (
        "Of 0102030405060708. Sell 14 lamps and 3 lanterns to the harbour, for 250 or 300 a pair."
    )
    gate = withheld(files)

    def page(content=b"", script=None):
        document = pikepdf.new()
        document.add_blank_page()
        document.pages[0].Contents = document.make_stream(content)
        if script is not None:
            code = document.make_stream(script)
            document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=code)
        out = io.BytesIO()
        document.save(out)
        return {"a.pdf": out.getvalue()}

    glyphs = (
        b"q 56.8 785.3 m\nBT /F1 9 Tf [<0102030405060708>-2<0102>]TJ <0102030405060708> Tj ET Q"
    )
    assert codes(page(glyphs), gate) == set()
    remark = b"% sell 14 lamps and 3 lanterns\n"
    assert codes(page(glyphs + b"\n" + remark), gate) == set(), "six words, two of them figures"
    assert codes(page(b"% to the harbour, for either or both a pair\n"), gate) == set()
    assert codes(page(b"% 0102030405060708\n" + glyphs), gate) == {"V601"}
    assert codes(page(script=b"// Sell 14 lamps and 3 lanterns"), gate) == {"V601"}


def test_the_same_text_is_told_of_in_every_place_and_file():
    clean, leak = "Forty lamps.", f"See {CANARY}."
    public = {"a.txt": leak, "b.txt": clean, "c.txt": leak, "d.txt": clean, "e.txt": leak}
    problems = verify({name: text.encode() for name, text in public.items()}, GATE)
    assert [problem.location.file for problem in problems] == ["a.txt", "c.txt", "e.txt"]
    document = docx.Document()
    document.sections[0].header.add_paragraph(CANARY)
    document.sections[0].footer.add_paragraph(CANARY)
    (header, footer) = verify({"a.docx": saved(document)}, GATE)
    assert "header1.xml" in header.message
    assert "footer1.xml" in footer.message


def test_a_part_that_is_known_is_broken_where_its_directory_says_another_sum():
    whole = saved(docx.Document())
    assert codes({"a.docx": whole}) == set()
    at = whole.index(b"PK\x01\x02")
    broken = bytearray(whole)
    broken[at + 16] ^= 1  # the check sum in the zip's own list
    assert codes({"a.docx": bytes(broken)}) == {"V602"}
    assert codes({"a.docx": whole}) == set()


@pytest.mark.parametrize("few", [0, 200])
def test_names_are_found_however_many_there_are(few, monkeypatch):
    monkeypatch.setattr("cspctl.pack.verify.matching._FEW_NAMES", few)
    secrets = Secrets()
    for name in ("How the year went", "Linton Road", "Sale of the depot"):
        secrets.add(1, Passage("", name), named=True)
    # Each word is open, and one of the names; the others stand in no open text.
    secrets.allow(Passage("", "The road of Linton: how it went. A sale, the depot's, this year."))
    secrets.allow(Passage("", "To Linton Road"))
    assert secrets.found_in(Passage("", "See: Sale of the Depot")) == {1: 1}
    assert secrets.found_in(Passage("", "how\nthe year went, and the sale of the depot")) == {1: 2}
    for text in ("Linton Road", "Sale of\x1ethe depot", "the depot of sale", "How the went year"):
        assert secrets.found_in(Passage("", text)) == {}
