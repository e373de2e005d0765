"""Values that have a form of their own in text: dates, times, quarters, numbers, references.

Each ``parse_...`` turns a text into its value, or raises :class:`WrongText` with what is wrong
and what to write instead.
"""

import re
from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import NamedTuple

from cspctl.model.near_dates import due_mend, near_date, period_mend, quarter_mend


class WrongText(ValueError):
    """A text is not of its kind: what is wrong with it, and what to write instead.

    ``in_year`` says the latter with an example of a financial year, where there is one in it.
    """

    def __init__(
        self, message: str, mend: str, in_year: Callable[[int], str] | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend
        self.in_year = in_year


_MONTHS = "a date is written year-month-day, such as 2017-12-13"


def parse_date(text: str) -> date:
    """Read an ISO date; other ways of writing one are named in the mend."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise WrongText(f"'{text}' is no day of the calendar.", "Write a real date.") from None
    guess = near_date(text)
    mend = f"Write {guess}." if guess else f"Note that {_MONTHS}."
    raise WrongText(f"'{text}' is not a date.", mend)


class Times(NamedTuple):
    """When a meeting begins and, when given, ends."""

    start: time
    end: time | None = None

    @property
    def minutes(self) -> int | None:
        """The length in minutes; None when no end is given."""
        if self.end is None:
            return None
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute

    def __str__(self) -> str:
        end = f"-{self.end:%H:%M}" if self.end else ""
        return f"{self.start:%H:%M}{end}"


def parse_times(text: str) -> Times:
    """Read ``13:00`` or ``13:00-16:00``."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})(?:\s*[-–]\s*(\d{1,2}):(\d{2}))?", text)
    mend = "Write times by the 24-hour clock, such as 13:00-16:00."
    if not found:
        raise WrongText(f"'{text}' is not a time.", mend)
    try:
        start = time(int(found.group(1)), int(found.group(2)))
        end = time(int(found.group(3)), int(found.group(4))) if found.group(3) else None
    except ValueError:
        raise WrongText(f"'{text}' is not a time of day.", mend) from None
    if end and end <= start:
        raise WrongText(f"'{text}' ends before it begins.", mend)
    return Times(start, end)


def parse_yes(text: str) -> bool:
    """Read yes or no, true or false."""
    word = text.lower()
    if word in ("yes", "true"):
        return True
    if word in ("no", "false"):
        return False
    raise WrongText(f"'{text}' is neither yes nor no.", "Write yes or no.")


def parse_whole(text: str) -> int:
    """Read a whole number from 0 to 999,999."""
    if re.fullmatch(r"[0-9]{1,6}", text):
        return int(text)
    raise WrongText(f"'{text}' is not a whole number.", "Write digits only, such as 5.")


def parse_counted(text: str) -> int:
    """Read a whole number from 1."""
    number = parse_whole(text)
    if number < 1:
        raise WrongText(f"'{text}' is not a number from 1.", "Numbers begin at 1.")
    return number


def parse_decimal(text: str) -> float:
    """Read a number such as 17.1 or -3, with an optional per cent sign."""
    if re.fullmatch(r"[-+]?\d{1,12}(\.\d{1,20})?%?", text):
        return float(text.rstrip("%"))
    plain = text.replace(",", "").replace(" ", "").lstrip("£")
    if re.fullmatch(r"[-+]?\d{1,12}(\.\d{1,20})?%?", plain):
        raise WrongText(f"'{text}' is not a number.", f"Write {plain}.")
    raise WrongText(f"'{text}' is not a number.", "Write a number such as 17.1.")


def parse_share(text: str) -> tuple[int, int]:
    """Read a share of the membership, such as ``1/3``, as numerator and denominator."""
    found = re.fullmatch(r"(\d{1,3})/(\d{1,3})", text)
    if found and 0 < int(found.group(1)) <= int(found.group(2)):
        return int(found.group(1)), int(found.group(2))
    raise WrongText(f"'{text}' is not a share.", "Write a share such as 1/3.")


def parse_id(text: str) -> str:
    """Read an id: letters, digits and hyphens."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", text):
        return text
    raise WrongText(
        f"'{text}' cannot be an id.", "Use letters, digits and hyphens, such as chair-snb."
    )


def parse_file(text: str) -> str:
    r"""Read a file's path below the folder of the file that names it; ``\`` becomes ``/``."""
    path = text.replace("\\", "/")
    parts = path.split("/")
    if path.startswith("/") or re.match(r"[A-Za-z]:", path) or ".." in parts:
        raise WrongText(
            f"'{text}' leaves the meeting's folder.",
            "Copy the file into the folder and name it from there, such as papers/05-report.docx.",
        )
    return "/".join(part for part in parts if part not in ("", "."))


def parse_target(text: str) -> date | str:
    """Read a target: a date, ``next-meeting`` or ``ongoing``."""
    if text.lower() in ("next-meeting", "ongoing"):
        return text.lower()
    try:
        return parse_date(text)
    except WrongText as fault:
        raise WrongText(
            f"'{text}' is no target.", f"{fault.mend} Or write next-meeting or ongoing."
        ) from None


class Quarter(NamedTuple):
    """A quarter of a financial year: ``2017/18-Q3`` is October to December 2017."""

    year: int
    number: int

    @property
    def start(self) -> date:
        """Its first day."""
        month = (self.number * 3) % 12 + 1
        return date(self.year + (1 if self.number == 4 else 0), month, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        year, month = self.start.year, self.start.month + 3
        first_after = date(year + 1, 1, 1) if month > 12 else date(year, month, 1)
        return date.fromordinal(first_after.toordinal() - 1)

    @property
    def previous(self) -> "Quarter":
        """The quarter before."""
        number = self.number - 1
        return Quarter(self.year, number) if number else Quarter(self.year - 1, 4)

    @property
    def following(self) -> "Quarter":
        """The quarter after."""
        number = self.number % 4 + 1
        return Quarter(self.year + (number == 1), number)

    @property
    def months(self) -> str:
        """Its months in words, ``October to December 2017``."""
        return f"{self.start:%B} to {self.end:%B %Y}"

    def __str__(self) -> str:
        return f"{self.year}/{(self.year + 1) % 100:02d}-Q{self.number}"


def quarter_of(day: date) -> Quarter:
    """The quarter of a financial year (from April) that a day lies in."""
    return Quarter(day.year, (day.month - 1) // 3) if day.month > 3 else Quarter(day.year - 1, 4)


def parse_quarter(text: str) -> Quarter:
    """Read a quarter of a financial year; a calendar quarter is refused with both readings."""
    found = re.fullmatch(r"(\d{4})/(\d{2})-Q([1-4])", text)
    if found:
        year, following, number = (int(part) for part in found.groups())
        _century(text, year)
        if (year + 1) % 100 == following:
            return Quarter(year, number)
        raise WrongText(
            f"'{text}' is no financial year.", f"Write {Quarter(year, number)} if that is meant."
        )
    found = re.fullmatch(r"(\d{4})[- ]?Q([1-4])|Q([1-4])[- ]?(\d{4})", text)
    if found:
        year, number = int(found[1] or found[4]), int(found[2] or found[3])
        _century(text, year)
        # A calendar quarter is the financial quarter before: January to March is Q4.
        calendar = Quarter(year - 1, 4) if number == 1 else Quarter(year, number - 1)
        financial = Quarter(year, number)
        raise WrongText(
            f"'{text}' can be read in two ways.",
            f"Write {financial} for {financial.months}, or {calendar} for {calendar.months}.",
        )
    raise WrongText(f"'{text}' is not a quarter.", quarter_mend(text), partial(quarter_mend, text))


def _century(text: str, year: int) -> None:
    """Refuse a year that no plan is of; the first and last of the calendar have no neighbours."""
    if not 1900 <= year < 2200:
        raise WrongText(f"'{text}' is in the year {year}.", "Write a year from 1900 to 2199.")


class Month(NamedTuple):
    """A month, ``2017-11``."""

    year: int
    number: int

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        first_after = date(self.year + self.number // 12, self.number % 12 + 1, 1)
        return date.fromordinal(first_after.toordinal() - 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"


def parse_month(text: str) -> Month:
    """Read a month such as ``2017-11``."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", text)
    if found and 1 <= int(found.group(2)) <= 12:
        _century(text, int(found.group(1)))
        return Month(int(found.group(1)), int(found.group(2)))
    raise WrongText(f"'{text}' is not a month.", "Write year-month, such as 2017-11.")


def parse_due(text: str) -> date | Month | Quarter | str:
    """Read when a commitment is due: a date, a month, a quarter or ``ongoing``."""
    if text.lower() == "ongoing":
        return "ongoing"
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        return parse_month(text)
    if re.fullmatch(r"\d{4}(/\d\d)?[- ]?Q[1-4]|Q[1-4][- ]?\d{4}", text, re.IGNORECASE):
        return parse_quarter(text.upper())
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return parse_date(text)
    raise WrongText(f"'{text}' is no due date.", due_mend(text), partial(due_mend, text))


def parse_period(text: str) -> tuple[Month, Month]:
    """Read a run of months such as ``2017-09/2018-08``."""
    first, _, last = text.partition("/")
    if not re.fullmatch(r"\d{4}-\d{2}/\d{4}-\d{2}", text):
        raise WrongText(f"'{text}' is not a period.", period_mend(text))
    begin, end = parse_month(first), parse_month(last)
    if (end.year, end.number) < (begin.year, begin.number):
        raise WrongText(f"'{text}' ends before it begins.", "Write the earlier month first.")
    return begin, end


def parse_reference(text: str) -> str:
    """Read an action's number, ``4``, or its full name, ``csp/4``."""
    if re.fullmatch(r"([A-Za-z0-9][A-Za-z0-9_-]*/)?[1-9]\d{0,5}", text):
        return text
    raise WrongText(f"'{text}' names no action.", "Write its number, 4, or its full name, csp/4.")


def parse_item(text: str) -> str:
    """Read an item as it is printed: ``5`` or ``5(a)``."""
    found = re.fullmatch(r"([0-9]{1,3})\s*\(?([A-Za-z]?)\)?", text)
    if found:
        # One item has one name, however it is written: an action's 5(A) is the agenda's 5(a).
        number, letter = str(int(found.group(1))), found.group(2).lower()
        return number + (f"({letter})" if letter else "")
    raise WrongText(f"'{text}' is no item number.", 'Write it as printed: 5 or "5(a)".')


def parse_meeting(text: str) -> tuple[str | None, date]:
    """Read a meeting: its date, or ``board/date`` for another board's."""
    board, slash, day = text.rpartition("/")
    return (parse_id(board) if slash else None), parse_date(day)
