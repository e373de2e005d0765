"""Count: one run of page numbers over the full pack and the public one.

Page 1 is the first page behind the front sheet (docs/files.md, Page numbers), so no range
depends on the front sheet's length. A withheld item keeps its numbers in the public pack, unless
the board wants them closed up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cspctl.documents.blocks import PageRange
    from cspctl.pack.sheets import Sheet

NOT_COUNTED = "not counted"


@dataclass(frozen=True, slots=True)
class Range:
    """The first and last printed page of something."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """Where every sheet of an edition begins and ends; empty when nothing could count.

    ``pages`` says how many pages each sheet has of its own, which are fewer than its range has
    for a slip in the place of what is withheld, and for a document that is shorter in public.
    """

    sheets: tuple[Range, ...]
    pages: tuple[int, ...]
    items: Mapping[str, Range]

    @property
    def counted(self) -> bool:
        """Whether the pages were counted."""
        return bool(self.sheets)

    @property
    def last(self) -> int:
        """The last page's number."""
        return max((pages.last for pages in self.sheets), default=0)

    def of(self, item: str) -> Range | None:
        """The range of an item as printed; None for one without pages."""
        return self.items.get(item)


NOT_NUMBERED = Numbering((), (), {})


def number(
    sheets: Sequence[Sheet], counts: Sequence[int], *, duplex: bool, least: Sequence[int] = ()
) -> Numbering:
    """Number the sheets of an edition by their page counts.

    With ``duplex`` every item and part starts on an odd page. A range is never shorter than
    ``least`` says, so that the other edition's sheet fits into it.
    """
    ranges: list[Range] = []
    page = 1
    for place, (sheet, count) in enumerate(zip(sheets, counts, strict=True)):
        starts = place > 0 and sheet.item != sheets[place - 1].item
        if duplex and starts and page % 2 == 0:
            page += 1
        last = page + max(count, least[place] if least else 0) - 1
        ranges.append(Range(page, last))
        page = last + 1
    return Numbering(tuple(ranges), tuple(counts), _items(sheets, ranges))


def number_both(
    full: Sequence[Sheet],
    full_counts: Sequence[int],
    public: Sequence[Sheet],
    public_counts: Sequence[int],
    *,
    duplex: bool,
    compact: bool,
) -> tuple[Numbering, Numbering]:
    """Number both editions: the public one by the full one's numbers, or closed up."""
    if compact:
        return (
            number(full, full_counts, duplex=duplex),
            number(public, public_counts, duplex=duplex),
        )
    seen = dict(zip(_keys(public), public_counts, strict=True))
    least = [seen.get(key, 0) for key in _keys(full)]
    whole = number(full, full_counts, duplex=duplex, least=least)
    places = dict(zip(_keys(full), whole.sheets, strict=True))
    ranges = [
        _withheld(sheet, full, whole) if sheet.kind == "withheld" else places[key]
        for sheet, key in zip(public, _keys(public), strict=True)
    ]
    return whole, Numbering(tuple(ranges), tuple(public_counts), _items(public, ranges))


def _withheld(slip: Sheet, full: Sequence[Sheet], numbering: Numbering) -> Range:
    """The range that a slip stands for: an item with its parts, or one paper."""
    hidden = [
        pages
        for sheet, pages in zip(full, numbering.sheets, strict=True)
        if (
            (sheet.item, sheet.group) == (slip.item, slip.group)
            if slip.group
            else sheet.item == slip.item or sheet.item.startswith(f"{slip.item}(")
        )
    ]
    return Range(hidden[0].first, hidden[-1].last)


def _items(sheets: Sequence[Sheet], ranges: Sequence[Range]) -> dict[str, Range]:
    items: dict[str, Range] = {}
    for sheet, pages in zip(sheets, ranges, strict=True):
        before = items.get(sheet.item)
        items[sheet.item] = Range(before.first if before else pages.first, pages.last)
    return items


def bookmark(item: str, place: int) -> str:
    """The bookmark of an item's sheet, counted from 1 within its item: ``Item7bSheet1``."""
    return f"Item{re.sub(r'[^0-9a-z]', '', item)}Sheet{place}"


def first_pages(sheets: Sequence[Sheet], numbering: Numbering) -> list[int | None]:
    """The page that each sheet is pinned to; None lets the numbers run on."""
    if numbering.counted:
        return [pages.first for pages in numbering.sheets]
    return [1 if place == 0 else None for place in range(len(sheets))]


def _keys(sheets: Sequence[Sheet]) -> list[tuple[str, str, int]]:
    """Item, group and place within the group: the same for a sheet in both editions."""
    seen: dict[tuple[str, str], int] = {}
    keys = []
    for sheet in sheets:
        place = seen.get((sheet.item, sheet.group), 0)
        seen[sheet.item, sheet.group] = place + 1
        keys.append((sheet.item, sheet.group, place))
    return keys


def references(
    sheets: Sequence[Sheet], numbering: Numbering, *, live: bool = False, link: str = ""
) -> dict[str, PageRange]:
    """The page range of every item that has sheets, for the front sheet.

    ``live`` gives references into the same Word file, and ``link`` a link to that address with
    the item's bookmark behind it; otherwise the numbers stand as text.
    """
    count: dict[str, int] = {}
    last: dict[str, int] = {}
    for place, sheet in enumerate(sheets):
        count[sheet.item] = count.get(sheet.item, 0) + 1
        last[sheet.item] = place
    from cspctl.documents.blocks import PageRange

    found: dict[str, PageRange] = {}
    for item, many in count.items():
        pages = numbering.of(item)
        address = f"{link}{bookmark(item, 1)}" if link else ""
        first_mark = bookmark(item, 1) if live else ""
        # A slip, or a document that is shorter here, does not reach the end of its range:
        # that number stands as text.
        ends_here = _ends_here(last[item], sheets[last[item]], numbering)
        last_mark = f"{bookmark(item, many)}End" if live and ends_here else ""
        if pages is None:
            # Word fills the fields when its user prints or presses F9.
            words = NOT_COUNTED if last_mark else ""
            found[item] = PageRange(first_mark, last_mark, NOT_COUNTED, words, address)
        elif pages.first == pages.last:
            found[item] = PageRange(first_mark, "", str(pages.first), "", address)
        else:
            first, end = str(pages.first), str(pages.last)
            found[item] = PageRange(first_mark, last_mark, first, end, address)
    return found


def _ends_here(place: int, sheet: Sheet, numbering: Numbering) -> bool:
    if sheet.kind in ("withheld", "pages"):
        return False
    if not numbering.counted:
        return True
    pages = numbering.sheets[place]
    return numbering.pages[place] == pages.last - pages.first + 1
