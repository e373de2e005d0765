"""Who made a PDF, in its properties and in XMP; editing programs' own data."""

from typing import TYPE_CHECKING

from cspctl.pack.screening.pdf_tree import dictionaries
from cspctl.pack.screening.report import Log

if TYPE_CHECKING:
    import pikepdf

_KEPT = frozenset(("/Title", "/CreationDate", "/ModDate", "/Trapped"))
_UA = "{http://www.aiim.org/pdfua/ns/id/}part"


def clean(document: "pikepdf.Pdf", log: Log) -> bool:
    """Keep the title, the dates and the claim of PDF/UA; take out everything else."""
    cleaned = False
    info = document.docinfo
    told = [key for key in info.keys() if key not in _KEPT and str(info[key]).strip()]  # noqa: SIM118
    if told and log.found("properties", "author, subject, keywords and programs"):
        for key in told:
            del info[key]
        cleaned = True
    if "/Metadata" in document.Root and log.found("properties", "metadata (XMP)"):
        _blank(document)
        cleaned = True
    return _private(document, log) or cleaned


def _blank(document: "pikepdf.Pdf") -> None:
    """Write the metadata anew, with what a reader and a screen reader need."""
    import pikepdf

    kept: dict[str, str] = {}
    try:
        with document.open_metadata(update_docinfo=False, strict=False) as old:
            for name in ("{http://purl.org/dc/elements/1.1/}title", _UA):
                if old.get(name):
                    kept[name] = str(old[name])
    except (pikepdf.PdfError, ValueError, KeyError):
        kept = {}
    del document.Root["/Metadata"]
    if kept:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as made:
            for name, value in kept.items():
                made[name] = value


def _private(document: "pikepdf.Pdf", log: Log) -> bool:
    """Metadata of single pages and pictures, small pictures of pages, programs' own data."""
    cleaned = False
    for item in dictionaries(document):
        if item.objgen == document.Root.objgen:
            continue
        for key in ("/Metadata", "/PieceInfo", "/Thumb"):
            if key in item and log.found("properties", "data of the program that made it"):
                del item[key]
                cleaned = True
    return cleaned
