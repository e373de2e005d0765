"""What an import changes in the log, before it is written."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cspctl.edit import Edit, Insert, NewFile, Put, Value
from cspctl.model.action import Action
from cspctl.model.record import specs
from cspctl.source import Mapping as Place

_ORDER = tuple(specs(Action))


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


def edits(changes: Sequence[Change], log: str, board: str, *, new_file: bool) -> list[Edit]:
    """The edits that make the changes. New actions go to the end of the file ``log``;
    ``board`` is written into each of them, or at the top of a file that is new."""
    made: list[Edit] = []
    added = [change for change in changes if isinstance(change, Added)]
    if new_file and added:
        made.append(NewFile(log, f"board: {board}\nactions:\n"))
        board = ""
    for change in changes:
        if isinstance(change, Stated):
            at = _place(change.action)
            made.append(Put(_file(change.action), at, change.key, change.value, _ORDER))
    by_action: dict[str, list[Reported]] = {}
    for change in changes:
        if isinstance(change, Reported):
            by_action.setdefault(change.action.name, []).append(change)
    for reports in by_action.values():
        action = reports[0].action
        notes: tuple[Value, ...] = tuple(
            {"date": report.date, "note": report.note} for report in reports
        )
        made.append(Insert(_file(action), _place(action), "updates", notes, _ORDER))
    rows: tuple[Value, ...] = tuple(_ordered(change, board) for change in added)
    if rows:
        made.append(Insert(log, None, "actions", rows))
    return made


def _ordered(added: Added, board: str) -> dict[str, Value]:
    fields = {"number": added.number, **added.fields} | ({"board": board} if board else {})
    return {key: fields[key] for key in _ORDER if key in fields}


def _place(action: Action) -> Place:
    assert isinstance(action.place, Place), "an action of the log stands in a file"
    return action.place


def _file(action: Action) -> str:
    return action.where().file
