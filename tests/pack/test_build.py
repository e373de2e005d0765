"""The whole run of a pack, on a small board that stands here in full."""

import datetime as dt
import io
import json
import re
import threading
import zipfile
from pathlib import PurePosixPath

import pikepdf
import pytest
from docx import Document
from helpers import loaded

import cspctl.pack.build as build_module
from cspctl import template_store
from cspctl.pack import gate
from cspctl.pack.build import build
from cspctl.pack.pdf.sources import Ahead
from cspctl.problems import CannotRun

DAY = dt.date(2026, 3, 11)
BOARD = """
id: b
name: The Board
organisation: The Council
people:
  - {id: ann, name: Director of Homes, capacity: chair}
  - {id: bob, name: Fire Commander, capacity: member}
"""
AGENDA = """
items:
  - {title: Minutes, minutes_of: 2026-01-14, presenter: chair}
  - {title: Action log, action_log: yes}
  - title: Secret gang review
    restricted: {public_title: A review, reason: Names the Orchid cell}
    presenter: Sergeant Quill
    note: About the Orchid cell
    papers: [papers/03-orchid.md, papers/03-annex.docx]
    items:
      - {title: Orchid part, papers: [papers/03a.md]}
  - title: Street lights
    papers:
      - papers/04-lights.md
      - {file: papers/04-costs.md, restricted: yes}
      - {file: papers/04-plan.pdf, title: The plan, cover: no}
  - {title: Membership, membership: yes}
"""
MINUTES = """---
chair: ann
present: [ann, bob]
---
## 1. Homes
All was well.

ACTION [bob, by 2026-02-01]: Count the ladders.
"""
ACTIONS = """
board: b
actions:
  - {number: 1, action: Count the ladders, lead: bob, target: 2026-02-01, state: open}
  - number: 2
    action: Watch the Orchid cell
    lead: ann
    target: 2026-02-01
    state: open
    raised: {meeting: 2026-03-11, item: 3}
"""


def docx(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(pages: int) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


FILES = {
    "packs/b/board.yaml": BOARD,
    "packs/b/2026-01-14/minutes.md": MINUTES,
    "packs/b/2026-03-11/agenda.yaml": AGENDA,
    "packs/b/2026-03-11/papers/03-orchid.md": "---\ntitle: Orchid file\n---\nOrchid is blue.\n",
    "packs/b/2026-03-11/papers/03-annex.docx": docx("The Orchid annex"),
    "packs/b/2026-03-11/papers/03a.md": "Orchid again.\n",
    "packs/b/2026-03-11/papers/04-lights.md": (
        "---\ntitle: Lights\nappendices:\n  - {title: Hidden costs, file: papers/04-costs.md}\n"
        "---\nForty lamps.\n"
    ),
    "packs/b/2026-03-11/papers/04-costs.md": "---\ntitle: Hidden costs\n---\nMauve money.\n",
    "packs/b/2026-03-11/papers/04-plan.pdf": pdf(2),
    "actions.yaml": ACTIONS,
}


class Desk:
    """Papers from the test's files, packaged templates, and PDFs of as many pages as it says."""

    def __init__(self, files, counts=None):
        self.files = files
        self.counts = counts

    def paper(self, file):
        data = self.files[file]
        return data if isinstance(data, bytes) else data.encode()

    def template(self, name):
        return f"{name}.docx", template_store.packaged(f"{name}.docx")

    def convert(self, files, known=None):
        return None if self.counts is None else dict.fromkeys(files, pdf(self.counts))

    def stage(self, words):
        pass


def built(files=FILES, counts=None, day=DAY, **options):
    found = loaded(files)
    desk = Desk(files, counts)
    return build(found.workspace, found.problems, "b", day, day, desk, **options)


def everything(data: bytes) -> str:
    """Every part of a package as text, with words that runs split joined again."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
        names = " ".join(package.namelist())
    joined = " ".join(re.sub(r"<[^>]*>", "", part) for part in parts)
    return f"{names} {' '.join(parts)} {joined}"


def everything_in_pdf(data: bytes) -> str:
    """Every object and every stream of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as document:
        parts = []
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                parts.append(thing.read_bytes().decode("latin-1"))
            parts.append(repr(thing))
    return " ".join(parts)


def text(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_a_pack_has_every_file_of_the_contract():
    assert sorted(built().files) == [
        "action-log.docx",
        "action-log.xlsx",
        "agenda.docx",
        "manifest.json",
        "minutes.docx",
        "pack.docx",
        "public/action-log-public.docx",
        "public/action-log-public.xlsx",
        "public/agenda-public.docx",
        "public/manifest-public.json",
        "public/minutes-public.docx",
        "public/pack-public.docx",
    ]


def test_the_public_log_asks_nobody_to_fill_it_in():
    files = built().files
    assert "Please type in New update" in everything(files["action-log.xlsx"])
    public = everything(files["public/action-log-public.xlsx"])
    assert "Please type" not in public
    assert "New update" not in public


def test_with_a_converter_both_editions_are_pdfs_too():
    without, with_one = built().files, built(counts=2).files
    assert sorted(set(with_one) - set(without)) == ["pack.pdf", "public/pack-public.pdf"]


def test_nothing_withheld_is_in_a_public_file():
    public = {
        name: data for name, data in built(counts=2).files.items() if name.startswith("public/")
    }
    secrets = (
        "orchid",
        "secret gang",
        "quill",
        "mauve",
        "hidden costs",
        "03-annex",
        "03a",
        "04-costs",
    )
    for name, data in public.items():
        read = {".json": bytes.decode, ".pdf": everything_in_pdf}
        inside = read.get(PurePosixPath(name).suffix, everything)(data)
        found = [secret for secret in secrets if secret in inside.casefold()]
        assert not found, f"{name}: {found}"


def test_the_full_pack_has_what_the_public_one_withholds():
    pack = text(built().files["pack.docx"])
    for words in ("Orchid is blue.", "The Orchid annex", "Mauve money.", "Forty lamps."):
        assert words in pack


def test_the_public_pack_shows_the_public_title_and_one_page_for_each_withheld_thing():
    pack = text(built().files["public/pack-public.docx"])
    assert "A review" in pack
    assert pack.count("This document is restricted and is not published.") == 2
    assert "Forty lamps." in pack


def pages(manifest: bytes) -> dict[str, tuple[int | None, int | None]]:
    return {
        item["number"]: (item["first_page"], item["last_page"])
        for item in json.loads(manifest)["items"]
    }


def test_both_editions_have_one_run_of_page_numbers():
    # Of two pages each: minutes; log; orchid, annex cover, annex and part; lights, costs, plan.
    files = built(counts=2).files
    full = pages(files["manifest.json"])
    public = pages(files["public/manifest-public.json"])
    assert full == {"1": (1, 2), "2": (3, 4), "3": (5, 8), "4": (11, 16), "5": (17, 18)}
    # In public the withheld item takes its part's pages along.
    assert public == {**full, "3": (5, 10)}


def test_the_front_sheet_of_both_editions_has_the_ranges():
    files = built(counts=2).files
    assert "11 – 16" in text(files["agenda.docx"])
    assert "5 – 10" in text(files["public/agenda-public.docx"])


def test_each_sheet_is_pinned_to_its_page_in_both_editions():
    def starts(data):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            document = package.read("word/document.xml").decode()
        return [int(n) for n in re.findall(r'<w:pgNumType[^>]*w:start="(\d+)"', document)]

    files = built(counts=2).files
    assert starts(files["pack.docx"]) == [1, 1, 3, 5, 7, 9, 11, 13, 15, 17]
    assert starts(files["public/pack-public.docx"]) == [1, 1, 3, 5, 11, 13, 15, 17]


def test_pages_that_nothing_could_count_say_so():
    files = built().files
    assert pages(files["manifest.json"])["4"] == (None, None)
    assert "not counted" in text(files["pack.docx"])
    with zipfile.ZipFile(io.BytesIO(files["pack.docx"])) as package:
        assert b"updateFields" not in package.read("word/settings.xml")


def test_the_same_input_gives_the_same_bytes():
    assert built(counts=3).files == built(counts=3).files


def problems_of(files) -> list[str]:
    with pytest.raises(CannotRun) as caught:
        built(files)
    return sorted(f"{p.code} {p.location}" for p in caught.value.problems)


def test_papers_that_were_known_before_are_opened_while_others_are_converted(monkeypatch):
    opened, told = [], threading.Event()

    class Noted(Ahead):
        def open(self, pdfs):
            opened.append(set(pdfs))
            super().open(opened[-1])

    class Telling(Desk):
        def convert(self, files, known=None):
            made = super().convert(files)
            if known is not None:
                known(made.values())
                told.set()
            return made

    def closed(*asked):
        told.wait(10)
        return gate.closed(*asked)

    plain = built(counts=1).files
    monkeypatch.setattr(build_module, "Ahead", Noted)
    monkeypatch.setattr(build_module, "closed", closed)
    found = loaded(FILES)
    made = build(found.workspace, found.problems, "b", DAY, DAY, Telling(FILES, 1)).files
    assert made == plain
    before, after = opened
    assert set() != before <= after


def test_every_missing_or_unreadable_paper_is_named_in_one_run():
    files = {name: data for name, data in FILES.items() if not name.endswith("04-lights.md")}
    files["packs/b/2026-03-11/papers/03-annex.docx"] = b"PK\x03\x04 broken"
    assert problems_of(files) == [
        "C701 packs/b/2026-03-11/papers/03-annex.docx:1:1",
        "G201 packs/b/2026-03-11/agenda.yaml:14:9",
    ]


def test_an_agenda_with_a_fault_stops_the_pack():
    files = {**FILES, "packs/b/2026-03-11/agenda.yaml": "items:\n  - {tile: Minutes}\n"}
    assert "F002 packs/b/2026-03-11/agenda.yaml:2:6" in problems_of(files)


def test_a_fault_in_the_log_or_the_plan_does_not_stop_the_pack():
    files = {
        **FILES,
        "actions.yaml": ACTIONS + "  - {number: x, action: Odd}\n",
        "packs/b/forward-plan.yaml": "meetings: 3\n",
    }
    assert "pack.docx" in built(files).files


def test_a_restriction_that_cannot_be_read_stops_everything():
    files = {
        **FILES,
        "actions.yaml": ACTIONS.replace("    raised:", "    restricted: mayb\n    raised:"),
    }
    assert problems_of(files) == ["C704 actions.yaml:10:5"]


def test_a_meeting_without_an_agenda_is_answered_with_those_that_have_one():
    with pytest.raises(CannotRun) as caught:
        built(day=dt.date(2026, 1, 14))
    assert "2026-03-11" in caught.value.problems[0].mend


def test_a_slip_says_where_the_pages_of_its_paper_are():
    files = built(counts=2).files
    assert "Pages 15 to 16 are in the PDF edition of this pack (pack.pdf)." in text(
        files["pack.docx"]
    )
    assert "(pack-public.pdf)" in text(files["public/pack-public.docx"])
    assert "sent with this pack as a file of its own" in text(built().files["pack.docx"])


def test_pages_are_pictures_with_words_to_read_when_asked_for():
    files = built(counts=2, page_images=True).files
    for name in ("pack.docx", "public/pack-public.docx"):
        with zipfile.ZipFile(io.BytesIO(files[name])) as package:
            document = package.read("word/document.xml").decode()
        assert re.findall(r'descr="(Page \d+: The plan)', document) == [
            "Page 15: The plan",
            "Page 16: The plan",
        ]
        assert "PDF edition" not in document


def test_a_file_without_pages_is_refused_with_what_to_do():
    agenda = AGENDA.replace("04-plan.pdf", "04-plan.msg")
    files = {**FILES, "packs/b/2026-03-11/agenda.yaml": agenda}
    files["packs/b/2026-03-11/papers/04-plan.msg"] = b"mail"
    with pytest.raises(CannotRun) as caught:
        built(files)
    assert [(p.code, p.location.line) for p in caught.value.problems] == [("C701", 16)]
    assert "Save it as a PDF" in caught.value.problems[0].mend


def locked():
    document = pikepdf.open(io.BytesIO(pdf(1)))
    out = io.BytesIO()
    document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [(locked(), "password"), (b"no PDF", "damaged"), (pdf(2)[:-200], "damaged")],
    ids=["locked", "no PDF", "cut short"],
)
def test_a_pdf_that_would_lose_pages_is_refused(data, words):
    files = {**FILES, "packs/b/2026-03-11/papers/04-plan.pdf": data}
    with pytest.raises(CannotRun) as caught:
        built(files)
    (problem,) = caught.value.problems
    assert (problem.code, words in problem.message) == ("C701", True)


def test_papers_that_the_public_edition_does_not_have_are_known():
    folder = "packs/b/2026-03-11/papers"
    assert built().closed == {
        f"{folder}/{name}" for name in ("03-orchid.md", "03-annex.docx", "03a.md", "04-costs.md")
    }
