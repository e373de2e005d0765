"""Assemble the PDF: every page with its number, label, tags and bookmark."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cspctl.model.agenda import printed
from cspctl.pack.converting import Pages
from cspctl.pack.draft import LINK, Draft
from cspctl.pack.leaves import Leaf, leaves
from cspctl.pack.numbering import bookmark
from cspctl.pack.pdf.binding import Binder, Bookmark
from cspctl.pack.pdf.geometry import view
from cspctl.pack.pdf.lettering import Lettering
from cspctl.pack.pdf.marks import Mark, take_marks
from cspctl.pack.pdf.room import Spot, spots, usual
from cspctl.pack.pdf.stamping import Setter

if TYPE_CHECKING:
    from pikepdf import Page

BLANK = "This page is intentionally left blank"
_BLANK_SIZE = 14.0
_OURS = {
    "minutes": "Minutes",
    "action-log": "Action log",
    "membership": "Membership",
    "forward-plan": "Forward plan",
}


def pdf_pack(draft: Draft) -> bytes:
    """The pack as one PDF, of a draft that has all its pages and its front sheet."""
    return _Maker(draft).make()


class _Maker:
    def __init__(self, draft: Draft) -> None:
        assert draft.front is not None, "pages are only put together when all are there"
        self._edition = draft.edition
        self._sheets = draft.sheets
        self._front = draft.front
        self._pages = [pages for pages in draft.pages if pages is not None]
        self._last = str(draft.numbering.last)
        self._leaves: dict[int, list[Leaf]] = {}
        for leaf in leaves(draft.sheets, draft.numbering, duplex=draft.edition.duplex):
            self._leaves.setdefault(leaf.sheet, []).append(leaf)
        self._binder = Binder()
        self._setter = Setter(self._binder.pdf, Lettering(self._binder.pdf, self._words()))
        self._first: dict[int, int] = {}  # the page of the PDF that each sheet begins on

    def make(self) -> bytes:
        fronts = self._bind_front()
        for place in range(len(self._sheets)):
            self._bind_sheet(place)
        self._binder.lead(fronts, LINK, self._targets())
        return self._binder.finish(
            title=self._edition.title,
            author=self._edition.creator,
            language="en-GB",
            date=self._edition.day,
            bookmarks=[Bookmark("Agenda", 0), *self._bookmarks()],
        )

    def _words(self) -> Iterator[str]:
        """All that is set on pages, for the font to have its letters."""
        yield f"{BLANK} {_stamp('', '')} 0123456789ivxlcdm()"
        for pages in (self._front, *self._pages):
            yield from (place.words for place in pages.places)
        yield from (sheet.item for sheet in self._sheets)

    def _bind_front(self) -> list["Page"]:
        bound = self._binder.add(self._front.pdf, "Agenda")
        numbers = [_roman(place) for place in range(1, len(bound) + 1)]
        for place in range(1, len(bound) + 1):
            self._binder.label("r", place)
        self._number(bound, self._front, numbers, [f"Page {number}" for number in numbers])
        if self._edition.duplex and len(bound) % 2:
            self._blank(bound[-1], "r", len(bound) + 1)
        return bound

    def _bind_sheet(self, place: int) -> None:
        sheet, pages = self._sheets[place], self._pages[place]
        self._first[place] = len(self._binder.pdf.pages)
        own = [leaf for leaf in self._leaves[place] if leaf.page is not None]
        bound = self._binder.add(pages.pdf, sheet.title, most=len(own))  # a slip is one page
        for leaf in own:
            self._binder.label("D", leaf.number)
        numbers = [str(leaf.number) for leaf in own]
        self._number(bound, pages, numbers, [_stamp(sheet.item, number) for number in numbers])
        for leaf in self._leaves[place][len(own) :]:
            self._blank(bound[-1], "D", leaf.number)

    def _number(
        self, bound: list["Page"], pages: Pages, numbers: list[str], texts: list[str]
    ) -> None:
        """Print the numbers of pages: where a page says so itself, or else where there is room."""
        marks = [take_marks(self._binder.pdf, page) if pages.places else [] for page in bound]
        free: Sequence[Spot | None] = [None] * len(bound)
        if not all(marks):
            free = spots(pages.pdf, max(self._setter.width(text) for text in texts))
        for place, page in enumerate(bound):
            spot = free[place]
            if marks[place]:
                for mark in marks[place]:
                    words = pages.places[mark.place]
                    self._at(page, mark, words.text(numbers[place], self._last), words.align)
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
        for place, sheet in enumerate(self._sheets):
            found.setdefault(bookmark(sheet.item, 1), self._first[place])
        return found

    def _bookmarks(self) -> list[Bookmark]:
        """Items with their papers and parts; one without pages opens the front sheet."""
        tops: list[Bookmark] = []
        targets = self._targets()
        for number, letter, item, _ in self._edition.agenda.numbered():
            name = printed(number, letter)
            words = f"({letter}) {item.title}" if letter else f"{number}. {item.title}"
            entry = Bookmark(words, targets.get(bookmark(name, 1), 0))
            entry.below.extend(self._papers(name, item.title))
            (tops[-1].below if letter else tops).append(entry)
        return tops

    def _papers(self, item: str, title: str) -> list[Bookmark]:
        """What an item holds, each once; nothing if that is only what its own title says."""
        # A paper and its cover sheet are one; a plan's report and its appendix are called apart.
        found: dict[tuple[str, str], Bookmark] = {}
        for place, sheet in enumerate(self._sheets):
            words = _OURS.get(sheet.group, sheet.title)
            if sheet.item == item and sheet.group and (sheet.group, words) not in found:
                found[sheet.group, words] = Bookmark(words, self._first[place])
        alone = len(found) == 1 and next(iter(found.values())).title == title
        return [] if alone else list(found.values())


def _stamp(item: str, number: str) -> str:
    return f"Item {item}, page {number}"


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
