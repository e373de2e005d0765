"""The text of the XML that Office programs write: cut at its tags.

Such a part repeats a few hundred different tags many thousand times. Each different tag is looked
at once, and text costs nothing but its own length; that is five to ten times faster than a parser
that makes an object of every element. Only XML in which every ``<`` begins a tag is read this way
(``is_plain``), after lxml has found it well-formed. Source: XML 1.0, 3.1.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

from cspctl.pack.verify.xml_names import (
    APART,
    BLOCKS,
    GAPS,
    HYPHEN,
    RUNNING,
    SHEET_CODES,
    sort_attribute,
)

_SLICE = 1_000_000
_DECLARED = re.compile(rb"""<\?xml\s[^?]*?encoding\s*=\s*["']([^"']*)["']""")
# XML knows four blanks; Python knows more, and some of these may stand in a name (U+1680).
_NAME = re.compile(r"/?([^ \t\r\n/]+)")
_ATTRIBUTE = re.compile(r"""([^ \t\r\n=]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')""")
_QUOTED = re.compile(r"""=[ \t\r\n]*(?:"[^"]*"|'[^']*')""")
_WHOLE = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*(?=>)""")
_BLANK = re.compile(r"[\t\r\n]")
_REFERENCE = re.compile(r"&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|(amp|lt|gt|quot|apos));")
_MEANT = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

# What a tag does to the text around it.
_NOTHING, _GAP, _HYPHEN, _BLOCK, _END, _APART, _APART_END, _RUNNING = range(8)


class _Tag(NamedTuple):
    """A tag: what it does, and the values of its attributes."""

    does: int
    names: tuple[str, ...]
    values: tuple[str, ...]


class _Frame(NamedTuple):
    """An open block: its own text, what is no part of the sentence, and the blocks in it."""

    said: list[str]
    apart: list[str]
    nested: "list[_Frame]"


class _Ignored:
    """Hears of nothing but the end: the parser looks at every element, and builds none."""

    def close(self) -> None:
        """Answer the end."""


def is_plain(data: bytes) -> bool:
    """Whether XML is UTF-8 without remarks, instructions, CDATA or declarations of types."""
    if b"<!" in data or b"\x00" in data or data.count(b"<?") != data.startswith(b"<?xml"):
        return False
    declared = _DECLARED.match(data)
    return declared is None or declared[1].lower() == b"utf-8"


def check(data: bytes) -> None:
    """Raises etree.XMLSyntaxError for what is not well-formed."""
    silent: Any = _Ignored()
    parser = etree.XMLParser(
        target=silent,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    etree.fromstring(data, parser)


class Reader:
    """Reads one plain part that is well-formed; its attributes go into ``names``, ``values``."""

    def __init__(self, names: dict[str, None], values: dict[str, None]) -> None:
        self._names = names
        self._values = values
        self._known: dict[str, int] = {}
        self._frames: list[_Frame] = []
        self._depth = 0  # of elements whose text stands apart

    def texts(self, data: bytes) -> Iterator[str]:
        """The texts of the part, in its order.

        Raises UnicodeDecodeError for what is no UTF-8.
        """
        start = 0
        while start < len(data):
            end = data.find(b"<", start + _SLICE)
            end = len(data) if end < 0 else end
            yield from self._read(data[start:end].decode())
            start = end

    def _read(self, text: str) -> Iterator[str]:
        known = self._known
        said = self._buffer()
        for chunk in text.split("<")[1:]:
            tag, _, after = chunk.partition(">")
            does = known.get(tag)
            if does is None:
                tag, after = _parted(chunk)
                does = known[tag] = self._look_at(tag)
            if does:
                if does == _RUNNING and said is None:
                    yield SHEET_CODES.sub(" ", _plain(after))
                    continue
                yield from self._do(does)
                said = self._buffer()
            if after:
                if said is None:
                    if not after.isspace():
                        yield _plain(after)
                else:
                    said.append(after)

    def _buffer(self) -> list[str] | None:
        """Where text goes; None outside of all blocks."""
        if not self._frames:
            return None
        return self._frames[-1].apart if self._depth else self._frames[-1].said

    def _do(self, does: int) -> Iterator[str]:
        """Follow a tag; when the outermost block ends, its texts are answered."""
        if self._depth:  # all within is one text, whatever it is made of
            self._depth += (does == _APART) - (does == _APART_END)
            if not self._depth:
                self._close_apart()
        elif does == _BLOCK:
            self._frames.append(_Frame([], [], []))
        elif does == _END:
            frame = self._frames.pop()
            if self._frames:
                self._frames[-1].nested.append(frame)
            else:
                yield from _written(frame)
        elif self._frames and does == _APART:
            self._depth = 1
            self._frames[-1].apart.append(_OPENED)
        elif self._frames and does in (_GAP, _HYPHEN):
            self._frames[-1].said.append(" " if does == _GAP else "-")

    def _close_apart(self) -> None:
        """Make one text of what was said since the element began that stands apart."""
        apart = self._frames[-1].apart
        at = len(apart) - 1
        while apart[at] is not _OPENED:
            at -= 1
        apart[at:] = ["".join(apart[at + 1 :])]

    def _look_at(self, tag: str) -> int:
        """What a tag does; its attributes are taken down."""
        told = _looked_at(tag)
        self._names.update(dict.fromkeys(told.names))
        self._values.update(dict.fromkeys(told.values))
        return told.does


@lru_cache(maxsize=20_000)  # the same tags are in every file of a program
def _looked_at(tag: str) -> _Tag:
    told = _NAME.match(tag)
    assert told is not None, "it is well-formed"
    name = told[1].rpartition(":")[2]
    if tag.startswith("/"):
        return _Tag(_END if name in BLOCKS else _APART_END if name in APART else _NOTHING, (), ())
    if tag.startswith("?"):
        return _Tag(_NOTHING, (), ())
    names: dict[str, None] = {}
    values: dict[str, None] = {}
    for key, one, other in _ATTRIBUTE.findall(tag):
        if key != "xmlns" and not key.startswith("xmlns:"):
            value = _plain(_BLANK.sub(" ", one or other))
            sort_attribute(name, key.rpartition(":")[2], value, names, values)
    return _Tag(_done_by(name, tag.endswith("/")), tuple(names), tuple(values))


def _done_by(name: str, empty: bool) -> int:
    if name in BLOCKS:
        return _NOTHING if empty else _BLOCK
    if name in APART:
        return _NOTHING if empty else _APART
    if name in GAPS:
        return _GAP
    if name == HYPHEN:
        return _HYPHEN
    return _RUNNING if name.endswith(RUNNING) and not empty else _NOTHING


#: Stands in a frame where an element began whose text stands apart; told by its identity.
_OPENED = "".join(("<", "apart"))


def _parted(chunk: str) -> tuple[str, str]:
    """A tag and the text behind it; ``>`` may stand in an attribute."""
    tag, _, after = chunk.partition(">")
    if '"' in _QUOTED.sub("", tag) or "'" in _QUOTED.sub("", tag):
        whole = _WHOLE.match(chunk)
        assert whole is not None, "it is well-formed"
        return whole[0], chunk[whole.end() + 1 :]
    return tag, after


def _written(frame: _Frame) -> Iterator[str]:
    """The text of a block, then what is no part of its sentence, then the blocks in it."""
    yield _plain("".join(frame.said))
    if frame.apart:
        apart = list(map(_plain, frame.apart))
        yield "".join(apart)
        yield from apart
    for inner in frame.nested:
        yield from _written(inner)


def _plain(text: str) -> str:
    """Text with what its references mean, and ends of lines as a parser has them."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REFERENCE.sub(_meant, text) if "&" in text else text


def _meant(reference: re.Match[str]) -> str:
    decimal, hexadecimal, name = reference.groups()
    if name:
        return _MEANT[name]
    return chr(int(decimal) if decimal else int(hexadecimal, 16))
