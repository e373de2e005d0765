"""Tables as they stood in a file, whatever its format."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_ROWS = 50_000  # rows with something in them, in one file
MAX_COLUMNS = 100
MAX_CELLS = 1_000_000  # in one file
TOO_MUCH = f"it holds more than {MAX_ROWS:,} rows or {MAX_CELLS:,} cells"


class Unreadable(ValueError):
    """A file that no tables can be read from; the text says why, as a clause."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. ``text`` is what it shows, '' for nothing.

    ``value`` is a date, or a number where the format knows one; ``fill`` its colour as
    ``RRGGBB``; ``merged`` marks one that repeats the cell above, with which it is merged;
    ``fault`` says why its text is not to be had, such as a formula without a stored result.
    """

    text: str = ""
    value: dt.date | float | None = None
    fill: str = ""
    merged: bool = False
    fault: str = ""


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number in its table, sheet or file, from 1, and its cells from the left."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, place: int) -> Cell:
        """The cell at a place, from 0; an empty one beyond the end."""
        return self.cells[place] if place < len(self.cells) else EMPTY

    @property
    def blank(self) -> bool:
        """Whether nothing of its own stands in it."""
        return not any((cell.text or cell.fault) and not cell.merged for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``kind`` is sheet, table or file, and ``name`` the sheet's name or its number."""

    kind: str
    name: str
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """What a person calls it: ``sheet 'Log'``, ``table 2``, or '' for the only one."""
        if self.kind == "sheet":
            return f"sheet '{self.name}'"
        return f"table {self.name}" if self.kind == "table" else ""

    def place(self, row: int, column: int | None = None) -> str:
        """A row, or one cell of it (column from 0), in words: ``sheet 'Log', cell C7``."""
        if self.kind == "sheet":
            where = f"row {row}" if column is None else f"cell {letters(column)}{row}"
        else:
            where = f"row {row}" if self.kind == "table" else f"line {row}"
            where += "" if column is None else f", column {column + 1}"
        return f"{self.title}, {where}" if self.title else where


@dataclass(frozen=True, slots=True)
class TableFile:
    """What was read of a file. ``properties`` are its custom ones; ``notes`` say what was not
    read, or was found odd, in whole sentences."""

    tables: tuple[Table, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def letters(column: int) -> str:
    """A column of a sheet, from 0, as its letters: A, B, ..., AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
