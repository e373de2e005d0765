"""Files attached to a PDF, by its list, by a page's paper clip, or as a film or a portfolio."""

from typing import TYPE_CHECKING, Any

from cspctl.pack.screening.pdf_tree import annotations, dictionaries, keep_annotations, reached
from cspctl.pack.screening.report import Log

if TYPE_CHECKING:
    import pikepdf

#: The kinds of annotation that hold a file.
HOLDING = frozenset(("/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"))


def clean(document: "pikepdf.Pdf", log: Log) -> bool:
    """Take out attachments."""
    import pikepdf

    cleaned = False
    names: Any = document.Root.get("/Names")
    listed = isinstance(names, pikepdf.Dictionary) and "/EmbeddedFiles" in names
    if listed and log.found("embedded", "attached files"):
        del names["/EmbeddedFiles"]
        cleaned = True
    for number, page in enumerate(document.pages, start=1):
        found = annotations(page)
        kept = [note for note in found if str(note.get("/Subtype")) not in HOLDING]
        if len(kept) < len(found) and log.found("embedded", f"page {number}, an attached file"):
            keep_annotations(document, page, kept)
            cleaned = True
    held: list[Any] = []
    for item in dictionaries(document):
        held += [item] if "/EF" in item else []
        # Files that belong to a page or the whole (ISO 32000-2, 14.13), and portfolios.
        for key in ("/AF", "/Collection"):
            if key in item and log.found("embedded", "associated files"):
                del item[key]
                cleaned = True
    # Files that something else leads to; none of those that were told of.
    if held and not log.holds("embedded"):
        used = reached(document)
        held = [item for item in held if not item.is_indirect or item.objgen in used]
        if held and log.found("embedded", "a file that something leads to"):
            for item in held:
                del item["/EF"]
            cleaned = True
    return cleaned
