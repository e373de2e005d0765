"""Stage 3, count: one run of page numbers over the full pack and the public one.

Page 1 is the first page behind the front sheet (docs/files.md, Page numbers), so no range
depends on the front sheet's length. A withheld item keeps its numbers in the public pack.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    """Where every sheet of the full pack begins and ends; empty when nothing could count."""

    sheets: tuple[Range, ...]
    items: Mapping[str, Range]

    @property
    def counted(self) -> bool:
        """Whether the pages were counted."""
        return bool(self.sheets)

    def of(self, item: str, *, withheld: bool = False) -> Range | None:
        """The range of an item as printed; a withheld one takes its parts along."""
        found = [
            pages
            for name, pages in self.items.items()
            if name == item or (withheld and name.startswith(f"{item}("))
        ]
        if not found:
            return None
        return Range(min(p.first for p in found), max(p.last for p in found))


def number(sheets: Sequence[Sheet], counts: Sequence[int] | None) -> Numbering:
    """Number the sheets of the full pack by their page counts; None when they are not known."""
    if counts is None:
        return Numbering((), {})
    ranges: list[Range] = []
    items: dict[str, Range] = {}
    page = 1
    for sheet, count in zip(sheets, counts, strict=True):
        found = Range(page, page + count - 1)
        ranges.append(found)
        before = items.get(sheet.item)
        items[sheet.item] = Range(before.first if before else page, found.last)
        page += count
    return Numbering(tuple(ranges), items)


def bookmark(item: str, place: int) -> str:
    """The bookmark of an item's sheet, counted from 1 within its item: ``Item7bSheet1``."""
    return f"Item{re.sub(r'[^0-9a-z]', '', item)}Sheet{place}"


def first_pages(
    sheets: Sequence[Sheet], numbering: Numbering, full: Sequence[Sheet]
) -> list[int | None]:
    """The page that each sheet of an edition is pinned to; None lets the numbers run on.

    What is withheld has one slip in place of its sheets, and what comes behind it goes on
    where it stands in the full pack.
    """
    if not numbering.counted:
        return [1 if place == 0 else None for place in range(len(sheets))]
    starts = dict(zip(_keys(full), numbering.sheets, strict=True))
    pinned: list[int | None] = []
    for sheet, key in zip(sheets, _keys(sheets), strict=True):
        pages = starts[key] if sheet.group else numbering.of(sheet.item, withheld=True)
        pinned.append(pages.first if pages else None)
    return pinned


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
    sheets: Sequence[Sheet], numbering: Numbering, *, live: bool
) -> dict[str, PageRange]:
    """The page range of every item that has sheets, for the front sheet.

    ``live`` gives references into the same Word file; otherwise the numbers stand as text.
    """
    count: dict[str, int] = {}
    last: dict[str, Sheet] = {}
    for sheet in sheets:
        count[sheet.item] = count.get(sheet.item, 0) + 1
        last[sheet.item] = sheet
    found: dict[str, PageRange] = {}
    for item, last_place in count.items():
        whole = last[item].withheld and not last[item].group
        pages = numbering.of(item, withheld=whole)
        first_mark = bookmark(item, 1) if live else ""
        # The last page of what is withheld is not in the public pack: nothing refers to it.
        live_end = live and not last[item].withheld
        last_mark = f"{bookmark(item, last_place)}End" if live_end else ""
        if pages is None:
            # Word fills the fields when its user prints or presses F9.
            words = NOT_COUNTED if last_mark else ""
            found[item] = PageRange(first_mark, last_mark, NOT_COUNTED, words)
        elif pages.first == pages.last:
            found[item] = PageRange(first_mark, "", str(pages.first), "")
        else:
            found[item] = PageRange(first_mark, last_mark, str(pages.first), str(pages.last))
    return found
