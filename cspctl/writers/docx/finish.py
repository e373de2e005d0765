"""A rendered part made whole: what loops repeat and conditions leave out must still be Word."""

from itertools import count

from lxml import etree

from cspctl.writers.docx.names import (
    BR,
    INSTR_TEXT,
    TAB,
    TBL,
    TC,
    TR,
    XML_SPACE,
    P,
    T,
    element,
    text_element,
    w,
)

_NAME = w("name")
_ID = w("id")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_STORIES = (w("hdr"), w("ftr"), w("footnote"), w("endnote"), w("txbxContent"), TC)


def finish(root: etree._Element) -> None:
    """Mend a rendered part in place."""
    _line_ends_and_tabs(root)
    _empty_places(root)
    _grids(root)
    _identities(root)


def _line_ends_and_tabs(root: etree._Element) -> None:
    for instruction in root.iter(INSTR_TEXT):
        instruction.text = (instruction.text or "").replace("\n", " ").replace("\t", " ")
    for holder in list(root.iter(T)):
        text = holder.text
        if not text:
            continue
        if "\n" in text or "\t" in text:
            _split(holder, text)
        elif text[0].isspace() or text[-1].isspace() or "  " in text:
            holder.set(XML_SPACE, "preserve")


def _split(holder: etree._Element, text: str) -> None:
    parent = holder.getparent()
    assert parent is not None
    made: list[etree._Element] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(etree.Element(BR))
        for column, cell in enumerate(line.split("\t")):
            if column:
                made.append(etree.Element(TAB))
            if cell:
                made.append(text_element(cell))
    at = parent.index(holder)
    parent[at : at + 1] = made


def _empty_places(root: etree._Element) -> None:
    """Leave no table without rows, no row without cells, and a paragraph wherever Word needs it."""
    for row in list(root.iter(TR)):
        if row.find(TC) is None and row.find(w("sdt")) is None:
            _drop(row)
    for table in list(root.iter(TBL)):
        if table.find(TR) is None and table.find(w("sdt")) is None:
            _drop(table)
    for story in root.iter(*_STORIES):
        last = next((child for child in reversed(story) if child.tag in (P, TBL)), None)
        if last is None or last.tag != P:
            story.append(etree.Element(P))
    for content in list(root.iter(w("sdtContent"))):
        control = content.getparent()
        if len(content) == 0 and control is not None:
            _drop(control)


def _drop(gone: etree._Element) -> None:
    parent = gone.getparent()
    if parent is not None:
        parent.remove(gone)


def _grids(root: etree._Element) -> None:
    """Give a table whose rows have grown a grid of as many columns, in the same width."""
    for table in root.iter(TBL):
        grid = table.find(w("tblGrid"))
        if grid is None:
            grid = element("tblGrid")
            table.insert(1 if table.find(w("tblPr")) is not None else 0, grid)
        rows = [sum(_span(cell) for cell in row.findall(TC)) for row in table.findall(TR)]
        widest = max(rows, default=0)
        columns = len(grid)
        if columns >= widest:
            continue
        total = sum(int(column.get(w("w")) or 0) for column in grid) or 9026
        for column in list(grid):
            grid.remove(column)
        for _ in range(widest):
            grid.append(element("gridCol", w=str(total // widest)))


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    value = span.get(w("val")) if span is not None else None
    return int(value) if value and value.isdigit() else 1


def _identities(root: etree._Element) -> None:
    """Number again what must be unique and was repeated by a loop, or lost its other half."""
    _bookmarks(root)
    seen: set[str] = set()
    numbers = count(1)
    for drawing in root.iter(_DRAWING):
        identity = drawing.get("id", "")
        while not identity or identity in seen:
            identity = str(next(numbers))
        seen.add(identity)
        drawing.set("id", identity)
    controls: set[str] = set()
    for properties in root.iter(w("sdtPr")):
        mark = properties.find(_ID)
        if mark is None:
            continue
        value = mark.get(w("val"), "")
        if value in controls:
            properties.remove(mark)  # Word gives it a new one
        controls.add(value)
    paragraphs: set[str] = set()
    for holder in root.iter(P, TR):
        name = holder.get(f"{_W14}paraId")
        if name is None:
            continue
        if name in paragraphs:
            del holder.attrib[f"{_W14}paraId"]
            holder.attrib.pop(f"{_W14}textId", "")
        paragraphs.add(name)


def _bookmarks(root: etree._Element) -> None:
    start, end = w("bookmarkStart"), w("bookmarkEnd")
    numbers = count(1)
    opened: dict[str, tuple[etree._Element, str]] = {}
    names: set[str] = set()
    for mark in list(root.iter(start, end)):
        identity = mark.get(_ID, "")
        if mark.tag == start:
            name = mark.get(_NAME, "").lower()
            if identity in opened or not name or name in names:
                _drop(mark)
                continue
            names.add(name)
            opened[identity] = (mark, str(next(numbers)))
        elif identity in opened:
            begun, number = opened.pop(identity)
            begun.set(_ID, number)
            mark.set(_ID, number)
        else:
            _drop(mark)
    for begun, _ in opened.values():
        _drop(begun)
