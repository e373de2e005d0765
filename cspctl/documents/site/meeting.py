"""The page of a meeting: its agenda, the papers to download, what was decided, its minutes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.agenda import FrontSheet, front_sheet
from cspctl.documents.forward_plan import PlanLine, plan_line
from cspctl.documents.minutes import MinutesView, minutes_view
from cspctl.documents.site.agenda import AgendaLine, agenda_lines
from cspctl.documents.site.decisions import DecisionRow
from cspctl.documents.site.minute_links import anchors
from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.site import Download, Held, Site, board_path, meeting_title
from cspctl.documents.site.to_confirm import to_confirm
from cspctl.documents.words import plain_date
from cspctl.queries.decisions import decided_at


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """What the page of a meeting shows. ``agenda`` is empty until it is published.

    ``unissued`` is said of an agenda to come whose pack no issue is recorded of. ``anchors`` are
    the places of the minutes' parts on the page, '' for a part without one. ``draft_minutes``
    leads to the meeting whose papers hold the minutes that are not shown here.
    """

    day: dt.date
    time: str
    venue: str
    status: str
    closed: bool
    notice: dt.date | None
    published_on: dt.date | None
    to_come: bool
    unissued: bool
    downloads: tuple[Download, ...]
    agenda: tuple[AgendaLine, ...]
    front: FrontSheet | None
    planned: tuple[PlanLine, ...]
    decisions: tuple[DecisionRow, ...]
    minutes: MinutesView | None
    anchors: tuple[str, ...]
    draft_minutes: Link
    earlier: Link
    later: Link


def pages(site: Site) -> Iterator[Page]:
    """A page for each meeting of each board."""
    for name in site.boards:
        meetings = site.meetings(name)
        for place, held in enumerate(meetings):
            earlier = meetings[place - 1] if place else None
            later = meetings[place + 1] if place + 1 < len(meetings) else None
            yield _page(site, held, _link(earlier), _link(later))


def _link(held: Held | None) -> Link:
    return Link(meeting_title(held.day), held.path) if held else Link("")


def _page(site: Site, held: Held, earlier: Link, later: Link) -> Page:
    board, day = held.board, held.day
    directory = site.directory(board.board.id)
    meeting = held.meeting
    agenda = meeting.agenda if meeting else None
    minutes = meeting.minutes if meeting else None
    published = site.published.get(held.key)
    front = None
    if agenda is not None:
        front = front_sheet(board, agenda, day, directory, {}, public=site.public)
    plan = board.forward_plan.on(day) if board.forward_plan and agenda is None else None
    to_come = day >= site.today and held.status not in ("held", "cancelled")
    view = MeetingPage(
        day=day,
        time=held.time,
        venue=held.venue,
        status={"cancelled": "Cancelled"}.get(held.status, ""),
        closed=held.access == "closed",
        notice=held.notice,
        published_on=published.on if published else None,
        to_come=to_come,
        unissued=to_come and agenda is not None and not (published and published.on),
        downloads=published.downloads if published else (),
        agenda=agenda_lines(site, held, front) if front else (),
        front=front,
        planned=tuple(plan_line(item, directory, day) for item in plan.items) if plan else (),
        decisions=tuple(
            DecisionRow(one.item, one.title, one.text, one.restricted, one.draft)
            for one in decided_at(board.board.id, day, minutes)
        )
        if minutes
        else (),
        minutes=minutes_view(board, minutes, day, directory, public=site.public)
        if minutes
        else None,
        anchors=anchors(minutes),
        draft_minutes=to_confirm(site, held),
        earlier=earlier,
        later=later,
    )
    return Page(
        held.path,
        meeting_title(day),
        view,
        board=board.board.id,
        section=board_path(board.board.id),
        description=f"{board.board.name}: the meeting on {plain_date(day)}.",
    )
