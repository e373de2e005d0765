"""When a meeting's papers must be out, and the deadlines on either side of that day.

A *clear* day is a day between: neither the day of issue nor the day of the meeting counts. A
*working* day is neither a Saturday, a Sunday nor a bank holiday. How much notice a board gives
comes from the law it meets under and from its own terms of reference, whichever asks for more.

Sources: Local Government Act 1972, section 100B, with the Local Authorities (Access to Meetings
and Documents) (Period of Notice) (England) Order 2002 (SI 2002/715) for five clear days in England
and three in Wales. A Community Safety Partnership (Crime and Disorder Act 1998) is not bound by
them: its terms alone say what it does.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from cspctl.model.board import Board
from cspctl.model.forward_plan import PlannedMeeting
from cspctl.queries.bank_holidays import Division, idle

DAY = dt.timedelta(days=1)
# Nobody gives more than a year's notice: such a number in the terms is a slip (rule B105).
LONGEST = 366
# The regime's shortest notice in clear working days, and where it stands.
MINIMUM = {
    "council-england": (5, "the Local Government Act 1972, section 100B, and SI 2002/715"),
    "council-wales": (3, "the Local Government Act 1972, section 100B, as it stands in Wales"),
}


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How much notice is due: so many days of a kind, and who says so."""

    kind: Literal["clear working days", "days"]
    number: int
    source: str

    def __str__(self) -> str:
        kind = self.kind if self.number != 1 else self.kind.removesuffix("s")
        return f"{self.number} {kind} ({self.source})"


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the count.

    ``part`` is ``issue`` or ``meeting`` for the days at either end (``start`` where the count
    begins at neither), ``counted`` for a day that counts (``number`` says which, from 1) and
    ``left out`` for one that does not; ``why`` names the weekend day or bank holiday.
    """

    date: dt.date
    part: Literal["issue", "counted", "left out", "meeting", "start"]
    number: int | None = None
    why: str = ""


def division_of(board: Board) -> Division:
    """Whose bank holidays a board keeps."""
    return "WLS" if board.regime == "council-wales" else "ENG"


def notice_rules(board: Board) -> tuple[NoticeRule, ...]:
    """What the regime and the terms each ask for; empty when neither asks for any notice."""
    rules = []
    if board.regime in MINIMUM:
        number, source = MINIMUM[board.regime]
        rules.append(NoticeRule("clear working days", number, source))
    terms = board.terms.notice
    if terms is not None and terms.clear_working_days is not None:
        source = "the board's terms of reference"
        rules.append(NoticeRule("clear working days", terms.clear_working_days, source))
    if terms is not None and terms.days is not None:
        rules.append(NoticeRule("days", terms.days, "the board's terms of reference"))
    return tuple(rules)


def binding(board: Board, meeting: dt.date) -> NoticeRule | None:
    """The rule that asks for the earliest notice of a meeting; None when there is none."""
    if not _on_calendar(meeting):
        return None
    rules = [rule for rule in notice_rules(board) if rule.number <= LONGEST]
    return min(rules, key=lambda rule: _latest(rule, meeting, division_of(board)), default=None)


def latest_notice(board: Board, meeting: dt.date) -> dt.date | None:
    """The latest working day on which notice of a meeting can be given; None without a rule."""
    rule = binding(board, meeting)
    return None if rule is None else _latest(rule, meeting, division_of(board))


def publication(board: Board, meeting: PlannedMeeting) -> dt.date | None:
    """A planned meeting's publication date: the stated one, or the latest day for notice."""
    return meeting.publish or latest_notice(board, meeting.date)


def reports_due(board: Board, meeting: dt.date, published: dt.date | None = None) -> dt.date | None:
    """When authors hand in their papers: so many working days before the notice is given.

    ``published`` is the stated publication date: the count starts there when it is earlier than
    the latest day for notice. None when the terms set no deadline, or there is no notice.
    """
    start, days = _before_notice(board, meeting, published)
    return None if start is None else _working_days(start, -days, division_of(board))


def draft_minutes(board: Board, meeting: dt.date) -> dt.date | None:
    """When the draft minutes are sent round; None when the terms do not say."""
    days = _minutes_days(board)
    return None if days is None else _working_days(meeting, days, division_of(board))


def clear_working_days(issued: dt.date, meeting: dt.date, division: Division = "ENG") -> int:
    """How many clear working days lie between the day of issue and the day of the meeting."""
    between = range(issued.toordinal() + 1, meeting.toordinal())
    return sum(not idle(dt.date.fromordinal(number), division) for number in between)


def explain(board: Board, meeting: dt.date) -> tuple[Day, ...]:
    """The count behind `latest_notice`, day by day from the issue to the meeting.

    Clear days are numbered from the issue onwards, calendar days from the meeting backwards.
    Empty when there is no rule.
    """
    rule = binding(board, meeting)
    if rule is None:
        return ()
    division = division_of(board)
    issue = _latest(rule, meeting, division)
    if issue == meeting:
        return (Day(meeting, "meeting"),)
    days = [Day(issue, "issue", why=str(rule))]
    number = 0
    for ordinal in range(issue.toordinal() + 1, meeting.toordinal()):
        day = dt.date.fromordinal(ordinal)
        why = idle(day, division)
        if rule.kind == "days":
            number = (meeting - day).days
            counts = number <= rule.number
        else:
            counts = not why
            number += counts
        days.append(Day(day, "counted" if counts else "left out", number if counts else None, why))
    return (*days, Day(meeting, "meeting"))


def explain_reports(
    board: Board, meeting: dt.date, published: dt.date | None = None
) -> tuple[Day, ...]:
    """The count behind `reports_due`: back from the notice (``start``) to the deadline."""
    start, days = _before_notice(board, meeting, published)
    return () if start is None else _count(start, -days, division_of(board), "start")


def explain_minutes(board: Board, meeting: dt.date) -> tuple[Day, ...]:
    """The count behind `draft_minutes`: from the meeting, which does not count, to the last day."""
    days = _minutes_days(board)
    return () if days is None else _count(meeting, days, division_of(board), "meeting")


def _before_notice(
    board: Board, meeting: dt.date, published: dt.date | None
) -> tuple[dt.date | None, int]:
    """The day that the authors' deadline is counted back from, and the working days before it."""
    terms = board.terms.reports_due
    days = None if terms is None else terms.working_days_before_notice
    given = [day for day in (published, latest_notice(board, meeting)) if day is not None]
    if days is None or not given:
        return None, 0
    return min(given), days


def _minutes_days(board: Board) -> int | None:
    terms = board.terms.draft_minutes
    return None if terms is None else terms.working_days_after


def _count(
    start: dt.date, number: int, division: Division, part: Literal["start", "meeting"]
) -> tuple[Day, ...]:
    """So many working days from a day on, or back from it, day by day in the calendar's order."""
    last = _working_days(start, number, division)
    if last is None:
        return ()
    step = DAY if number > 0 else -DAY
    days = [Day(start, part)]
    day, counted = start, 0
    while day != last:
        day += step
        why = idle(day, division)
        counted += not why
        days.append(Day(day, "left out" if why else "counted", None if why else counted, why))
    return tuple(sorted(days, key=lambda one: one.date))


def _latest(rule: NoticeRule, meeting: dt.date, division: Division) -> dt.date:
    if rule.kind == "days":
        day = meeting - rule.number * DAY
        while idle(day, division):
            day -= DAY
        return day
    # One working day more than the clear ones, for the day of issue itself.
    found = _working_days(meeting, -(rule.number + 1), division)
    assert found is not None
    return found


def _working_days(start: dt.date, number: int, division: Division) -> dt.date | None:
    """So many working days after a day, or before it for a negative number."""
    if abs(number) > LONGEST + 1 or not _on_calendar(start):
        return None
    day, step = start, DAY if number > 0 else -DAY
    for _ in range(abs(number)):
        day += step
        while idle(day, division):
            day += step
    return day


def _on_calendar(day: dt.date) -> bool:
    # A meeting whose day could not be read stands at date.min, where no day lies before.
    return 100 < day.year < 9900
