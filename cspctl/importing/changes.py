"""What an import changes in the log, before it is written."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cspctl.changes.change import ORDER, Draft, place_by_date
from cspctl.changes.logs import LogFile
from cspctl.edit import Edit, Insert, NewFile, Value
from cspctl.model.action import Action


@dataclass(frozen=True, slots=True)
class Added:
    """A new action with its fields as they are written; ``place`` is its row in the file."""

    number: int
    fields: Mapping[str, Value]
    place: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A new update of an action."""

    action: Action
    date: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A field of an action that is set: rag, state, closed or outcome."""

    action: Action
    key: str
    value: str | dt.date


Change = Added | Reported | Stated


def edits(changes: Sequence[Change], log: LogFile, board: str) -> list[Edit]:
    """The edits that make the changes; new actions go to the end of the board's ``log``."""
    draft = Draft()
    reported: dict[tuple[str, int | None], list[Reported]] = {}
    for change in changes:
        if isinstance(change, Stated):
            draft.put(change.action, change.key, change.value)
        elif isinstance(change, Reported):
            place = place_by_date(change.action, change.date) if change.action.updates else None
            reported.setdefault((change.action.name, place), []).append(change)
    for (_, place), reports in reported.items():
        notes: list[Value] = [
            {"date": one.date, "note": one.note}
            for one in sorted(reports, key=lambda one: one.date)
        ]
        draft.add(reports[0].action, "updates", notes, place)
    made = draft.edits
    named = {} if log.board == board else {"board": board}
    rows: tuple[Value, ...] = tuple(
        _ordered({"number": one.number, **named, **one.fields})
        for one in changes
        if isinstance(one, Added)
    )
    if rows and log.top is None:
        made.append(NewFile(log.name, f"board: {board}\n"))
    if rows:
        made.append(Insert(log.name, log.top, "actions", rows))
    return made


def _ordered(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {key: fields[key] for key in ORDER if key in fields}
