"""Records as they are written into a file again."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from cspctl.edit import Value
from cspctl.model.agenda import Restriction
from cspctl.model.record import Record, specs
from cspctl.model.values import Times
from cspctl.problems import CannotRun, error


def written(record: Record, leave_out: Collection[str] = ()) -> dict[str, Value]:
    """A record's fields in their order, without those that say nothing but the default.

    A restriction without anything more is ``yes``. CannotRun for one that could not be read: what
    it withholds must not be written anew as if it were open.
    """
    found: dict[str, Value] = {}
    for key, spec in specs(type(record)).items():
        value = getattr(record, key, None) if key != "from" else getattr(record, "from_", None)
        if key not in leave_out and value not in (None, (), spec.default):
            found[key] = _value(record, key, value)
    return found


def _value(record: Record, key: str, value: Any) -> Value:
    if isinstance(value, Restriction):
        if value.unreadable:
            mend = "Correct it there and run the command again."
            raise CannotRun(error("F004", "This restriction is unclear.", record.where(key), mend))
        return written(value) or True
    if isinstance(value, Record):
        return written(value)
    if isinstance(value, Times):
        return str(value)
    if key == "minutes_of":
        board, day = value
        return f"{board}/{day}" if board else day
    if isinstance(value, tuple):
        parts = tuple(written(one) if isinstance(one, Record) else one for one in value)
        single = len(parts) == 1 and isinstance(parts[0], str | int | dt.date)
        return parts[0] if single else parts
    assert isinstance(value, str | int | dt.date)
    return value
