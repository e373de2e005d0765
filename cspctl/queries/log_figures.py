"""The log in figures: what is open and late, with whom, for how long, and how far it slipped."""

import datetime as dt
from collections.abc import Callable, Sequence
from statistics import median
from typing import NamedTuple

from cspctl.queries.grouping import Key, agencies_of, board_of, grouped, leads_of
from cspctl.queries.select import Named
from cspctl.queries.slippage import first_target, slipped
from cspctl.queries.standing import RAG_WORDS, Standing

# Ages in days since an action was agreed: below, and in words.
AGES = ((91, "up to 3 months"), (183, "3 to 6 months"), (366, "6 to 12 months"))
OLDEST, UNDATED = "over a year", "no start date"


class Count(NamedTuple):
    """Open actions of one board, lead, ...; ``overdue`` of them are overdue."""

    key: Key
    open: int
    overdue: int


class Slipped(NamedTuple):
    """How far open and closed actions have slipped, in days from the first target to the last.

    ``dated`` have two targets to compare, ``moved`` of them were deferred, ``deferrals`` times
    in all. ``median`` and ``worst`` are of those that moved, None when none did.
    """

    dated: int
    moved: int
    deferrals: int
    median: float | None
    worst: int | None
    worst_action: str | None


class Closed(NamedTuple):
    """Closed actions with a target and a closing date: ``on_time`` by the last target, and
    ``by_first`` by the one that was set first. ``undated`` lack one of the dates."""

    on_time: int
    by_first: int
    late: int
    undated: int


class Figures(NamedTuple):
    """The log on a day. An action that two people lead is counted with each of them."""

    open: int
    closed: int
    overdue: int
    contradictions: int
    boards: tuple[Count, ...]
    agencies: tuple[Count, ...]
    leads: tuple[Count, ...]
    rags: tuple[Count, ...]
    ages: tuple[Count, ...]
    slipped: Slipped
    closed_on_time: Closed


def figures(rows: Sequence[Standing], named: Named, today: dt.date) -> Figures:
    """Count rows. What was closed into another action (merged) was not done twice: left out."""
    rows = [row for row in rows if row.action.is_open or not row.action.duplicate_of]
    opened = [row for row in rows if row.action.is_open]
    closed = [row for row in rows if not row.action.is_open]
    boards = _counted(opened, lambda row: [board_of(row, named)])
    rags = {
        count.key: count for count in _counted(opened, lambda r: [Key(r.rag, RAG_WORDS[r.rag])])
    }
    ages = {count.key.name: count for count in _counted(opened, lambda row: [_age(row, today)])}
    return Figures(
        open=len(opened),
        closed=len(closed),
        overdue=sum(row.overdue for row in opened),
        contradictions=sum(bool(row.contradiction) for row in rows),
        boards=boards,
        agencies=_counted(opened, lambda row: agencies_of(row, named)),
        leads=_counted(opened, lambda row: leads_of(row, named)),
        rags=tuple(rags[key] for key in (Key(*rag) for rag in RAG_WORDS.items()) if key in rags),
        ages=tuple(
            ages[name] for name in (*(name for _, name in AGES), OLDEST, UNDATED) if name in ages
        ),
        slipped=_slipped(rows),
        closed_on_time=_closed(closed),
    )


def _counted(
    rows: Sequence[Standing], keys: Callable[[Standing], Sequence[Key]]
) -> tuple[Count, ...]:
    return tuple(
        Count(key, len(own), sum(row.overdue for row in own)) for key, own in grouped(rows, keys)
    )


def _age(row: Standing, today: dt.date) -> Key:
    begun = row.action.begun
    if begun is None:
        return Key("", UNDATED)
    days = (today - begun).days
    name = next((name for limit, name in AGES if days <= limit), OLDEST)
    return Key(name, name)


def _slipped(rows: Sequence[Standing]) -> Slipped:
    found = [(days, row.action) for row in rows if (days := slipped(row)) is not None]
    moved = [(days, action) for days, action in found if action.was]
    worst = max(moved, key=lambda one: one[0], default=None)
    return Slipped(
        dated=len(found),
        moved=len(moved),
        deferrals=sum(len(row.action.was) for row in rows),
        median=median(days for days, _ in moved) if moved else None,
        worst=worst[0] if worst else None,
        worst_action=worst[1].name if worst else None,
    )


def _closed(rows: Sequence[Standing]) -> Closed:
    dates = [
        (row.action.closed, row.target, first)
        for row in rows
        if row.action.closed and row.target and (first := first_target(row))
    ]
    on_time = sum(day <= target for day, target, _ in dates)
    by_first = sum(day <= first for day, _, first in dates)
    return Closed(on_time, by_first, len(dates) - on_time, len(rows) - len(dates))
