"""The time that a figure is for: a day, a month, a quarter, a financial year, a run of months."""

import re
from datetime import date
from typing import NamedTuple, TypeAlias

from cspctl.model.values import (
    Month,
    Quarter,
    WrongText,
    parse_date,
    parse_month,
    parse_period,
    parse_quarter,
)


class Year(NamedTuple):
    """A financial year, from April: ``2017/18``."""

    year: int

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, 4, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        return date(self.year + 1, 3, 31)

    def __str__(self) -> str:
        return f"{self.year}/{(self.year + 1) % 100:02d}"


class Months(NamedTuple):
    """A run of months, ``2016-10/2017-09``: a rolling year, or a year so far."""

    first: Month
    last: Month

    @property
    def start(self) -> date:
        """Its first day."""
        return self.first.start

    @property
    def end(self) -> date:
        """Its last day."""
        return self.last.end

    @property
    def length(self) -> int:
        """How many months it has."""
        return (self.last.year - self.first.year) * 12 + self.last.number - self.first.number + 1

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"


Span: TypeAlias = date | Month | Quarter | Year | Months

_MEND = (
    "Write a quarter of a financial year (2017/18-Q2), a month (2017-09), a financial year "
    "(2017/18), a run of months (2016-10/2017-09), or a day."
)


def parse_span(text: str) -> Span:
    """Read the time that a figure is for."""
    if re.fullmatch(r"\d{4}-\d{2}/\d{4}-\d{2}", text):
        return Months(*parse_period(text))
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return parse_month(text)
    if "Q" in text.upper():
        return parse_quarter(text.upper())
    found = re.fullmatch(r"(\d{4})/(\d{2}|\d{4})", text)
    if found:
        year, following = int(found.group(1)), int(found.group(2))
        if not 1900 <= year < 2200 or (year + 1) % 100 != following % 100:
            raise WrongText(f"'{text}' is no financial year.", f"Write {Year(year)}.")
        return Year(year)
    if re.fullmatch(r"\d{4}", text):
        year = int(text)
        raise WrongText(
            f"'{text}' is a calendar year; figures are for financial years.",
            f"Write {Year(year)}, or {text}-01/{text}-12 for the calendar year.",
        )
    try:
        return parse_date(text)
    except WrongText:
        raise WrongText(f"'{text}' is no period.", _MEND) from None


def first_day(span: Span) -> date:
    """The first day of a span."""
    return span if isinstance(span, date) else span.start


def last_day_of(span: Span) -> date:
    """The last day of a span."""
    return span if isinstance(span, date) else span.end


def kind_of_span(span: Span) -> tuple[str, int]:
    """What may be compared: spans of one kind, and runs of months of one length."""
    return type(span).__name__, span.length if isinstance(span, Months) else 0


def following(span: Span) -> Span | None:
    """The next span of its kind; None for days and runs of months, which follow no calendar."""
    if isinstance(span, Quarter):
        return span.following
    if isinstance(span, Year):
        return Year(span.year + 1)
    if isinstance(span, Month):
        return Month(span.year + span.number // 12, span.number % 12 + 1)
    return None


def year_before(span: Span) -> Span:
    """The same span of the year before; the 29th of February becomes the 28th."""
    if isinstance(span, Quarter | Month):
        return span._replace(year=span.year - 1)
    if isinstance(span, Year):
        return Year(span.year - 1)
    if isinstance(span, Months):
        first, last = (month._replace(year=month.year - 1) for month in span)
        return Months(first, last)
    day = min(span.day, 28) if span.month == 2 else span.day
    return date(span.year - 1, span.month, day)
