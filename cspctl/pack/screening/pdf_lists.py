"""What a PDF lists by name and no page shows: pages kept in store, films, slide shows.

Source: ISO 32000-1, 7.7.4 (name dictionary).
"""

from typing import TYPE_CHECKING, Any

from cspctl.pack.screening.report import Log

if TYPE_CHECKING:
    import pikepdf

_LISTS = {
    "/Templates": ("hidden_text", "pages that are not shown"),
    "/Renditions": ("scripts", "films"),
    "/AlternatePresentations": ("scripts", "a slide show"),
}


def clean(document: "pikepdf.Pdf", log: Log) -> bool:
    """Take out such lists."""
    import pikepdf

    names: Any = document.Root.get("/Names")
    cleaned = False
    for key, (hazard, place) in _LISTS.items():
        if isinstance(names, pikepdf.Dictionary) and key in names and log.found(hazard, place):
            del names[key]
            cleaned = True
    return cleaned
