"""When a board meets, and where."""

import datetime as dt
from typing import NamedTuple

from cspctl.model.forward_plan import PlannedMeeting
from cspctl.model.values import Times
from cspctl.model.workspace import BoardFolder


class Facts(NamedTuple):
    """A meeting's day, time and place, from wherever they are written."""

    date: dt.date
    time: Times | None
    venue: str | None
    access: str = "open"
    status: str = "planned"


def planned(board: BoardFolder) -> list[PlannedMeeting]:
    """The meetings of the forward plan that are not cancelled, by date."""
    if board.forward_plan is None:
        return []
    kept = [meeting for meeting in board.forward_plan.meetings if meeting.status != "cancelled"]
    return sorted(kept, key=lambda meeting: meeting.date)


def meeting_after(board: BoardFolder, day: dt.date) -> dt.date | None:
    """The board's first meeting after a day; None when the plan has none."""
    return next((meeting.date for meeting in planned(board) if meeting.date > day), None)


def meeting_from(board: BoardFolder, day: dt.date) -> dt.date | None:
    """The board's first meeting on or after a day; None when the plan has none."""
    return next((meeting.date for meeting in planned(board) if meeting.date >= day), None)


def meetings_between(board: BoardFolder, first: dt.date, last: dt.date) -> list[dt.date]:
    """The meetings after ``first`` and up to ``last``."""
    return [meeting.date for meeting in planned(board) if first < meeting.date <= last]


def facts(board: BoardFolder, day: dt.date) -> Facts:
    """A meeting's facts: its own files first, then the forward plan, then the terms."""
    meeting = board.meetings.get(day)
    plan = board.forward_plan.on(day) if board.forward_plan else None
    terms = board.board.terms.meetings
    own = [
        read
        for read in (
            meeting.agenda if meeting else None,
            meeting.minutes.head if meeting and meeting.minutes else None,
            plan,
            terms,
        )
        if read is not None
    ]
    return Facts(
        day,
        next((read.time for read in own if read.time), None),
        next((read.venue for read in own if read.venue), None),
        plan.access if plan else "open",
        plan.status if plan else "planned",
    )
