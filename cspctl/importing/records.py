"""What a row and a table of somebody else's log are understood to say."""

import datetime as dt
from dataclasses import dataclass

from cspctl.importing.headings import Headings
from cspctl.problems import Location, Problem
from cspctl.readers.tables import Table


@dataclass(frozen=True, slots=True)
class Report:
    """Something that was reported; ``date`` is None when the file does not say when."""

    date: dt.date | None
    note: str


@dataclass(frozen=True, slots=True)
class LogRow:
    """A row of a file as it was understood.

    ``board`` is named only where the row itself names it (``csp/7``). ``rag`` and ``state`` are
    '' where nothing is said; ``lead`` and ``others`` are texts as written. ``updates`` is the
    text of the column of updates, whole, and ``new_update`` that of the column for a new one.
    ``kept`` are words that no field has room for.
    """

    place: str
    location: Location
    action: str
    number: int | None = None
    board: str = ""
    item: str = ""
    lead: str = ""
    others: str = ""
    start: dt.date | None = None
    target: dt.date | str | None = None
    was: tuple[dt.date, ...] = ()
    rag: str = ""
    state: str = ""
    closed: dt.date | None = None
    outcome: str = ""
    updates: str = ""
    new_update: str = ""
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a table; ``headings`` is None for one that holds no log."""

    table: Table
    headings: Headings | None
    rows: tuple[LogRow, ...] = ()
    sections: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
