"""Due dates as minutes have them: ``by the end of the month``, ``before the next meeting``."""

import datetime as dt
import re
from typing import NamedTuple

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r")\.?"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d{2}))?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?"
_PATTERNS = (
    r"(?:by|before|on|no later than) (?P<iso>\d{4}-\d{2}-\d{2})",
    r"(?:by|before|on|no later than) (?P<slash>\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2}))\b",
    rf"(?:by|before|on|no later than)(?: the)?(?: \w+day,?)?(?: the)? {_DAY} {_MONTH}{_YEAR}\b",
    rf"(?:by|before)(?: the)? end of (?:the month of )?{_MONTH}{_YEAR}\b",
    r"(?:by|before|(?:between )?now and)(?: the)? (?P<monthend>end of (?:the |this )?month)\b",
    r"(?:by|before)(?: the)? (?P<yearend>end of (?:the |this )?(?:calendar )?year)\b",
    r"(?:by|before|for|at|to|until)(?: the)? (?P<next>next (?:\w+ ){0,3}meeting)\b",
    r"before the (?P<meeting>meeting)\b",
    r"within(?: the next)? (?P<count>\d{1,3}|" + "|".join(_COUNTS) + r") "
    r"(?P<unit>day|week|month)s?\b",
    r"by (?:next )?(?P<weekday>" + "|".join(_DAYS) + r")\b",
)


class Due(NamedTuple):
    """When something is due (a date or ``next-meeting``), and the words that say so."""

    target: dt.date | str
    words: str


def due(text: str, day: dt.date) -> Due | None:
    """The due date that a text of the minutes of a day names; None when it names none.

    A day without a year is the next one of that name. A date before the meeting is no due date.
    """
    for pattern in _PATTERNS:
        for found in re.finditer(rf"\b{pattern}", text, re.IGNORECASE):
            target = _target({**found.groupdict()}, day)
            if target is not None:
                return Due(target, found.group())
    return None


def bracketed(by: str, day: dt.date) -> Due | None:
    """The due date behind ``by`` in an ACTION's brackets: ISO, or any of the words above."""
    if by.casefold() in ("next-meeting", "next meeting", "the next meeting"):
        return Due("next-meeting", by)
    if by.casefold() == "ongoing":
        return Due("ongoing", by)
    found = due(f"by {by}", day)
    return Due(found.target, by) if found else None


def _target(found: dict[str, str | None], day: dt.date) -> dt.date | str | None:
    def has(name: str) -> str:
        return found.get(name) or ""

    try:
        if has("next") or has("meeting"):
            return "next-meeting"
        if has("iso"):
            return _after(dt.date.fromisoformat(has("iso")), day)
        if has("slash"):
            number, month, year = (int(part) for part in re.split(r"[/.]", has("slash")))
            return _after(dt.date(year + 2000 if year < 100 else year, month, number), day)
        if has("monthend"):
            return _end_of_month(day.year, day.month)
        if has("yearend"):
            return dt.date(day.year, 12, 31)
        if has("count"):
            return _later(has("count").lower(), has("unit").lower(), day)
        if has("weekday"):
            ahead = (_DAYS.index(has("weekday").lower()) - day.weekday()) % 7 or 7
            return day + dt.timedelta(days=ahead)
        if has("month"):
            return _in_month(has("day"), has("month"), has("year"), day)
    except ValueError:  # 31 November
        return None
    return None


def _in_month(number: str, month: str, year: str, day: dt.date) -> dt.date | None:
    place = [name[:3] for name in _MONTHS].index(month[:3].lower()) + 1

    def within(in_year: int) -> dt.date:
        return dt.date(in_year, place, int(number)) if number else _end_of_month(in_year, place)

    if year:
        return _after(within(int(year)), day)
    this = within(day.year)
    return this if this >= day else within(day.year + 1)


def _later(count: str, unit: str, day: dt.date) -> dt.date:
    number = _COUNTS.get(count) or int(count)
    if unit != "month":
        return day + dt.timedelta(days=number * (7 if unit == "week" else 1))
    months = day.month - 1 + number
    last = _end_of_month(day.year + months // 12, months % 12 + 1)
    return last.replace(day=min(day.day, last.day))


def _end_of_month(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _after(found: dt.date, day: dt.date) -> dt.date | None:
    return found if found >= day else None
