"""PDF papers: tags, title, language, bookmarks, pages without text. Opened once with qpdf.

Source: ISO 14289-1 (PDF/UA-1) and the W3C's PDF techniques for WCAG: PDF1 (alternative text), PDF2
(bookmarks), PDF6 (tables), PDF7 (scans), PDF16 (language), PDF18 (title).
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cspctl.model.board import Screening
from cspctl.pack.access import pdf_pages, pdf_tags
from cspctl.pack.access.words import Found, is_title
from cspctl.pack.screening.pdf import screened
from cspctl.pack.screening.report import Log, Refusal

if TYPE_CHECKING:
    import pikepdf

LONG = 21  # pages from which bookmarks are asked for, as Acrobat's own check does


def found(data: bytes) -> Iterator[Found]:
    """Everything that falls short in a PDF."""
    import pikepdf

    # The screen refuses what is locked or damaged, or would fill the memory; what it cleans is
    # not used here, for the author is told of the paper as it was sent.
    screened(data, Log(Screening()))
    try:
        with pikepdf.open(BytesIO(data)) as document:
            yield from list(_document(document))
    # What qpdf and pikepdf raise on objects of another type than the standard has them.
    except (
        pikepdf.PdfError,
        AttributeError,
        KeyError,
        OverflowError,
        RecursionError,
        TypeError,
        ValueError,
    ):
        raise Refusal("damaged") from None


def _document(document: "pikepdf.Pdf") -> Iterator[Found]:
    import pikepdf

    root = document.Root
    marks = root.get("/MarkInfo")
    tree = root.get("/StructTreeRoot")
    marked = isinstance(marks, pikepdf.Dictionary) and bool(marks.get("/Marked", False))
    tagged = marked and isinstance(tree, pikepdf.Dictionary)
    if not is_title(_title(document)):
        yield "title", ""
    if not _text(root.get("/Lang")).strip():
        yield "language", ""
    if len(document.pages) >= LONG and not _has_bookmarks(root):
        yield "bookmarks", f"{len(document.pages)} pages"
    if tagged:
        yield from pdf_tags.found(tree)
    else:
        yield "untagged", ""
    yield from pdf_pages.found(document, tagged=tagged)


def _title(document: "pikepdf.Pdf") -> str:
    """The title, from the properties or from the newer metadata."""
    import pikepdf

    info = document.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary) and is_title(_text(info.get("/Title"))):
        return _text(info.get("/Title"))
    try:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as newer:
            return str(newer.get("dc:title", ""))
    except Exception:  # the XML in it is anyone's, and its reader raises what lxml does
        return ""


def _has_bookmarks(root: Any) -> bool:
    import pikepdf

    outlines = root.get("/Outlines")
    return isinstance(outlines, pikepdf.Dictionary) and "/First" in outlines


def _text(value: Any) -> str:
    import pikepdf

    return str(value) if isinstance(value, pikepdf.String) else ""
