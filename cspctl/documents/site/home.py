"""The home page: the boards, their next meetings, and the latest papers."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.site.board import purpose
from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.recommendations import reports
from cspctl.documents.site.site import Held, Site, board_path, meeting_path

SOONEST = 5  # meetings that are listed; each board with its next one is above them
LATEST = 6  # packs that are listed


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A board, and when it meets next; ``organisation`` where the boards have several."""

    link: Link
    organisation: str
    purpose: str
    next: dt.date | None


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting to come; ``papers`` says whether they are published already."""

    link: Link
    board: str
    day: dt.date
    time: str
    venue: str
    notice: dt.date | None
    papers: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class PapersLine:
    """A meeting's pack that was published."""

    link: Link
    board: str
    day: dt.date
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What residents recommended, and how far it is in a sentence or two."""

    link: Link
    board: str
    summary: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Home:
    """What the home page shows."""

    intro: str
    boards: tuple[BoardLine, ...]
    meetings: tuple[MeetingLine, ...]
    papers: tuple[PapersLine, ...]
    reports: tuple[ReportLine, ...]


def pages(site: Site) -> Iterator[Page]:
    """The home page."""
    meetings = [_meeting(site, held) for name in site.boards for held in site.next_meetings(name)]
    view = Home(
        intro=_intro(site),
        boards=tuple(_board(site, name) for name in site.boards),
        meetings=tuple(sorted(meetings, key=lambda line: (line.day, line.board))[:SOONEST]),
        papers=tuple(_papers(site)),
        reports=tuple(
            ReportLine(
                Link(page.title, page.path), site.board_name(name), page.description, page.draft
            )
            for name, found in site.once(reports).items()
            for _, page in found
        ),
    )
    yield Page("index.html", site.name, view, menu="Home", description=view.intro)


def _intro(site: Site) -> str:
    what = "when they meet, their papers, what they decided, and what became of it"
    behind = f" of {site.organisation}" if site.organisation else ""
    many = len(site.boards) > 1
    if not many:
        what = what.replace("they", "it").replace("their", "its").replace("meet,", "meets,")
    return f"{'The boards' if many else 'The board'}{behind}: {what}."


def _board(site: Site, name: str) -> BoardLine:
    to_come = site.next_meetings(name)
    return BoardLine(
        link=Link(site.board_name(name), board_path(name)),
        organisation="" if site.organisation else site.boards[name].board.organisation or "",
        purpose=purpose(site, name),
        next=to_come[0].day if to_come else None,
    )


def _meeting(site: Site, held: Held) -> MeetingLine:
    board = held.board.board
    return MeetingLine(
        link=Link(board.name, held.path),
        board=board.name,
        day=held.day,
        time=held.time,
        venue=held.venue,
        notice=held.notice,
        papers=held.key in site.published,
        closed=held.access == "closed",
    )


def _papers(site: Site) -> Iterator[PapersLine]:
    known = [
        (published.on or dt.date.min, day, board)
        for (board, day), published in site.published.items()
        if board in site.boards
    ]
    for on, day, board in sorted(known, reverse=True)[:LATEST]:
        yield PapersLine(
            link=Link(site.board_name(board), meeting_path(board, day)),
            board=site.board_name(board),
            day=day,
            on=None if on == dt.date.min else on,
        )
