"""Workbooks: tables with header rows, merged cells, names of sheets, blank rows, pictures."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cspctl.pack.access.office import has_title, is_described
from cspctl.pack.access.words import Found
from cspctl.pack.screening.elements import Element, local
from cspctl.pack.screening.package import Package, opened
from cspctl.pack.screening.report import Refusal
from cspctl.pack.screening.sheet_book import MAIN, Sheet, column_number, sheets

_UNNAMED = re.compile(r"(sheet|chart|table)\s*\d*\Z", re.IGNORECASE)
_OBJECTS = ("pic", "graphicFrame")


def found(data: bytes) -> Iterator[Found]:
    """Everything that falls short on the sheets that are shown."""
    package = opened(data)
    if not package.main().startswith("xl/"):
        raise Refusal("disguised")
    if not has_title(package):
        yield "title", ""
    for sheet in sheets(package):
        if sheet.hidden:
            continue
        if _UNNAMED.match(sheet.entry.get("name", "").strip()):
            yield "sheet-name", sheet.said
        root = package.tree(sheet.part)
        merged = [cells.get("ref", "") for cells in root.iter(f"{MAIN}mergeCell")]
        if merged:
            many = f" and {len(merged) - 3} more" if len(merged) > 3 else ""
            yield "merged-cells", f"{sheet.said}, {', '.join(merged[:3])}{many}"
        yield from _table(package, sheet, root)
        yield from _pictures(package, sheet)


def _table(package: Package, sheet: Sheet, root: Element) -> Iterator[Found]:
    """Figures in rows and columns are a table; nothing in it is blank for the look of it."""
    rows = _filled(root)
    columns = {column for held in rows.values() for column in held}
    tables = [package.tree(link.target) for link in package.linked(sheet.part, "table")]
    headed = any(table.get("headerRowCount", "1") != "0" for table in tables)
    if len(rows) > 1 and len(columns) > 1 and not headed:
        yield "sheet-table", sheet.said
    numbers = sorted(rows)
    for before, after in pairwise(numbers):
        if after - before > 1:
            gap = (
                f"row {before + 1}" if after - before == 2 else f"rows {before + 1} to {after - 1}"
            )
            yield "blank-rows", f"{sheet.said}, {gap}"


def _filled(root: Element) -> dict[int, set[int]]:
    """The rows that hold anything, each with its columns; both count from 1."""
    rows: dict[int, set[int]] = {}
    number = 0
    for row in root.iter(f"{MAIN}row"):
        stated = row.get("r", "")
        number = int(stated) if stated.isdecimal() and len(stated) < 8 else number + 1
        for place, cell in enumerate(row.iter(f"{MAIN}c"), start=1):
            if any(
                (part.text or "").strip() for part in cell.iter(f"{MAIN}v", f"{MAIN}t", f"{MAIN}f")
            ):
                rows.setdefault(number, set()).add(column_number(cell.get("r", "")) or place)
    return rows


def _pictures(package: Package, sheet: Sheet) -> Iterator[Found]:
    for link in package.linked(sheet.part, "drawing"):
        for shape in package.tree(link.target).iter():
            if local(shape) not in _OBJECTS:
                continue
            properties = next((part for part in shape.iter() if local(part) == "cNvPr"), None)
            if properties is not None and not is_described(properties):
                yield "alternative-text", f"{sheet.said}, {properties.get('name') or 'a picture'}"
