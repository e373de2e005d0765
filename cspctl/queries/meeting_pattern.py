"""The days that the terms' words for a board's meetings name, such as ``first Monday of May``."""

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

_MONTHS = [name.casefold() for name in calendar.month_name]
_DAYS = [name.casefold() for name in calendar.day_name]
_ORDINALS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1},
    **{"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5},
}
_SMALL = {"and", "of", "in", "the", "on", "month", "months"}
_EVERY = {"each", "every"}
_EXCEPT = {"except", "but", "not"}


class Unclear(Exception):
    """A pattern that cannot be read; ``word`` is where reading stopped."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


class Slot(NamedTuple):
    """One day that a pattern names in a year; ``date`` is None where the month has no such day."""

    words: str
    month: int
    date: dt.date | None


class _Group:
    """Weekdays, each with its ordinal, and the months that they are in."""

    def __init__(self) -> None:
        self.days: list[tuple[int, int]] = []
        self.months: list[int] = []


def slots(pattern: Sequence[str], year: int) -> list[Slot]:
    """The days of a year that a pattern names, by date.

    Read are ordinals (``first`` to ``fifth``, ``last``), weekdays, ``of`` and months or ``each
    month``, with ``except`` before months that are left out; several of each, in one text or a
    list. An entry of months alone goes with the entry before it, since ``[second Wednesday of
    March, June]`` is a list of two. Anything else is Unclear.
    """
    found = {
        (month, ordinal, weekday)
        for group in _groups(pattern)
        for month, (ordinal, weekday) in product(group.months, group.days)
    }
    names = {number: word for word, number in reversed(_ORDINALS.items())}
    rows = [
        Slot(
            f"{names[ordinal]} {calendar.day_name[weekday]} of {calendar.month_name[month]}",
            month,
            _day(year, month, ordinal, weekday),
        )
        for month, ordinal, weekday in found
    ]
    return sorted(rows, key=lambda slot: (slot.month, slot.date or dt.date.max, slot.words))


def _day(year: int, month: int, ordinal: int, weekday: int) -> dt.date | None:
    length = calendar.monthrange(year, month)[1]
    days = [
        day
        for day in (dt.date(year, month, number) for number in range(1, length + 1))
        if day.weekday() == weekday
    ]
    place = ordinal if ordinal < 0 else ordinal - 1
    return days[place] if place < len(days) else None


def _groups(pattern: Sequence[str]) -> list[_Group]:
    groups: list[_Group] = []
    ordinals: list[int] = []
    # What was read last says what a word belongs to: 'first and third Monday and Friday'.
    last, leaving_out = "month", False
    for word in re.findall(r"[^\s,;&/.]+", " ".join(pattern).casefold()):
        if word in _ORDINALS:
            if last == "month":
                groups.append(_Group())
                leaving_out = False
            ordinals = [*(ordinals if last == "ordinal" else []), _ORDINALS[word]]
            last = "ordinal"
        elif (day := _named(word, _DAYS)) is not None and last != "month":
            groups[-1].days += [(ordinal, day) for ordinal in ordinals]
            last = "day"
        elif (month := _named(word, _MONTHS)) and last in ("day", "month") and groups:
            held = groups[-1].months
            if not leaving_out:
                held.append(month)
            elif month in held:
                held.remove(month)
            last = "month"
        elif word in _EVERY and last == "day":
            groups[-1].months += range(1, 13)
            last = "month"
        elif word in _EXCEPT and last == "month" and groups:
            leaving_out = True
        elif word not in _SMALL:
            raise Unclear(word)
    if not groups or not all(group.days and group.months for group in groups):
        raise Unclear("")
    return groups


def _named(word: str, names: Sequence[str]) -> int | None:
    """The number of a month or weekday: its name, its plural, or its first letters (``Sept``)."""
    for number, name in enumerate(names):
        if name and (word.removesuffix("s") == name or word == name):
            return number
        if name and len(word) >= 3 and name.startswith(word):
            return number
    return None
