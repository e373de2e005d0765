"""The forward plan as a document."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.agenda import REASONS
from cspctl.documents.head import Head, head
from cspctl.documents.words import listed, long_date, minutes_words, time_words
from cspctl.model.agenda import letter_of
from cspctl.model.forward_plan import PlanItem, PlannedMeeting
from cspctl.model.workspace import BoardFolder
from cspctl.queries.meetings import facts
from cspctl.queries.people import Directory

REPORTS = {
    "awaited": "Awaited",
    "received": "Received",
    "verbal": "Verbal",
    "to-follow": "To follow",
    "deferred": "Deferred",
    "withdrawn": "Withdrawn",
}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """Something that a meeting will consider."""

    title: Annotated[str, "the title, with (TBC) when it is provisional"]
    part: Annotated[str, "Discussion, Business or Restricted"]
    presenter: Annotated[str, "who presents it"]
    reason: Annotated[str, "For decision, For discussion, For information or Presentation"]
    duration: Annotated[str, "45 minutes"]
    comments: Annotated[str, "comments, and where it was moved from"]
    report: Annotated[str, "Awaited, Received, Verbal, To follow, Deferred or Withdrawn"]
    withheld: Annotated[bool, "yes for a restricted item"]


@dataclass(frozen=True, slots=True)
class PlanMeeting:
    """A meeting of the plan; ``status`` is '' for one that is planned."""

    date: Annotated[str, "Wednesday 13 December 2017"]
    publish: Annotated[str, "when its agenda is published"]
    time: Annotated[str, "1:00 pm to 4:00 pm"]
    venue: Annotated[str, "where it meets"]
    status: Annotated[str, "Held or Cancelled; empty for a meeting to come"]
    lines: Annotated[tuple[PlanLine, ...], "list of what it will consider"]


@dataclass(frozen=True, slots=True)
class PlanView:
    """The forward plan, by date."""

    head: Head
    meetings: Annotated[tuple[PlanMeeting, ...], "list of the meetings by date"]


def plan_view(
    board: BoardFolder,
    day: dt.date,
    directory: Directory,
    *,
    public: bool = False,
    item: str = "",
) -> PlanView:
    """The plan as printed in the pack of the meeting on ``day``."""
    plan = board.forward_plan
    meetings = sorted(plan.meetings, key=lambda meeting: meeting.date) if plan else []
    return PlanView(
        head=head(board, day, directory, public=public, item=item),
        meetings=tuple(_meeting(board, meeting, directory) for meeting in meetings),
    )


def _meeting(board: BoardFolder, meeting: PlannedMeeting, directory: Directory) -> PlanMeeting:
    from cspctl.queries.notice import publication

    known = facts(board, meeting.date)
    lines: list[PlanLine] = []
    for item in meeting.items:
        lines.append(plan_line(item, directory, meeting.date))
        lines += [
            plan_line(part, directory, meeting.date, f"({letter_of(place)}) ")
            for place, part in enumerate(item.items)
        ]
    return PlanMeeting(
        date=long_date(meeting.date),
        publish=long_date(publication(board.board, meeting)),
        time=time_words(known.time),
        venue=known.venue or "",
        status={"held": "Held", "cancelled": "Cancelled"}.get(meeting.status, ""),
        lines=tuple(lines),
    )


def plan_line(item: PlanItem, directory: Directory, day: dt.date, letter: str = "") -> PlanLine:
    """An item of the plan in words; a part has its letter before its title: ``(a) ``."""
    title = letter + item.title + (" (TBC)" if item.provisional else "")
    comments = [item.comments or ""]
    if item.standing:
        comments.insert(0, "Standing item")
    if item.moved_from:
        comments.append(f"Moved from {long_date(item.moved_from)}")
    return PlanLine(
        title=title,
        part="Restricted" if item.restricted else item.part.capitalize(),
        presenter=listed([who.name for who in directory.all(item.presenter, day)]),
        reason=REASONS.get(item.reason or "", ""),
        duration=minutes_words(item.duration),
        comments=". ".join(part.rstrip(".") for part in comments if part),
        report=REPORTS.get(item.report or "", ""),
        withheld=item.restricted is not None,
    )
