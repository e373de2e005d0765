"""Tables out of Excel workbooks, read as a stream: memory goes with what is filled in.

openpyxl was tried: a merged range over a whole sheet, or one cell in the last row, keeps it busy
for hours, and reading only hides the merges.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO

from lxml import etree

from cspctl.readers.package import Relation, common, local, relations
from cspctl.readers.tables import (
    EMPTY,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    TOO_MUCH,
    Cell,
    Row,
    Table,
    TableFile,
    letters,
)
from cspctl.readers.xlsx_styles import Look, looks, whole
from cspctl.writers.ooxml import PackageError

_MAX_MERGED = 500_000  # cells, over all merged ranges
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_Cells = dict[int, Cell]


def read_workbook(parts: Mapping[str, bytes], main: str) -> TableFile:
    """Read every visible sheet; PackageError when the workbook is damaged or too large."""
    properties, notes = common(parts)
    related = relations(parts, main)
    shared = _shared_texts(parts, related)
    known = looks(parts, related)
    old_epoch = False
    tables: list[Table] = []
    filled = cells = 0
    for element in _elements(parts[main], ("workbookPr", "sheet")):
        if local(element) == "workbookPr":
            old_epoch = element.get("date1904") in ("1", "true")
            continue
        name = element.get("name", "")
        relation = related.get(_relation_id(element))
        if relation is None or relation.kind != "worksheet" or relation.target not in parts:
            notes.append(f"Sheet '{name}' is not a sheet of cells; it was not read.")
            continue
        if element.get("state", "visible") != "visible":
            notes.append(f"Sheet '{name}' is hidden; it was not read.")
            continue
        rows, left_out = _rows(parts[relation.target], shared, known, old_epoch)
        if left_out:
            last = letters(MAX_COLUMNS - 1)
            notes.append(f"Sheet '{name}': what stands right of column {last} was not read.")
        filled += len(rows)
        cells += sum(len(row.cells) for row in rows)
        if filled > MAX_ROWS or cells > MAX_CELLS:
            raise PackageError(TOO_MUCH)
        tables.append(Table("sheet", name, tuple(rows)))
    return TableFile(tuple(tables), properties, tuple(notes))


def _relation_id(element: etree._Element) -> str:
    """The ``r:id`` of an element, whose namespace differs between the two kinds of file."""
    return next((str(value) for key, value in element.items() if str(key).endswith("}id")), "")


def _elements(data: bytes, names: tuple[str, ...]) -> Iterator[etree._Element]:
    """The elements of some names, one after the other, whole; each is forgotten after its turn."""
    options = {"resolve_entities": False, "no_network": True, "huge_tree": False}
    tags = [f"{{*}}{name}" for name in names]
    try:
        for _, element in etree.iterparse(BytesIO(data), ("end",), tag=tags, **options):
            yield element
            element.clear(keep_tail=False)
            before = element.getprevious()
            while before is not None:
                following = before.getprevious()
                parent = before.getparent()
                if parent is not None:
                    parent.remove(before)
                before = following
    except etree.XMLSyntaxError as reason:
        raise PackageError(f"it holds XML that cannot be read ({reason})") from reason


def _shared_texts(parts: Mapping[str, bytes], related: Mapping[str, Relation]) -> list[str]:
    for relation in related.values():
        if relation.kind == "sharedStrings" and relation.target in parts:
            return [_text(entry) for entry in _elements(parts[relation.target], ("si",))]
    return []


def _text(element: etree._Element) -> str:
    """The text of an entry with its runs, without the reading aids of East Asian scripts."""
    found = []
    for part in element.iter("{*}t"):
        above = part.getparent()
        if above is None or local(above) != "rPh":
            found.append(part.text or "")
    return _ESCAPE.sub(_unescaped, "".join(found))


def _unescaped(found: re.Match[str]) -> str:
    char = chr(int(found.group(1), 16))
    return char if char.isprintable() or char in "\t\n" else " "


def _rows(
    data: bytes, shared: list[str], known: list[Look], old_epoch: bool
) -> tuple[list[Row], bool]:
    """The rows that hold something, and whether something stands beyond the last column."""
    rows: dict[int, _Cells] = {}
    merges: list[str] = []
    left_out = False
    number = held = 0
    for element in _elements(data, ("row", "mergeCell")):
        if local(element) == "mergeCell":
            merges.append(element.get("ref", ""))
            continue
        written = whole(element.get("r", ""))
        number = written if written > 0 else number + 1
        cells, beyond = _cells(element, shared, known, old_epoch)
        left_out = left_out or beyond
        if any(cell.text or cell.fault for cell in cells.values()):
            rows[number] = rows.get(number, {}) | cells
            held += len(cells)
            if len(rows) > MAX_ROWS or held > MAX_CELLS:
                raise PackageError(TOO_MUCH)
    _merge(rows, merges)
    return [
        Row(number, tuple(cells.get(place, EMPTY) for place in range(max(cells) + 1)))
        for number, cells in sorted(rows.items())
    ], left_out


def _cells(
    row: etree._Element, shared: list[str], known: list[Look], old_epoch: bool
) -> tuple[_Cells, bool]:
    cells: _Cells = {}
    place = -1
    for element in row.iterchildren("{*}c"):
        found = _REFERENCE.fullmatch(element.get("r", ""))
        place = _column(found.group(1)) if found else place + 1
        if place >= MAX_COLUMNS:
            return cells, True
        style = max(0, whole(element.get("s", "")))
        look = known[style] if style < len(known) else Look()
        cells[place] = _cell(element, shared, look, old_epoch)
    return cells, False


def _cell(element: etree._Element, shared: list[str], look: Look, old_epoch: bool) -> Cell:
    kind = element.get("t", "n")
    value = next((child.text or "" for child in element.iterchildren("{*}v")), "")
    if kind == "inlineStr":
        inline = next(element.iterchildren("{*}is"), None)
        return Cell(_text(inline).strip() if inline is not None else "", fill=look.fill)
    if not value:
        formula = next(element.iterchildren("{*}f"), None) is not None
        fault = "a formula whose result is not stored in the file" if formula else ""
        return Cell(fill=look.fill, fault="" if kind == "str" else fault)
    if kind == "s":
        known = 0 <= whole(value) < len(shared)
        text = shared[whole(value)] if known else ""
        fault = "" if known else "a reference to a text that is not in the file"
        return Cell(text.strip(), fill=look.fill, fault=fault)
    if kind == "str":
        return Cell(_ESCAPE.sub(_unescaped, value).strip(), fill=look.fill)
    if kind == "e":
        return Cell(fill=look.fill, fault=f"an error, {value}")
    if kind == "b":
        return Cell("Yes" if value == "1" else "No", fill=look.fill)
    if kind == "d":
        return Cell(value, _iso(value), look.fill)
    return _number(value, look, old_epoch)


def _number(value: str, look: Look, old_epoch: bool) -> Cell:
    try:
        number = float(value)
    except ValueError:
        return Cell(value.strip(), fill=look.fill)
    if look.date:
        day = serial_date(number, old_epoch)
        if day is not None:
            return Cell(day.isoformat(), day, look.fill)
    if number.is_integer() and abs(number) < 1e15:
        return Cell(str(int(number)), number, look.fill)
    return Cell(repr(number), number, look.fill)


def serial_date(number: float, old_epoch: bool = False) -> dt.date | None:
    """A day that Excel counts from 30 December 1899, or from 1904; None when it is none."""
    if not 1 <= number < 2_958_466:
        return None
    start = dt.date(1904, 1, 1) if old_epoch else dt.date(1899, 12, 30)
    try:
        return start + dt.timedelta(days=int(number))
    except OverflowError:
        return None


def _iso(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def _column(written: str) -> int:
    place = 0
    for letter in written:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _merge(rows: dict[int, _Cells], merges: list[str]) -> None:
    """Give the cells below the first of a merged range its content, marked as a repetition."""
    left = _MAX_MERGED
    ordered = sorted(rows)
    for reference in merges:
        ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            continue
        first, last = int(ends[0].group(2)), int(ends[1].group(2))
        columns = _column(ends[0].group(1)), min(_column(ends[1].group(1)), MAX_COLUMNS - 1)
        if first not in rows or last <= first:
            continue
        for number in _between(ordered, first, last):
            left -= columns[1] - columns[0] + 1
            if left < 0:
                raise PackageError("its merged cells are more than any table has")
            for place in range(columns[0], columns[1] + 1):
                above = rows[first].get(place, EMPTY)
                rows[number][place] = replace(above, merged=True)


def _between(ordered: list[int], first: int, last: int) -> list[int]:
    from bisect import bisect_right

    return ordered[bisect_right(ordered, first) : bisect_right(ordered, last)]
