"""Dates, quarters, numbers and codes of a text: what tells the actions of a series apart."""

import re
from collections.abc import Sequence

from cspctl.queries.duplicates.words import Word

Marks = dict[str, frozenset[str]]

_MONTHS = {
    name: str(number)
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)$")
_QUARTER = re.compile(r"q([1-4])$")
_QUARTER_WORDS = frozenset({"quarter", "qtr", "q"})
_DUE = frozenset(["by", "before", "until", "till", "within"])


def marks(words: Sequence[Word]) -> tuple[Marks, frozenset[int]]:
    """The marks of a text by kind, and the positions of the words that they are made of.

    Kinds are day, month, year, quarter, number and code; those of a date that something is due
    by ("by 14 November") are kept apart as `due day` and so on, because the same action is often
    noted with and without its date.
    """
    found: dict[str, set[str]] = {}
    places: set[int] = set()
    lowered = [word.plain for word in words]
    due_until = -1
    for at, plain in enumerate(lowered):
        if plain in _DUE or (plain == "than" and lowered[at - 1 : at] == ["later"]):
            due_until = at + 6
        for kind, value in _mark(words, lowered, at):
            due = at <= due_until and kind in {"day", "month", "year"}
            found.setdefault(f"due {kind}" if due else kind, set()).add(value)
            places.add(at)
    return {kind: frozenset(values) for kind, values in sorted(found.items())}, frozenset(places)


def _mark(words: Sequence[Word], lowered: list[str], at: int) -> list[tuple[str, str]]:
    """The marks that the word at a position makes, seen with its neighbours."""
    plain = lowered[at]
    before = lowered[at - 1] if at else ""
    after = lowered[at + 1] if at + 1 < len(lowered) else ""
    if match := _QUARTER.match(plain):
        return [("quarter", match[1])]
    if plain in {"1", "2", "3", "4"} and (before in _QUARTER_WORDS or after in _QUARTER_WORDS):
        return [("quarter", plain)]
    if plain in _MONTHS and (plain not in {"may", "march", "mar"} or words[at].capital):
        return [("month", _MONTHS[plain])]
    if "/" in plain or "." in plain:
        return _slashed(plain)
    if match := _ORDINAL.match(plain):
        return [("day" if before in _MONTHS or after in _MONTHS else "number", match[1])]
    if plain.isdecimal():
        if len(plain) == 4 and plain[:2] in {"19", "20"}:
            return [("year", plain)]
        if before in _MONTHS or after in _MONTHS:
            return [("day", str(int(plain)))]
        if len(plain) == 2 and before.isdecimal() and len(before) == 4:
            return [("year", f"{before[:2]}{plain}")]  # 2024-25
        return [("number", plain)]
    if any(letter.isdecimal() for letter in plain):
        return [("code", plain)]
    return []


def _slashed(plain: str) -> list[tuple[str, str]]:
    parts = re.split(r"[/.]", plain)
    if len(parts[0]) == 4 and len(parts) == 2:
        return [("year", parts[0]), ("year", parts[0][:2] + parts[1][-2:])]
    if len(parts) == 2 and int(parts[1]) == (int(parts[0]) + 1) % 100 and int(parts[0]) > 12:
        return [("year", f"20{part}") for part in parts]  # 24/25
    dated = [("day", str(int(parts[0]))), ("month", str(int(parts[1])))]
    if len(parts) == 3:
        dated.append(("year", parts[2] if len(parts[2]) == 4 else f"20{parts[2]}"))
    return dated


def conflict(a: Marks, b: Marks) -> str:
    """The kind of mark that both have and in which neither is part of the other, or ''."""
    for kind, values in a.items():
        others = b.get(kind)
        if others and not (values <= others or others <= values):
            return kind
    return ""
