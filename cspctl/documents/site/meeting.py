"""The page of a meeting: its agenda, the papers to download, what was decided, its minutes."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cspctl.documents.agenda import FrontSheet, Line, front_sheet
from cspctl.documents.blocks import PageRange
from cspctl.documents.forward_plan import PlanLine, plan_line
from cspctl.documents.minutes import MinutesView, minutes_view
from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.site import Download, Held, Published, Site, board_path
from cspctl.documents.words import plain_date
from cspctl.model.agenda import Item, Paper, letter_of, printed
from cspctl.model.minutes import Decision, Minutes
from cspctl.model.workspace import Meeting


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of the agenda, or a part of one; ``parts`` are those of an item.

    ``pages`` are its pages in the pack in words; ``withheld`` is said of restricted papers.
    """

    line: Line
    pages: str
    papers: tuple[str, ...]
    parts: "tuple[AgendaLine, ...]"


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, with the item under which it was taken."""

    item: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """What the page of a meeting shows. ``agenda`` is empty until it is published."""

    day: dt.date
    time: str
    venue: str
    status: str
    closed: bool
    notice: dt.date | None
    published: bool
    published_on: dt.date | None
    to_come: bool
    downloads: tuple[Download, ...]
    agenda: tuple[AgendaLine, ...]
    front: FrontSheet | None
    planned: tuple[PlanLine, ...]
    decisions: tuple[Decided, ...]
    minutes: MinutesView | None
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


def meeting_title(day: dt.date) -> str:
    """What a meeting is called in headings and links."""
    return f"Meeting on {plain_date(day)}"


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
        front = front_sheet(board, agenda, day, directory, _NO_PAGES, public=site.public)
    plan = board.forward_plan.on(day) if board.forward_plan and agenda is None else None
    to_come = day >= site.today and held.status not in ("held", "cancelled")
    view = MeetingPage(
        day=day,
        time=held.time,
        venue=held.venue,
        status={"cancelled": "Cancelled"}.get(held.status, ""),
        closed=held.access == "closed",
        notice=held.notice,
        published=published is not None,
        published_on=published.on if published else None,
        to_come=to_come,
        downloads=published.downloads if published else (),
        agenda=_agenda(meeting, front, published) if meeting and front else (),
        front=front,
        planned=tuple(plan_line(item, directory, day) for item in plan.items) if plan else (),
        decisions=tuple(_decisions(minutes)) if minutes else (),
        minutes=minutes_view(board, minutes, day, directory, public=site.public)
        if minutes
        else None,
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


_NO_PAGES: Mapping[str, PageRange] = {}


def _agenda(
    meeting: Meeting, front: FrontSheet, published: Published | None
) -> tuple[AgendaLine, ...]:
    """The items with their parts below them, from the lines of the front sheet."""
    assert meeting.agenda is not None
    lines = iter(front.items)
    pages = published.pages if published else {}
    found = []
    for number, item in enumerate(meeting.agenda.items, start=1):
        own = next(lines)
        parts = tuple(
            _line(next(lines), part, meeting, pages, printed(str(number), letter_of(place)))
            for place, part in enumerate(item.items)
        )
        found.append(_line(own, item, meeting, pages, str(number), parts))
    return tuple(found)


def _line(
    line: Line,
    item: Item,
    meeting: Meeting,
    pages: Mapping[str, str],
    name: str,
    parts: tuple[AgendaLine, ...] = (),
) -> AgendaLine:
    titles = [_paper_title(paper, item, meeting) for paper in item.papers]
    return AgendaLine(
        line=line,
        pages=pages.get(name, ""),
        # A paper that is called as its item is says nothing more.
        papers=tuple(title for title in titles if title and title != item.title),
        parts=parts,
    )


def _paper_title(paper: Paper, item: Item, meeting: Meeting) -> str:
    """What a paper is called; the item's title when it has no name of its own."""
    if paper.restricted:
        return paper.title or "A paper that is restricted"
    lying = meeting.papers.get(paper.file)
    covers = [paper.cover, lying.cover if lying else None]
    titles = [paper.title, *(getattr(cover, "title", None) for cover in covers)]
    return next((title for title in titles if title), item.title)


def _decisions(minutes: Minutes) -> Iterator[Decided]:
    parts = [("", "", minutes.opening)]
    parts += [(section.number, section.title, section.pieces) for section in minutes.sections]
    for number, title, pieces in parts:
        for piece in pieces:
            if isinstance(piece, Decision):
                yield Decided(number, title, " ".join(piece.text.split()))
