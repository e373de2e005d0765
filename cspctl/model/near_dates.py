"""What a date, month or quarter that cannot be read was probably meant to be.

Boards write ``13 Dec 2017``, ``November 2017``, ``Q2``, ``tbc`` and much else. Each function turns
such a text into what to write in its place; none of them decides what was meant.
"""

import re
from collections import Counter
from datetime import date
from functools import lru_cache

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
# 2026/27, 2026-27, 2026/2027
_FINANCIAL = r"(?P<year>(?:19|20|21)\d\d)\s?[-/–]\s?(?P<next>\d\d(?:\d\d)?)"
_QUARTER = r"(?:q|qtr|quarter)\s?\.?(?P<number>[1-4])"
_ISO_MONTH = r"(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])"
_YEARLESS = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_NAMED}"
_NO_DATE = r"t\.?b\.?[acd]\.?|to be .*|n/?a|none|not (?:set|known|yet .*)|unknown|asap|-+|\?+"
_REPORTS = (
    (r"(?:every|each|per)? ?quarter(?:ly)?\b.*", "quarterly"),
    (r"(?:twice|two times|2x) ?(?:-|a |per |each )? ?year(?:ly)?\b.*", "twice-yearly"),
    (r"(?:half|bi)[- ]?(?:yearly|annual(?:ly)?)\b.*|(?:six|6)[- ]monthly\b.*", "twice-yearly"),
)
#: The financial year of examples, where nothing tells a better one.
EXAMPLE = 2017
_ANY_DUE = "a date (2017-12-13), a month (2017-11), a quarter (2017/18-Q3) or ongoing"


def near_date(text: str) -> str:
    """The ISO date that a British reader sees in 13/12/2017, 13.12.17, 2017-12-1 or 13 Dec 2017.

    '' for what is no day of the calendar, or no day at all.
    """
    found = re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})", text)
    if found:
        day, month, year = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})", text):
        year, month, day = (int(part) for part in found.groups())
    else:
        found = re.fullmatch(
            r"(?:[A-Za-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3})[a-z]* (\d{4}|\d{2})", text
        )
        if not found or found.group(2).lower() not in _NAMES:
            return ""
        day, year = int(found.group(1)), int(found.group(3))
        month = _NAMES.index(found.group(2).lower()) + 1
    try:
        return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return ""


def near_quarter(text: str) -> str:
    """The quarter meant by ``Q2 2026/27``, ``2026/27 q2`` or ``2026/2027-Q2``, or ''."""
    folded = " ".join(text.lower().split())
    found = re.fullmatch(rf"{_FINANCIAL}[ ,:-]*{_QUARTER}", folded) or re.fullmatch(
        rf"{_QUARTER}[ ,:-]*(?:of )?{_FINANCIAL}", folded
    )
    if not found or not _follows(found):
        return ""
    return f"{_financial(int(found.group('year')))}-Q{found.group('number')}"


@lru_cache(maxsize=1)  # a file may have the same fault in many rows
def financial_year(text: str) -> int | None:
    """The first calendar year of the financial year that a file speaks of most, of two the later.

    None for a file that has no day, month or quarter in it.
    """
    years: Counter[int] = Counter()
    for year, month in re.findall(r"\b((?:19|20|21)\d\d)(?:-(\d\d)\b|/\d\d-Q[1-4])", text):
        years[int(year) - (1 if month and int(month) < 4 else 0)] += 1
    return max(years, key=lambda year: (years[year], year), default=None)


def quarter_mend(text: str, year: int = EXAMPLE) -> str:
    """What to write for a text that is no quarter; ``year`` is the one that an example is of."""
    near = near_quarter(text)
    if near:
        return f"Write {near}."
    found = re.fullmatch(_QUARTER, text.lower().strip())
    if found:
        return f"Write its financial year too, such as {_financial(year)}-Q{found['number']}."
    return f"Write a quarter of a financial year, such as {_financial(year)}-Q3."


def due_mend(text: str, year: int = EXAMPLE) -> str:
    """What to write for a text that is no due date: a value, or the board's words in due_note.

    ``year`` is the one that an example is of.
    """
    folded = " ".join(text.lower().split())
    words = f"due_note: {text.rstrip('.')}"
    near = near_date(text) or near_quarter(text) or near_month(folded)
    if near:
        return f"Write {near}."
    if re.fullmatch(r"on-?\s?going\b.*", folded):
        return "Write ongoing."
    for form, reports in _REPORTS:
        if re.fullmatch(form, folded):
            return f"How often it reports is no due date: write reports: {reports}."
    if re.fullmatch(_QUARTER, folded):
        return (
            f"{quarter_mend(folded, year)} If the board gave no year, leave due out, with {words}."
        )
    found = re.fullmatch(_FINANCIAL, folded)
    if found and _follows(found):
        last = f"{_financial(int(found.group('year')))}-Q4"
        return f"Write the quarter in which it ends, such as {last}, with {words}."
    if re.fullmatch(_YEAR, folded):
        return f"Write the month in which it ends, such as {folded}-12, with {words}."
    found = re.fullmatch(rf".*?\b{_NAMED} {_YEAR}", folded)
    if found:
        return f"Write {_iso_month(found)}, with {words}."
    if re.fullmatch(_YEARLESS, folded):
        return f"Write the year too, such as 2017-12-13 or 2017-12; or leave due out, with {words}."
    if re.fullmatch(_NO_DATE, folded):
        return f"Leave due out, with {words}."
    return f"Write {_ANY_DUE}. Where the board gave no such day, leave due out, with {words}."


def period_mend(text: str) -> str:
    """What to write for a text that is no run of months: the two months, where they can be seen."""
    folded = " ".join(text.lower().split())
    months = ""
    if (found := re.fullmatch(_FINANCIAL, folded)) and _follows(found):
        year = int(found.group("year"))
        months = f"{year}-04/{year + 1}-03 for the financial year"
    elif re.fullmatch(_YEAR, folded):
        months = f"{folded}-01/{folded}-12"
    else:
        parts = [
            part if re.fullmatch(_ISO_MONTH, part) else near_month(part)
            for part in re.split(r"\s+(?:to|-)\s+|\s*[–/]\s*", folded)
        ]
        months = "/".join(parts) if len(parts) == 2 and all(parts) else ""
    if months:
        return f"Write {months}."
    return "Write its first and last month, such as 2017-09/2018-08."


def near_month(folded: str) -> str:
    """The month in ``november 2017``, ``nov-17``, ``11/2017`` or ``2017/11``, or ''."""
    found = re.fullmatch(rf"{_NAMED},? ?-?{_YEAR}", folded)
    if found:
        return _iso_month(found)
    found = re.fullmatch(rf"{_NAMED}[-']\s?(?P<year>\d\d)", folded)
    if found:
        return f"20{found.group('year')}-{_NAMES.index(found.group('name')) + 1:02d}"
    found = re.fullmatch(rf"(?P<month>\d{{1,2}})[/.-]{_YEAR}", folded) or re.fullmatch(
        rf"{_YEAR}[/.](?P<month>\d{{1,2}})|{_YEAR.replace('year', 'y')}-(?P<m>\d)", folded
    )
    if found:
        parts = found.groupdict()
        year, month = parts["year"] or parts.get("y"), int(parts["month"] or parts.get("m") or 0)
        return f"{year}-{month:02d}" if 1 <= month <= 12 else ""
    return ""


def _iso_month(found: re.Match[str]) -> str:
    return f"{found.group('year')}-{_NAMES.index(found.group('name')) + 1:02d}"


def _follows(found: re.Match[str]) -> bool:
    """Whether the second year of a financial year is the one behind the first."""
    year, following = int(found.group("year")), int(found.group("next"))
    return following in (year + 1, (year + 1) % 100)


def _financial(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"
