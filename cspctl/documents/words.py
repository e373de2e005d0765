"""Facts as words for paper: dates, times, lengths, lists of names."""

import datetime as dt
from collections.abc import Sequence

from cspctl.model.values import Month, Quarter, Times

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(day: dt.date | None) -> str:
    """``Wednesday 13 December 2017``; the same in every locale."""
    return f"{_DAYS[day.weekday()]} {plain_date(day)}" if day else ""


def plain_date(day: dt.date | None) -> str:
    """``13 December 2017``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def short_date(day: dt.date | None) -> str:
    """``13/12/2017``, for narrow columns."""
    return f"{day:%d/%m/%Y}" if day else ""


def due_words(due: dt.date | Month | Quarter | str | None) -> str:
    """A due date of a delivery plan as a board writes it: ``November 2017``, ``Q3 2017/18``."""
    if due is None:
        return ""
    if isinstance(due, dt.date):
        return plain_date(due)
    if isinstance(due, Month):
        return month_words(due)
    if isinstance(due, Quarter):
        year, quarter = str(due).split("-")
        return f"{quarter} {year}"
    return due.capitalize()


def month_words(month: Month) -> str:
    """``November 2017``."""
    return f"{_MONTHS[month.number - 1]} {month.year}"


def quarter_words(quarter: Quarter | None) -> str:
    """``Quarter 3 of 2017/18 (October to December 2017)``."""
    if quarter is None:
        return ""
    year = str(quarter).partition("-")[0]
    return f"Quarter {quarter.number} of {year} ({quarter.months})"


def period_words(period: tuple[Month, Month] | None) -> str:
    """``September 2017 to August 2018``."""
    return " to ".join(month_words(month) for month in period) if period else ""


def counted(number: int, one: str, many: str = "") -> str:
    """``1 commitment``, ``3 commitments``; ``many`` where the plural is no plain s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def time_words(times: Times | None) -> str:
    """``1:00 pm to 4:00 pm``."""
    if times is None:
        return ""
    end = f" to {_clock(times.end)}" if times.end else ""
    return _clock(times.start) + end


def _clock(time: dt.time) -> str:
    if (time.hour, time.minute) == (12, 0):
        return "12 noon"
    hour = time.hour % 12 or 12
    return f"{hour}:{time.minute:02d} {'am' if time.hour < 12 else 'pm'}"


def minutes_words(minutes: int | None) -> str:
    """``5 minutes``; empty for no duration."""
    if not minutes:
        return ""
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """``a, b and c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
