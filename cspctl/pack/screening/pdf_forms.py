"""Form fields of a PDF."""

from typing import TYPE_CHECKING

from cspctl.pack.screening.pdf_tree import annotations, keep_annotations
from cspctl.pack.screening.report import Log

if TYPE_CHECKING:
    import pikepdf


_FIELD = "/Widget"


def clean(document: "pikepdf.Pdf", log: Log) -> bool:
    """Draw what was filled in on the page and drop the fields; XFA forms go with their data."""
    import pikepdf

    form = document.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return False
    cleaned = False
    if "/XFA" in form and log.found("scripts", "an XFA form"):
        del form["/XFA"]
        cleaned = True
    fields = form.get("/Fields")
    if isinstance(fields, pikepdf.Array) and len(fields):
        many = "1 field" if len(fields) == 1 else f"{len(fields)} fields"
        if log.found("forms", many):
            form.NeedAppearances = True  # else what was filled in may not be drawn
            document.generate_appearance_streams()
            document.flatten_annotations("all")
            if "/AcroForm" in document.Root:
                del document.Root["/AcroForm"]
            for page in document.pages:
                left = [note for note in annotations(page) if note.get("/Subtype") != _FIELD]
                keep_annotations(document, page, left)
            cleaned = True
    return cleaned
