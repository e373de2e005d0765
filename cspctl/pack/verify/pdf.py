"""PDF files: the text of every page, seen or not, and every text of every object behind them.

pdfium reads the pages: it knows the encodings of fonts, and gives white, hidden, clipped and
switched-off text like any other. pikepdf reads the rest. Source: ISO 32000-1.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cspctl.pack.pdf.opening import opened
from cspctl.pack.verify.passages import BREAK, Passage, Piece, Unreadable, UnreadPages
from cspctl.pack.verify.pdf_digests import page_digests
from cspctl.pack.verify.pdf_figures import Figures
from cspctl.pack.verify.pdf_objects import Found, Objects, gather, held_by
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
    try:
        with opened(data) as document:
            if document.is_encrypted:
                yield Unreadable(place, "it is encrypted")
                return
            linearized = document.is_linearized
            # It is closed much faster when nobody holds its objects any more.
            yield from _read(document, data, place, depth, budget, pages)
    except faults():
        yield Unreadable(place, DAMAGED)
        return
    yield from _around(data, place, depth, budget, 2 if linearized else 1)


def _read(
    document: "pikepdf.Pdf", data: bytes, place: str, depth: int, budget: "Budget", pages: bool
) -> Iterator[Piece]:
    objects = Objects(document)
    if pages:
        yield from page_pieces(data, place)
    else:
        yield UnreadPages(place, page_digests(document, objects, data))
    yield from form_pieces(document, objects.streams, place)
    yield from _objects(document, objects, place, depth, budget)


class _File(NamedTuple):
    """A PDF whose streams are read: what messages call it, and what they need of all of it."""

    place: str
    depth: int
    budget: "Budget"
    objects: Objects
    figures: Figures
    drawn: set[tuple[int, int]]

    def at(self, part: str) -> str:
        return _at(self.place, part)


def _objects(
    document: "pikepdf.Pdf", objects: Objects, place: str, depth: int, budget: "Budget"
) -> Iterator[Piece]:
    """Metadata, bookmarks, names, alternative texts, annotations, form values, attachments."""
    found = held_by(document, objects.distinct())
    where = _at(place, "its bookmarks, names, notes or properties")
    yield Passage(where, BREAK.join(found.texts), "name")
    yield Passage(where, BREAK.join(found.technical), "technical")
    file = _File(place, depth, budget, objects, Figures(), _drawn(document))
    for stream in objects.streams:
        if stream.objgen not in found.fonts:
            yield from _stream(stream, file)


def _drawn(document: "pikepdf.Pdf") -> set[tuple[int, int]]:
    """The streams that pages are drawn by."""
    import pikepdf

    found = set()
    for page in document.pages:
        contents = page.obj.get("/Contents")
        listed = contents if isinstance(contents, pikepdf.Array) else [contents]
        found |= {part.objgen for part in listed if isinstance(part, pikepdf.Stream)}
    return found


def _stream(item: Any, file: _File) -> Iterator[Piece]:
    import hashlib

    import pikepdf

    from cspctl.pack.verify.passages import Block
    from cspctl.pack.verify.unpacking import unpack
    from cspctl.pack.verify.xml_text import xml_pieces

    kind, subtype = item.get("/Type"), item.get("/Subtype")
    inner, budget = file.depth + 1, file.budget
    if subtype == _name("/Image"):
        raw, here = item.read_raw_bytes(), file.at("a picture")
        yield Block(here, hashlib.sha256(raw).hexdigest())
        if item.get("/Filter") in (_name("/DCTDecode"), _name("/JPXDecode")):
            yield from unpack("a picture", raw, place=here, depth=inner, budget=budget)
        return
    try:
        data = item.read_bytes()
    except pikepdf.PdfError:
        yield Unreadable(file.at("a stream"), "it cannot be unpacked")
        return
    if not budget.take(len(data)):
        yield Unreadable(file.at("a stream"), "the file unpacks to more than 1,024 MB")
    elif kind == _name("/EmbeddedFile") or data.startswith((b"PK\x03\x04", b"%PDF-")):
        here = file.at("an attachment")
        yield from unpack("attachment", data, place=here, depth=inner, budget=budget)
    elif kind == _name("/Metadata") or data.lstrip()[:9].startswith((b"<?xpacket", b"<?xml")):
        here = file.at("its metadata")
        yield from _xml(xml_pieces(here, data), data, here)
    elif kind != _name("/ObjStm") and any(mark in data for mark in _ALTERNATIVES):
        # A stream of objects is no page's content, though a figure's words stand in it.
        yield from _alternatives(item, file)
    elif _is_text(data):
        draws = item.objgen in file.drawn or subtype == _name("/Form")
        yield from _plain(item, data, file, draws)


def _xml(pieces: Iterator[Piece], data: bytes, place: str) -> Iterator[Piece]:
    """The pieces of XMP; broken XMP is read as the text that it is."""
    for piece in pieces:
        if isinstance(piece, Unreadable):
            piece = Passage(place, data.decode("utf-8", "replace"))
        yield piece


def _alternatives(item: Any, file: _File) -> Iterator[Piece]:
    """The replacement texts inside a page's content."""
    import pikepdf

    found = Found()
    try:
        for step in pikepdf.parse_content_stream(item, "BDC DP"):
            for operand in step.operands:
                if isinstance(operand, pikepdf.Object):
                    gather(operand, found, level=1)
    except (pikepdf.PdfError, TypeError, ValueError):
        yield Unreadable(file.at("a stream"), "its content cannot be read")
    yield Passage(file.at("the alternative texts of a page"), BREAK.join(found.texts))


def _plain(item: Any, data: bytes, file: _File, draws: bool) -> Iterator[Piece]:
    """Scripts and other plain text; what draws, or holds objects, without its figures."""

    if item.get("/Type") == _name("/ObjStm"):
        shapes = file.objects.packed(item, data)
        text = file.figures.said(data) if shapes is None else file.figures.said_by(shapes)
    else:
        text = file.figures.said(data) if draws else data.decode("utf-8", "replace")
    yield Passage(file.at("a stream"), text, "technical")
    if b"(" in data:
        literal = BREAK.encode().join(_LITERAL.findall(data)).decode("latin-1")
        yield Passage(file.at("a stream"), literal, "name")


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


@cache
def _name(name: str) -> Any:
    """A name of PDF; a text that says the same is not equal to it. Making one takes a while."""
    import pikepdf

    return pikepdf.Name(name)


def _at(place: str, part: str) -> str:
    return f"{place}, {part}" if place else part
