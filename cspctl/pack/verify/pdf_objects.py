"""The texts and names that the objects of a PDF hold, each object looked at once.

Most objects of a tagged PDF differ from others only in the numbers of what they refer to. Of
those, one is looked at; it is qpdf that writes them out for comparing, all of one kind in one
form (``/K`` before ``/P``, names unescaped), at a tenth of the price of walking through them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_FONT_FILES = (
    "/FontFile",
    "/FontFile2",
    "/FontFile3",
    "/ToUnicode",
    "/CIDToGIDMap",
    "/DestOutputProfile",
)
_FONT_KEYS = tuple(name.encode() for name in _FONT_FILES if name[-1] not in "23")
_REFERENCE = re.compile(rb"\d+ \d+ R")


@dataclass(slots=True)
class Found:
    """What objects hold: texts in their order, names and keys, and the streams of fonts."""

    texts: dict[str, None] = field(default_factory=dict)
    technical: dict[str, None] = field(default_factory=dict)
    fonts: set[tuple[int, int]] = field(default_factory=set)


def held_by(document: "pikepdf.Pdf", items: Sequence[Any]) -> Found:
    """What the trailer and all objects hold; ``items`` are ``document.objects``."""
    import pikepdf

    found = Found()
    gather(document.trailer, found, top=True)
    named = document.Root.get("/Dests")
    if isinstance(named, pikepdf.Dictionary):
        found.texts.update((str(key)[1:], None) for key in named)
    for item in distinct(items):
        gather(item, found)
    return found


def distinct(items: Sequence[Any]) -> list[Any]:
    """One of all objects that hold the same, but for the numbers of what they refer to.

    Of objects with a text or the file of a font, all.
    """
    import pikepdf

    streams = (item.stream_dict if isinstance(item, pikepdf.Stream) else item for item in items)
    written = [item.unparse(resolved=True) for item in streams]
    # qpdf writes an object in one line: in texts and names, an end of a line is a number.
    shapes = _REFERENCE.sub(b"R", b"\n".join(written)).split(b"\n")
    if len(shapes) != len(items):
        return list(items)
    kinds = dict.fromkeys(shapes)
    once = {shape for shape in kinds if not _is_exact(shape)}
    firsts = dict(zip(reversed(shapes), reversed(items), strict=True))
    chosen = []
    for shape, item in zip(shapes, items, strict=True):
        if shape not in once:
            chosen.append(item)
        elif shape in firsts:
            chosen.append(firsts.pop(shape))
    return chosen


def _is_exact(written: bytes) -> bool:
    """Whether an object as qpdf writes it holds a text or the file of a font."""
    return (
        b"(" in written
        or written.count(b"<") != 2 * written.count(b"<<")
        or any(key in written for key in _FONT_KEYS)
    )


def gather(item: Any, found: Found, *, top: bool = False, level: int = 0) -> None:
    """Gather the strings of an object; what it refers to is an object of its own."""
    import pikepdf

    if level > 200 or (level and getattr(item, "is_indirect", False)):
        return
    if isinstance(item, pikepdf.String):
        found.texts[str(item)] = None
    elif isinstance(item, pikepdf.Name):
        found.technical[str(item)[1:]] = None
    elif isinstance(item, pikepdf.Array):
        for inner in item:
            if isinstance(inner, pikepdf.Object):
                gather(inner, found, level=level + 1)
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, value in item.items():
            found.technical[key[1:]] = None
            if key in _FONT_FILES and isinstance(value, pikepdf.Stream):
                found.fonts.add(value.objgen)
            # The ID of a file is two random strings.
            if isinstance(value, pikepdf.Object) and not (top and key == "/ID"):
                gather(value, found, level=level + 1)
