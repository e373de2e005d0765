"""Rows of an answer as plain text, JSON or CSV."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Row = Mapping[str, Any]


class Column(NamedTuple):
    """A column of a text table: the row's key, its heading, and whether it takes the rest."""

    key: str
    heading: str
    wide: bool = False


def as_json(answer: Mapping[str, Any]) -> str:
    """The whole answer, indented, with letters as they are."""
    return json.dumps(answer, ensure_ascii=False, indent=2)


def as_csv(rows: Sequence[Row], keys: Sequence[str]) -> str:
    """A heading line and a line a row; lists are joined by '; '.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, so that
    opening the file can run nothing.
    """
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(keys)
    for row in rows:
        writer.writerow([_cell(row.get(key)) for key in keys])
    return out.getvalue().rstrip("\n")


def _cell(value: Any) -> str | int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = as_word(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def as_word(value: Any) -> str:
    """A value as it stands in a table."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(as_word(part) for part in value)
    return str(value)


def as_text(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """Aligned columns, one line a row, nothing cut: for a file, a pipe, grep or a screen reader."""
    cells = [[_one_line(row.get(column.key)) for column in columns] for row in rows]
    widths = [
        max([len(column.heading), *(len(line[place]) for line in cells)])
        for place, column in enumerate(columns)
    ]
    lines = [[column.heading for column in columns], *cells]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _one_line(value: Any) -> str:
    return " ".join(as_word(value).split())
