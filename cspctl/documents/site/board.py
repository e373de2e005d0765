"""The page of a board: what it is, when it meets, and where everything about it stands."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.blocks import Paragraph
from cspctl.documents.markdown import parse
from cspctl.documents.site.contacts import Contact, contacts
from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.site import Held, Site, board_path
from cspctl.documents.site.to_confirm import to_confirm
from cspctl.documents.words import listed


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting of the board; ``has`` says what there is of it: Agenda, papers and minutes.

    ``draft_minutes`` leads to the meeting whose papers hold its minutes, to be confirmed.
    """

    link: Link
    day: dt.date
    time: str
    venue: str
    notice: dt.date | None
    papers: bool
    closed: bool
    status: str
    has: str
    draft_minutes: Link


@dataclass(frozen=True, slots=True)
class BoardPage:
    """What the page of a board shows; meetings to come soonest first, those held latest first.

    ``first`` is the very next meeting, None when none is planned; ``to_come`` are those after it.
    """

    purpose: str
    organisation: str
    chair: str
    pattern: tuple[str, ...]
    quorum: str
    contacts: tuple[Contact, ...]
    first: MeetingRow | None
    to_come: tuple[MeetingRow, ...]
    held: tuple[MeetingRow, ...]


def pages(site: Site) -> Iterator[Page]:
    """A page for each board."""
    for name, folder in site.boards.items():
        board = folder.board
        directory = site.directory(name)
        coming = site.next_meetings(name)
        days = {held.day for held in coming}
        rows = [_row(site, held) for held in coming]
        others = [held for held in site.meetings(name) if held.day not in days]
        chairs = [who.name for who in directory.holding("chair", site.today)]
        meetings = board.terms.meetings
        view = BoardPage(
            purpose=purpose(site, name),
            organisation=board.organisation or "",
            chair=listed(chairs),
            pattern=meetings.pattern if meetings else (),
            quorum=_quorum(site, name),
            contacts=tuple(contacts(site, name)),
            first=rows[0] if rows else None,
            to_come=tuple(rows[1:]),
            held=tuple(_row(site, held) for held in reversed(others)),
        )
        yield Page(
            board_path(name),
            board.name,
            view,
            board=name,
            menu="Overview",
            description=view.purpose,
        )


def purpose(site: Site, board: str) -> str:
    """What a board is for: the first paragraph of its terms of reference; '' without any."""
    for block in parse(site.boards[board].terms_of_reference):
        if isinstance(block, Paragraph):
            return "".join(run.text for run in block.runs)
    return ""


def _quorum(site: Site, board: str) -> str:
    quorum = site.boards[board].board.terms.quorum
    if quorum is None:
        return ""
    share = f"{quorum.share[0]} in {quorum.share[1]} of the members" if quorum.share else ""
    if share and quorum.at_least:
        return f"{share}, and at least {quorum.at_least}"
    return share or (f"{quorum.at_least} members" if quorum.at_least else "")


def _row(site: Site, held: Held) -> MeetingRow:
    meeting, published = held.meeting, site.published.get(held.key)
    there = {
        "agenda": meeting is not None and meeting.agenda is not None,
        "papers": published is not None and bool(published.downloads),
        "minutes": meeting is not None and meeting.minutes is not None,
    }
    words = listed([word for word, has in there.items() if has])
    return MeetingRow(
        link=Link("", held.path),
        day=held.day,
        time=held.time,
        venue=held.venue,
        notice=held.notice,
        papers=published is not None,
        closed=held.access == "closed",
        status={"cancelled": "Cancelled"}.get(held.status, ""),
        has=words[:1].upper() + words[1:],
        draft_minutes=to_confirm(site, held),
    )
