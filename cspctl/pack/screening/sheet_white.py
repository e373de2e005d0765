"""Cells whose letters have the colour of the cell, or a number format that shows nothing."""

from cspctl.pack.screening.elements import Element
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.sheet_book import MAIN, column_number, sheets

_WHITE = "FFFFFF"


def clean(package: Package, log: Log) -> None:
    """Find them by the workbook's styles; emptied only where the board wants it so."""
    name = package.beside("styles")
    if name is None:
        return
    unseen = _unseen_formats(package.tree(name))
    if not unseen:
        return
    for sheet in sheets(package):
        heads = _head_cells(package, sheet.part)
        found = [
            cell
            for cell in package.tree(sheet.part).iter(f"{MAIN}c")
            if len(cell) and cell.get("s") in unseen and not _inside(cell.get("r", ""), heads)
        ]
        cells = ", ".join(cell.get("r", "") for cell in found[:5])
        if found and log.found("white_text", f"{sheet.said}, {cells}"):
            for cell in found:
                for child in list(cell):
                    cell.remove(child)
                cell.attrib.pop("t", "")
            package.touch(sheet.part)


def _unseen_formats(styles: Element) -> set[str]:
    """The numbers of the cell formats that show nothing."""
    fonts = [_colour(font.find(f"{MAIN}color")) for font in styles.iterfind(f"{MAIN}fonts/*")]
    fills = [_fill(fill) for fill in styles.iterfind(f"{MAIN}fills/*")]
    empty = {
        form.get("numFmtId")
        for form in styles.iterfind(f"{MAIN}numFmts/*")
        if (form.get("formatCode") or "").replace("\\", "").strip() in (";;;", ";;")
    }
    found = set()
    for number, form in enumerate(styles.iterfind(f"{MAIN}cellXfs/*")):
        font = _at(fonts, form.get("fontId"))
        if (font is not None and font == _at(fills, form.get("fillId"))) or form.get(
            "numFmtId"
        ) in empty:
            found.add(str(number))
    return found


def _at(values: list[str | None], number: str | None) -> str | None:
    place = int(number or 0)
    return values[place] if place < len(values) else None


def _colour(element: Element | None) -> str | None:
    """A colour as six hex digits; the theme's first is white in every theme of Office."""
    if element is None:
        return None
    if element.get("theme") == "0" and float(element.get("tint") or 0) == 0:
        return _WHITE
    if element.get("indexed") in ("1", "9"):
        return _WHITE
    return element.get("rgb", "")[-6:].upper() or None


def _fill(element: Element) -> str | None:
    pattern = element.find(f"{MAIN}patternFill")
    if pattern is None or pattern.get("patternType") in (None, "none"):
        return None if pattern is None else _WHITE
    if pattern.get("patternType") != "solid":
        return None
    return _colour(pattern.find(f"{MAIN}fgColor"))


def _head_cells(package: Package, part: str) -> list[str]:
    """The areas of tables: their styles shade them."""
    return [package.tree(link.target).get("ref", "") for link in package.linked(part, "table")]


def _inside(reference: str, areas: list[str]) -> bool:
    row, column = _row(reference), column_number(reference)
    for area in areas:
        first, _, last = area.partition(":")
        last = last or first
        rows = _row(first) <= row <= _row(last)
        if rows and column_number(first) <= column <= column_number(last):
            return True
    return False


def _row(reference: str) -> int:
    return int("".join(letter for letter in reference if letter.isdigit()) or 0)
