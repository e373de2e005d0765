"""A hash of all that the text of a page depends on, for every page of a PDF.

Two readers must see the same: pdfium, which reads the texts, and qpdf, whose view of the file is
hashed here. That is certain only of a file of one revision, in which qpdf finds nothing to mend,
and whose pages lie in one list. Of any other there are no hashes, and its pages are read.

A page's text depends on the page, on what it inherits, and on everything that these refer to: its
contents, fonts, drawings and their resources, streams as they lie in the file. It depends on the
catalogue, whose ViewerPreferences say where a line begins. It does not depend on the notes on the
page, its place in the structure and the tree, or other pages (pdfium, ``CPDF_Page``,
``CPDF_TextPage``).
"""

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cspctl.pack.verify.pdf_objects import Objects

if TYPE_CHECKING:
    import pikepdf

_OF_PAGE = ("/Parent", "/Annots", "/StructParents")
_OF_TREE = ("/Kids", "/Count")
_OF_CATALOGUE = (
    *("/Pages", "/StructTreeRoot", "/Outlines", "/Names", "/Dests", "/Metadata", "/PageLabels"),
    "/OpenAction",
)
# A text as qpdf writes it, in which nothing is a reference; or the number of what is referred to.
_REFERENCE = re.compile(rb"\((?:[^()\\]|\\.)*\)|(\d+) (\d+) R", re.DOTALL)
# What is a font, or may be one; its letters and their widths may come from this machine's.
_FONT = re.compile(rb"/BaseFont|/Type /Font\b|/Subtype /(?:TrueType|Type[01]|MMType1|CIDFontType)")
_DESCRIBED = re.compile(rb"/(?:FontDescriptor|DescendantFonts) [\d\[<]")
_DESCRIPTION = re.compile(rb"/FontName|/FontBBox|/Type /FontDescriptor\b")
_TYPE3 = b"/Subtype /Type3"  # its letters are drawings in the file
_MOST_OBJECTS = 1_000_000  # pdfium knows four million
_DEEPEST = 50


def page_digests(document: "pikepdf.Pdf", objects: Objects, data: bytes) -> tuple[str, ...]:
    """The hash of each page, in their order; '' of one, and () of all, if it cannot be told.

    ``objects`` are all that the document has, so that qpdf has read them.
    """
    if not _is_plain(document, data) or len(objects.items) > _MOST_OBJECTS:
        return ()
    root = document.Root
    tree = root.get("/Pages")
    pages = [page.obj for page in document.pages]
    if not _is_list(tree, pages):
        return ()
    hashed = _Hashes(objects)
    around = [hashed.of(root, _OF_CATALOGUE), hashed.of(tree, _OF_TREE)]
    return tuple(_joined(*around, hashed.of(page, _OF_PAGE)) for page in pages)


def _joined(*hashes: str) -> str:
    return hashlib.sha256(" ".join(hashes).encode()).hexdigest() if all(hashes) else ""


def _is_plain(document: "pikepdf.Pdf", data: bytes) -> bool:
    """Whether a file has one revision, and nothing in it was to be mended."""
    return (
        not document.is_linearized
        and data.startswith(b"%PDF-")
        and data.count(b"startxref") == data.count(b"%%EOF") == 1
        and data.rstrip().endswith(b"%%EOF")
        and not {"/Prev", "/XRefStm", "/Encrypt"} & set(document.trailer.keys())
        and not document.get_warnings()
    )


def _is_list(tree: Any, pages: Sequence[Any]) -> bool:
    """Whether the tree of pages is one list, of different pages."""
    import pikepdf

    if not isinstance(tree, pikepdf.Dictionary) or "/Parent" in tree:
        return False
    kids, count = tree.get("/Kids"), tree.get("/Count")
    return (
        isinstance(kids, pikepdf.Array)
        and count == len(kids) == len(pages) == len({page.objgen for page in pages})
        and all(kid.objgen == page.objgen for kid, page in zip(kids, pages, strict=True))
        and all(page.is_indirect and page.get("/Type") == "/Page" for page in pages)
        and not any("/Kids" in page for page in pages)
    )


class _Hashes:
    """Hashes of objects, in which what they refer to counts and not its number."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._known: dict[int, str] = {}
        self._begun: list[int] = []

    def of(self, item: Any, without: Sequence[str]) -> str:
        """The hash of a dictionary without some keys; '' if it cannot be told."""
        import pikepdf

        left = {key: value for key, value in item.items() if key not in without}
        return self._hash(pikepdf.Dictionary(left).unparse())

    def _hash(self, written: bytes, stream: bytes | None = None) -> str:
        """The hash of an object; '' if it leads back to itself, or to a font not in the file."""
        if _is_elsewhere(written):
            return ""
        told = hashlib.sha256()
        end = 0
        for found in _REFERENCE.finditer(written):
            if found[1] is not None:
                known = self._referred(int(found[1]), int(found[2]))
                if not known:
                    return ""
                # In what qpdf writes there is a brace in texts alone.
                told.update(b"%s{%s}" % (written[end : found.start()], known.encode()))
                end = found.end()
        told.update(written[end:])
        if stream is not None:
            told.update(b"stream" + stream)
        return told.hexdigest()

    def _referred(self, number: int, generation: int) -> str:
        import pikepdf

        if number in self._known:
            return self._known[number]
        place = self._objects.places.get(number)
        item = None if place is None else self._objects.items[place]
        if place is None or item is None or item.objgen != (number, generation):
            return ""
        if number in self._begun or len(self._begun) > _DEEPEST:
            return ""
        self._begun.append(number)
        stream = item.read_raw_bytes() if isinstance(item, pikepdf.Stream) else None
        self._known[number] = self._hash(self._objects.written[place], stream)
        self._begun.pop()
        return self._known[number]


def _is_elsewhere(written: bytes) -> bool:
    """Whether an object is a font, or describes one, whose file may not be in the PDF."""
    if written.count(b"/BaseFont") + written.count(_TYPE3) > 1:
        return True  # two fonts in one object: which of them has the file?
    if _TYPE3 in written:
        return False
    if _DESCRIPTION.search(written) and b"/FontFile" not in written:
        return True
    return bool(_FONT.search(written)) and not _DESCRIBED.search(written)
