"""Next year's meetings into the forward plan, with the standing items."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from cspctl.changes.change import Change, Said
from cspctl.changes.planning import begun, insertion
from cspctl.changes.values import written
from cspctl.edit import Edit, Insert, Value
from cspctl.model.forward_plan import PlanItem
from cspctl.model.workspace import BoardFolder
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.bank_holidays import Division, bank_holiday
from cspctl.queries.matching import matches
from cspctl.queries.meeting_pattern import Slot, Unclear, slots
from cspctl.queries.notice import division_of

WEEK = dt.timedelta(weeks=1)
# A meeting further than this from a day of the pattern is not the one that was meant for it.
FURTHEST = 31
# What becomes of a paper's state when its item comes to another meeting.
_AGAIN = {
    **dict.fromkeys(("awaited", "received", "to-follow", "deferred"), "awaited"),
    "verbal": "verbal",
}


def roll(folder: BoardFolder, year: int) -> Change:
    """Plan the meetings that the terms ask for in a year, with the standing items.

    A day that has its meeting already, be it moved by some weeks or cancelled, gets no other; so
    a second run adds nothing. A bank holiday gives way to the same weekday a week later, or a week
    earlier where later would be another month.
    """
    notes: list[str] = []
    days = _days(folder, _slots(folder, year), notes)
    plan = folder.forward_plan
    ordinary = [one for one in plan.meetings if one.kind == "ordinary"] if plan else []
    there = {one.date for one in plan.meetings} if plan else set()
    taken = _taken(days, [one.date for one in ordinary])
    wanted = []
    for day in days:
        if day in taken:
            if taken[day] != day:
                notes.append(f"The meeting of {taken[day]} stands for that of {day}.")
        elif day in there:
            notes.append(f"{day} has a special meeting already; plan the ordinary one by hand.")
        else:
            wanted.append(day)
    if not wanted:
        notes.append(f"Every meeting of {year} that the terms ask for is planned.")
        return Change((), (), tuple(notes))
    items = _standing(folder, wanted[0])
    rows: list[dict[str, Value]] = [
        {"date": day, **({"items": items} if items else {})} for day in wanted
    ]
    name = f"{folder.board.id} plan"
    said = [Said(name, "meeting", "added", str(day)) for day in wanted]
    titles = ", ".join(str(item["title"]) for item in items) or "none"
    notes.append(f"Standing items taken along: {titles}.")
    edits = [*begun(folder), *_inserted(folder, rows)]
    return Change(tuple(edits), tuple(said), tuple(notes))


def _inserted(folder: BoardFolder, rows: Sequence[dict[str, Value]]) -> list[Edit]:
    """Meetings in their places by date: those that go to one place in one edit."""
    groups: dict[int | None, list[dict[str, Value]]] = {}
    found: dict[int | None, Insert] = {}
    for row in rows:
        edit = insertion(folder, [row])
        groups.setdefault(edit.after, []).append(row)
        found[edit.after] = edit
    return [
        Insert(edit.file, edit.at, edit.key, tuple(groups[after]), edit.order, after)
        for after, edit in found.items()
    ]


def _slots(folder: BoardFolder, year: int) -> list[Slot]:
    terms = folder.board.terms.meetings
    file = f"{folder.folder}/board.yaml"
    if terms is None or not terms.pattern:
        place = terms.where() if terms else Location(file, 0)
        message = "The terms do not say on which days the board meets."
        mend = (
            "Write terms: meetings: pattern: in board.yaml, such as 'second Wednesday of March, "
            "June, September, December' (in quotation marks)."
        )
        raise CannotRun(error("F005", message, place, mend))
    try:
        return slots(terms.pattern, year)
    except Unclear as fault:
        at = f" at '{fault.word}'" if fault.word else ""
        message = f"The days of meeting cannot be read{at}: '{', '.join(terms.pattern)}'."
        mend = "Write them such as 'first Monday of May and October', 'last Tuesday of each month'."
        raise CannotRun(error("F004", message, terms.where("pattern"), mend)) from None


def _days(folder: BoardFolder, found: Sequence[Slot], notes: list[str]) -> list[dt.date]:
    division = division_of(folder.board)
    days = []
    for slot in found:
        if slot.date is None:
            notes.append(f"There is no {slot.words} in that year.")
            continue
        day = _working(slot.date, division)
        if day != slot.date:
            why = bank_holiday(slot.date, division)
            notes.append(f"{slot.date} ({slot.words}) is {why}: moved to {day}.")
        days.append(day)
    terms = folder.board.terms.meetings
    if terms and terms.a_year and terms.a_year != len(days):
        notes.append(f"The terms say {terms.a_year} meetings a year; their days make {len(days)}.")
    return sorted(set(days))


def _working(day: dt.date, division: Division) -> dt.date:
    """The day, or the nearest same weekday of its month that is no bank holiday."""
    ways = (day, *(day + weeks * WEEK for weeks in (1, -1, 2, -2, 3, -3)))
    within = [one for one in ways if one.month == day.month and not bank_holiday(one, division)]
    return within[0]


def _taken(days: Sequence[dt.date], there: Sequence[dt.date]) -> dict[dt.date, dt.date]:
    """Which meeting stands for which day: the nearest pairs first, each meeting for one day."""
    gaps = [(after - before).days for before, after in pairwise(days)]
    reach = min([FURTHEST, *(gap // 2 for gap in gaps)])
    pairs = sorted((abs((one - day).days), day, one) for day in days for one in set(there))
    taken: dict[dt.date, dt.date] = {}
    for apart, day, one in pairs:
        if apart <= reach and day not in taken and one not in taken.values():
            taken[day] = one
    return taken


def _standing(folder: BoardFolder, first: dt.date) -> tuple[dict[str, Value], ...]:
    """The standing items: those of the latest meeting before that has any, then the board's own."""
    meetings = folder.forward_plan.meetings if folder.forward_plan else ()
    having = [
        one
        for one in meetings
        if one.kind == "ordinary"
        and one.status != "cancelled"
        and any(item.standing for item in one.items)
    ]
    earlier = [one for one in having if one.date < first]
    latest = max(earlier or having, key=lambda one: one.date, default=None)
    found = [item for item in latest.items if item.standing] if latest else []
    rows = [_again(item) for item in found]
    own = folder.board.standing_items.business
    known = matches([item.title for item in own], [item.title for item in found])
    for place, item in enumerate(own):
        if place not in known and item.title:
            fields = written(item, leave_out=_AGENDA_ONLY)
            rows.append({**fields, "standing": True})
    return tuple(rows)


_AGENDA_ONLY = (
    *("note", "papers", "items", "minutes_of", "action_log", "membership", "forward_plan"),
    *("performance", "next_meeting", "plan", "verbal", "to_follow", "late"),
)


def _again(item: PlanItem) -> dict[str, Value]:
    """A standing item as it comes to another meeting, with no more than is true there too."""
    left = ("provisional", "comments", "moved_from", "report", "items")
    row = written(item, leave_out=left)
    if item.report in _AGAIN:
        row["report"] = _AGAIN[item.report]
    if item.items:
        row["items"] = tuple(_again(part) for part in item.items)
    return row
