"""The action log as CSV and as Markdown."""

import datetime as dt

from cspctl.documents.action_log_book import COLUMNS, ActionLogBook, BookRow
from cspctl.documents.words import short_date
from cspctl.reporters import rows

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\|*_`[]<"})


def csv(book: ActionLogBook) -> bytes:
    """One table for every board, its rows under their full names, for Excel and for import.

    The byte order mark tells Excel that it is UTF-8.
    """
    lines = [
        dict(zip(COLUMNS, _cells(row, iso=True), strict=True))
        for sheet in book.sheets
        for row in sheet.rows
    ]
    return f"\ufeff{rows.as_csv(lines, list(COLUMNS))}\n".encode("utf-8", "replace")


def markdown(book: ActionLogBook) -> bytes:
    """A heading and a table for each board; the columns to fill in are left out."""
    kept = [place for place, heading in enumerate(COLUMNS) if heading != "New update"]
    parts = []
    for sheet in book.sheets:
        lines = [[COLUMNS[place] for place in kept], ["---"] * len(kept)]
        lines += [[_escaped(cells[place]) for place in kept] for cells in map(_cells, sheet.rows)]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        parts.append(f"# {_escaped(sheet.title)}\n\n{table}\n")
    return "\n".join(parts).encode("utf-8", "replace")


def _cells(row: BookRow, *, iso: bool = False) -> list[str]:
    def day(value: dt.date | str | None) -> str:
        if not isinstance(value, dt.date):
            return value or ""
        return value.isoformat() if iso else short_date(value)

    return [
        row.name if iso else str(row.number),
        row.action,
        row.lead,
        row.others,
        day(row.start),
        day(row.target),
        str(row.days_overdue or ""),
        row.updates,
        "",
        row.rag,
        row.state,
    ]


def _escaped(text: str) -> str:
    return " ".join(text.strip().split(" ")).translate(_SPECIAL).replace("\n", "<br>")
