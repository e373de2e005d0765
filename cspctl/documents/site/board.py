"""The page of a board: what it is, when it meets, and where everything about it stands."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.site import Held, Site, board_path


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting of the board; ``has`` lists what there is of it: Agenda, Papers, Minutes."""

    link: Link
    day: dt.date
    time: str
    venue: str
    notice: dt.date | None
    status: str
    has: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoardPage:
    """What the page of a board shows; meetings to come soonest first, those held latest first."""

    to_come: tuple[MeetingRow, ...]
    held: tuple[MeetingRow, ...]


def pages(site: Site) -> Iterator[Page]:
    """A page for each board."""
    for name in site.boards:
        to_come = site.next_meetings(name)
        coming = {held.day for held in to_come}
        others = [held for held in site.meetings(name) if held.day not in coming]
        view = BoardPage(
            to_come=tuple(_row(site, held) for held in to_come),
            held=tuple(_row(site, held) for held in reversed(others)),
        )
        title = site.board_name(name)
        yield Page(board_path(name), title, view, board=name, menu="Overview")


def _row(site: Site, held: Held) -> MeetingRow:
    meeting = held.meeting
    has = {
        "Agenda": meeting is not None and meeting.agenda is not None,
        "Papers": bool(held.key in site.published and site.published[held.key].downloads),
        "Minutes": meeting is not None and meeting.minutes is not None,
    }
    return MeetingRow(
        link=Link("", held.path),
        day=held.day,
        time=held.time,
        venue=held.venue,
        notice=held.notice,
        status={"cancelled": "Cancelled", "held": "Held"}.get(held.status, ""),
        has=tuple(word for word, there in has.items() if there),
    )
