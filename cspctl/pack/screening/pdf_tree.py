"""Walking the objects of a PDF."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf


def dictionaries(document: "pikepdf.Pdf") -> Iterator[Any]:
    """Every dictionary of the file, those inside other objects too, and every stream's."""
    import pikepdf

    for item in document.objects:
        yield from _inside(item, 0)
    if isinstance(document.Root, pikepdf.Dictionary) and not document.Root.is_indirect:
        yield from _inside(document.Root, 0)


def _inside(item: Any, level: int) -> Iterator[Any]:
    import pikepdf

    if level > 100:
        return
    if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        yield item
        for key in list(item.keys()):
            value = item.get(key)
            if isinstance(value, (pikepdf.Dictionary, pikepdf.Array)) and not value.is_indirect:
                yield from _inside(value, level + 1)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            if isinstance(value, (pikepdf.Dictionary, pikepdf.Array)) and not value.is_indirect:
                yield from _inside(value, level + 1)


def reached(document: "pikepdf.Pdf") -> set[tuple[int, int]]:
    """The objects that something leads to, from the file's root on."""
    import pikepdf

    found: set[tuple[int, int]] = set()
    waiting: list[Any] = [document.trailer]
    while waiting:
        for item in _inside_of(waiting.pop()):
            if not isinstance(item, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)):
                continue
            if item.is_indirect:
                if item.objgen in found:
                    continue
                found.add(item.objgen)
            waiting.append(item)
    return found


def _inside_of(item: Any) -> list[Any]:
    import pikepdf

    if isinstance(item, pikepdf.Array):
        return list(item)
    return [item.get(key) for key in list(item.keys())]


def annotations(page: Any) -> list[Any]:
    """The annotations of a page that are dictionaries."""
    import pikepdf

    found = page.obj.get("/Annots")
    if not isinstance(found, pikepdf.Array):
        return []
    return [item for item in found if isinstance(item, pikepdf.Dictionary)]


def keep_annotations(document: "pikepdf.Pdf", page: Any, kept: list[Any]) -> None:
    """Put a list of annotations in the place of a page's own."""
    import pikepdf

    if kept:
        page.obj.Annots = document.make_indirect(pikepdf.Array(kept))
    elif "/Annots" in page.obj:
        del page.obj["/Annots"]
