"""The pages of a pack's PDF in order, each with its number: its own, blank, or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cspctl.pack.numbering import Numbering

if TYPE_CHECKING:
    from cspctl.pack.sheets import Sheet


class Leaf(NamedTuple):
    """A page behind the front sheet: of which sheet (by its place), and its printed number.

    ``page`` counts the sheet's own pages from 0; None is a page left blank behind them.
    """

    number: int
    sheet: int
    page: int | None


def leaves(sheets: Sequence[Sheet], numbering: Numbering, *, duplex: bool) -> Iterator[Leaf]:
    """Every page of an edition.

    The numbers of what is withheld are left out; with ``duplex`` a blank back makes the next
    number come on the right side of its sheet of paper.
    """
    number = 0
    for place, (sheet, own, pages) in enumerate(
        zip(sheets, numbering.pages, numbering.sheets, strict=True)
    ):
        if place:
            gap = range(number + 1, pages.first)
            if sheets[place - 1].kind == "withheld":
                gap = gap[:1] if duplex and len(gap) % 2 else gap[:0]
            yield from (Leaf(missing, place - 1, None) for missing in gap)
        for page in range(own):
            yield Leaf(pages.first + page, place, page)
        number = pages.first + own - 1
        if sheet.kind != "withheld":
            yield from (Leaf(rest, place, None) for rest in range(number + 1, pages.last + 1))
            number = pages.last
