"""Any file, taken apart: what is looked into is told by its content, never by its name.

Everything is bounded: the bytes unpacked in all, and how deep files may lie in files. What cannot
be read is an :class:`Unreadable`, never silence.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cspctl.pack.verify import pictures, plain
from cspctl.pack.verify.part_names import given_name
from cspctl.pack.verify.passages import Block, Passage, Piece, Unreadable

#: Takes a file of that name and content apart.
Unpack = Callable[[str, bytes], Iterable[Piece]]

MAX_BYTES = 1024 * 1024 * 1024
MAX_DEPTH = 6

_OLE = b"\xd0\xcf\x11\xe0"
# Programs for drawing letters: they hold shapes of letters, not what is written with them.
_FONTS = (".odttf", ".ttf", ".otf", ".fntdata", ".woff", ".woff2")


@dataclass(slots=True)
class Budget:
    """How much more may be unpacked of one file, in bytes."""

    left: int = MAX_BYTES

    def take(self, size: int) -> bool:
        """Whether there is room for so many more bytes."""
        self.left -= size
        return self.left >= 0


def unpack(
    name: str,
    data: bytes,
    *,
    place: str = "",
    depth: int = 0,
    budget: Budget | None = None,
    pages: bool = True,
) -> Iterator[Piece]:
    """Every passage of a file, the hash of every picture and embedded file, and what is closed.

    Args:
        name: the file's name; it is a passage too.
        data: its bytes.
        place: where it lies within another file, in words; '' for a file by itself.
        depth: how many files it lies in.
        budget: shared by everything that is unpacked of one file.
        pages: whether the texts of a PDF's own pages are wanted; if not, there is an
            :class:`UnreadPages` in their place.
    """
    budget = budget or Budget()
    yield Passage(place or "its name", given_name(name), "name")
    yield Block(place or "the whole file", hashlib.sha256(data).hexdigest())
    if depth > MAX_DEPTH:
        yield Unreadable(place, "files lie in it more than six deep")
    elif not budget.take(len(data)):
        yield Unreadable(place, "it unpacks to more than 1,024 MB")
    else:
        yield from _content(name, data, place, depth, budget, pages)


def _content(
    name: str, data: bytes, place: str, depth: int, budget: Budget, pages: bool
) -> Iterator[Piece]:
    if not data:
        return
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        from cspctl.pack.verify.zips import zip_pieces

        yield from zip_pieces(data, place, depth, budget)
    elif b"%PDF-" in data[:1024]:
        from cspctl.pack.verify.pdf import pdf_pieces

        yield from pdf_pieces(data, place, depth, budget, pages=pages)
    elif data.startswith(_OLE):
        yield Unreadable(
            place, "it is encrypted, or in the format before Office 2007, or an embedded object"
        )
    elif pictures.is_picture(data):
        yield from pictures.picture_pieces(data, place)
    elif name.lower().endswith(_FONTS):
        return
    else:
        yield from plain.plain_pieces(name, data, place, depth, budget)
