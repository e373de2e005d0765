"""A change: the edits that make it, and what it says in words, field by field."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from cspctl import source
from cspctl.edit import Drop, Edit, Insert, Put, Value
from cspctl.model.action import Action
from cspctl.model.record import specs
from cspctl.problems import CannotRun, Problem, Severity

# The order in which an action's fields are written.
ORDER = tuple(specs(Action))
NOTHING = "nothing"


class Said(NamedTuple):
    """One field of one action (``csp/7``) that changes, in words."""

    action: str
    field: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.action} {self.field}: {self.old} -> {self.new}"


class Change(NamedTuple):
    """What is to be written, what it changes, and what else is good to know."""

    edits: tuple[Edit, ...]
    said: tuple[Said, ...]
    notes: tuple[str, ...] = ()


class Draft:
    """Gathers the edits of a change and puts each into words."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self.said: list[Said] = []
        self.notes: list[str] = []

    def put(self, action: Action, key: str, value: Value) -> None:
        """Set a field, unless it says that already."""
        old = getattr(action, key)
        if words(old) != words(value):
            self.edits.append(Put(file_of(action), place_of(action), key, value, ORDER))
            self.say(action.name, key, old, value)

    def drop(self, action: Action, key: str) -> None:
        """Remove a field, if it is there."""
        at = place_of(action)
        if key in at.entries:
            self.edits.append(Drop(file_of(action), at, key))
            self.say(action.name, key, getattr(action, key), None)

    def add(
        self, action: Action, key: str, values: Sequence[Value], after: int | None = None
    ) -> None:
        """Add to a list field: at its end, or behind the item ``after`` (-1: first)."""
        if values:
            at = place_of(action)
            edit = Insert(file_of(action), at, key, tuple(values), ORDER, after)
            self.edits.append(edit)
            for value in values:
                self.said.append(Said(action.name, key, "added", words(value)))

    def report(self, action: Action, note: str, day: dt.date, by: Sequence[str] = ()) -> None:
        """Add a dated update behind those of its day and before."""
        update: dict[str, Value] = {"date": day}
        if by:
            update["by"] = by[0] if len(by) == 1 else tuple(by)
        self.add(action, "updates", [{**update, "note": note}], place_by_date(action, day))

    def say(self, name: str, field: str, old: Any, new: Any) -> None:
        """Put the change of a field into words."""
        self.said.append(Said(name, field, words(old), words(new)))

    def change(self) -> Change:
        """The change that was gathered."""
        return Change(tuple(self.edits), tuple(self.said), tuple(self.notes))


def place_by_date(action: Action, day: dt.date) -> int | None:
    """The place in an action's updates behind which one of a day belongs; None for the end."""
    later = [place for place, one in enumerate(action.updates) if one.date and one.date > day]
    return later[0] - 1 if later and _all_read(action) else None


def _all_read(action: Action) -> bool:
    """Whether the updates that were read are all that are written, in their places."""
    held = place_of(action).entries["updates"][1]
    return isinstance(held, source.Sequence) and len(held.items) == len(action.updates)


def words(value: Any) -> str:
    """A field's value as a person reads it; 'nothing' where there is none."""
    if isinstance(value, dict) and "meeting" in value:
        item = value.get("item")
        return words(value["meeting"]) + (f", item {item}" if item else "")
    if isinstance(value, dict):
        date, by, note = value.get("date"), value.get("by"), value.get("note")
        return " ".join(words(one) for one in (date, by, note) if one)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return ", ".join(words(one) for one in value) or NOTHING
    if isinstance(value, dt.date):
        return value.isoformat()
    return " ".join(str(value).split()) if value is not None and value != "" else NOTHING


def file_of(action: Action) -> str:
    """The file that an action stands in."""
    return place_of(action).source.file


def place_of(action: Action) -> source.Mapping:
    """Where an action stands in its file."""
    assert isinstance(action.place, source.Mapping), "an action of the log stands in a file"
    return action.place


def refusal(action: Action, message: str, mend: str) -> CannotRun:
    """Why an action cannot be changed as it is asked."""
    return CannotRun(Problem("F001", Severity.ERROR, message, action.where(), mend, action.name))
