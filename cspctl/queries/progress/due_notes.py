"""Due dates in the board's own words: ``WRD, November 2017``, ``By 31 March 2018``, ``Ongoing``."""

import datetime as dt
import re

from cspctl.model.near_dates import near_date, near_month, near_quarter
from cspctl.model.values import Month, Quarter, WrongText, parse_due

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?(?:{_MONTHS})[a-z]*,? \d{{4}}"
    r"|\d{4}/\d{2}[ -]*Q[1-4]|Q[1-4][ ,]*(?:of )?\d{4}/\d{2}",
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
    found = _DATE.findall(words)
    if len(found) != 1 or _OTHER.search(words):
        return None
    plain = re.sub(r"\bof |,", "", found[0])
    try:
        return parse_due(
            near_date(plain) or near_quarter(plain) or near_month(plain.lower()) or plain
        )
    except WrongText:  # 31 November
        return None
