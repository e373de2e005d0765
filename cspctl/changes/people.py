"""Who is named when an action is given to somebody."""

import datetime as dt
from collections.abc import Sequence

from cspctl.problems import CannotRun, Location, error
from cspctl.queries.people import Directory

# What is written as it is said, since it stays true when the person changes.
_CAPACITIES = ("chair", "vice-chair")


def named(
    directory: Directory, texts: Sequence[str], day: dt.date, option: str = "--lead"
) -> tuple[tuple[str, ...], list[str]]:
    """What is written for those named (ids where they are known), and notes on the unknown.

    CannotRun when a name fits several people; ``option`` is where it was given.
    """
    keys: list[str] = []
    notes = []
    for text in (" ".join(text.split()) for text in texts):
        found = directory.find(text, day)
        key = text
        if text.casefold() in _CAPACITIES:
            key = text.casefold()
        elif len(found) > 1:
            message = f"'{text}' can be {' or '.join(who.name for who in found)}."
            ids = " or ".join(who.key for who in found)
            raise CannotRun(error("F001", message, Location(option, 0), f"Write {ids}."))
        elif found:
            key = found[0].key
        else:
            near = directory.nearest(text)
            hint = f" Did you mean '{near}'?" if near else ""
            notes.append(f"'{text}' is nobody that the board knows; it is kept as it is.{hint}")
        if key and key not in keys:
            keys.append(key)
    return tuple(keys), notes


def one_or_many(keys: Sequence[str]) -> str | tuple[str, ...]:
    """How people are written: one bare, several as a list."""
    return keys[0] if len(keys) == 1 else tuple(keys)
