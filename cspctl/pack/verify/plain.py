"""Text files: plain, Markdown, CSV, JSON, HTML, calendars, e-mail."""

import base64
import binascii
import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cspctl.pack.verify.passages import BREAK, Passage, Piece, Unreadable

if TYPE_CHECKING:
    from cspctl.pack.verify.unpacking import Budget

_TAG = re.compile(r"<!--(.*?)-->|<[^>]*>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|em|i|mark|small|span|strong|sub|sup|u|wbr)\b[^>]*>", re.I)
_QUOTED = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_DATA_URI = re.compile(r"data:[\w/+.-]*;base64,([A-Za-z0-9+/=\s]+)")
_STRINGS_ONLY = (".bin", ".emf", ".wmf", ".jxr", ".tmp", ".ico", ".dat")


def plain_pieces(
    name: str, data: bytes, place: str, depth: int, budget: "Budget"
) -> Iterator[Piece]:
    """The passages of a text file; Unreadable for bytes that are no text."""
    text = _decoded(data)
    ending = name.lower().rpartition(".")[2]
    if text is None:
        if depth and name.lower().endswith(_STRINGS_ONLY):
            from cspctl.pack.verify.pictures import picture_pieces

            yield from picture_pieces(data, place)
        else:
            yield Unreadable(place, "it is in no format that can be looked into")
        return
    where = place or "its text"
    if ending == "json":
        yield from _json(text, where)
    elif ending in ("eml", "mht", "mhtml"):
        yield from _mail(data, place, depth, budget)
    elif "<" in text and re.search(r"<(?:!doctype html|html|svg|body|div|p|table)\b", text, re.I):
        yield from _html(text, where)
    else:
        # iCalendar folds long lines (RFC 5545, 3.1), and escapes commas and ends of lines.
        unfolded = re.sub(r"\r?\n[ \t]", "", text) if ending in ("ics", "vcf") else text
        yield Passage(where, re.sub(r"\\[nN]", " ", unfolded) if ending == "ics" else unfolded)
    yield from _carried(text, place, depth, budget)


def _decoded(data: bytes) -> str | None:
    encodings: tuple[str, ...] = ("utf-8-sig", "cp1252")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    elif b"\x00" in data[:4096]:
        return None
    elif _mostly_high(data):
        encodings = ("utf-8-sig",)
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _mostly_high(data: bytes) -> bool:
    """Whether bytes look like no text of a European language."""
    sample = data[:4096]
    strange = sum(byte < 9 or 13 < byte < 32 or byte > 126 for byte in sample)
    return strange * 4 > len(sample)


def _json(text: str, place: str) -> Iterator[Piece]:
    try:
        value = json.loads(text)
        said = BREAK.join(_leaves(value))
    except (ValueError, RecursionError):
        yield Unreadable(place, "it is no JSON that can be read")
        return
    yield Passage(place, said)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    else:
        yield str(value)


def _html(text: str, place: str) -> Iterator[Piece]:
    """What is shown, what stands in comments, and the values of attributes."""
    shown = _TAG.sub(BREAK, _INLINE.sub("", text))
    yield Passage(place, html.unescape(shown))
    remarks = [found for found in _TAG.findall(text) if found]
    values = [one or other for one, other in _QUOTED.findall(text)]
    yield Passage(place, html.unescape(BREAK.join(remarks + values)), "name")


def _mail(data: bytes, place: str, depth: int, budget: "Budget") -> Iterator[Piece]:
    import email
    import email.policy

    from cspctl.pack.verify.unpacking import unpack

    message = email.message_from_bytes(data, policy=email.policy.default)
    yield Passage(place or "its head", BREAK.join(str(value) for value in message.values()), "name")
    for part in message.walk():
        if part.is_multipart():
            continue
        body = part.get_payload(decode=True)
        name = part.get_filename() or f"part.{part.get_content_subtype()}"
        if isinstance(body, bytes):
            here = f"{place}, an attachment" if place else "a part of the message"
            yield from unpack(name, body, place=here, depth=depth + 1, budget=budget)


def _carried(text: str, place: str, depth: int, budget: "Budget") -> Iterator[Piece]:
    """Files written into the text (``data:`` addresses)."""
    from cspctl.pack.verify.unpacking import unpack

    for found in _DATA_URI.findall(text):
        here = f"{place}, a file written into the text".lstrip(", ")
        try:
            data = base64.b64decode(found)
        except binascii.Error:
            yield Unreadable(here, "it is damaged")
            continue
        yield from unpack("embedded.bin", data, place=here, depth=depth + 1, budget=budget)
