"""A plan that is sent to another process is the plan that was sent, and gives the same PDF."""

import datetime as dt
import io
import json

import pikepdf
import pytest

from cspctl.pack.converting import Pages
from cspctl.pack.kept import NOTHING_KEPT
from cspctl.pack.leaves import Leaf
from cspctl.pack.page_fields import Place
from cspctl.pack.pdf_pack import begun, made, pdf_pack
from cspctl.pack.pdf_plan import Bound, Entry, Plan, from_message, to_message
from cspctl.pack.workers import Workers


def pdf(pages):
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


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


def test_a_plan_comes_back_as_it_was():
    assert from_message(*to_message(PLAN)) == PLAN


def test_a_helper_makes_the_same_pdf(tmp_path):
    here = pdf_pack(PLAN)
    head, pdfs = to_message(PLAN)
    assert made(head, json.dumps(NOTHING_KEPT.address), *pdfs) == here
    helpers = Workers(1)
    try:
        assert begun(PLAN, NOTHING_KEPT, helpers)() == here
    finally:
        helpers.close()
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
