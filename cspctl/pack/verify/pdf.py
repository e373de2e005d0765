"""PDF files: the text of every page, seen or not, and every text of every object behind them.

pdfium reads the pages: it knows the encodings of fonts, and gives white, hidden, clipped and
switched-off text like any other. pikepdf reads the rest. Source: ISO 32000-1.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cspctl.pack.verify.passages import BREAK, Passage, Piece, Unreadable
from cspctl.pack.verify.pdf_pages import DAMAGED, faults, texts_of

if TYPE_CHECKING:
    import pikepdf

    from cspctl.pack.verify.unpacking import Budget

_MAX_REVISIONS = 20
_FONT_FILES = (
    "/FontFile",
    "/FontFile2",
    "/FontFile3",
    "/ToUnicode",
    "/CIDToGIDMap",
    "/DestOutputProfile",
)
_CONTROLS = bytes(byte for byte in range(32) if byte < 9 or byte > 13)
# Text by the numbers of its glyphs, in hexadecimal; what else stands in one is left to be read.
_GLYPHS = re.compile(rb"\[[<>0-9A-Fa-f.\s-]*\]\s*TJ|<[0-9A-Fa-f\s]*>\s*Tj")
_ALTERNATIVES = (b"/ActualText", b"/Alt", b"/E ", b"/E(")


def pdf_pieces(
    data: bytes, place: str, depth: int, budget: "Budget", *, pages: bool = True
) -> Iterator[Piece]:
    """Every piece of a PDF, with those of its earlier revisions and of the files in it.

    Without ``pages``, all that ``pdf_pages.page_pieces`` does not answer.
    """
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as document:
            if document.is_encrypted:
                yield Unreadable(place, "it is encrypted")
                return
            if pages:
                yield from texts_of(data, document, place)
            yield from _objects(document, place, depth, budget)
            linearized = document.is_linearized
    except faults():
        yield Unreadable(place, DAMAGED)
        return
    yield from _around(data, place, depth, budget, 2 if linearized else 1)


def _objects(document: "pikepdf.Pdf", place: str, depth: int, budget: "Budget") -> Iterator[Piece]:
    """Metadata, bookmarks, names, alternative texts, annotations, form values, attachments."""
    import pikepdf

    texts: dict[str, None] = {}
    technical: dict[str, None] = {}
    fonts: set[tuple[int, int]] = set()
    streams = []
    _strings(document.trailer, texts, technical, fonts, top=True)
    named = document.Root.get("/Dests")
    if isinstance(named, pikepdf.Dictionary):
        texts.update((str(key)[1:], None) for key in named)
    for item in document.objects:
        if isinstance(item, pikepdf.Stream):
            streams.append(item)
        _strings(item, texts, technical, fonts)
    where = _at(place, "its bookmarks, names, notes or properties")
    yield Passage(where, BREAK.join(texts), "name")
    yield Passage(where, BREAK.join(technical), "technical")
    drawn = _drawn(document)
    for stream in streams:
        if stream.objgen not in fonts:
            yield from _stream(stream, place, depth, budget, stream.objgen in drawn)


def _drawn(document: "pikepdf.Pdf") -> set[tuple[int, int]]:
    """The streams that pages are drawn by."""
    import pikepdf

    found = set()
    for page in document.pages:
        contents = page.obj.get("/Contents")
        listed = contents if isinstance(contents, pikepdf.Array) else [contents]
        found |= {part.objgen for part in listed if isinstance(part, pikepdf.Stream)}
    return found


def _strings(
    item: Any,
    texts: dict[str, None],
    technical: dict[str, None],
    fonts: set[tuple[int, int]],
    *,
    top: bool = False,
    level: int = 0,
) -> None:
    """Gather the strings of an object; what it refers to is an object of its own."""
    import pikepdf

    if level > 200 or (level and getattr(item, "is_indirect", False)):
        return
    if isinstance(item, pikepdf.String):
        texts[str(item)] = None
    elif isinstance(item, pikepdf.Name):
        technical[str(item)[1:]] = None
    elif isinstance(item, pikepdf.Array):
        for inner in item:
            if isinstance(inner, pikepdf.Object):
                _strings(inner, texts, technical, fonts, level=level + 1)
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, value in item.items():
            technical[key[1:]] = None
            if key in _FONT_FILES and isinstance(value, pikepdf.Stream):
                fonts.add(value.objgen)
            # The ID of a file is two random strings.
            if isinstance(value, pikepdf.Object) and not (top and key == "/ID"):
                _strings(value, texts, technical, fonts, level=level + 1)


def _stream(item: Any, place: str, depth: int, budget: "Budget", drawn: bool) -> Iterator[Piece]:
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
        figures = drawn or kind == pikepdf.Name.ObjStm or subtype == pikepdf.Name.Form
        yield from _other(item, data, place, figures)


def _xml(pieces: Iterator[Piece], data: bytes, place: str) -> Iterator[Piece]:
    """The pieces of XMP; broken XMP is read as the text that it is."""
    for piece in pieces:
        if isinstance(piece, Unreadable):
            piece = Passage(_at(place, "its metadata"), data.decode("utf-8", "replace"))
        yield piece


def _other(item: Any, data: bytes, place: str, figures: bool) -> Iterator[Piece]:
    """The replacement texts inside a page's content, and scripts and other plain text.

    ``figures`` says that it draws, or holds objects.
    """
    import pikepdf

    # A stream of objects is no page's content, though a figure's words stand in it.
    packed = item.get("/Type") == pikepdf.Name.ObjStm
    if not packed and any(mark in data for mark in _ALTERNATIVES):
        texts: dict[str, None] = {}
        try:
            for step in pikepdf.parse_content_stream(item, "BDC DP"):
                for operand in step.operands:
                    if isinstance(operand, pikepdf.Object):
                        _strings(operand, texts, {}, set(), level=1)
        except (pikepdf.PdfError, TypeError, ValueError):
            yield Unreadable(_at(place, "a stream"), "its content cannot be read")
        yield Passage(_at(place, "the alternative texts of a page"), BREAK.join(texts))
    elif _is_text(data):
        text = _without_figures(data) if figures else data.decode("utf-8", "replace")
        yield Passage(_at(place, "a stream"), text, "technical")
        literal = re.findall(rb"\(((?:[^()\\]|\\.)*)\)", data)
        yield Passage(_at(place, "a stream"), b"\x1e".join(literal).decode("latin-1"), "name")


def _without_figures(data: bytes) -> str:
    """A stream without the numbers of glyphs, objects and places, which are most of it.

    What the glyphs say is read by pdfium, and a figure counts from six digits on (``words``).
    """
    text = _GLYPHS.sub(b" ", data).decode("utf-8", "replace")
    return " ".join(word for word in text.split() if len(word) > 5 or not word.isdecimal())


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
