"""PDF files: the text of every page, seen or not, and every text of every object behind them.

pdfium reads the pages: it knows the encodings of fonts, and gives white, hidden, clipped and
switched-off text like any other. pikepdf reads the rest. Source: ISO 32000-1.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cspctl.pack.verify.passages import BREAK, Passage, Piece, Unreadable, UnreadPages
from cspctl.pack.verify.pdf_digests import page_digests
from cspctl.pack.verify.pdf_figures import Figures
from cspctl.pack.verify.pdf_objects import Found, gather, held_by
from cspctl.pack.verify.pdf_pages import DAMAGED, faults, form_pieces, page_pieces

if TYPE_CHECKING:
    import pikepdf

    from cspctl.pack.verify.unpacking import Budget

_MAX_REVISIONS = 20
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)")
_CONTROLS = bytes(byte for byte in range(32) if byte < 9 or byte > 13)
_ALTERNATIVES = (b"/ActualText", b"/Alt", b"/E ", b"/E(")


def pdf_pieces(
    data: bytes, place: str, depth: int, budget: "Budget", *, pages: bool = True
) -> Iterator[Piece]:
    """Every piece of a PDF, with those of its earlier revisions and of the files in it.

    Without ``pages``, a note on the pages in the place of their texts (``UnreadPages``).
    """
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as document:
            if document.is_encrypted:
                yield Unreadable(place, "it is encrypted")
                return
            linearized = document.is_linearized
            items = list(document.objects)
            if pages:
                yield from page_pieces(data, place)
            else:
                digests = page_digests(document, items, data, linearized=linearized)
                yield UnreadPages(place, digests)
            yield from form_pieces(document, items, place)
            yield from _objects(document, items, place, depth, budget)
    except faults():
        yield Unreadable(place, DAMAGED)
        return
    yield from _around(data, place, depth, budget, 2 if linearized else 1)


def _objects(
    document: "pikepdf.Pdf", items: Sequence[Any], place: str, depth: int, budget: "Budget"
) -> Iterator[Piece]:
    """Metadata, bookmarks, names, alternative texts, annotations, form values, attachments."""
    import pikepdf

    found = held_by(document, items)
    where = _at(place, "its bookmarks, names, notes or properties")
    yield Passage(where, BREAK.join(found.texts), "name")
    yield Passage(where, BREAK.join(found.technical), "technical")
    drawn = _drawn(document)
    figures = Figures()
    for stream in items:
        if isinstance(stream, pikepdf.Stream) and stream.objgen not in found.fonts:
            yield from _stream(stream, place, depth, budget, figures, stream.objgen in drawn)


def _drawn(document: "pikepdf.Pdf") -> set[tuple[int, int]]:
    """The streams that pages are drawn by."""
    import pikepdf

    found = set()
    for page in document.pages:
        contents = page.obj.get("/Contents")
        listed = contents if isinstance(contents, pikepdf.Array) else [contents]
        found |= {part.objgen for part in listed if isinstance(part, pikepdf.Stream)}
    return found


def _stream(
    item: Any, place: str, depth: int, budget: "Budget", figures: Figures, drawn: bool
) -> Iterator[Piece]:
    import hashlib

    import pikepdf

    from cspctl.pack.verify.passages import Block
    from cspctl.pack.verify.unpacking import unpack
    from cspctl.pack.verify.xml_text import xml_pieces

    kind, subtype = item.get("/Type"), item.get("/Subtype")
    if subtype == pikepdf.Name.Image:
        raw = item.read_raw_bytes()
        yield Block(_at(place, "a picture"), hashlib.sha256(raw).hexdigest())
        if item.get("/Filter") in (pikepdf.Name.DCTDecode, pikepdf.Name.JPXDecode):
            yield from unpack(
                "a picture", raw, place=_at(place, "a picture"), depth=depth + 1, budget=budget
            )
        return
    try:
        data = item.read_bytes()
    except pikepdf.PdfError:
        yield Unreadable(_at(place, "a stream"), "it cannot be unpacked")
        return
    if not budget.take(len(data)):
        yield Unreadable(_at(place, "a stream"), "the file unpacks to more than 1,024 MB")
    elif kind == pikepdf.Name.EmbeddedFile or data.startswith((b"PK\x03\x04", b"%PDF-")):
        yield from unpack(
            "attachment", data, place=_at(place, "an attachment"), depth=depth + 1, budget=budget
        )
    elif kind == pikepdf.Name.Metadata or data.lstrip()[:9].startswith((b"<?xpacket", b"<?xml")):
        yield from _xml(xml_pieces(_at(place, "its metadata"), data), data, place)
    else:
        draws = drawn or kind == pikepdf.Name.ObjStm or subtype == pikepdf.Name.Form
        yield from _other(item, data, place, figures if draws else None)


def _xml(pieces: Iterator[Piece], data: bytes, place: str) -> Iterator[Piece]:
    """The pieces of XMP; broken XMP is read as the text that it is."""
    for piece in pieces:
        if isinstance(piece, Unreadable):
            piece = Passage(_at(place, "its metadata"), data.decode("utf-8", "replace"))
        yield piece


def _other(item: Any, data: bytes, place: str, figures: Figures | None) -> Iterator[Piece]:
    """The replacement texts inside a page's content, and scripts and other plain text.

    ``figures`` of what draws, or holds objects.
    """
    import pikepdf

    # A stream of objects is no page's content, though a figure's words stand in it.
    packed = item.get("/Type") == pikepdf.Name.ObjStm
    if not packed and any(mark in data for mark in _ALTERNATIVES):
        found = Found()
        try:
            for step in pikepdf.parse_content_stream(item, "BDC DP"):
                for operand in step.operands:
                    if isinstance(operand, pikepdf.Object):
                        gather(operand, found, level=1)
        except (pikepdf.PdfError, TypeError, ValueError):
            yield Unreadable(_at(place, "a stream"), "its content cannot be read")
        yield Passage(_at(place, "the alternative texts of a page"), BREAK.join(found.texts))
    elif _is_text(data):
        text = figures.said(data) if figures else data.decode("utf-8", "replace")
        yield Passage(_at(place, "a stream"), text, "technical")
        if b"(" in data:
            literal = BREAK.encode().join(_LITERAL.findall(data)).decode("latin-1")
            yield Passage(_at(place, "a stream"), literal, "name")


def _is_text(data: bytes) -> bool:
    sample = data[:2048]
    return (len(sample) - len(sample.translate(None, _CONTROLS))) * 20 < len(sample)


def _around(data: bytes, place: str, depth: int, budget: "Budget", ends: int) -> Iterator[Piece]:
    """What stands before and behind the PDF, and what earlier revisions of it still hold."""
    start = data.find(b"%PDF-")
    marks = [found.end() for found in re.finditer(rb"%%EOF", data)]
    outside = data[:start] + (data[marks[-1] :] if marks else b"")
    yield Passage(_at(place, "the bytes around it"), outside.decode("latin-1"), "name")
    if len(marks) > _MAX_REVISIONS:
        yield Unreadable(place, f"it holds more than {_MAX_REVISIONS} revisions of itself")
        return
    for end in marks[:-1][ends - 1 :]:
        if depth == 0:
            where = _at(place, "an earlier revision")
            yield from pdf_pieces(data[start:end], where, depth + 1, budget)


def _at(place: str, part: str) -> str:
    return f"{place}, {part}" if place else part
