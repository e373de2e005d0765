"""Writes new values: in one line between braces, or as lines of their own."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from cspctl.edit.operations import Value, leaf
from cspctl.edit.scalars import fits_literal, literal, scalar

# A list or map of single values longer than this is written as lines of their own.
WIDEST = 100


@dataclass(frozen=True, slots=True)
class Style:
    """How the file is written: its line ends, and how far a list stands to the right of its key."""

    eol: str = "\n"
    dash: int = 2


def is_leaf(value: Value) -> TypeGuard[str | int | dt.date]:
    """Whether a value is a single one."""
    return isinstance(value, str | int | dt.date)


def in_flow(value: Value) -> str:
    """Write a value on one line, as it stands between braces or brackets."""
    if is_leaf(value):
        return scalar(leaf(value), flow=True, bare=not isinstance(value, str))
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key}: {in_flow(held)}" for key, held in value.items())
        return f"{{{inside}}}"
    assert isinstance(value, Sequence)
    return f"[{', '.join(in_flow(held) for held in value)}]"


def on_one_line(value: Value) -> str | None:
    """Write a value behind its key on one line; None when it wants lines of its own."""
    if is_leaf(value):
        text = leaf(value)
        return (
            None
            if fits_literal(text)
            else scalar(text, flow=False, bare=not isinstance(value, str))
        )
    held = value.values() if isinstance(value, Mapping) else value
    assert not isinstance(held, str | int | dt.date)
    if not held:
        return in_flow(value)
    if all(is_leaf(one) and "\n" not in leaf(one) for one in held):
        line = in_flow(value)
        return line if len(line) <= WIDEST else None
    return None


def field(key: str, value: Value, column: int, style: Style) -> str:
    """Write a key at ``column`` with its value; the first line bears no indentation."""
    return f"{key}:{behind_key(value, column, style)}"


def behind_key(value: Value, column: int, style: Style) -> str:
    """Write what stands behind the colon of a key that begins at ``column``."""
    line = on_one_line(value)
    if line is not None:
        return f" {line}"
    if is_leaf(value):
        return " " + literal(leaf(value), column + 2, style.eol)
    if isinstance(value, Mapping):
        return style.eol + " " * (column + 2) + fields(value, column + 2, style)
    assert isinstance(value, Sequence)
    return "".join(
        style.eol + item(one, column + style.dash, column + style.dash + 2, style) for one in value
    )


def fields(value: Mapping[str, Value], column: int, style: Style) -> str:
    """Write a map's fields below one another at ``column``; the first line is not indented."""
    return (style.eol + " " * column).join(
        field(key, held, column, style) for key, held in value.items()
    )


def item(value: Value, dash: int, column: int, style: Style) -> str:
    """Write an item of a list: its dash at ``dash``, its text at ``column``."""
    lead = " " * dash + "-" + " " * (column - dash - 1)
    if isinstance(value, Mapping) and value:
        return lead + fields(value, column, style)
    if is_leaf(value):
        text = leaf(value)
        if fits_literal(text):
            return lead + literal(text, column, style.eol)
        return lead + scalar(text, flow=False, bare=not isinstance(value, str))
    return lead + in_flow(value)
