"""The text of one XML part: joined over runs, beside the values of its attributes."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from cspctl.pack.verify.passages import BREAK, Passage, Piece, Unreadable
from cspctl.pack.verify.xml_stream import streamed
from cspctl.pack.verify.xml_tags import Reader, check, is_plain

_SHORT = 500_000  # bytes


def xml_pieces(place: str, data: bytes, *, technical: bool = False) -> Iterator[Piece]:
    """The passages of an XML part.

    Args:
        place: what messages call the part.
        data: the part.
        technical: its names are a program's own (themes, table styles).
    """
    read = _kept(data) if len(data) <= _SHORT else _read(data)
    if read is None:
        yield Unreadable(place, "its XML cannot be read")
        return
    if read.doctype:
        yield Unreadable(place, "it has a DOCTYPE")
    yield Passage(place, read.said)
    yield Passage(place, read.names, "technical" if technical else "name")
    yield Passage(place, read.values, "technical")


class _Read(NamedTuple):
    """What a part says, and the values of its attributes, each set joined by BREAK.

    What is declared in a DOCTYPE is in no element; no Office program writes one.
    """

    said: str
    names: str
    values: str
    doctype: bool


def _read(data: bytes) -> _Read | None:
    """None for what is not well-formed."""
    names: dict[str, None] = {}
    values: dict[str, None] = {}
    try:
        # The blanks that set lines of XML apart are no words, and may be most of a part.
        texts = (text for text in _texts(data, names, values) if text and not text.isspace())
        said = BREAK.join(texts)
    except (etree.XMLSyntaxError, UnicodeDecodeError, RecursionError):
        return None
    return _Read(said, BREAK.join(names), BREAK.join(values), _has_doctype(data))


def _has_doctype(data: bytes) -> bool:
    return b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data


#: The styles and themes of one program are the same in most papers.
_kept = lru_cache(maxsize=32)(_read)


def _texts(data: bytes, names: dict[str, None], values: dict[str, None]) -> Iterator[str]:
    if not is_plain(data):
        return streamed(data, names, values)
    check(data)
    return Reader(names, values).texts(data)
