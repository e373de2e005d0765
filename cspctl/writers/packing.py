"""Zip files written out of parts alone: no clock, no machine, and what many hold packed once.

Papers of one office carry the same styles and themes, and each is written again once it was
screened. Python's ``zipfile`` takes nothing that is packed already; what it would write for the
same parts is written here, byte for byte. Source: PKWARE, APPNOTE 6.3.10, 4.3 and 4.4.
"""

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_LOCAL = struct.Struct("<4sBBHHHHLLLHH")
_CENTRAL = struct.Struct("<4sBBBBHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_VERSION, _DEFLATED, _UTF8 = 20, 8, 0x800
_DATE = 0x21  # 1980-01-01, the earliest that a zip can state
_OWN = 0o600 << 16  # a file that its owner may read and write

#: Of a part; what is larger is a text or a picture of one paper alone.
_LARGEST = 1_000_000
#: Of all that is remembered; then everything is forgotten.
_MOST = 8_000_000


class _Packed(NamedTuple):
    checksum: int
    data: bytes


_known: dict[tuple[bytes, int], _Packed] = {}
_held = 0


def packed(parts: Iterable[tuple[str, bytes]], level: int) -> bytes:
    """A zip file of parts in their order. ``level`` is zlib's, from 1 to 9.

    Raises struct.error beyond what a zip without extensions holds: 65,535 parts, 4 GB.
    """
    written: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, content in parts:
        coded = name.encode()
        made = _pack(content, level)
        about = (
            *(0 if name.isascii() else _UTF8, _DEFLATED, 0, _DATE),
            *(made.checksum, len(made.data), len(content), len(coded), 0),
        )
        written += _LOCAL.pack(b"PK\x03\x04", _VERSION, 0, *about), coded, made.data
        directory += (
            _CENTRAL.pack(b"PK\x01\x02", _VERSION, 0, _VERSION, 0, *about, 0, 0, 0, _OWN, at),
            coded,
        )
        at += _LOCAL.size + len(coded) + len(made.data)
    many, long = len(directory) // 2, sum(map(len, directory))
    return b"".join((*written, *directory, _END.pack(b"PK\x05\x06", 0, 0, many, many, long, at, 0)))


def _pack(content: bytes, level: int) -> _Packed:
    """A part as it lies in the zip; parts that were packed before are known in full."""
    global _held
    if len(content) > _LARGEST:
        return _deflate(content, level)
    made = _known.get((content, level))
    if made is None:
        made = _deflate(content, level)
        if _held > _MOST:
            _known.clear()
            _held = 0
        _known[content, level] = made
        _held += len(content) + len(made.data)
    return made


def _deflate(content: bytes, level: int) -> _Packed:
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return _Packed(zlib.crc32(content), packer.compress(content) + packer.flush())
