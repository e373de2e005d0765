"""Comments in a PDF: sticky notes, highlights, stamps, drawings, and their pop-ups."""

from typing import TYPE_CHECKING

from cspctl.pack.screening.pdf_files import HOLDING
from cspctl.pack.screening.pdf_tree import annotations, keep_annotations
from cspctl.pack.screening.report import Log

if TYPE_CHECKING:
    import pikepdf

# Links, fields and marks for printing belong to the page; files are a hazard of their own.
_OF_THE_PAGE = frozenset(("/Link", "/Widget", "/PrinterMark", "/TrapNet")) | HOLDING


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
