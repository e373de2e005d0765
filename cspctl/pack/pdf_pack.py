"""Assemble the PDF: every page with its number, label, tags and bookmark."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from cspctl.pack.converting import LINK, Pages
from cspctl.pack.kept import NOTHING_KEPT, Kept
from cspctl.pack.numbering import bookmark
from cspctl.pack.pdf.binding import Binder, Bookmark
from cspctl.pack.pdf.geometry import view
from cspctl.pack.pdf.lettering import Lettering
from cspctl.pack.pdf.marks import Mark, take_marks
from cspctl.pack.pdf.room import Room, Spot, usual
from cspctl.pack.pdf.sources import Ahead, Source, Sources, Wanted
from cspctl.pack.pdf.stamping import Setter
from cspctl.pack.pdf_plan import BLANK, Bound, Plan

if TYPE_CHECKING:
    from pikepdf import Page

_BLANK_SIZE = 14.0
_OURS = {
    "minutes": "Minutes",
    "action-log": "Action log",
    "membership": "Membership",
    "forward-plan": "Forward plan",
}


def pdf_pack(plan: Plan, kept: Kept = NOTHING_KEPT) -> bytes:
    """The pack as one PDF."""
    return pdf_packs([plan], kept)[0]()


def pdf_packs(
    plans: Sequence[Plan],
    kept: Kept = NOTHING_KEPT,
    ahead: Ahead | None = None,
    room: Room | None = None,
) -> list[Callable[[], bytes]]:
    """Packs as PDFs, each of which is made, once, when it is called for.

    What they share is opened once, and closed when the last of them has it. ``ahead`` has some of
    it open already, and in ``room`` some free spots are found.
    """
    sources = Sources([_wanted(plan) for plan in plans], ahead or Ahead())
    room = room or Room(kept)
    return [partial(_made, plan, sources, kept, room) for plan in plans]


def _made(plan: Plan, sources: Sources, kept: Kept, room: Room) -> bytes:
    maker = _Maker(plan, kept, room)
    for paper in _wanted(plan):
        maker.bind(sources.take(paper))
    return maker.finish()


def _wanted(plan: Plan) -> Iterator[Wanted]:
    """The PDFs that a pack is made of: that of its front sheet, then those of its sheets."""
    counts: Counter[Wanted] = Counter()
    sheets = [(sheet.pages, len(sheet.own)) for sheet in plan.sheets]  # a slip is one page
    for pages, own in [(plan.front, plan.front.length), *sheets]:
        wanted = Wanted(pages.pdf, None if own == pages.length else own)
        yield wanted._replace(before=counts[wanted])
        counts[wanted] += 1


class _Maker:
    """A pack in the making. What it is made of is bound in the order of :func:`_wanted`."""

    def __init__(self, plan: Plan, kept: Kept, room: Room) -> None:
        self._plan = plan
        self._room = room
        self._binder = Binder()
        self._setter = Setter(self._binder.pdf, Lettering(self._binder.pdf, plan.words(), kept))
        self._fronts: list[Page] = []
        self._first: list[int] = []  # the page of the PDF that each sheet begins on
        self._left: Iterator[Bound | None] = iter([None, *plan.sheets])

    def bind(self, paper: Source) -> None:
        """Bind the next of what the pack is made of."""
        sheet = next(self._left)
        if sheet is None:
            self._bind_front(paper)
        else:
            self._bind_sheet(sheet, paper)

    def finish(self) -> bytes:
        """The whole pack, when all is bound."""
        plan = self._plan
        self._binder.lead(self._fronts, LINK, self._targets())
        return self._binder.finish(
            title=plan.title,
            author=plan.creator,
            language="en-GB",
            date=plan.day,
            bookmarks=[Bookmark("Agenda", 0), *self._bookmarks()],
        )

    def _bind_front(self, paper: Source) -> None:
        self._fronts = bound = self._binder.bind(paper, "Agenda")
        numbers = [_roman(place) for place in range(1, len(bound) + 1)]
        for place in range(1, len(bound) + 1):
            self._binder.label("r", place)
        self._number(bound, self._plan.front, numbers, [f"Page {number}" for number in numbers])
        if self._plan.duplex and len(bound) % 2:
            self._blank(bound[-1], "r", len(bound) + 1)

    def _bind_sheet(self, sheet: Bound, paper: Source) -> None:
        self._first.append(len(self._binder.pdf.pages))
        own = sheet.own
        bound = self._binder.bind(paper, sheet.title)
        for leaf in own:
            self._binder.label("D", leaf.number)
        self._number(bound, sheet.pages, [str(leaf.number) for leaf in own], sheet.stamps())
        for leaf in sheet.leaves[len(own) :]:
            self._blank(bound[-1], "D", leaf.number)

    def _number(
        self, bound: list["Page"], pages: Pages, numbers: list[str], texts: list[str]
    ) -> None:
        """Print the numbers of pages: where a page says so itself, or else where there is room."""
        marks = [take_marks(self._binder.pdf, page) if pages.places else [] for page in bound]
        free: Sequence[Spot | None] = [None] * len(bound)
        if not all(marks):
            width = max(self._setter.width(text) for text in texts)
            free = self._room.spots(pages.pdf, width)
        for place, page in enumerate(bound):
            spot = free[place]
            if marks[place]:
                for mark in marks[place]:
                    words = pages.places[mark.place]
                    self._at(page, mark, words.text(numbers[place], self._plan.last), words.align)
            elif spot is not None:
                self._setter.stamp(page, texts[place], spot)
            else:
                self._setter.stamp_with_room(page, texts[place])

    def _at(self, page: "Page", mark: Mark, text: str, align: str) -> None:
        width = self._setter.width(text, mark.size)
        left = {
            "left": mark.left,
            "center": (mark.left + mark.right - width) / 2,
            "right": mark.right - width,
        }[align]
        spot = Spot(left, mark.base)
        self._setter.stamp(page, text, spot, size=mark.size, colour=mark.colour)

    def _blank(self, before: "Page", style: str, number: int) -> None:
        """A page without content, of the size of the one before it."""
        page, tag = self._binder.add_blank([float(edge) for edge in before.mediabox])
        self._binder.label(style, number)
        self._setter.words(page, BLANK, _BLANK_SIZE, tag)
        text = f"Page {_roman(number) if style == 'r' else number}"
        wide, _, _ = view(page)
        self._setter.stamp(page, text, usual(wide, self._setter.width(text)))

    def _targets(self) -> dict[str, int]:
        """The page of every item that has pages, by its first sheet's bookmark."""
        found: dict[str, int] = {}
        for sheet, first in zip(self._plan.sheets, self._first, strict=True):
            found.setdefault(bookmark(sheet.item, 1), first)
        return found

    def _bookmarks(self) -> list[Bookmark]:
        """Items with their papers and parts; one without pages opens the front sheet."""
        tops: list[Bookmark] = []
        targets = self._targets()
        for item in self._plan.items:
            entry = Bookmark(item.words, targets.get(bookmark(item.name, 1), 0))
            entry.below.extend(self._papers(item.name, item.title))
            (tops[-1].below if item.part else tops).append(entry)
        return tops

    def _papers(self, item: str, title: str) -> list[Bookmark]:
        """What an item holds, each once; nothing if that is only what its own title says."""
        # A paper and its cover sheet are one; a plan's report and its appendix are called apart.
        found: dict[tuple[str, str], Bookmark] = {}
        for sheet, first in zip(self._plan.sheets, self._first, strict=True):
            words = _OURS.get(sheet.group, sheet.title)
            if sheet.item == item and sheet.group and (sheet.group, words) not in found:
                found[sheet.group, words] = Bookmark(words, first)
        alone = len(found) == 1 and next(iter(found.values())).title == title
        return [] if alone else list(found.values())


def _roman(number: int) -> str:
    """A number as front sheets have it: i, ii, iii, iv."""
    signs: Mapping[str, int] = {
        "m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40,
        "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1,
    }  # fmt: skip
    text = ""
    for sign, worth in signs.items():
        text += sign * (number // worth)
        number %= worth
    return text
