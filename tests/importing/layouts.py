"""Tables for the tests, in as few letters as they need."""

import datetime as dt

from cspctl.importing.rows import log_rows, understand
from cspctl.readers.tables import Cell, Row, Table


def table(*rows, kind="sheet", name="Log", first=1):
    """A table of texts, dates and cells; None is an empty cell."""
    made = []
    for number, row in enumerate(rows, start=first):
        made.append(Row(number, tuple(_cell(value) for value in row)))
    return Table(kind, name, tuple(made))


def _cell(value):
    if isinstance(value, Cell):
        return value
    if isinstance(value, dt.date):
        return Cell(value.isoformat(), value)
    return Cell("" if value is None else str(value))


def merged(text):
    """A cell that repeats the one above, with which it is merged."""
    return Cell(text, merged=True)


def read(*tables):
    """The rows of tables and the problems met."""
    understood = understand(tables, "log.xlsx")
    return list(log_rows(understood)), [one for table in understood for one in table.problems]
