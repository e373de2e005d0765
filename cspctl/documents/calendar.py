"""The dates of boards as entries of a calendar.

Made for everybody's calendars: give the workspace as the public may see it
(cspctl.queries.withhold). What is restricted is left out altogether, public titles too.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cspctl.documents.words import listed, long_date
from cspctl.model.forward_plan import PlannedMeeting
from cspctl.model.values import Times
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.queries.meetings import facts
from cspctl.queries.notice import publication, reports_due
from cspctl.queries.people import Directory
from cspctl.queries.standing import all_standing

#: What an entry can be about, as its key says.
KINDS = ("meeting", "notice", "reports", "action")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry. ``key`` stays the same as long as it is the same entry: board, kind and what is
    meant, with dots between; ``times`` are the clock's in the United Kingdom, None for a whole
    day."""

    key: str
    day: dt.date
    title: str
    times: Times | None = None
    place: str = ""
    note: str = ""
    cancelled: bool = False


def calendar(
    workspace: Workspace,
    today: dt.date,
    boards: Sequence[str] = (),
    kinds: Collection[str] = KINDS,
) -> tuple[Entry, ...]:
    """Meetings, notice dates, authors' deadlines and the targets of open actions, by day.

    ``boards`` are the ids of those wanted, all of them when empty; ``kinds`` says which entries
    are.
    """
    found: list[Entry] = []
    for name in boards or workspace.boards:
        folder = workspace.boards[name]
        for planned in _meetings(folder):
            found += _of_meeting(folder, planned)
        if "action" in kinds:
            found += _actions(workspace, name, today)
    wanted = [entry for entry in found if entry.key.split(".")[1] in kinds]
    return tuple(sorted(wanted, key=lambda entry: (entry.day, entry.key)))


def _meetings(folder: BoardFolder) -> list[PlannedMeeting]:
    """Every meeting of the forward plan, the cancelled ones too, and those with a folder alone."""
    plan = folder.forward_plan
    planned = {meeting.date: meeting for meeting in plan.meetings} if plan else {}
    others = {day: PlannedMeeting(date=day) for day in folder.meetings}
    return [*({**others, **planned}).values()]


def _of_meeting(folder: BoardFolder, planned: PlannedMeeting) -> Iterator[Entry]:
    board, day = folder.board, planned.date
    known = facts(folder, day)
    cancelled = planned.status == "cancelled"
    title = f"Cancelled: {board.name}" if cancelled else board.name
    place = known.venue or ""
    yield Entry(f"{board.id}.meeting.{day}", day, title, known.time, place, cancelled=cancelled)
    if cancelled:
        return
    published = publication(board, planned)
    if published is not None:
        title = f"{board.name}: publish the agenda and papers"
        yield Entry(f"{board.id}.notice.{day}", published, title, note=_for(day))
    due = reports_due(board, day, planned.publish)
    if due is not None:
        title = f"{board.name}: reports due from their authors"
        yield Entry(f"{board.id}.reports.{day}", due, title, note=_for(day))


def _for(day: dt.date) -> str:
    return f"For the meeting of {long_date(day)}"


def _actions(workspace: Workspace, board: str, today: dt.date) -> Iterator[Entry]:
    directory = Directory(workspace, board)
    for row in all_standing(workspace, today, workspace.actions_of(board)):
        action = row.action
        if not action.is_open or row.target is None or action.restricted is not None:
            continue
        leads = listed([who.name for who in directory.all(action.lead, action.begun)])
        key = f"{board}.action.{action.number}"
        title = f"{action.name} due: {' '.join(action.action.split())}"
        yield Entry(key, row.target, title, note=f"Lead: {leads or 'nobody'}")
