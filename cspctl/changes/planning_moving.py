"""An item of the forward plan to another meeting, or a meeting to another day."""

import datetime as dt

from cspctl.changes.change import Change, Said
from cspctl.changes.planning import (
    ITEM_ORDER,
    MEETING_ORDER,
    file_of,
    late_note,
    meeting_on,
    meeting_to_come,
    notice_given,
    place_of,
    position,
    refuse_repeat,
)
from cspctl.edit import Drop, Edit, Move, Put
from cspctl.model.agenda import printed
from cspctl.model.forward_plan import ForwardPlan, PlanItem, PlannedMeeting
from cspctl.model.workspace import BoardFolder
from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.queries.bank_holidays import idle
from cspctl.queries.matching import matches, plain_title
from cspctl.queries.meetings import planned
from cspctl.queries.notice import division_of, latest_notice
from cspctl.queries.titles import same_title


def move_item(
    folder: BoardFolder, title: str, to: dt.date, today: dt.date, origin: dt.date | None = None
) -> Change:
    """Take an item from its meeting to another; ``moved_from`` keeps the first it was planned for.

    ``origin`` says which meeting's item is meant, where several have one of the title. An item that
    was deferred is awaited again.
    """
    board = folder.board.id
    target = meeting_to_come(folder, to, "--to")
    meeting, item = _meant(folder, title, to, today, origin)
    refuse_repeat(folder, target, item.title)
    file, at, plan = file_of(folder), place_of(item), folder.forward_plan
    assert plan is not None
    name = f"{board} '{item.title}'"
    edits: list[Edit] = []
    said = [Said(name, "meeting", str(meeting.date), str(to))]
    if item.moved_from == to:
        edits.append(Drop(file, at, "moved_from"))
        said.append(Said(name, "moved_from", str(to), "nothing"))
    elif item.moved_from is None:
        edits.append(Put(file, at, "moved_from", meeting.date, ITEM_ORDER))
        said.append(Said(name, "moved_from", "nothing", str(meeting.date)))
    if item.report == "deferred":
        edits.append(Put(file, at, "report", "awaited", ITEM_ORDER))
        said.append(Said(name, "report", "deferred", "awaited"))
    top = place_of(plan)
    here = ("meetings", position(top, "meetings", meeting))
    place = position(place_of(meeting), "items", item)
    there = ("meetings", position(top, "meetings", target), "items")
    edits.append(Move(file, (*here, "items", place), there))
    return Change(tuple(edits), tuple(said), tuple(_notes(folder, meeting, target, item, today)))


def _notes(
    folder: BoardFolder,
    meeting: PlannedMeeting,
    target: PlannedMeeting,
    item: PlanItem,
    today: dt.date,
) -> list[str]:
    notes = []
    held = folder.meetings.get(meeting.date)
    listed = list(held.agenda.numbered()) if held and held.agenda else []
    titles = [row.title for _, _, row, _ in listed]
    found = matches([item.title], titles).get(0)
    if found is not None and meeting.date >= today:
        number = printed(*listed[found][:2])
        notes.append(f"The agenda of {meeting.date} still has it, as item {number}.")
    given = notice_given(folder, target, today)
    if given:
        notes.append(late_note(target.date, given))
    return notes


def _meant(
    folder: BoardFolder, title: str, to: dt.date, today: dt.date, origin: dt.date | None
) -> tuple[PlannedMeeting, PlanItem]:
    """The item that is meant: one to come before one of the past, the nearest title first."""
    if origin is not None:
        searched = [meeting_on(folder, origin, "--from")]
    else:
        searched = [meeting for meeting in planned(folder) if meeting.date != to]
    offered = [(meeting, item) for meeting in searched for item in meeting.items]
    found = _titled(offered, title)
    coming = [row for row in found if row[0].date >= today and row[0].status != "held"]
    # Of what is past, the latest meeting is the one that an item was deferred from.
    found = coming or found[-1:]
    if len(found) == 1:
        return found[0]
    place = Location(file_of(folder), 0)
    if found:
        days = ", ".join(str(meeting.date) for meeting, _ in found)
        message = f"'{title}' is planned for more than one meeting: {days}."
        raise CannotRun(error("F001", message, place, "Say which with --from DATE."))
    whole = next((item for _, item in offered if _titled_part(item, title)), None)
    if whole is not None:
        message = f"'{title}' is a part of '{whole.title}'."
        mend = "Move the whole, or make it an item of its own in the file."
        raise CannotRun(error("F001", message, whole.where("items"), mend))
    refuse_repeat(folder, meeting_on(folder, to, "--to"), title)
    known = [item.title for _, item in offered]
    raise CannotRun(_unknown(folder, title, known))


def _titled(
    offered: list[tuple[PlannedMeeting, PlanItem]], title: str
) -> list[tuple[PlannedMeeting, PlanItem]]:
    """The items of a title: as written, or else but for small words, or else with it in theirs."""
    wanted = plain_title(title)
    exactly = [row for row in offered if plain_title(row[1].title) == wanted]
    nearly = [row for row in offered if same_title(row[1].title, title)]
    partly = [row for row in offered if wanted and wanted in plain_title(row[1].title)]
    return exactly or nearly or partly


def _titled_part(item: PlanItem, title: str) -> bool:
    return any(same_title(part.title, title) for part in item.items)


def _unknown(folder: BoardFolder, title: str, known: list[str]) -> Problem:
    from difflib import get_close_matches

    near = get_close_matches(title, known, 1, 0.5)
    mend = f"Did you mean '{near[0]}'?" if near else "'cspctl plan show' lists what is planned."
    message = f"No meeting has an item '{title}'."
    return error("F001", message, Location(file_of(folder), 0), mend)


def move_meeting(folder: BoardFolder, day: dt.date, to: dt.date, today: dt.date) -> Change:
    """Give a meeting another day, as long as no notice of it was given.

    A stated publication date goes: it was that of the old day.
    """
    meeting = meeting_to_come(folder, day, "ITEM")
    given = notice_given(folder, meeting, today)
    if given:
        message = f"Notice of the meeting of {day} was given on {given}; it cannot be moved."
        mend = "Write status: cancelled there and plan another meeting, with a notice of its own."
        raise CannotRun(error("P303", message, meeting.where("date"), mend))
    _refuse_day(folder, meeting, to, today)
    own = folder.meetings.get(day)
    if own is not None:
        message = f"{own.folder} holds the papers of the meeting of {day}."
        mend = f"Rename the folder to {to} first, then run the command again."
        raise CannotRun(error("F001", message, Location(own.folder, 0), mend))
    file, at = file_of(folder), place_of(meeting)
    name = f"{folder.board.id} meeting"
    edits: list[Edit] = [Put(file, at, "date", to, MEETING_ORDER)]
    said = [Said(name, "date", str(day), str(to))]
    if meeting.publish is not None:
        edits.append(Drop(file, at, "publish"))
        said.append(Said(name, "publish", str(meeting.publish), "nothing"))
    why = idle(to, division_of(folder.board))
    return Change(tuple(edits), tuple(said), (f"{to} is {why}.",) if why else ())


def _refuse_day(folder: BoardFolder, meeting: PlannedMeeting, to: dt.date, today: dt.date) -> None:
    place = meeting.where("date")
    plan: ForwardPlan | None = folder.forward_plan
    other = plan.on(to) if plan else None
    if other is not None:
        message = f"There is a meeting on {to} already, on line {other.where('date').line}."
        raise CannotRun(error("P305", message, place, "Name a day without one."))
    notice = latest_notice(folder.board, to)
    if to < today or (notice is not None and notice < today):
        latest = f"; notice was due on {notice} at the latest" if notice else ""
        message = f"It is too late for a meeting on {to} (today is {today}{latest})."
        raise CannotRun(error("P303", message, place, "Name a later day."))
