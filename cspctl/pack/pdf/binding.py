"""Pages of many papers in one PDF: tags, layers, page labels, bookmarks and properties kept.

The same pages give the same bytes. Sources: ISO 32000-1, 7.7 (pages), 8.11 (layers), 12.3
(bookmarks), 12.4.2 (page labels), 14.3 (properties).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from cspctl.pack.pdf.describing import describe
from cspctl.pack.pdf.sources import Source, source
from cspctl.pack.pdf.tags import Tags


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its words, the page (from 0) that it opens, and those below it."""

    title: str
    page: int
    below: "list[Bookmark]" = field(default_factory=list)


class Binder:
    """One PDF in the making."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self._tags = Tags(self.pdf)
        self._labels: list[tuple[str, int]] = []
        self._layers: list[Any] = []
        self._hidden: list[Any] = []

    def add(self, data: bytes, title: str, *, most: int | None = None) -> list[pikepdf.Page]:
        """Add the pages of a paper, or so many; they are answered, to be numbered."""
        return self.bind(source(data, most), title)

    def bind(self, paper: Source, title: str) -> list[pikepdf.Page]:
        """The same of a paper that is open already, and was not bound here before."""
        start = len(self.pdf.pages)
        self.pdf.pages.extend(paper.pdf.pages)
        pages = [self.pdf.pages[place] for place in range(start, len(self.pdf.pages))]
        for page in pages:
            page.obj.Tabs = Name.S  # the order in which links are reached is that of the tags
        self._tags.add(paper.pdf, pages, title, cut=paper.cut)
        self._keep_layers(paper.pdf)
        return pages

    def add_blank(self, size: Sequence[Any]) -> tuple[pikepdf.Page, str]:
        """Add an empty page of that media box, and answer what opens its words' content."""
        self.pdf.add_blank_page(page_size=(612, 792))
        page = self.pdf.pages[-1]
        page.obj.MediaBox = Array(list(size))
        return page, self._tags.paragraph(page)

    def label(self, style: str, number: int) -> None:
        """Say what the next page is called: its style (``r`` or ``D``) and its number."""
        self._labels.append((style, number))

    def lead(self, pages: Sequence[pikepdf.Page], prefix: str, targets: dict[str, int]) -> None:
        """Turn links to ``prefix`` and a name into links to the page (from 0) of that name."""
        for page in pages:
            for link in list(page.obj.get("/Annots", [])):
                address = str(link.A.get("/URI", "")) if "/A" in link else ""
                if not address.startswith(prefix):
                    continue
                del link["/A"]
                link.Dest = self._top(targets[address.removeprefix(prefix)])

    def finish(
        self, *, title: str, author: str, language: str, date: dt.date, bookmarks: list[Bookmark]
    ) -> bytes:
        """Write the PDF."""
        root = self.pdf.Root
        self._tags.finish()
        root.Lang = pikepdf.String(language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageMode = Name.UseOutlines
        root.PageLabels = self.pdf.make_indirect(Dictionary(Nums=self._label_tree()))
        if self._layers:
            shown = Dictionary(Order=Array(self._layers), OFF=Array(self._hidden))
            root.OCProperties = Dictionary(OCGs=Array(self._layers), D=shown)
        with self.pdf.open_outline() as outline:
            outline.root.extend(self._outline(bookmarks))
        describe(self.pdf, title, author, date)
        out = BytesIO()
        self.pdf.save(
            out,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue()

    def _keep_layers(self, source: pikepdf.Pdf) -> None:
        """Keep hidden what a paper's layers hide."""
        layers = source.Root.get("/OCProperties")
        if not isinstance(layers, Dictionary) or "/OCGs" not in layers:
            return
        usual = layers.get("/D", Dictionary())
        on = {layer.objgen for layer in usual.get("/ON", [])}
        off = {layer.objgen for layer in usual.get("/OFF", [])}
        for layer in layers.OCGs:
            own = self.pdf.copy_foreign(layer)
            self._layers.append(own)
            base_off = usual.get("/BaseState") == "/OFF" and layer.objgen not in on
            if base_off or layer.objgen in off:
                self._hidden.append(own)

    def _label_tree(self) -> Array:
        """One entry for each run of numbers that goes on by one."""
        nums = Array([])
        before: tuple[str, int] | None = None
        for place, (style, number) in enumerate(self._labels):
            if before is None or (style, number) != (before[0], before[1] + 1):
                nums.append(place)
                nums.append(Dictionary(S=Name(f"/{style}"), St=number))
            before = style, number
        return nums

    def _outline(self, bookmarks: list[Bookmark]) -> list[OutlineItem]:
        items = []
        for bookmark in bookmarks:
            item = OutlineItem(bookmark.title, self._top(bookmark.page))
            item.is_closed = True
            item.children.extend(self._outline(bookmark.below))
            items.append(item)
        return items

    def _top(self, page: int) -> Array:
        """The upper left corner of a page, at the reader's own magnification."""
        return Array([self.pdf.pages[page].obj, Name.XYZ, None, None, None])
