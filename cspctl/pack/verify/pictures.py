"""Pictures: their metadata is text; their dots are compared by the file's hash alone."""

import re
import zlib
from collections.abc import Iterator

from cspctl.pack.verify.passages import BREAK, Passage, Piece

_STARTS = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"\xd7\xcd\xc6\x9a",  # WMF
    b"\x01\x00\x00\x00",  # EMF
    b"\x00\x00\x00\x0cjP",  # JPEG 2000
    b"\x00\x00\x01\x00",  # icon
)
_PLAIN = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}")
_ASCII = re.compile(rb"[\x20-\x7e]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
_LONGEST_TEXT = 4 * 1024 * 1024


def is_picture(data: bytes) -> bool:
    """Whether bytes are a picture of a format that documents hold."""
    return data.startswith(_STARTS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def picture_pieces(data: bytes, place: str) -> Iterator[Piece]:
    """The texts in a picture: EXIF, XMP, comments, and the words of a drawing."""
    where = f"{place}, the picture's metadata" if place else "the picture's metadata"
    read = _jpeg(data) if data.startswith(b"\xff\xd8\xff") else data
    texts = list(_strings(read))
    if data.startswith(b"\x89PNG"):
        texts = [text for chunk in _png_texts(data) for text in _strings(chunk)]
    yield Passage(where, BREAK.join(texts), "name")


def _strings(data: bytes) -> Iterator[str]:
    """Runs of letters, in one byte a letter and in two. Dots give a few by chance."""
    for found in _WIDE.findall(data):
        yield found.decode("utf-16-le", "ignore")
    for found in _PLAIN.findall(data):
        yield found.decode("utf-8") if _is_utf8(found) else found.decode("latin-1")
        # A letter of another alphabet may be a count that stands before the text.
        if not found.isascii():
            yield from (part.decode("ascii") for part in _ASCII.findall(found))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _jpeg(data: bytes) -> bytes:
    """The segments of a JPEG that hold text, and what stands behind its dots.

    Those are the application's own (EXIF, XMP, but no colour profile) and comments; the tables
    that the dots are packed by are the same in half the world's pictures. What cannot be walked
    through is read whole.
    """
    end = data.rfind(b"\xff\xd9")
    kept: list[bytes] = []
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xDA:  # the dots begin
            return b"\n".join(kept) + b"\n" + (data[end + 2 :] if end > at else b"")
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + size]
        profile = body.startswith(b"ICC_PROFILE")
        if (0xE0 <= kind <= 0xEF and not profile) or kind == 0xFE:
            kept.append(body)
        at += 2 + max(size, 2)
    return data


def _png_texts(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that are no dots, unpacked, and what stands behind the last."""
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind not in (b"IDAT", b"PLTE", b"iCCP", b"fdAT"):
            yield body
            yield from _inflated(body)
        if kind == b"IEND":
            break
    yield data[at:]


def _inflated(body: bytes) -> Iterator[bytes]:
    """Compressed text (zTXt, iTXt) behind the keyword; bounded."""
    for start in range(len(body)):
        if body[start : start + 1] == b"x":
            try:
                yield zlib.decompressobj().decompress(body[start:], _LONGEST_TEXT)
            except zlib.error:
                continue
            return
