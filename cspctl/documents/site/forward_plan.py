"""A board's forward plan: what each meeting of the year is to consider."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.forward_plan import PlanLine, plan_line
from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.site import Held, Site
from cspctl.model.agenda import letter_of
from cspctl.model.forward_plan import PlannedMeeting


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A meeting and what it is to consider; ``anchor`` is its heading's place on the page."""

    link: Link
    anchor: str
    day: dt.date
    time: str
    venue: str
    notice: dt.date | None
    status: str
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class ForwardPlanPage:
    """What the page shows: the meetings to come soonest first, those held latest first."""

    to_come: tuple[PlannedRow, ...]
    held: tuple[PlannedRow, ...]


def forward_plan_path(board: str) -> str:
    """The page of a board's forward plan."""
    return f"{board}/forward-plan.html"


def pages(site: Site) -> Iterator[Page]:
    """A page for each board that has a forward plan."""
    for name, folder in site.boards.items():
        if folder.forward_plan is None or not folder.forward_plan.meetings:
            continue
        plan = {meeting.date: meeting for meeting in folder.forward_plan.meetings}
        coming = {held.day for held in site.next_meetings(name)}
        rows = [
            _row(site, held, plan[held.day]) for held in site.meetings(name) if held.day in plan
        ]
        view = ForwardPlanPage(
            to_come=tuple(row for row in rows if row.day in coming),
            held=tuple(row for row in reversed(rows) if row.day not in coming),
        )
        yield Page(forward_plan_path(name), "Forward plan", view, board=name, menu="Forward plan")


def _row(site: Site, held: Held, planned: PlannedMeeting) -> PlannedRow:
    directory = site.directory(held.board.board.id)
    lines: list[PlanLine] = []
    for item in planned.items:
        lines.append(plan_line(item, directory, held.day))
        lines += [
            plan_line(part, directory, held.day, f"({letter_of(place)}) ")
            for place, part in enumerate(item.items)
        ]
    return PlannedRow(
        link=Link("", held.path),
        anchor=f"meeting-{held.day}",
        day=held.day,
        time=held.time,
        venue=held.venue,
        notice=held.notice,
        status={"held": "Held", "cancelled": "Cancelled"}.get(held.status, ""),
        lines=tuple(lines),
    )
