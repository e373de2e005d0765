"""Zip files, of which Office and OpenDocument files are the most common."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from cspctl.pack.verify.part_names import given_name
from cspctl.pack.verify.passages import BREAK, Passage, Piece, Unreadable
from cspctl.pack.verify.sheet_rows import SHARED, is_sheet, row_pieces
from cspctl.writers.members import unpacked

if TYPE_CHECKING:
    from cspctl.pack.verify.unpacking import Budget

_MAX_ENTRIES = 20_000
_LOCAL_HEADER = 30
_DESCRIPTOR = 24  # the longest note on sizes that may follow a part
_END, _END_LENGTH = b"PK\x05\x06", 22
_XML = (".xml", ".rels", ".vml", ".rdf", ".xhtml")
# The names in these parts are those of the program: of colours, fonts and table styles.
_TECHNICAL = ("theme", "tablestyles", "themeoverride", "fonttable", "websettings")


def zip_pieces(data: bytes, place: str, depth: int, budget: "Budget") -> Iterator[Piece]:
    """The pieces of every part, of the parts' names, and of what lies between them."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _MAX_ENTRIES:
                yield Unreadable(place, f"it holds more than {_MAX_ENTRIES:,} parts")
                return
            names = filter(None, map(given_name, archive.namelist()))
            yield Passage(_at(place, "the names of its parts"), BREAK.join(names), "name")
            yield from _remarks(archive, data, place)
            yield from _parts(archive, data, place, depth, budget)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError):
        yield Unreadable(place, "it is damaged")


def _parts(
    archive: zipfile.ZipFile, whole: bytes, place: str, depth: int, budget: "Budget"
) -> Iterator[Piece]:
    shared = b""
    for entry in archive.infolist():
        here = _at(place, entry.filename)
        if entry.flag_bits & 0x1:
            yield Unreadable(here, "it is encrypted")
        elif not budget.take(entry.file_size):
            yield Unreadable(here, "the file unpacks to more than 1,024 MB")
        elif not entry.is_dir():
            try:
                data = unpacked(archive, entry, whole).content
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
                yield Unreadable(here, "it is damaged")
                continue
            yield from _part(entry.filename, data, here, depth, budget)
            if entry.filename == SHARED:
                shared = data
    if shared:
        for entry in archive.infolist():
            if is_sheet(entry.filename) and not entry.flag_bits & 0x1:
                yield from row_pieces(_at(place, entry.filename), archive.read(entry), shared)


def _part(name: str, data: bytes, place: str, depth: int, budget: "Budget") -> Iterator[Piece]:
    from cspctl.pack.verify.unpacking import unpack
    from cspctl.pack.verify.xml_text import xml_pieces

    if name.lower().endswith(_XML):
        stem = posixpath.basename(name).lower()
        yield from xml_pieces(place, data, technical=stem.startswith(_TECHNICAL))
    else:
        yield from unpack(
            posixpath.basename(name), data, place=place, depth=depth + 1, budget=budget
        )


def _remarks(archive: zipfile.ZipFile, data: bytes, place: str) -> Iterator[Piece]:
    """Remarks and extra fields; and bytes that belong to no part, which no honest file has."""
    said = [archive.comment]
    for entry in archive.infolist():
        said += [entry.comment, entry.extra]
    text = BREAK.join(part.decode(code, "ignore") for part in said for code in ("utf-8", "latin-1"))
    yield Passage(_at(place, "its remarks"), text, "name")
    if any(len(gap) > _DESCRIPTOR for gap in _between(archive, data)):
        yield Unreadable(place, "it holds bytes that belong to none of its parts")


def _between(archive: zipfile.ZipFile, data: bytes) -> Iterator[bytes]:
    """What lies before, between and behind the parts that the zip's list names."""
    end = 0
    for entry in sorted(archive.infolist(), key=lambda entry: entry.header_offset):
        start = entry.header_offset
        yield data[end:start]
        lengths = data[start + 26 : start + _LOCAL_HEADER]
        name = int.from_bytes(lengths[:2], "little")
        extra = int.from_bytes(lengths[2:], "little")
        end = max(end, start + _LOCAL_HEADER + name + extra + entry.compress_size)
    yield data[end : archive.start_dir]
    last = data.rfind(_END) + _END_LENGTH + len(archive.comment)
    yield b"-" * _DESCRIPTOR + data[last:]


def _at(place: str, part: str) -> str:
    return f"{place}, {part}" if place else part
