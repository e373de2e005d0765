"""What a pack's PDF is made of: all of a draft that its pages show, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cspctl.pack.converting import Pages
from cspctl.pack.leaves import Leaf, leaves

if TYPE_CHECKING:
    from cspctl.pack.draft import Draft

BLANK = "This page is intentionally left blank"


class Bound(NamedTuple):
    """A sheet: its item as printed, its title, what it belongs to (``Sheet.group``), its pages."""

    item: str
    title: str
    group: str
    pages: Pages
    leaves: tuple[Leaf, ...]

    @property
    def own(self) -> tuple[Leaf, ...]:
        """Its own pages; those left blank come behind them."""
        return tuple(leaf for leaf in self.leaves if leaf.page is not None)

    def stamps(self) -> list[str]:
        """What is printed on its pages where they do not print their numbers themselves."""
        return [stamp(self.item, str(leaf.number)) for leaf in self.own]


class Entry(NamedTuple):
    """An item of the agenda: its name as printed, its bookmark, its title, whether it is a part."""

    name: str
    words: str
    title: str
    part: bool


class Plan(NamedTuple):
    """The whole PDF."""

    title: str
    creator: str
    day: dt.date
    duplex: bool
    last: str
    items: tuple[Entry, ...]
    front: Pages
    sheets: tuple[Bound, ...]

    def words(self) -> Iterator[str]:
        """All that is set on pages, for the font to have its letters."""
        yield f"{BLANK} {stamp('', '')} 0123456789ivxlcdm()"
        for pages in (self.front, *(sheet.pages for sheet in self.sheets)):
            yield from (place.words for place in pages.places)
        yield from (sheet.item for sheet in self.sheets)


def stamp(item: str, number: str) -> str:
    """The words on a page of an author's."""
    return f"Item {item}, page {number}"


def plan_of(draft: Draft) -> Plan:
    """The plan of a draft that has all its pages and its front sheet."""
    assert draft.front is not None, "pages are only put together when all are there"
    from cspctl.model.agenda import printed

    edition = draft.edition
    sheets = tuple(bound_of(draft))
    assert len(sheets) == len(draft.sheets), "slips have been converted"
    items = []
    for number, letter, item, _ in edition.agenda.numbered():
        words = f"({letter}) {item.title}" if letter else f"{number}. {item.title}"
        items.append(Entry(printed(number, letter), words, item.title, bool(letter)))
    return Plan(
        edition.title,
        edition.creator,
        edition.day,
        edition.duplex,
        str(draft.numbering.last),
        tuple(items),
        draft.front,
        sheets,
    )


def bound_of(draft: Draft) -> Iterator[Bound]:
    """The sheets of a draft that have their pages."""
    found: dict[int, list[Leaf]] = {}
    for leaf in leaves(draft.sheets, draft.numbering, duplex=draft.edition.duplex):
        found.setdefault(leaf.sheet, []).append(leaf)
    for place, (sheet, pages) in enumerate(zip(draft.sheets, draft.pages, strict=True)):
        if pages is not None:
            own = tuple(found.get(place, ()))
            yield Bound(sheet.item, sheet.title, sheet.group, pages, own)
