"""The objects of a PDF, and the texts and names that they hold, each object looked at once.

Most objects of a tagged PDF differ from others only in the numbers of what they refer to. Of
those, one is looked at; it is qpdf that writes them out for comparing, all of one kind in one
form (``/K`` before ``/P``, names unescaped), at a tenth of the price of walking through them.
"""

import re
from collections.abc import Iterable
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
_FIGURE = re.compile(rb" \d{1,5}(?!\S)")


@dataclass(slots=True)
class Found:
    """What objects hold: texts in their order, names and keys, and the streams of fonts."""

    texts: dict[str, None] = field(default_factory=dict)
    technical: dict[str, None] = field(default_factory=dict)
    fonts: set[tuple[int, int]] = field(default_factory=set)


class Objects:
    """Everything in a PDF that has a number of its own.

    ``items`` are the objects; ``written`` has each as qpdf writes it in one line, of a stream what
    stands before its bytes; ``shapes`` has the same without figures of up to five digits.
    """

    def __init__(self, document: "pikepdf.Pdf") -> None:
        import pikepdf

        self.items: list[Any] = list(document.objects)
        self.streams = [item for item in self.items if isinstance(item, pikepdf.Stream)]
        self.written: list[bytes] = [item.unparse(resolved=True) for item in self.items]
        numbers: list[int] = [item.objgen[0] for item in self.items]
        self.places = dict(zip(numbers, range(len(numbers)), strict=True))
        for stream in self.streams:
            self.written[self.places[stream.objgen[0]]] = stream.stream_dict.unparse(resolved=True)
        # In texts and names, qpdf writes the end of a line as a number.
        self.shapes = _FIGURE.sub(b"", b"\n".join(self.written)).split(b"\n")
        if len(self.shapes) != len(self.items):
            self.shapes = self.written

    def distinct(self) -> list[Any]:
        """One of all objects that hold the same, but for the numbers of what they refer to.

        Of objects with a text or the file of a font, all.
        """
        kinds = set(self.shapes)
        exact = {shape for shape in kinds if _is_exact(shape)}
        chosen = []
        for shape, item in zip(self.shapes, self.items, strict=True):
            if shape in kinds:
                chosen.append(item)
                if shape not in exact:
                    kinds.remove(shape)
        return chosen

    def packed(self, stream: Any, data: bytes) -> bytes | None:
        """A stream of objects without figures; None if it holds others than the PDF has."""
        first = stream.get("/First")
        if not isinstance(first, int):
            return None
        try:
            places = [self.places[int(number)] for number in data[:first].split()[::2]]
        except (KeyError, ValueError):
            return None
        if data[first:].rstrip(b"\n") != b"\n".join([self.written[place] for place in places]):
            return None
        return b"\n".join([self.shapes[place] for place in places])


def held_by(document: "pikepdf.Pdf", items: Iterable[Any]) -> Found:
    """What the trailer and objects hold; ``items`` is one of every kind."""
    import pikepdf

    found = Found()
    gather(document.trailer, found, top=True)
    named = document.Root.get("/Dests")
    if isinstance(named, pikepdf.Dictionary):
        found.texts.update((str(key)[1:], None) for key in named)
    for item in items:
        gather(item, found)
    return found


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
