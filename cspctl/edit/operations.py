"""What can be asked of a file."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cspctl import source

# What a field can be set to. Text stays text; a number, a date and yes/no are written bare.
Value = str | int | dt.date | Sequence["Value"] | Mapping[str, "Value"]


@dataclass(frozen=True, slots=True)
class Put:
    """Set a field of the map ``at`` (None: the top of the file), whatever it holds now.

    A key that is not there yet is written behind the last of those that stand before it in
    ``order``, the fields of its record. ``item`` sets only that item of a list, from 0.
    """

    file: str
    at: source.Mapping | None
    key: str
    value: Value
    order: tuple[str, ...] = ()
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """Remove a field of the map ``at``, with its line's comment; nothing when it is not there."""

    file: str
    at: source.Mapping | None
    key: str


@dataclass(frozen=True, slots=True)
class Insert:
    """Add items to the list under ``key``: at its end, or behind the item ``after`` (-1: first).

    A list that is missing or blank is made; a single value becomes a list that begins with it.
    """

    file: str
    at: source.Mapping | None
    key: str
    values: tuple[Value, ...]
    order: tuple[str, ...] = ()
    after: int | None = None


@dataclass(frozen=True, slots=True)
class NewFile:
    """Begin a file that does not exist, with this text; further edits of it follow."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class NumberAction:
    """Write an action's number into its line of the minutes: ``ACTION 4: ...``.

    ``line`` is the line of the file, from 1, that the ACTION begins on.
    """

    file: str
    line: int
    number: int


@dataclass(frozen=True, slots=True)
class Move:
    """Move an item of a list to the end of another list of the file, with its comments.

    Both are named by the keys and places that lead to them from the top of the file: the item as
    ``("meetings", 0, "items", 2)``, the list as ``("meetings", 1, "items")``, which is made when
    it is not there. Other edits of the file are done first; they must leave those places alone.
    """

    file: str
    item: tuple[str | int, ...]
    to: tuple[str | int, ...]


FieldEdit = Put | Drop | Insert
Edit = FieldEdit | NewFile | NumberAction | Move


def leaf(value: str | int | dt.date) -> str:
    """The text that a single value is written as."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def texts(value: Value) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from texts(held)
    elif isinstance(value, Sequence):
        for held in value:
            yield from texts(held)
