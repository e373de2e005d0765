"""Pages of a PDF that are pictures without text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cspctl.pack.access.words import Found
from cspctl.pack.screening.elements import listed

if TYPE_CHECKING:
    import pikepdf

_SHOWING = "Tj TJ ' \""


def found(document: "pikepdf.Pdf", *, tagged: bool) -> Iterator[Found]:
    """Pages with a picture and no text; in a tagged file a page's picture has its own words."""
    scanned = [
        number
        for number, page in enumerate(document.pages, start=1)
        if not (tagged and "/StructParents" in page.obj) and _is_picture(page.obj)
    ]
    if scanned:
        yield "scanned", listed(scanned, "page")


def _is_picture(page: Any) -> bool:
    """Whether a page shows a picture and no letters, drawings inside drawings counted in."""
    import pikepdf

    objects = list(_objects(pikepdf.Page(page).resources))
    streams = [page, *(item for kind, item in objects if kind == "/Form")]
    return any(kind == "/Image" for kind, _ in objects) and not any(
        pikepdf.parse_content_stream(stream, _SHOWING) for stream in streams
    )


def _objects(resources: Any) -> Iterator[tuple[str, Any]]:
    """The pictures and drawings that a page may show, each once, with its kind."""
    import pikepdf

    seen: set[tuple[int, int]] = set()
    waiting = [resources]
    while waiting:
        holder = waiting.pop()
        held = holder.get("/XObject") if isinstance(holder, pikepdf.Dictionary) else None
        if not isinstance(held, pikepdf.Dictionary):
            continue
        for name in list(held.keys()):
            item = held.get(name)
            if isinstance(item, pikepdf.Stream) and item.objgen not in seen:
                seen.add(item.objgen)
                yield str(item.get("/Subtype")), item
                waiting.append(item.get("/Resources"))
