"""Photographs in a PDF keep what the camera wrote into them."""

from typing import TYPE_CHECKING, Any

from cspctl.pack.screening import pictures
from cspctl.pack.screening.report import Log, Refusal

if TYPE_CHECKING:
    import pikepdf


def clean(document: "pikepdf.Pdf", log: Log) -> bool:
    """Take EXIF and the like out of the JPEGs of a PDF."""
    import pikepdf

    cleaned = False
    for item in document.objects:
        if not isinstance(item, pikepdf.Stream) or item.get("/Subtype") != pikepdf.Name.Image:
            continue
        if item.get("/Filter") != pikepdf.Name.DCTDecode:
            continue
        raw = item.read_raw_bytes()
        try:
            shown = pictures.screened(raw, log, "a picture on a page")
        except Refusal as fault:
            if fault.hazard != "damaged":
                raise
            continue
        if shown != raw:
            extra: Any = item.get("/DecodeParms")
            item.write(shown, filter=pikepdf.Name.DCTDecode, decode_parms=extra)
            cleaned = True
    return cleaned
