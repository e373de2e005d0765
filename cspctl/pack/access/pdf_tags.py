"""The tags of a PDF: figures, headings and tables, in the order in which they are read aloud."""

from collections.abc import Iterator
from typing import Any

from cspctl.pack.access.headings import skipped
from cspctl.pack.access.words import Found

_MOST = 500_000  # tags; more are never met, and a made-up tree could go on without end


def found(tree: Any) -> Iterator[Found]:
    """Figures without words, tables without header cells, levels of headings left out."""
    figures = tables = 0
    headings: list[tuple[int, str]] = []
    header_cells: dict[int, bool] = {}
    rows: dict[int, int] = {}
    for kind, tag, table in _walk(tree):
        if kind == "Figure":
            figures += 1
            if not (_says(tag, "/Alt") or _says(tag, "/ActualText")):
                yield "alternative-text", f"figure {figures}"
        elif kind == "Table":
            tables += 1
            header_cells[tables], rows[tables] = False, 0
        elif kind == "TH" and table:
            header_cells[table] = True
        elif kind == "TR" and table:
            rows[table] += 1
        elif len(kind) == 2 and kind[0] == "H" and kind[1] in "123456":
            headings.append((int(kind[1]), f"heading {len(headings) + 1}"))
    for number, has_header in header_cells.items():
        if not has_header and rows[number] > 1:
            yield "table-header", f"table {number}"
    yield from skipped(headings)


def _walk(tree: Any) -> Iterator[tuple[str, Any, int]]:
    """Every tag once, as (its kind, the tag, the number of the table it is in or 0)."""
    import pikepdf

    roles = tree.get("/RoleMap")
    seen: set[tuple[int, int]] = set()
    tables = count = 0
    waiting: list[tuple[Any, int]] = [(tree.get("/K"), 0)]
    while waiting and count < _MOST:
        item, table = waiting.pop()
        count += 1
        if isinstance(item, pikepdf.Array):
            waiting += [(part, table) for part in reversed(list(item))]
            continue
        if not isinstance(item, pikepdf.Dictionary):
            continue
        if item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        kind = _kind(item, roles)
        if kind:
            yield kind, item, table
        if kind == "Table":
            tables += 1
            table = tables
        waiting.append((item.get("/K"), table))


def _kind(tag: Any, roles: Any) -> str:
    """What a tag stands for; a document may have names of its own for the standard's kinds."""
    import pikepdf

    kind = tag.get("/S")
    for _ in range(8):
        known = isinstance(roles, pikepdf.Dictionary) and isinstance(kind, pikepdf.Name)
        mapped = roles.get(kind) if known else None
        if not isinstance(mapped, pikepdf.Name) or mapped == kind:
            break
        kind = mapped
    return str(kind).lstrip("/") if isinstance(kind, pikepdf.Name) else ""


def _says(tag: Any, key: str) -> bool:
    import pikepdf

    value = tag.get(key)
    return isinstance(value, pikepdf.String) and bool(str(value).strip())
