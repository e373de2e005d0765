"""Hidden sheets, rows, columns and names of a workbook.

A hidden sheet goes whole. A hidden row or column keeps its place, so that no cell moves, and loses
what it held.
"""

from cspctl.pack.screening.elements import Element, drop, listed
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.sheet_book import MAIN, Sheet, column_letters, column_number, sheets
from cspctl.pack.screening.sheet_names import forget_sheets, names
from cspctl.pack.screening.sheet_values import forget, freeze, unused

_COLUMNS = 16_384


def clean(package: Package, log: Log) -> None:
    """Take out what is hidden, and freeze the formulas when anything was."""
    cleaned = [_hidden_sheets(package, log)]
    cleaned += [_hidden_cells(package, sheet, log) for sheet in sheets(package)]
    cleaned.append(_hidden_names(package, log))
    if any(cleaned):
        freeze(package)
    _scenarios(package, log)
    _unshown_texts(package, log)


def _scenarios(package: Package, log: Log) -> None:
    """Other values that cells would have, under names that only a menu shows."""
    for sheet in sheets(package):
        found = package.tree(sheet.part).findall(f"{MAIN}scenarios")
        if found and log.found("hidden_sheets", f"scenarios of {sheet.said}"):
            for element in found:
                drop(element)
            package.touch(sheet.part)


def _unshown_texts(package: Package, log: Log) -> None:
    texts = [text for text in unused(package) if "".join(map(str, text.itertext())).strip()]
    if texts and log.found("hidden_text", "texts that no cell shows"):
        forget(package, texts)


def _hidden_sheets(package: Package, log: Log) -> bool:
    book = package.main()
    root = package.tree(book)
    everything = list(sheets(package))
    hidden = [sheet for sheet in everything if sheet.hidden]
    gone = [sheet for sheet in hidden if log.found("hidden_sheets", sheet.said)]
    if not gone:
        return False
    if len(gone) == len(everything):
        log.refused("hidden_sheets", "every sheet")
        return False
    places = {sheet.number - 1 for sheet in gone}
    kept = [place for place in range(len(everything)) if place not in places]
    for name in list(root.iter(f"{MAIN}definedName")):
        owner = name.get("localSheetId")
        says = name.text or ""
        if (owner and int(owner) in places) or any(
            names(says, sheet.entry.get("name", "")) for sheet in gone
        ):
            _drop_name(name)
        elif owner:
            name.set("localSheetId", str(kept.index(int(owner))))
    for sheet in gone:
        drop(sheet.entry)
        for link in package.links(sheet.part):
            if not link.external and link.target in package.parts and link.kind != "image":
                package.drop(link.target)
        package.drop(sheet.part)
    forget_sheets(package, [sheet.entry.get("name", "") for sheet in gone])
    for view in root.iter(f"{MAIN}workbookView"):
        for key in ("activeTab", "firstSheet"):
            old = int(view.get(key, "0"))
            view.set(key, str(kept.index(old) if old in kept else 0))
    package.touch(book)
    return True


def _drop_name(name: Element) -> None:
    parent = name.getparent()
    drop(name)
    if parent is not None and not len(parent):
        drop(parent)


def _hidden_names(package: Package, log: Log) -> bool:
    """Names that Excel does not list; its own (``_xlnm.``, ``_xlfn.``) are needed."""
    book = package.main()
    hidden = [
        name
        for name in package.tree(book).iter(f"{MAIN}definedName")
        if name.get("hidden") in ("1", "true") and not name.get("name", "").startswith("_xl")
    ]
    if not hidden or not log.found("hidden_sheets", "hidden names of cells"):
        return False
    for name in hidden:
        _drop_name(name)
    package.touch(book)
    return True


def _hidden_cells(package: Package, sheet: Sheet, log: Log) -> bool:
    root = package.tree(sheet.part)
    rows = [
        row
        for row in root.iter(f"{MAIN}row")
        if len(row) and (row.get("hidden") in ("1", "true") or _is_nothing(row.get("ht")))
    ]
    columns = _hidden_columns(root)
    cells = [cell for cell in root.iter(f"{MAIN}c") if len(cell) and _column(cell) in columns]
    cleaned = False
    if rows:
        numbers = [int(row.get("r") or 0) for row in rows]
        if log.found("hidden_rows", f"{sheet.said}, {listed(numbers, 'row')}"):
            for row in rows:
                for cell in list(row):
                    row.remove(cell)
            cleaned = True
    if cells:
        letters = [column_letters(number) for number in sorted({_column(cell) for cell in cells})]
        place = f"{sheet.said}, {'column' if len(letters) == 1 else 'columns'} "
        if log.found("hidden_rows", place + ", ".join(letters[:8])):
            for cell in cells:
                if cell.getparent() is not None:
                    drop(cell)
            cleaned = True
    if cleaned:
        _without_tables(package, sheet, root)
        package.touch(sheet.part)
    return cleaned


def _hidden_columns(root: Element) -> set[int]:
    found: set[int] = set()
    for column in root.iter(f"{MAIN}col"):
        if column.get("hidden") in ("1", "true") or _is_nothing(column.get("width")):
            first, last = int(column.get("min", "1")), int(column.get("max", "1"))
            found.update(range(first, min(last, _COLUMNS) + 1))
    return found


def _is_nothing(size: str | None) -> bool:
    """Whether a width or a height leaves nothing to be seen."""
    try:
        return size is not None and float(size) <= 0
    except ValueError:
        return False


def _column(cell: Element) -> int:
    return column_number(cell.get("r", ""))


def _without_tables(package: Package, sheet: Sheet, root: Element) -> None:
    """A table's list of columns repeats their heads; without it the cells stand as they are."""
    for link in package.linked(sheet.part, "table"):
        package.drop(link.target)
    for element in [*root.findall(f"{MAIN}tableParts"), *root.findall(f"{MAIN}autoFilter")]:
        root.remove(element)
