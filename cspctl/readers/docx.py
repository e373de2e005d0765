"""Tables out of Word documents: the text as it stands once every tracked change is accepted."""

from collections.abc import Iterator, Mapping

from lxml import etree

from cspctl.readers.package import common, local
from cspctl.readers.tables import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    TOO_MUCH,
    Cell,
    Row,
    Table,
    TableFile,
)
from cspctl.writers.ooxml import WORD, PackageError, parse_xml

_W = f"{{{WORD}}}"
# What was deleted or moved away, the fallback of a drawing, and the codes of fields.
_NOT_TEXT = {"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "txbxContent"}
_WRAPPERS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}
_HIGHLIGHTS = {
    "red": "FF0000",
    "darkRed": "8B0000",
    "yellow": "FFFF00",
    "darkYellow": "808000",
    "green": "00FF00",
    "darkGreen": "006400",
    "blue": "0000FF",
    "darkBlue": "00008B",
    "cyan": "00FFFF",
}


def read_document(parts: Mapping[str, bytes], main: str) -> TableFile:
    """Read every table, tables in tables too, in their order."""
    properties, notes = common(parts)
    root = _transitional(parse_xml(parts[main]))
    counts: dict[tuple[str, str], int] = {}
    tables = []
    filled = cells = 0
    for number, element in enumerate(_tables(root), start=1):
        rows = tuple(_rows(element, counts))
        filled += len(rows)
        cells += sum(len(row.cells) for row in rows)
        if filled > MAX_ROWS or cells > MAX_CELLS:
            raise PackageError(TOO_MUCH)
        tables.append(Table("table", str(number), rows))
    return TableFile(tuple(tables), properties, tuple(notes))


def _transitional(root: etree._Element) -> etree._Element:
    """The same document with the usual namespace: 'Strict' files have one of their own."""
    namespace = etree.QName(root).namespace or ""
    if namespace != WORD:
        for element in root.iter(f"{{{namespace}}}*"):
            element.tag = _W + local(element)
            for key in list(element.attrib):
                if str(key).startswith(f"{{{namespace}}}"):
                    element.set(_W + str(key).rpartition("}")[2], str(element.attrib.pop(key)))
    return root


def _tables(root: etree._Element) -> Iterator[etree._Element]:
    for element in root.iter(f"{_W}tbl"):
        if not any(local(above) in ("Fallback", "del") for above in element.iterancestors()):
            yield element


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of a name, looking through content controls and tracked insertions."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in _WRAPPERS:
            yield from _children(child, name)


def _rows(table: etree._Element, counts: dict[tuple[str, str], int]) -> Iterator[Row]:
    above: dict[int, Cell] = {}
    for number, element in enumerate(_children(table, "tr"), start=1):
        properties = element.find(f"{_W}trPr")
        if properties is not None and properties.find(f"{_W}del") is not None:
            continue
        cells: list[Cell] = [Cell()] * _grid(properties, "gridBefore")
        below: dict[int, Cell] = {}
        for cell in _children(element, "tc"):
            place = len(cells)
            if place >= MAX_COLUMNS:
                break
            found = _cell(cell, above.get(place), counts)
            below[place] = found
            span = max(1, _grid(cell.find(f"{_W}tcPr"), "gridSpan"))
            cells += [found, *([Cell(fill=found.fill)] * (span - 1))]
        above = below
        yield Row(number, tuple(cells[:MAX_COLUMNS]))


def _grid(properties: etree._Element | None, name: str) -> int:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    text = (found.get(f"{_W}val") or "") if found is not None else ""
    return min(int(text), MAX_COLUMNS) if text.isascii() and text.isdigit() else 0


def _cell(element: etree._Element, above: Cell | None, counts: dict[tuple[str, str], int]) -> Cell:
    properties = element.find(f"{_W}tcPr")
    merge = properties.find(f"{_W}vMerge") if properties is not None else None
    if merge is not None and merge.get(f"{_W}val", "continue") == "continue" and above is not None:
        return Cell(above.text, fill=above.fill, merged=True)
    paragraphs = ["".join(_text(child)).strip() for child in _children(element, "p")]
    text = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    if not text:
        text = _list_number(element, counts)
    return Cell(text, fill=_fill(properties) or _highlight(element))


def _text(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name in _NOT_TEXT:
            continue
        if name == "t":
            yield child.text or ""
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "tab":
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        else:
            yield from _text(child)


def _list_number(element: etree._Element, counts: dict[tuple[str, str], int]) -> str:
    """The number of a cell that Word numbers by itself, counted through the document."""
    numbering = element.find(f"{_W}p/{_W}pPr/{_W}numPr/{_W}numId")
    if numbering is None or (numbering.get(f"{_W}val") or "0") == "0":
        return ""
    level = element.find(f"{_W}p/{_W}pPr/{_W}numPr/{_W}ilvl")
    key = (numbering.get(f"{_W}val", ""), "" if level is None else level.get(f"{_W}val", ""))
    counts[key] = counts.get(key, 0) + 1
    return str(counts[key])


def _fill(properties: etree._Element | None) -> str:
    shade = properties.find(f"{_W}shd") if properties is not None else None
    fill = (shade.get(f"{_W}fill") or "") if shade is not None else ""
    return fill.upper() if len(fill) == 6 and fill.isalnum() else ""


def _highlight(element: etree._Element) -> str:
    found = next(element.iter(f"{_W}highlight"), None)
    return _HIGHLIGHTS.get(found.get(f"{_W}val") or "", "") if found is not None else ""
