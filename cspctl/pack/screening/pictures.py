"""Pictures, by themselves and in documents: EXIF, GPS, XMP, comments, and what hides behind them.

The dots are never touched: segments are left out, so that nothing is compressed a second time.
"""

import struct
import zlib
from collections.abc import Iterator

from cspctl.pack.screening.report import Log, Refusal

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
MAX_DOTS = 200_000_000
# Chunks that are needed to show a PNG; everything else only tells of it.
_SHOWN = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT")
) | {b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT", b"cICP"}
_OTHER_FILES = (b"PK\x03\x04", b"%PDF-", b"MZ\x90", b"<html", b"<script", b"\x7fELF", b"Rar!")
# The colours' profile (APP2), Adobe's colour transform (APP14) and JFIF (APP0) are needed.
_NEEDED_APPS = {0xE0: b"JFIF", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}


def screened(data: bytes, log: Log, place: str) -> bytes:
    """A PNG or JPEG without what it tells about its making. Refusal for one that is no picture."""
    if data.startswith(PNG):
        return _png(data, log, place)
    if data.startswith(JPEG):
        return _jpeg(data, log, place)
    raise Refusal("damaged", place)


def _png(data: bytes, log: Log, place: str) -> bytes:
    chunks = list(_png_chunks(data, place))
    width, height = struct.unpack(">II", chunks[0][1][:8])
    if width * height > MAX_DOTS:
        raise Refusal("bomb", place)
    told = [body for kind, body in chunks if kind not in _SHOWN]
    length = 8 + sum(12 + len(body) for _, body in chunks)
    behind = data[length:]
    _no_other_file(behind, *told, place=place)
    if not (told or behind) or not log.found("picture_data", place):
        return data
    return PNG + b"".join(_chunk(kind, body) for kind, body in chunks if kind in _SHOWN)


def _png_chunks(data: bytes, place: str) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    kind = b""
    while kind != b"IEND":
        if at + 12 > len(data):
            raise Refusal("damaged", place)
        length = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if len(body) < length or (at == 8 and (kind != b"IHDR" or length != 13)):
            raise Refusal("damaged", place)
        yield kind, body
        at += 12 + length


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _jpeg(data: bytes, log: Log, place: str) -> bytes:
    """Leave out application segments and comments; of EXIF the turn of the picture stays."""
    kept, told = [data[:2]], []
    at = 2
    while True:
        if at + 4 > len(data) or data[at] != 0xFF:
            raise Refusal("damaged", place)
        mark = data[at + 1]
        if mark == 0xFF:  # filling
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at : at + 2 + length]
        if length < 2 or len(segment) < 2 + length:
            raise Refusal("damaged", place)
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            if len(segment) < 9:
                raise Refusal("damaged", place)
            height, width = struct.unpack(">HH", segment[5:9])
            if width * height > MAX_DOTS:
                raise Refusal("bomb", place)
        if mark == 0xDA:
            break
        if (0xE0 <= mark <= 0xEF or mark == 0xFE) and not _is_needed(mark, segment):
            told.append(segment)
            kept += _turn(segment)
        else:
            kept.append(segment)
        at += 2 + length
    end = _end(data, at)
    behind = data[end:]
    _no_other_file(behind, *told, place=place)
    told = [segment for segment in told if _turn(segment) != [segment]]
    if not (told or behind.strip(b"\x00")) or not log.found("picture_data", place):
        return data
    return b"".join(kept) + data[at:end]


def _is_needed(mark: int, segment: bytes) -> bool:
    wanted = _NEEDED_APPS.get(mark)
    return wanted is not None and segment[4:].startswith(wanted)


def _end(data: bytes, at: int) -> int:
    """Where the picture ends: behind the first end mark that is not inside its dots."""
    end = data.find(b"\xff\xd9", at)
    return len(data) if end < 0 else end + 2


def _turn(segment: bytes) -> list[bytes]:
    """An EXIF segment that says only how the picture is turned, when it is turned at all."""
    if not segment[4:].startswith(b"Exif\x00\x00"):
        return []
    tiff = segment[10:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        if order is None:
            return []
        start = struct.unpack_from(f"{order}I", tiff, 4)[0]
        for number in range(struct.unpack_from(f"{order}H", tiff, start)[0]):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == 0x0112 and kind == 3 and 1 < value <= 8:
                entry = struct.pack("<HHIHH", 0x0112, 3, 1, value, 0)
                body = b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00" + entry + b"\x00" * 4
                return [b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body]
    except struct.error:
        pass
    return []


def _no_other_file(*pieces: bytes, place: str) -> None:
    """Refuse a picture that is another file as well."""
    if any(start in piece for piece in pieces for start in _OTHER_FILES):
        raise Refusal("disguised", place)
