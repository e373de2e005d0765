"""The forward plan: where its meetings and items stand, and an item more."""

import datetime as dt
from typing import Any, NamedTuple

from cspctl import source
from cspctl.changes.change import Change, Said, words
from cspctl.changes.people import named, one_or_many
from cspctl.edit import Edit, Insert, NewFile, Value
from cspctl.model.forward_plan import ForwardPlan, PlanItem, PlannedMeeting
from cspctl.model.record import replace, specs
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.matching import plain_title
from cspctl.queries.meetings import planned
from cspctl.queries.notice import publication
from cspctl.queries.people import Directory

ITEM_ORDER = tuple(specs(PlanItem))
MEETING_ORDER = tuple(specs(PlannedMeeting))
FIRST_LINES = """\
# yaml-language-server: $schema=../../.cspctl/schema/forward-plan.json
# The year's meetings, and what each will consider. 'cspctl plan roll' adds the next year's, 'plan
# add' an item, 'plan move' takes one to another meeting; every line is yours to change.
meetings: []
"""


def file_of(folder: BoardFolder) -> str:
    """The file of a board's forward plan, whether it is there or not."""
    return f"{folder.folder}/forward-plan.yaml"


def begun(folder: BoardFolder) -> list[Edit]:
    """The edit that makes the plan's file; nothing when it is there."""
    return [] if folder.forward_plan else [NewFile(file_of(folder), FIRST_LINES)]


def place_of(record: ForwardPlan | PlannedMeeting | PlanItem) -> source.Mapping:
    """Where a record of the plan stands in its file."""
    assert isinstance(record.place, source.Mapping), "what is planned stands in a file"
    return record.place


def position(whole: source.Mapping, key: str, part: PlannedMeeting | PlanItem) -> int:
    """The place of a part in its whole's list, counted as the file has it."""
    held = whole.entries[key][1]
    assert isinstance(held, source.Sequence)
    return next(place for place, node in enumerate(held.items) if node is part.place)


def meeting_on(folder: BoardFolder, day: dt.date, option: str) -> PlannedMeeting:
    """The one planned meeting of a day; CannotRun when there is none, or more than one.

    ``option`` is what the day was given as.
    """
    plan = folder.forward_plan
    found = [meeting for meeting in plan.meetings if meeting.date == day] if plan else []
    if len(found) > 1:
        first = found[0].where("date").line
        message = f"Two meetings are planned on {day}: the other is on line {first}."
        raise CannotRun(error("P305", message, found[1].where("date"), "Correct one of the dates."))
    if not found:
        days = ", ".join(str(meeting.date) for meeting in planned(folder)) or "none"
        message = f"No meeting of {folder.board.id} is planned on {day} ({option})."
        mend = f"Planned: {days}. 'cspctl plan roll {folder.board.id}' plans a year's meetings."
        raise CannotRun(error("F001", message, Location(file_of(folder), 0), mend))
    if found[0].status == "cancelled":
        message = f"The meeting of {day} is cancelled ({option})."
        raise CannotRun(error("G210", message, found[0].where("status"), "Name another meeting."))
    return found[0]


def meeting_to_come(folder: BoardFolder, day: dt.date, option: str) -> PlannedMeeting:
    """The planned meeting of a day, unless it has been held: what it considered is history."""
    meeting = meeting_on(folder, day, option)
    if meeting.status == "held":
        message = f"The meeting of {day} has been held."
        mend = "Name a meeting to come."
        raise CannotRun(error("F001", message, meeting.where("status"), mend))
    return meeting


def refuse_repeat(folder: BoardFolder, meeting: PlannedMeeting, title: str) -> None:
    """Stop when a meeting has an item of this title; CannotRun."""
    for item in meeting.items:
        if plain_title(item.title) == plain_title(title):
            message = f"'{item.title}' is planned for {meeting.date} already."
            mend = "Change it there, or give the new one another title."
            raise CannotRun(error("F001", message, item.where("title"), mend))


def notice_given(folder: BoardFolder, meeting: PlannedMeeting, today: dt.date) -> dt.date | None:
    """The day on which notice of a meeting was given; None when that is still to come."""
    day = publication(folder.board, meeting)
    return day if day is not None and day <= today else None


class NewItem(NamedTuple):
    """What is said of a new item of the plan."""

    title: str
    to: dt.date
    part: str = "business"
    presenter: tuple[str, ...] = ()
    reason: str | None = None
    duration: int | None = None
    standing: bool = False
    provisional: bool = False
    comments: str | None = None
    restricted: Value | None = None
    report: str = "awaited"


def add_item(
    workspace: Workspace, board: str, new: NewItem, today: dt.date, *, new_meeting: bool = False
) -> Change:
    """Write an item at the end of its meeting's; ``new_meeting`` plans the meeting too."""
    folder = workspace.boards[board]
    plan = folder.forward_plan
    fields, notes = _fields(workspace, board, new, today)
    title = str(fields["title"])
    name = f"{board} {new.to} '{title}'"
    said = [
        Said(name, key, "nothing", "yes" if key == "restricted" else words(value))
        for key, value in fields.items()
        if key != "title"
    ]
    if new_meeting and not (plan and plan.on(new.to)):
        row: dict[str, Value] = {"date": new.to, "items": (fields,)}
        edits = [*begun(folder), insertion(folder, [row])]
        notes.append(f"The meeting of {new.to} is new in {file_of(folder)}.")
        return Change(tuple(edits), tuple(said), tuple(notes))
    meeting = meeting_to_come(folder, new.to, "--to")
    refuse_repeat(folder, meeting, title)
    given = notice_given(folder, meeting, today)
    if given:
        notes.append(late_note(new.to, given))
    edit = Insert(file_of(folder), place_of(meeting), "items", (fields,), MEETING_ORDER)
    notes.insert(0, f"'{title}' is planned for {new.to}.")
    return Change((edit,), tuple(said), tuple(notes))


def late_note(day: dt.date, given: dt.date) -> str:
    """What to think of when an item is planned for a meeting whose notice is out."""
    return (
        f"Notice of the meeting of {day} was due on {given}: on its agenda the item is late, and "
        "needs the chair's reason (late:)."
    )


def insertion(folder: BoardFolder, rows: list[dict[str, Value]]) -> Insert:
    """Add meetings, all behind those of the plan that are earlier than the first of them."""
    plan = folder.forward_plan
    first: Any = rows[0]["date"]
    top, after = None, None
    if plan is not None:
        top = place_of(plan)
        behind = [meeting for meeting in plan.meetings if meeting.date < first]
        if len(behind) < len(plan.meetings):
            latest = max(behind, key=lambda meeting: meeting.date, default=None)
            after = -1 if latest is None else position(top, "meetings", latest)
    return Insert(file_of(folder), top, "meetings", tuple(rows), ("board", "meetings"), after)


def _fields(
    workspace: Workspace, board: str, new: NewItem, today: dt.date
) -> tuple[dict[str, Value], list[str]]:
    directory = Directory(workspace, board)
    try:
        presenter, notes = named(directory, new.presenter, today)
    except CannotRun as fault:
        option = Location("--presenter", 0)
        raise CannotRun(*(replace(one, location=option) for one in fault.problems)) from None
    given: dict[str, Value | None] = {
        "title": " ".join(new.title.split()),
        "restricted": new.restricted,
        "part": new.part,
        "presenter": one_or_many(presenter) if presenter else None,
        "reason": new.reason,
        "duration": new.duration,
        "standing": new.standing or None,
        "provisional": new.provisional or None,
        "comments": new.comments,
        "report": new.report,
    }
    return {key: value for key in ITEM_ORDER if (value := given.get(key)) is not None}, notes
