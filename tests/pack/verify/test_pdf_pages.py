"""Of a public PDF, those pages alone are read that no build has read before; none is missed."""

import io
import itertools
from pathlib import Path

import pikepdf
import pytest
from helpers import loaded
from pikepdf import Array, Dictionary, Name, String
from planting import pdf_files

from cspctl.model.action import Action
from cspctl.model.workspace import Workspace
from cspctl.pack import gate as stage
from cspctl.pack.cache import Results
from cspctl.pack.gate import taken_apart
from cspctl.pack.kept import NOTHING_KEPT
from cspctl.pack.verify.folder import verify_folder
from cspctl.pack.verify.gate import verify
from cspctl.pack.verify.passages import Passage, Unreadable, UnreadPages
from cspctl.pack.verify.pdf_pages import page_pieces
from cspctl.pack.verify.unpacking import unpack
from cspctl.pack.verify.withheld import withheld_of
from cspctl.pack.workers import Alone
from cspctl.queries.withhold import for_public

FONT = Path(stage.__file__).parent / "pdf" / "fonts" / "LiberationSans-Regular.ttf"
LINES = ("Forty lamps are lit.", "Nine roads were mended.", "The depot goes to Quillfeather.")
NAME = "public/pack-public.pdf"


def pdf(lines=LINES, change=lambda document: None, font=FONT.read_bytes, **saving):
    """A page for each line, in a font that is in the file."""
    document = pikepdf.new()
    described = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/AAAAAA+Liberation"),
        Flags=32,
        FontBBox=Array([-500, -300, 1300, 1000]),
        ItalicAngle=0,
        Ascent=900,
        Descent=-200,
        CapHeight=700,
        StemV=80,
    )
    if font:
        described.FontFile2 = document.make_stream(font())
    face = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/AAAAAA+Liberation"),
        Encoding=Name.WinAnsiEncoding,
        FirstChar=32,
        LastChar=126,
        Widths=Array([500] * 95),
        FontDescriptor=document.make_indirect(described),
    )
    resources = document.make_indirect(Dictionary(Font=Dictionary(F1=document.make_indirect(face))))
    for line in lines:
        page = document.add_blank_page(page_size=(595, 842))
        page.Resources = resources
        page.Contents = document.make_stream(shown(line))
    change(document)
    out = io.BytesIO()
    document.save(out, **saving)
    return out.getvalue()


def shown(line):
    return f"BT /F1 12 Tf 72 700 Td ({line}) Tj ET".encode()


def digests(data):
    (pages,) = [piece for piece in unpack("a.pdf", data, pages=False) if is_pages(piece)]
    return pages.digests


def is_pages(piece):
    return isinstance(piece, UnreadPages)


def texts(data):
    return [piece.text for piece in page_pieces(data)]


@pytest.fixture
def kept(tmp_path):
    return Results(tmp_path / "cache", "this code")


@pytest.fixture
def read(monkeypatch):
    """Notes the numbers of the pages that are read after the first build."""
    noted = []

    def noting(data, wanted):
        noted.append(wanted)
        return page_pieces(data, wanted=wanted)

    monkeypatch.setattr(stage, "page_pieces", noting)
    return noted


def pieces(data, kept, where="b 2026-03-11"):
    return list(taken_apart({NAME: data}, Alone(), kept, where)(NAME, data))


def test_a_page_is_told_by_what_its_text_depends_on_and_not_by_where_it_lies():
    one, two = digests(pdf()), digests(pdf(["A new page.", *LINES[1:], LINES[0]]))
    assert len(set(one)) == 3
    assert two[1:] == (*one[1:], one[0])
    assert two[0] not in one
    packed = pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert digests(packed) == one


def on_first(key, value):
    return lambda document: document.pages[0].obj.__setitem__(key, value)


def inherited(key, value):
    def change(document):
        for page in document.pages:
            if key in page.obj:
                del page.obj[key]
        document.Root.Pages[key] = value

    return change


def of_font(key, value):
    def change(document):
        document.pages[0].Resources.Font.F1[key] = value

    return change


def to_unicode(document):
    codes = b"1 begincodespacerange <00><ff> endcodespacerange 1 beginbfchar <46><0051> endbfchar"
    document.pages[0].Resources.Font.F1.ToUnicode = document.make_stream(codes)


def drawing(line):
    def change(document):
        inner = document.make_stream(shown(line))
        inner.Type, inner.Subtype = Name.XObject, Name.Form
        inner.BBox, inner.Resources = Array([0, 0, 595, 842]), document.pages[0].Resources
        outer = document.make_stream(b"/Inner Do")
        outer.Type, outer.Subtype, outer.BBox = Name.XObject, Name.Form, inner.BBox
        outer.Resources = Dictionary(XObject=Dictionary(Inner=inner))
        resources = Dictionary(document.pages[0].Resources)
        resources.XObject = Dictionary(Outer=outer)
        page = document.pages[0]
        page.Resources = resources
        page.Contents = Array([page.Contents, document.make_stream(b"/Outer Do")])

    return change


def marked(line):
    def change(document):
        page = document.pages[0]
        resources = Dictionary(page.Resources)
        resources.Properties = Dictionary(P1=Dictionary(ActualText=String(line)))
        page.Resources = resources
        page.Contents = document.make_stream(b"/Span /P1 BDC " + shown("x") + b" EMC")

    return change


CHANGES = {
    "a box": on_first("/CropBox", Array([0, 0, 100, 100])),
    "turned": on_first("/Rotate", 90),
    "an inherited box": inherited("/MediaBox", Array([0, 0, 595, 840])),
    "inherited turning": inherited("/Rotate", 270),
    "widths": of_font("/Widths", Array([900] * 95)),
    "letters": of_font("/Encoding", Dictionary(Differences=Array([70, Name.Q]))),
    "unicode": to_unicode,
    "a drawing in a drawing": drawing("One"),
    "another drawing in a drawing": drawing("Two"),
    "a replacement": marked("one"),
    "another replacement": marked("two"),
    "a replacement with a number in it": marked("see 4 0 R"),
    "a replacement with another number": marked("see 5 0 R"),
    "from right to left": lambda document: document.Root.__setitem__(
        "/ViewerPreferences", Dictionary(Direction=Name.R2L)
    ),
    "something new in the catalogue": lambda document: document.Root.__setitem__("/New", 1),
}


def test_all_that_a_text_depends_on_is_in_the_hash():
    found = {"as it is": digests(pdf())[0]}
    found |= {name: digests(pdf(change=change))[0] for name, change in CHANGES.items()}
    assert all(found.values())
    assert [(a, b) for a, b in itertools.combinations(found, 2) if found[a] == found[b]] == []


def annotated(document):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]))
    note.P = document.pages[0].obj
    document.pages[0].Annots = Array([document.make_indirect(note)])
    document.pages[0].StructParents = 7
    document.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("x"))]))
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("x", 0))


def test_what_a_text_does_not_depend_on_is_not():
    assert digests(pdf(change=annotated)) == digests(pdf())
    assert texts(pdf(change=annotated)) == texts(pdf())


def nested(document):
    tree = document.Root.Pages
    inner = Dictionary(Type=Name.Pages, Kids=tree.Kids, Count=tree.Count, Parent=tree)
    tree.Kids = Array([document.make_indirect(inner)])


def counted_wrong(data):
    with pikepdf.open(io.BytesIO(data)) as document:
        assert b"/Count 3" in data
        assert len(document.pages) == 3
    return data.replace(b"/Count 3", b"/Count 2")


def in_a_circle(document):
    one, two = (document.make_indirect(Dictionary()) for _ in range(2))
    one.Other, two.Other = two, one
    document.Root.Thumb = one


def of_this_machine(document):
    face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    document.pages[1].Resources = Dictionary(Font=Dictionary(F1=face))


def beside_a_drawn_one(document):
    face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    drawn = Dictionary(Type=Name.Font, Subtype=Name.Type3)
    document.pages[1].Resources = Dictionary(Font=Dictionary(F1=face, F2=drawn))


def beside_one_that_is_described(document):
    face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    font = Dictionary(document.pages[0].Resources.Font.F1)
    document.pages[1].Resources = Dictionary(Font=Dictionary(F1=face, F2=font))


def described_without_a_type(document):
    font = Dictionary(document.pages[0].Resources.Font.F1)
    described = Dictionary(font.FontDescriptor)
    del described.Type, described.FontFile2
    font.FontDescriptor = document.make_indirect(described)
    document.pages[1].Resources = Dictionary(Font=Dictionary(F1=document.make_indirect(font)))


def without_a_base(document):
    face = Dictionary(Subtype=Name.TrueType, FirstChar=32)
    document.pages[1].Resources = Dictionary(Font=Dictionary(F1=document.make_indirect(face)))


def to_itself(document):
    document.pages[1].Thumb = document.pages[1].obj


REFUSED = {
    "a tree": pdf(change=nested),
    "a wrong number of pages": counted_wrong(pdf()),
    "a circle in the catalogue": pdf(change=in_a_circle),
    "no catalogue's pages twice": pdf(
        change=lambda document: document.Root.Pages.__setitem__(
            "/Kids", Array([*document.Root.Pages.Kids, document.Root.Pages.Kids[0]])
        )
    ),
    "something before it": b"\n" + pdf(),
    "something behind it": pdf() + b"x",
    "a revision": pdf() + pdf(),
    "a stream of another length": pdf().replace(b"/Length ", b"/Length 1", 1),
    "a key twice": pdf().replace(b"/Widths", b"/Ascent 1 /Ascent 2 /Widths"),
    "linearized": pdf(linearize=True),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_of_a_file_that_readers_may_take_differently_nothing_is_told(data, tmp_path):
    pages = [piece for piece in unpack("a.pdf", data, pages=False) if is_pages(piece)]
    assert {digest for one in pages for digest in one.digests} <= {""}
    kept = Results(tmp_path, "code")
    for _ in range(2):
        answer = list(taken_apart({NAME: data}, Alone(), kept)(NAME, data))
        assert set(answer) == set(unpack(NAME, data))


ALONE = (
    *(of_this_machine, beside_a_drawn_one, beside_one_that_is_described),
    *(described_without_a_type, without_a_base, to_itself),
)


@pytest.mark.parametrize("change", ALONE)
def test_a_page_of_which_nothing_can_be_told_is_read_every_time(change, kept, read):
    data = pdf(change=change)
    first, second, third = digests(data)
    assert (first, third) == (digests(pdf())[0], digests(pdf())[2])
    assert second == ""
    for number in range(3):
        assert pieces(data, kept) == pieces(data, NOTHING_KEPT)
        assert read == [[1]] * number
    assert digests(pdf(font=None)) == ("", "", "")


def test_pages_of_the_same_hash_have_the_same_text():
    files = [*pdf_files("ZQX-CANARY-17").values(), pdf(), pdf(LINES[::-1])]
    files += [pdf(change=change) for change in CHANGES.values()]
    known = {}
    for data in files:
        told = [piece for piece in unpack("a.pdf", data, pages=False) if is_pages(piece)]
        for digest, text in zip(told[0].digests, texts(data), strict=False):
            assert not digest or known.setdefault(digest, text) == text
    assert len(known) > 15


def secret(text):
    held = Workspace(actions=(Action(number=1, action=text, lead="x", restricted=True),))
    return withheld_of(held, Workspace(), {})


def test_new_pages_alone_are_read(kept, read):
    old, new = pdf(), pdf([LINES[0], "A new page.", LINES[2]])
    whole = set(unpack(NAME, old))
    assert set(pieces(old, kept)) == set(pieces(old, kept)) == whole
    assert read == []
    warm = pieces(new, kept)
    assert read == [[1]]
    assert warm == pieces(new, NOTHING_KEPT)
    assert set(warm) == set(unpack(NAME, new))


def test_pages_that_moved_are_told_where_they_are_now(kept, read):
    pieces(pdf(), kept)
    moved = pdf(LINES[::-1])
    assert pieces(moved, kept) == pieces(moved, NOTHING_KEPT)
    assert read == []


def test_a_leak_on_a_changed_page_is_found_by_a_warm_build(kept):
    closed = secret("The depot goes to Quillfeather for a song, we hear.")
    clean = pdf(LINES[:2])
    assert verify({NAME: clean}, closed, taken_apart({NAME: clean}, Alone(), kept)) == []
    leak = pdf([LINES[0], LINES[2]])
    problems = verify({NAME: leak}, closed, taken_apart({NAME: leak}, Alone(), kept))
    assert {problem.code for problem in problems} == {"V601"}
    assert "page 2" in problems[0].message
    assert problems == verify({NAME: leak}, closed)


def test_what_is_restricted_since_is_found_on_pages_that_stayed(kept, read):
    data = pdf()
    before = verify({NAME: data}, secret("A pier."), taken_apart({NAME: data}, Alone(), kept))
    assert before == []
    closed = secret("The depot goes to Quillfeather for a song, we hear.")
    problems = verify({NAME: data}, closed, taken_apart({NAME: data}, Alone(), kept))
    assert read == []
    assert {problem.code for problem in problems} == {"V601"}
    assert problems == verify({NAME: data}, closed)


def test_pack_verify_by_itself_asks_nothing_that_was_kept_and_finds_the_same(kept, monkeypatch):
    agenda = (
        "items:\n  - title: A sale\n    note: The depot goes to Quillfeather for a song, we hear.\n"
        "    restricted: {public_title: A matter}\n"
    )
    files = {"packs/b/board.yaml": "id: b\nname: B\n", "packs/b/2026-03-11/agenda.yaml": agenda}
    held = loaded(files).workspace
    closed = withheld_of(held, for_public(held), {})
    clean, leak = pdf(LINES[:2]), pdf()
    for data in (clean, leak, clean, leak):
        built = verify({NAME: data}, closed, taken_apart({NAME: data}, Alone(), kept))
        assert bool(built) == (data == leak)

    def nobody(*_):
        raise AssertionError

    monkeypatch.setattr(Results, "find", nobody)
    monkeypatch.setattr("cspctl.pack.verify.kept_pages.KeptPages.__init__", nobody)
    manifest = b'{"board": "b", "date": "2026-03-11"}'
    for data, told in ((clean, []), (leak, built)):
        assert verify_folder({"manifest.json": manifest, NAME: data}, held, nobody) == told


def test_a_damaged_entry_does_not_open_the_gate(kept, tmp_path):
    data = pdf()
    clean = pieces(data, kept)
    (entry,) = (tmp_path / "cache").iterdir()
    whole = entry.read_bytes()
    assert b"Quillfeather" in whole
    entry.write_bytes(whole.replace(b"Quillfeather", b"Somebody"))
    assert pieces(data, kept) == clean
    assert entry.read_bytes() == whole
    # An entry of another file in its place, sealed as it is.
    pieces(pdf(["One."] * 3), kept, "another meeting")
    (other,) = (path for path in (tmp_path / "cache").iterdir() if path != entry)
    entry.write_bytes(other.read_bytes())
    assert pieces(data, kept) == clean


@pytest.mark.parametrize("answer", [b"", b"[]", b"17", b'{"a": 1}', b"\xff", b"[" * 100_000])
def test_an_answer_of_another_shape_is_read_again(kept, answer):
    data = pdf()
    kept.keep("page texts", (f"b 2026-03-11 {NAME}",), answer)
    assert set(pieces(data, kept)) == set(unpack(NAME, data))


def test_pages_that_nobody_reads_do_not_pass():
    data = pdf()
    problems = verify(
        {NAME: data}, secret("A pier."), lambda *_: unpack("a.pdf", data, pages=False)
    )
    assert [problem.code for problem in problems] == ["V602"]


def test_a_page_that_cannot_be_read_is_not_kept(kept, monkeypatch):
    data = pdf()
    closed = [Unreadable(f"page {n}", "its text cannot be read") for n in (1, 2, 3)]
    monkeypatch.setattr("cspctl.pack.verify.pdf_pages.page_pieces", lambda data: closed)
    assert [piece for piece in pieces(data, kept) if isinstance(piece, Unreadable)] == closed
    monkeypatch.undo()
    told = [piece.text for piece in pieces(data, kept) if isinstance(piece, Passage)]
    assert set(LINES) <= set(told)
