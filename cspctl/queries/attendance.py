"""Attendance over the meetings of a board, and what its terms say of members who stay away."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from cspctl.model.board import Absences, Board, Person
from cspctl.model.workspace import BoardFolder
from cspctl.queries.people import Directory
from cspctl.queries.presence import Attended, Seat, is_recorded, seats

INTERIM = "an interim replacement may be named"
REVIEW = "the membership is reviewed"


class Held(NamedTuple):
    """A meeting up to today. ``status`` is recorded, not recorded (no minutes say who came) or
    cancelled; the seats of a meeting that was not recorded are empty."""

    date: dt.date
    status: str
    seats: tuple[Seat, ...]


class Member(NamedTuple):
    """The attendance of somebody who had a seat at one of the meetings, or has one today.

    ``record`` holds the meetings at which they had it, oldest first. ``in_a_row`` counts the
    latest meetings missed without a break, whether with apologies or without; it is 0 for those
    who have no seat today. ``rule`` says what the terms say of that many, or ''.
    """

    person: Person
    capacity: str | None
    record: tuple[tuple[dt.date, Seat], ...]
    in_a_row: int
    rule: str

    def times(self, attended: Attended) -> int:
        """How many meetings were attended so."""
        return sum(seat.attended == attended for _, seat in self.record)

    @property
    def percent(self) -> int | None:
        """Meetings attended in person, of a hundred; None when there were none to attend."""
        count = len(self.record)
        return (200 * self.times("present") + count) // (2 * count) if count else None


class Attendance(NamedTuple):
    """Meetings by date, members in the board's order."""

    meetings: tuple[Held, ...]
    members: tuple[Member, ...]


def attendance(
    board: BoardFolder,
    directory: Directory,
    today: dt.date,
    since: dt.date | None = None,
) -> Attendance:
    """The attendance up to today. Cancelled meetings and those without a record count for nobody.

    Of each meeting those are counted who had a seat on that very day.
    """
    meetings = [
        held
        for held in (_held(board, directory, day) for day in _days(board))
        if held.date <= today and (since is None or held.date >= since)
    ]
    members = []
    for person in board.board.people:
        record = tuple(
            (held.date, seat)
            for held in meetings
            for seat in held.seats
            if seat.person.id == person.id
        )
        sits = person in directory.seated(today)
        if record or sits:
            missed = _in_a_row(board.board, [seat for _, seat in record]) if sits else 0
            day = today if sits else record[-1][0]
            rule = _rule(board.board.terms.absences, missed)
            members.append(Member(person, person.capacity_on(day), record, missed, rule))
    return Attendance(tuple(meetings), tuple(members))


def _days(board: BoardFolder) -> list[dt.date]:
    """Every meeting that is planned or minuted."""
    plan = board.forward_plan
    planned = {meeting.date for meeting in plan.meetings} if plan else set()
    minuted = {day for day, meeting in board.meetings.items() if meeting.minutes}
    return sorted(planned | minuted)


def _held(board: BoardFolder, directory: Directory, day: dt.date) -> Held:
    plan = board.forward_plan.on(day) if board.forward_plan else None
    if plan is not None and plan.status == "cancelled":
        return Held(day, "cancelled", ())
    if not is_recorded(board.meetings.get(day)):
        return Held(day, "not recorded", ())
    return Held(day, "recorded", tuple(seats(board, directory, day)))


def _in_a_row(board: Board, record: Sequence[Seat]) -> int:
    """Meetings missed up to the latest. A substitute counts where the terms allow one."""
    count = 0
    for seat in reversed(record):
        if seat.attended == "present":
            break
        if seat.attended == "substitute" and board.terms.substitutes:
            break
        count += 1
    return count


def _rule(rule: Absences | None, missed: int) -> str:
    if rule is None:
        return ""
    if rule.review_after and missed >= rule.review_after:
        return REVIEW
    if rule.interim_after and missed >= rule.interim_after:
        return INTERIM
    return ""
