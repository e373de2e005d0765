"""What the codes of the loader mean: faults of a file's shape, found before any rule looks."""

from typing import NamedTuple

from cspctl.problems import Severity


class Shape(NamedTuple):
    """A code of the loader: its severity, what is wrong, and why it is refused or reported."""

    code: str
    severity: Severity
    meaning: str
    why: str


CODES = (
    Shape(
        "F001",
        Severity.ERROR,
        "Unreadable: the file, or one entry of it, is no text that can be read.",
        "A missing or binary file, a wrong encoding, broken YAML, an unsolved git conflict, a tag, "
        "anchor or alias, brackets nested too deep. What stands around a broken entry is still "
        "read, and no rule takes for missing what may stand in it.",
    ),
    Shape(
        "F002",
        Severity.ERROR,
        "Unknown key: this record has no field of that name.",
        "A mistyped `targt:` would otherwise be a target that nobody set. The nearest known key is "
        "named. A comma that split a text inside `{ }` looks like an unknown key too.",
    ),
    Shape(
        "F003",
        Severity.ERROR,
        "Repeated: a key stands twice in one entry, or two boards have one id.",
        "YAML would keep the second of two keys and say nothing.",
    ),
    Shape(
        "F004",
        Severity.ERROR,
        "Wrong type or date: the value is not what the field takes.",
        "Dates are year-month-day and must be in the calendar; times are by the 24-hour clock; a "
        "literal `...` and a text that a comma has split are refused too.",
    ),
    Shape(
        "F005",
        Severity.ERROR,
        "Missing: a field that must be there is not.",
        "An action without its text, a person without a name, an ACTION of the minutes without "
        "words.",
    ),
    Shape(
        "F006",
        Severity.ERROR,
        "Cut short: an unquoted ` #` begins a comment in the middle of a text.",
        "`action: Item #3 agreed` is read as `Item` by every YAML reader, and nobody notices.",
    ),
    Shape(
        "F007",
        Severity.WARNING,
        "Twice and different: the same fact stands in two places that do not agree.",
        "Facts stand once: a meeting's day, time and place come from its folder and the forward "
        "plan, and need not be repeated in the agenda or the minutes.",
    ),
    Shape(
        "F008",
        Severity.WARNING,
        "Not read: a file or folder looks like one of a board's own, and has another name.",
        "`plans/night.yml`, `Plans/`, `action.yaml` or `minutes.docx` would be missing from every "
        "list and document, and nobody would notice. Papers and their side files are left alone.",
    ),
)
