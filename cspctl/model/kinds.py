"""The kinds of value a field can hold: how its text is read, and what it is called.

A kind describes; ``loading`` applies it to a file's nodes, and ``schema`` makes the editors'
JSON Schema of it, so that the three can never differ.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from cspctl.model.values import (
    parse_counted,
    parse_date,
    parse_decimal,
    parse_due,
    parse_file,
    parse_id,
    parse_item,
    parse_meeting,
    parse_period,
    parse_quarter,
    parse_reference,
    parse_share,
    parse_target,
    parse_times,
    parse_whole,
    parse_yes,
)


def _parse_span(text: str) -> Any:
    # Only performance.yaml needs these forms; no other command pays for them.
    from cspctl.model.spans import parse_span

    return parse_span(text)


class Text(NamedTuple):
    """Any text, as it stands. ``prose`` marks running text, where a comma is no separator."""

    prose: bool = False


class Word(NamedTuple):
    """A text with a form of its own; ``parse`` turns it into a value or raises WrongText."""

    name: str
    parse: Callable[[str], Any]
    schema: dict[str, Any]


class Choice(NamedTuple):
    """One of a few words, read without regard to case; ``also`` are other words for some of them,
    in small letters, each with the option that it stands for."""

    options: tuple[str, ...]
    also: tuple[tuple[str, str], ...] = ()


class Many(NamedTuple):
    """A list; ``or_one`` lets a single value stand for a list of one."""

    of: "Kind"
    or_one: bool = False


class Of(NamedTuple):
    """A map read into a record. ``short`` names the field that a plain text stands for.

    ``switch``: yes stands for an empty record and no for none.
    """

    record: Callable[[], type[Any]]
    short: str = ""
    switch: bool = False


class Off(NamedTuple):
    """A map read into a record, or ``no`` to leave the thing out (read as False)."""

    record: Callable[[], type[Any]]


Kind = Text | Word | Choice | Many | Of | Off


def any_case(word: str) -> str:
    """A pattern for a word in any case; an editor's patterns have no flag for it."""
    return "".join(f"[{sign.upper()}{sign}]" if sign.isalpha() else sign for sign in word)


TEXT = Text()
PROSE = Text(prose=True)
WHO = Many(TEXT, or_one=True)
_ISO = r"\d{4}-\d{2}-\d{2}"
_MONTH = r"\d{4}-(0[1-9]|1[0-2])"
_WHOLE = r"[0-9]{1,6}"
# JSON Schema for editors: each says in its own way what its parser above reads. Some readers of
# YAML make a date of 2017-12-13 and a number of 13:00 before a schema sees them, so that a date
# is whatever is no list, no map, no number and no yes/no, and a text must look like one.
_SCALAR = {"not": {"type": ["array", "object", "number", "boolean", "null"]}}
_NUMBER = {"type": ["integer", "string"], "maximum": 999999}
DATE = Word("date", parse_date, {**_SCALAR, "format": "date", "pattern": f"^{_ISO}$"})
TIMES = Word(
    "time",
    parse_times,
    {
        "type": ["string", "integer"],
        "pattern": r"^\d{1,2}:\d{2}(\s*[-–]\s*\d{1,2}:\d{2})?$",
        "minimum": 60,
        "maximum": 1439,
    },
)
YES = Word(
    "yes or no",
    parse_yes,
    {
        "anyOf": [
            {"enum": ["yes", "no", True, False]},
            {
                "type": "string",
                "pattern": "^([Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$",
            },
        ]
    },
)
WHOLE = Word("number", parse_whole, {**_NUMBER, "minimum": 0, "pattern": f"^{_WHOLE}$"})
COUNTED = Word("number", parse_counted, {**_NUMBER, "minimum": 1, "pattern": f"^(?!0+$){_WHOLE}$"})
DECIMAL = Word(
    "number",
    parse_decimal,
    {"type": ["number", "string"], "pattern": r"^[-+]?\d{1,12}(\.\d{1,20})?%?$"},
)
SHARE = Word("share", parse_share, {"type": "string", "pattern": r"^\d{1,3}/\d{1,3}$"})
ID = Word("id", parse_id, {"type": ["string", "integer"], "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*$"})
FILE = Word(
    "file",
    parse_file,
    {
        "type": ["string", "number"],
        "pattern": r"^(?![/\\]|[A-Za-z]:)(?!(.*[/\\])?\.\.([/\\]|$))",
        "not": {"const": "..."},
    },
)
TARGET = Word(
    "target",
    parse_target,
    {**_SCALAR, "pattern": f"^({any_case('next-meeting')}|{any_case('ongoing')}|{_ISO})$"},
)
QUARTER = Word("quarter", parse_quarter, {"type": "string", "pattern": r"^\d{4}/\d{2}-Q[1-4]$"})
DUE = Word(
    "due date",
    parse_due,
    {
        **_SCALAR,
        "pattern": rf"^({any_case('ongoing')}|{_MONTH}|\d{{4}}/\d{{2}}-[Qq][1-4]|{_ISO})$",
    },
)
PERIOD = Word(
    "period",
    parse_period,
    {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])/\d{4}-(0[1-9]|1[0-2])$"},
)
SPAN = Word(
    "period of a figure",
    _parse_span,
    {
        **_SCALAR,
        "pattern": rf"^(\d{{4}}/\d{{2}}(\d{{2}}|-[Qq][1-4])?|{_MONTH}(/{_MONTH})?|{_ISO})$",
    },
)
REFERENCE = Word(
    "action",
    parse_reference,
    {**_NUMBER, "minimum": 1, "pattern": r"^([A-Za-z0-9][A-Za-z0-9_-]*/)?[1-9]\d{0,5}$"},
)
ITEM = Word(
    "item number",
    parse_item,
    {
        "type": ["integer", "string"],
        "minimum": 0,
        "maximum": 999,
        "pattern": r"^[0-9]{1,3}\s*\(?([A-Za-z]?)\)?$",
    },
)
MEETING = Word(
    "meeting",
    parse_meeting,
    {**_SCALAR, "pattern": rf"^([A-Za-z0-9][A-Za-z0-9_-]*/)?{_ISO}$"},
)
