"""Dates in every form that people and Excel write them, read as a British reader would."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from cspctl.model.values import Quarter
from cspctl.readers.tables import Cell
from cspctl.readers.xlsx import serial_date

_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"['’]?(\d{4}|\d{2})(?!\d)"
_GAP = r"[\s\-/.,]*"
_TIME = re.compile(r"(?:[ T]|,\s*)\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:am|pm)?", re.IGNORECASE)
_FORMS = (
    ("iso", re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")),
    ("compact", re.compile(r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)")),
    (
        "numbers",
        re.compile(r"(?<!\d)(\d{1,2})\s?[-/.\s]\s?(\d{1,2})\s?[-/.\s]\s?(\d{4}|\d{2})(?!\d)"),
    ),
    (
        "day month year",
        re.compile(
            rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?{_GAP}{_MONTH}{_GAP}{_YEAR}", re.I
        ),
    ),
    (
        "month day year",
        re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.I),
    ),
    ("quarter", re.compile(r"\bQ([1-4])[\s,\-]*(?:of\s+)?(\d{4})[/\-](\d{2})\b", re.I)),
    ("year quarter", re.compile(r"\b(\d{4})[/\-](\d{2})[\s,\-]*Q([1-4])\b", re.I)),
    ("month year", re.compile(rf"\b{_MONTH}{_GAP}{_YEAR}", re.I)),
    ("month numbers", re.compile(r"(?<!\d)(\d{1,2})[/.](\d{4})(?!\d)")),
    ("day month", re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?{_GAP}{_MONTH}", re.I)),
)
_DAYS = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.I)
_FILLING = (
    "by before due on at the of end date target to from until and was is now revised extended "
    "moved deferred first original originally previously formerly new for meeting board agreed "
    "raised action actions log minutes held"
)
_FILLERS = frozenset(_FILLING.split())
_EARLIER = re.compile(
    r"\b(was|first|originally|original|previously|formerly|old|from)\b[^\d]*$", re.I
)
_ONGOING = {"ongoing", "continuous", "continuing", "standing", "rolling", "permanent"}
_NOTHING = {"", "na", "none", "nil", "tbc", "tba", "tbd", "not set", "to be confirmed", "unknown"}
_DONE = {"complete", "completed", "done", "closed"}
_LONGEST = 300  # characters that a cell of dates can have
_EARLIEST, _LATEST = dt.date(1980, 1, 1), dt.date(2080, 12, 31)


@dataclass(frozen=True, slots=True)
class When:
    """What a cell says of time.

    ``word`` is next-meeting, ongoing or done where it says so instead; ``earlier`` are dates
    that a newer one in the same cell replaces; ``rest`` is text that no date came of, to be
    kept; ``remark`` says, as a clause, what was guessed or not understood.
    """

    date: dt.date | None = None
    word: str = ""
    earlier: tuple[dt.date, ...] = ()
    rest: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    day: dt.date
    start: int
    guessed: bool


def read_when(cell: Cell, *, last_day: bool, after: dt.date | None = None) -> When:
    """Read a cell of a column of dates.

    ``last_day``: a month stands for its last day (a target) and not its first (a start).
    ``after``: a day without its year is the first such day from here on.
    """
    if isinstance(cell.value, dt.date):
        return When(cell.value)
    text = " ".join(cell.text.split())
    if len(text) > _LONGEST:
        return When(rest=text, remark="is no date")
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        day = serial_date(float(text))
        if day is not None and _EARLIEST <= day <= _LATEST:
            return When(day)  # Excel's count of days in a cell that nobody formatted as a date
    word = _word(text)
    if word is not None:
        return When(word=word)
    found, left, wrong = _dates(text, last_day, after)
    rest = _rest(left)
    if not found:
        remark = "is not a date of the calendar" if wrong else "is no date"
        return When(rest=text, remark=remark)
    dates = [one.day for one in found]
    current = next(
        (one.day for one in reversed(found) if not _EARLIER.search(text[: one.start])), dates[-1]
    )
    earlier = tuple(sorted({day for day in dates if day != current}))
    remarks = []
    if any(one.guessed for one in found) or earlier:
        remarks.append(f"was read as {current.isoformat()}")
    if wrong:
        remarks.append("names a day that is not in the calendar")
    if rest or wrong:
        remarks.append("holds more than a date")
    kept = text if rest or wrong else ""
    return When(current, "", earlier, kept, " and ".join(remarks))


def leading_date(text: str) -> tuple[dt.date | None, str]:
    """The full date that a text begins with, and what follows it; (None, text) when none does."""
    opening = re.match(r"\s*[\[(]?(?:update[d]?(?: on| at)?:?\s+)?", text, re.I)
    start = opening.end() if opening else 0
    day_name = _DAYS.match(text, start)
    if day_name:
        start = re.compile(r"[\s,]*").match(text, day_name.end()).end()  # type: ignore[union-attr]
    for name, form in _FORMS[:5]:
        match = form.match(text, start)
        if match:
            day, _ = _day(name, match, False, None)
            rest = text[match.end() :]
            if day is not None and (not rest or re.match(r"\s*[\])]?\s*[:\-–—.,]?\s*", rest)):
                return day, re.sub(r"^\s*[\])]?\s*[:\-–—.,;]*\s*", "", rest)
    return None, text


def _word(text: str) -> str | None:
    folded = re.sub(r"[^a-z ]", "", text.casefold().replace("/", "")).strip()
    if re.search(r"\d", text):
        return None
    if folded.replace(" ", "") in _ONGOING or folded in ("on going basis", "ongoing basis"):
        return "ongoing"
    if re.fullmatch(
        r"(by |for |at )?(the )?next (board |csp )?(meeting|mtg|board)( of .*)?", folded
    ):
        return "next-meeting"
    if folded in _DONE:
        return "done"
    return "" if folded in _NOTHING else None


def _dates(text: str, last_day: bool, after: dt.date | None) -> tuple[list[_Found], str, bool]:
    """Every date of a text in its order, the text without them, and whether one was impossible."""
    left = _TIME.sub(lambda match: " " * len(match.group()), text)
    found: list[_Found] = []
    wrong = False
    for name, form in _FORMS:
        while match := form.search(left):
            day, guessed = _day(name, match, last_day, after)
            if day is None:
                wrong = True
            else:
                found.append(_Found(day, match.start(), guessed))
            left = (
                left[: match.start()] + "\0" * (match.end() - match.start()) + left[match.end() :]
            )
    return sorted(found, key=lambda one: one.start), left.replace("\0", " "), wrong


def _day(
    name: str, match: re.Match[str], last_day: bool, after: dt.date | None
) -> tuple[dt.date | None, bool]:
    """The day that a match means, and whether something was guessed."""
    parts = match.groups()
    if name in ("iso", "compact"):
        return _date(int(parts[0]), int(parts[1]), int(parts[2])), False
    if name == "numbers":
        day = _date(_year(parts[2]), int(parts[1]), int(parts[0]))
        if day is not None:
            return day, False
        return _date(_year(parts[2]), int(parts[0]), int(parts[1])), True  # the American order
    if name == "day month year":
        return _date(_year(parts[2]), _month(parts[1]), int(parts[0])), False
    if name == "month day year":
        return _date(int(parts[2]), _month(parts[0]), int(parts[1])), False
    if name in ("quarter", "year quarter"):
        number, year, following = parts if name == "quarter" else (parts[2], parts[0], parts[1])
        if (int(year) + 1) % 100 != int(following):
            return None, True
        quarter = Quarter(int(year), int(number))
        return (quarter.end if last_day else quarter.start), True
    if name in ("month year", "month numbers"):
        month = _month(parts[0]) if name == "month year" else int(parts[0])
        year = _year(parts[1])
        if not 1 <= month <= 12:
            return None, True
        return _date(year, month, calendar.monthrange(year, month)[1] if last_day else 1), True
    if after is None:
        return None, True
    month, number_of_day = _month(parts[1]), int(parts[0])
    for year in (after.year, after.year + 1):
        day = _date(year, month, number_of_day)
        if day is not None and day >= after:
            return day, True
    return None, True


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        return None
    return found if _EARLIEST <= found <= _LATEST else None


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _month(text: str) -> int:
    return _NAMES.index(text[:3].casefold()) + 1


def _rest(left: str) -> str:
    """What of a text is more than a date and the small words around one."""
    words = re.findall(r"[^\W_]+", _DAYS.sub(" ", left).casefold())
    return " ".join(word for word in words if word not in _FILLERS)
