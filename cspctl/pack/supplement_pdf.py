"""A supplement as one PDF: every page with its number (56a), label, tags and bookmark."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from cspctl.pack.converting import Pages
from cspctl.pack.late import Span
from cspctl.pack.pdf.binding import Binder, Bookmark
from cspctl.pack.pdf.lettering import Lettering
from cspctl.pack.pdf.marks import take_marks
from cspctl.pack.pdf.room import Spot, spots
from cspctl.pack.pdf.stamping import Setter
from cspctl.pack.pdf_plan import BLANK
from cspctl.pack.sheets import Sheet

if TYPE_CHECKING:
    from pikepdf import Page

_BLANK_SIZE = 14.0
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a supplement's PDF is made of: its front sheet, and each sheet with its pages.

    ``titles`` are the bookmarks of the items, by their numbers as printed.
    """

    title: str
    creator: str
    day: dt.date
    front: Pages
    titles: Mapping[str, str]
    sheets: Sequence[Sheet]
    pages: Sequence[Pages]
    places: Sequence[Span]
    duplex: bool


def supplement_pdf(bound: Bound) -> bytes:
    """The supplement as one PDF; with ``duplex`` each item starts on a right-hand page."""
    return _Maker(bound).make()


class _Maker:
    def __init__(self, bound: Bound) -> None:
        self._bound = bound
        self._binder = Binder()
        self._setter = Setter(self._binder.pdf, Lettering(self._binder.pdf, self._words()))
        self._labels: list[str] = []

    def make(self) -> bytes:
        bound = self._bound
        fronts = [_roman(place) for place in range(1, bound.front.length + 1)]
        self._bind(bound.front, "Supplement", fronts, [f"Page {label}" for label in fronts])
        bookmarks = [Bookmark("Supplement", 0)]
        before = ""
        for sheet, pages, span in zip(bound.sheets, bound.pages, bound.places, strict=True):
            assert span.first is not None, "a PDF is made of counted pages"
            if sheet.item != before:
                self._fill()
                bookmarks.append(Bookmark(bound.titles[sheet.item], len(self._labels)))
                before = sheet.item
            labels = [span.run.label(span.first + place) for place in range(pages.length)]
            stamps = [f"Item {sheet.item}, page {label}" for label in labels]
            self._bind(pages, sheet.title, labels, stamps)
        data = self._binder.finish(
            title=bound.title,
            author=bound.creator,
            language="en-GB",
            date=bound.day,
            bookmarks=bookmarks,
        )
        return _labelled(data, self._labels)

    def _words(self) -> Iterator[str]:
        """All that is set on pages, for the font to have its letters."""
        yield f"{BLANK} Item, page -0123456789()abcdefghijklmnopqrstuvwxyzS"
        for pages in (self._bound.front, *self._bound.pages):
            yield from (place.words for place in pages.places)

    def _bind(self, pages: Pages, title: str, labels: Sequence[str], stamps: Sequence[str]) -> None:
        """Add pages and print their numbers, where they say so themselves or there is room."""
        pdf = self._binder.pdf
        added = self._binder.add(pages.pdf, title)
        free = spots(pages.pdf, max(self._setter.width(text) for text in stamps))
        for page, label, stamp, spot in zip(added, labels, stamps, free, strict=True):
            self._name(label)
            marks = take_marks(pdf, page) if pages.places else []
            for mark in marks:
                words = pages.places[mark.place]
                text = words.text(label, "")
                width = self._setter.width(text, mark.size)
                left = {
                    "left": mark.left,
                    "center": (mark.left + mark.right - width) / 2,
                    "right": mark.right - width,
                }[words.align]
                where = Spot(left, mark.base)
                self._setter.stamp(page, text, where, size=mark.size, colour=mark.colour)
            if not marks and spot is not None:
                self._setter.stamp(page, stamp, spot)
            elif not marks:
                self._setter.stamp_with_room(page, stamp)

    def _fill(self) -> None:
        """A blank back, so that what follows starts on a right-hand page."""
        if not self._bound.duplex or len(self._labels) % 2 == 0:
            return
        before: Page = self._binder.pdf.pages[-1]
        page, tag = self._binder.add_blank([float(edge) for edge in before.mediabox])
        self._name("")
        self._setter.words(page, BLANK, _BLANK_SIZE, tag)

    def _name(self, label: str) -> None:
        self._labels.append(label)
        self._binder.label("D", len(self._labels))


def _roman(number: int) -> str:
    """The number of a front sheet's page; no front sheet is forty pages long."""
    return "x" * (number // 10) + _ONES[number % 10]


def _labelled(data: bytes, labels: Sequence[str]) -> bytes:
    """The PDF with these page labels (ISO 32000-1, 12.4.2: a prefix without a style)."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        nums = pikepdf.Array([])
        for place, label in enumerate(labels):
            nums.append(place)
            nums.append(pikepdf.Dictionary(P=pikepdf.String(label)))
        pdf.Root.PageLabels = pdf.make_indirect(pikepdf.Dictionary(Nums=nums))
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
