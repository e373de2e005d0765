"""Who came to a board's meetings: seat by seat, as its minutes say."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.site import Site, meeting_path
from cspctl.queries.attendance import Held, Member, attendance
from cspctl.queries.presence import Seat

#: Meetings that are shown one by one; the percentage is of all.
SHOWN = 8

_WORDS = {"present": "Present", "apologies": "Apologies", "absent": "Absent"}
_CAPACITIES = {"chair": "Chair", "vice-chair": "Vice-chair", "member": "Member"}


@dataclass(frozen=True, slots=True)
class MeetingColumn:
    """A meeting with a record of who came."""

    day: dt.date
    link: Link


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member's attendance; ``cells`` are those of the columns, '' where they had no seat."""

    name: str
    capacity: str
    cells: tuple[str, ...]
    present: int
    meetings: int
    percent: str


@dataclass(frozen=True, slots=True)
class AttendancePage:
    """The table, and what is not in it: the cancelled days, and those without a record."""

    columns: tuple[MeetingColumn, ...]
    lines: tuple[MemberLine, ...]
    recorded: int
    cancelled: tuple[dt.date, ...]
    unrecorded: tuple[dt.date, ...]


def pages(site: Site) -> Iterator[Page]:
    """A page for each board whose minutes say who came."""
    for board, folder in site.boards.items():
        found = attendance(folder, site.directory(board), site.today)
        recorded = [held for held in found.meetings if held.status == "recorded"]
        if not recorded:
            continue
        columns = recorded[-SHOWN:]
        view = AttendancePage(
            columns=tuple(
                MeetingColumn(held.date, Link("", meeting_path(board, held.date)))
                for held in columns
            ),
            lines=tuple(_line(member, columns) for member in found.members if member.record),
            recorded=len(recorded),
            cancelled=_days(found.meetings, "cancelled"),
            unrecorded=_days(found.meetings, "not recorded"),
        )
        path = f"{board}/attendance.html"
        yield Page(path, "Attendance", view, board=board, menu="Attendance", wide=True)


def _line(member: Member, columns: list[Held]) -> MemberLine:
    seats = dict(member.record)
    return MemberLine(
        name=member.person.name,
        capacity=_CAPACITIES.get(member.capacity or "", ""),
        cells=tuple(_cell(seats.get(held.date)) for held in columns),
        present=member.times("present"),
        meetings=len(member.record),
        percent=f"{member.percent}%",
    )


def _cell(seat: Seat | None) -> str:
    if seat is None:
        return ""
    if seat.attended == "substitute":
        return f"Substitute: {seat.substitute.name}" if seat.substitute else "Substitute"
    return _WORDS[seat.attended]


def _days(meetings: tuple[Held, ...], status: str) -> tuple[dt.date, ...]:
    return tuple(held.date for held in meetings if held.status == status)
