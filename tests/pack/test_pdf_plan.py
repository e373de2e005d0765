"""Both editions of a pack are made together, and each is the one that it would be alone."""

import datetime as dt
import gc
import io
import weakref
from collections import Counter

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

import cspctl.pack.pdf_pack as pdf_pack_module
from cspctl.pack.converting import Pages
from cspctl.pack.leaves import Leaf
from cspctl.pack.page_fields import Place
from cspctl.pack.pdf import room as room_module
from cspctl.pack.pdf import sources
from cspctl.pack.pdf.binding import Binder
from cspctl.pack.pdf.lettering import Letters
from cspctl.pack.pdf.room import SIZE, Room
from cspctl.pack.pdf.sources import Ahead, Source, Sources, Wanted, source
from cspctl.pack.pdf_pack import pdf_pack, pdf_packs
from cspctl.pack.pdf_plan import Bound, Entry, Plan


def pdf(pages):
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    return saved(document)


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def paper(word, pages=2):
    """A tagged paper with a link, an id, a form field and a font of its own, full of a word."""
    made = pikepdf.new()
    root = made.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    top = made.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array([])))
    parents = Array([])
    font = made.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{word}"))
    )
    shown = made.make_stream(f"% form of {word}".encode(), Type=Name.XObject, Subtype=Name.Form)
    shown.BBox = Array([0, 0, 9, 9])
    for number in range(pages):
        made.add_blank_page(page_size=(595, 842))
        page = made.pages[-1]
        page.Contents = made.make_stream(
            f"/Body <</MCID 0>> BDC BT /F1 12 Tf 72 700 Td ({word}) Tj ET EMC /X1 Do".encode()
        )
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(X1=shown))
        page.StructParents = number
        element = made.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/Body"), P=top, Pg=page.obj, K=0, Alt=word)
        )
        element.ID = String(f"{word}{number}")
        top.K.append(element)
        parents.extend([number, Array([element])])
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
        link.A = Dictionary(S=Name.URI, URI=String(f"https://example.org/{word}"))
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(word), F=4,
            V=String(word), Rect=[100, 100, 200, 150], AP=Dictionary(N=shown),
        )  # fmt: skip
        page.obj.Annots = Array([made.make_indirect(link), made.make_indirect(field)])
    root.K = Array([top])
    root.ParentTree = Dictionary(Nums=parents)
    root.RoleMap = Dictionary({"/Body": Name(f"/{word}")})
    tree = pikepdf.NameTree.new(made)
    for element in top.K:
        tree[str(element.ID)] = element
    root.IDTree = tree.obj
    made.Root.StructTreeRoot = root
    made.Root.AcroForm = Dictionary(Fields=[page.Annots[1] for page in made.pages])
    made.docinfo["/Title"] = word
    return saved(made)


PLAN = Plan(
    title="The Board, Wednesday 11 March 2026: pack",
    creator="The Council",
    day=dt.date(2026, 3, 11),
    duplex=True,
    last="4",
    items=(
        Entry("1", "1. Lamps", "Lamps", False),
        Entry("1(a)", "(a) Caf\u00e9s", "Caf\u00e9s", True),
    ),
    front=Pages(pdf(1), 1, (Place("{page} of {pages}", "right"),)),
    sheets=(
        Bound("1", "Lamps", "paper 1", Pages(pdf(1), 1), (Leaf(1, 0, 0), Leaf(2, 0, None))),
        Bound("1(a)", "Caf\u00e9s", "paper 1", Pages(pdf(2), 2), (Leaf(3, 1, 0), Leaf(4, 1, 1))),
    ),
)


OPEN, CLOSED, SLIP = paper("Lamps"), paper("Planted"), paper("Withheld")
TWO, THREE = pdf(2), pdf(3)
LENGTHS = {THREE: 3}


def edition(*papers, title):
    """A plan of papers, each with how many of its pages are bound."""
    sheets = []
    number = 1
    for place, (data, own) in enumerate(papers):
        leaves = tuple(Leaf(number + page, place, page) for page in range(own))
        number += own
        pages = Pages(data, LENGTHS.get(data, 2))
        sheets.append(Bound(str(place + 1), "Paper", f"paper {place}", pages, leaves))
    items = tuple(Entry(sheet.item, f"{sheet.item}.", "Title", False) for sheet in sheets)
    return PLAN._replace(title=title, items=items, sheets=tuple(sheets))


FULL = edition((OPEN, 2), (CLOSED, 2), (TWO, 2), (OPEN, 2), (SLIP, 2), title="Full")
PUBLIC = edition((OPEN, 2), (SLIP, 1), (OPEN, 2), (OPEN, 2), (THREE, 3), title="Public")


def packs(plans, **more):
    return [written() for written in pdf_packs(plans, **more)]


def everything(data):
    """All that a PDF holds, whether anything leads to it or not."""
    with pikepdf.open(io.BytesIO(data)) as document:
        objects = list(document.objects)
        streams = [thing.read_bytes() for thing in objects if isinstance(thing, pikepdf.Stream)]
        return b"".join([data, *streams, repr(objects).encode()])


@pytest.mark.parametrize("plans", [[FULL, PUBLIC], [PUBLIC, FULL], [FULL, FULL], [PLAN, FULL]])
def test_an_edition_is_what_it_is_alone(plans):
    """Whatever the other one holds, or in which order, or how often."""
    assert packs(plans) == [pdf_pack(plan) for plan in plans]


def test_it_makes_no_difference_which_edition_is_written_first():
    full, public = pdf_packs([FULL, PUBLIC])
    written = [public(), full()]
    assert written == [pdf_pack(PUBLIC), pdf_pack(FULL)]


def test_a_paper_that_an_edition_has_twice_is_two_papers():
    alike = OPEN + b"\n"  # other bytes, the same PDF
    once = pdf_pack(edition((OPEN, 2), (alike, 2), title="Twice"))
    assert packs([PUBLIC, edition((OPEN, 2), (OPEN, 2), title="Twice")])[1] == once


def test_an_edition_holds_nothing_of_what_is_in_the_other_alone():
    full, public = packs([FULL, PUBLIC])
    assert b"Planted" in everything(full)
    assert b"Planted" not in everything(public)
    assert b"Lamps" in everything(public)
    assert public == packs([edition((OPEN, 2), title="None"), PUBLIC])[1]


def test_a_paper_is_opened_once_for_both_editions_and_closed_after_the_last(monkeypatch):
    class Open:
        pass

    def counted(data, most=None):
        pdf = Open()
        found.append((data, most, weakref.ref(pdf)))
        return Source(pdf, cut=False)

    found = []
    monkeypatch.setattr(sources, "source", counted)
    shared = Sources(
        [[Wanted(OPEN, 2), Wanted(CLOSED, 2), Wanted(OPEN, 2, 1)], [Wanted(OPEN, 2)]], Ahead()
    )
    taken = shared.take(Wanted(OPEN, 2))
    assert shared.take(Wanted(OPEN, 2)) is taken
    assert shared.take(Wanted(OPEN, 2, 1)) is not taken  # an edition that has it twice
    assert shared.take(Wanted(CLOSED, 2)) is not taken
    assert [(data, most) for data, most, _ in found] == [(OPEN, 2), (OPEN, 2), (CLOSED, 2)]
    del taken
    gc.collect()
    assert [pdf() for _, _, pdf in found] == [None, None, None]


def test_a_pack_is_let_go_before_the_next_is_made(monkeypatch):
    """It takes 90 kB a page, and nothing may need a collection of circles to be let go."""
    living = weakref.WeakSet()
    at_finish = []

    class Watched(Binder):
        def __init__(self):
            super().__init__()
            living.add(self)

        def finish(self, **about):
            at_finish.append(len(living))
            return super().finish(**about)

    monkeypatch.setattr(pdf_pack_module, "Binder", Watched)
    gc.disable()
    try:
        packs([FULL, PUBLIC])
    finally:
        gc.enable()
    assert (at_finish, len(living)) == ([1, 1], 0)


def test_what_was_opened_ahead_makes_no_difference(monkeypatch):
    here = packs([FULL, PUBLIC])
    opened = []

    def counted(data, most=None):
        opened.append((data, most))
        return source(data, most)

    monkeypatch.setattr(sources, "source", counted)
    ahead = Ahead()
    ahead.open([OPEN, SLIP, b"no PDF", OPEN])
    ahead.open([CLOSED, THREE, OPEN])
    assert [data for data, _ in opened] == [OPEN, SLIP, b"no PDF", CLOSED, THREE]
    opened.clear()
    assert packs([FULL, PUBLIC], ahead=ahead) == here
    # What is open is the whole of a paper, and once: one edition has a paper three times, and of
    # another only a page.
    front = PLAN.front.pdf
    assert Counter(opened) == Counter(
        [(OPEN, None), (OPEN, None), (TWO, None), (SLIP, 1), (front, None)]
    )
    assert packs([FULL, PUBLIC], ahead=ahead) == here  # nothing that was bound is taken again


def test_what_cannot_be_opened_ahead_is_told_when_it_is_wanted():
    ahead = Ahead()
    ahead.open([b"no PDF"])
    with pytest.raises(pikepdf.PdfError):
        packs([edition((b"no PDF", 2), title="Broken")], ahead=ahead)


def test_spots_that_were_looked_for_before_are_not_looked_for_again(monkeypatch):
    here = packs([FULL, PUBLIC])
    letters = Letters(words for plan in (FULL, PUBLIC) for words in plan.words())
    room = Room()
    room.look([(PLAN.front.pdf, letters.width("Page i", SIZE))])
    room.look(
        (sheet.pages.pdf, max(letters.width(text, SIZE) for text in sheet.stamps()))
        for plan in (FULL, PUBLIC)
        for sheet in plan.sheets
    )
    monkeypatch.setattr(room_module, "spots", None)
    assert packs([FULL, PUBLIC], room=room) == here


def test_blank_pages_and_bookmarks():
    here = pdf_pack(PLAN)
    with pikepdf.open(io.BytesIO(here)) as document:
        assert len(document.pages) == 6  # the front sheet has a blank back, and so has item 1
        with document.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["Agenda", "1. Lamps"]
            assert [entry.title for entry in outline.root[1].children] == ["(a) Caf\u00e9s"]


@pytest.mark.parametrize("place", [0, 1])
def test_pages_without_numbers_of_their_own_are_stamped(place):
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf_pack(PLAN))
    words = ["Item 1, page 1", "Item 1(a), page 3"]
    shown = document[2 + 2 * place].get_textpage().get_text_bounded()
    assert words[place] in shown
