"""Page numbers taken out of our own documents before they are converted.

A conversion that is kept for the next build cannot hold page numbers, which change with every
late paper. So the text around each PAGE field of a header or footer (``Page 7``) gives way to a
mark: a space on a coloured ground, which can be found in the PDF. The words come back there, with
the number, as a stamp. Source of the fields: ECMA-376 Part 1, 17.16.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from typing import Literal, NamedTuple

from lxml import etree

from cspctl.pack.pdf.marks import GREEN, RED
from cspctl.writers.ooxml import WORD, parse_xml, read_package, serialise_xml, write_package

Align = Literal["left", "center", "right"]
_W = f"{{{WORD}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ALIGNS: dict[str, Align] = {"right": "right", "end": "right", "center": "center"}
_FIELDS = {"PAGE": "{page}", "NUMPAGES": "{pages}", "SECTIONPAGES": "{pages}"}
_MOST = 256  # places, as many as one byte of the mark's colour can number


class Place(NamedTuple):
    """What stands at a mark: words with ``{page}`` and ``{pages}``, and the side that holds."""

    words: str
    align: Align

    def text(self, page: str, pages: str) -> str:
        """The words on one page."""
        return self.words.replace("{page}", page).replace("{pages}", pages)


class _Piece(NamedTuple):
    """A run, or a whole field, of a paragraph; ``words`` is None for what no stamp can print."""

    elements: list[etree._Element]
    words: str | None
    counts: bool = False


def take_out(docx: bytes) -> tuple[bytes, tuple[Place, ...]]:
    """The document with marks for page numbers, and what belongs at each mark, in order."""
    parts = read_package(docx)
    styles = parse_xml(parts["word/styles.xml"]) if "word/styles.xml" in parts else None
    places: list[Place] = []
    for name in sorted(parts):
        if not (name.startswith(("word/header", "word/footer")) and name.endswith(".xml")):
            continue
        root = parse_xml(parts[name])
        before = len(places)
        for paragraph in list(root.iter(f"{_W}p")):
            for stretch, align, spaces in _stretches(paragraph, styles):
                if len(places) < _MOST:
                    _mark(stretch, len(places), spaces)
                    words = "".join(piece.words or "" for piece in stretch)
                    places.append(Place(words, align))
        if len(places) > before:
            parts[name] = serialise_xml(root)
    return (write_package(parts), tuple(places)) if places else (docx, ())


def _stretches(
    paragraph: etree._Element, styles: etree._Element | None
) -> Iterator[tuple[list[_Piece], Align, int]]:
    """Each stretch of words around a page number, how it is aligned, and the mark's spaces.

    A stretch that has a line or the way between two tabs for itself is held at one side, which
    one space can tell. One that has neighbours needs about its own width.
    """
    if not any(piece.counts for piece in _pieces(paragraph)):
        return
    _divide_runs(paragraph)
    for tabs, cell in enumerate(_cells(list(_pieces(paragraph)))):
        if all(piece.words is not None for piece in cell):
            if any(piece.counts for piece in cell):
                yield cell, _align(paragraph, styles, tabs), 1
            continue
        for apart, group in groupby(cell, lambda piece: piece.words is None):
            stretch = list(group)
            if not apart and any(piece.counts for piece in stretch):
                wide = sum(4 if piece.counts else len(piece.words or "") for piece in stretch)
                yield stretch, "left", 2 * wide


def _cells(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces between tabs."""
    cell: list[_Piece] = []
    for piece in pieces:
        if _is_tab(piece.elements[0]):
            yield cell
            cell = []
        else:
            cell.append(piece)
    yield cell


def _divide_runs(paragraph: etree._Element) -> None:
    """Give each tab, text and mark of a field a run of its own."""
    for run in list(paragraph.iterfind(f"{_W}r")):
        contents = [child for child in run if child.tag != f"{_W}rPr"]
        look = run.find(f"{_W}rPr")
        for child in contents[:-1]:
            own = etree.Element(f"{_W}r")
            if look is not None:
                own.append(deepcopy(look))
            own.append(child)
            run.addprevious(own)


def _pieces(paragraph: etree._Element) -> Iterator[_Piece]:
    """The runs of a paragraph, those of one field together."""
    field: list[etree._Element] = []
    depth = 0
    for element in list(paragraph):
        if element.tag == f"{_W}pPr":
            continue
        marks = [mark.get(f"{_W}fldCharType") for mark in element.iter(f"{_W}fldChar")]
        if field or "begin" in marks:
            field.append(element)
            depth += marks.count("begin") - marks.count("end")
            if depth == 0:
                code = "".join(text.text or "" for e in field for text in e.iter(f"{_W}instrText"))
                yield _field(field, code)
                field = []
        elif element.tag == f"{_W}fldSimple":
            yield _field([element], element.get(f"{_W}instr") or "")
        elif element.tag == f"{_W}r":
            yield from _run(element)
        elif element.tag not in (f"{_W}bookmarkStart", f"{_W}bookmarkEnd", f"{_W}proofErr"):
            yield _Piece([element], None)


def _field(elements: list[etree._Element], code: str) -> _Piece:
    kind = next(iter(code.split()), "").upper()
    return _Piece(elements, _FIELDS.get(kind), kind == "PAGE")


def _run(run: etree._Element) -> Iterator[_Piece]:
    contents = [child for child in run if child.tag != f"{_W}rPr"]
    if all(child.tag in (f"{_W}t", f"{_W}noBreakHyphen") for child in contents):
        # Braces would be taken for the places of numbers.
        words = "".join(child.text or "\u2011" for child in contents)
        yield _Piece([run], words if "{" not in words else None)
    else:
        yield _Piece([run], None)


def _is_tab(run: etree._Element) -> bool:
    return run.find(f"{_W}tab") is not None or run.find(f"{_W}ptab") is not None


def _mark(stretch: list[_Piece], index: int, spaces: int) -> None:
    """Put a mark in place of a stretch, in the look of its page number."""
    number = next(piece for piece in stretch if piece.counts)
    look = next((e for r in number.elements for e in r.iter(f"{_W}rPr")), None)
    run = etree.Element(f"{_W}r")
    properties = etree.SubElement(run, f"{_W}rPr") if look is None else deepcopy(look)
    if look is not None:
        run.append(properties)
    for name in ("shd", "highlight"):
        for old in properties.findall(f"{_W}{name}"):
            properties.remove(old)
    ground = etree.SubElement(properties, f"{_W}shd")
    ground.set(f"{_W}val", "clear")
    ground.set(f"{_W}color", "auto")
    ground.set(f"{_W}fill", f"{RED:02X}{GREEN:02X}{index:02X}")
    text = etree.SubElement(run, f"{_W}t")
    text.text = "\u00a0" * spaces
    text.set(_SPACE, "preserve")
    first = stretch[0].elements[0]
    first.addprevious(run)
    for piece in stretch:
        for element in piece.elements:
            parent = element.getparent()
            assert parent is not None, "it stands in a paragraph"
            parent.remove(element)


def _align(paragraph: etree._Element, styles: etree._Element | None, tabs: int) -> Align:
    """How what stands behind so many tabs is aligned, by the paragraph or by its style."""
    chain = [found for found in (paragraph.find(f"{_W}pPr"),) if found is not None]
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(f"{_W}val") if style is not None else None
    while styles is not None and name and len(chain) < 20:
        found = styles.find(f"{_W}style[@{_W}styleId='{name}']")
        if found is None:
            break
        chain += found.findall(f"{_W}pPr")
        based = found.find(f"{_W}basedOn")
        name = based.get(f"{_W}val") if based is not None else None
    if not tabs:
        sides = [jc.get(f"{_W}val") or "" for pPr in chain for jc in pPr.findall(f"{_W}jc")]
        return _ALIGNS.get(sides[0], "left") if sides else "left"
    stops: dict[int, str] = {}
    for properties in reversed(chain):
        for stop in properties.iterfind(f"{_W}tabs/{_W}tab"):
            position = int(float(stop.get(f"{_W}pos") or 0))
            stops[position] = stop.get(f"{_W}val") or "left"
    sides = [stops[position] for position in sorted(stops) if stops[position] != "clear"]
    return _ALIGNS.get(sides[tabs - 1], "left") if tabs <= len(sides) else "left"
