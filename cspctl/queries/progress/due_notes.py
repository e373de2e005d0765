"""Due dates in the board's own words: ``WRD, November 2017``, ``By 31 March 2018``, ``Ongoing``."""

import datetime as dt
import re

from cspctl.model.values import Month, Quarter, WrongText, parse_date, parse_quarter

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_DAY = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<dayed>{_NAMES}),? (?P<dayyear>\d{{4}})"
_PATTERN = re.compile(
    rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|{_DAY}"
    rf"|(?P<month>{_NAMES}),? (?P<year>\d{{4}})"
    r"|(?P<financial>\d{4}/\d{2})[ -]*Q(?P<quarter>[1-4])"
    r"|Q(?P<first>[1-4])[ ,]*(?:of )?(?P<of>\d{4}/\d{2})",
    re.IGNORECASE,
)
# A day on which something is looked at, or from which it runs, is not the day it is due.
_OTHER = re.compile(
    r"\b(?:from|since|after|start\w*|begin\w*|began|beg[au]n|review\w*|discuss\w*|meeting|ongoing|"
    r"continu\w*|update\w*|launch\w*)\b",
    re.IGNORECASE,
)


def due_in(note: str) -> dt.date | Month | Quarter | str | None:
    """The date, month or quarter that a note says something is due, or ``ongoing``.

    None when it names none, more than one, or one that may be of something else.
    """
    words = " ".join(note.split())
    if words.casefold().rstrip(".") == "ongoing":
        return "ongoing"
    found = list(_PATTERN.finditer(words))
    if len(found) != 1 or _OTHER.search(words):
        return None
    try:
        return _value(found[0])
    except WrongText:  # 31 November
        return None


def _value(found: re.Match[str]) -> dt.date | Month | Quarter:
    if found["iso"]:
        return parse_date(found["iso"])
    if found["day"]:
        month = _month(found["dayed"])
        return parse_date(f"{found['dayyear']}-{month:02d}-{int(found['day']):02d}")
    if found["month"]:
        return Month(int(found["year"]), _month(found["month"]))
    year, number = found["financial"] or found["of"], found["quarter"] or found["first"]
    return parse_quarter(f"{year}-Q{number}")


def _month(name: str) -> int:
    return [one[:3] for one in _MONTHS].index(name[:3].casefold()) + 1
