"""Comments in a PDF: sticky notes, highlights, stamps, drawings, and their pop-ups."""

from typing import TYPE_CHECKING

from cspctl.pack.screening.pdf_tree import annotations, keep_annotations
from cspctl.pack.screening.report import Log

if TYPE_CHECKING:
    import pikepdf

# Links and fields belong to the page; a page's marks for printing do too.
_OF_THE_PAGE = frozenset(("/Link", "/Widget", "/PrinterMark", "/TrapNet"))


def clean(document: "pikepdf.Pdf", log: Log) -> bool:
    """Take out what readers wrote on the pages."""
    cleaned = False
    for number, page in enumerate(document.pages, start=1):
        found = annotations(page)
        kept = [note for note in found if str(note.get("/Subtype")) in _OF_THE_PAGE]
        if len(kept) < len(found) and log.found("comments", f"page {number}"):
            keep_annotations(document, page, kept)
            cleaned = True
    return cleaned
