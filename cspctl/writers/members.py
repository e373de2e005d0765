"""Members of zip files, unpacked and looked at once where many files hold the same.

Papers of one office carry the same styles, theme and settings, and much that nobody reads, packed
into the same bytes. What a member unpacks to depends on the bytes of its header and contents and
on what the zip's directory says of it. These are the key, in full and not as a hash, so that only
what would be unpacked to the same is remembered for the same.
"""

import re
import zipfile
from typing import NamedTuple

#: Of a member, unpacked; a larger one is a picture, which two papers seldom share.
_LARGEST = 1_000_000
#: Of all that is remembered; then everything is forgotten.
_MOST = 16_000_000
_HEADER = 30
_XML = (".xml", ".rels", ".vml")


class Member(NamedTuple):
    """What a member holds, and whether it is XML that declares a document type."""

    content: bytes
    doctype: bool


_Key = tuple[bytes, str, int, int, int, int]
_known: dict[_Key, Member] = {}
_held = 0


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> Member:
    """A member of ``archive``, which is opened on ``data``; raises what ``archive.read`` does.

    The same contents are often the same object, which makes comparing them cheap.
    """
    global _held
    if entry.file_size > _LARGEST:
        return _member(archive, entry)
    key = _key(entry, data)
    found = _known.get(key)
    if found is None:
        found = _member(archive, entry)
        if _held > _MOST:
            _known.clear()
            _held = 0
        _known[key] = found
        _held += len(key[0]) + len(found.content)
    return found


def content_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """What a member unpacks to, as ``archive.read`` has it, and no more than it says it does.

    ``read`` would unpack all of it first, and cut off what is too much then.
    """
    with archive.open(entry) as stream:
        return stream.read(entry.file_size + 1)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Member:
    content = content_of(archive, entry)
    return Member(content, entry.filename.endswith(_XML) and _has_doctype(content))


def _key(entry: zipfile.ZipInfo, data: bytes) -> _Key:
    begin = entry.header_offset
    name, extra = data[begin + 26 : begin + 28], data[begin + 28 : begin + 30]
    end = begin + _HEADER + int.from_bytes(name, "little") + int.from_bytes(extra, "little")
    return (
        data[begin : end + entry.compress_size],
        entry.orig_filename,
        entry.CRC,
        entry.file_size,
        entry.compress_type,
        entry.flag_bits,
    )


def _has_doctype(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content[:4]:
        content = content.replace(b"\x00", b"")  # UTF-16 and UTF-32: the ASCII letters remain
    # Nearly no part has a "<!" at all, and looking for that alone is much faster.
    return b"<!" in content and re.search(rb"<!DOCTYPE", content, re.IGNORECASE) is not None
