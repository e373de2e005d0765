"""An agenda from the standing items, the forward plan and the last minutes."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cspctl.changes.planning import meeting_on
from cspctl.changes.values import written
from cspctl.edit import Value
from cspctl.model.agenda import Item, Paper
from cspctl.model.forward_plan import PlanItem
from cspctl.model.record import replace, specs
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.queries.deferred import Deferred, deferred_to
from cspctl.queries.matching import matches, plain_title
from cspctl.queries.titles import title_words

ORDER = tuple(specs(Item))
# What is to be decided comes before what is only to be known.
_RANK = {"decision": 0, "discussion": 1, "presentation": 2, "information": 4}
_UNSAID = 3
# What cspctl prints for an item is told by the item's title, where it says nothing else.
_PRINTED = {
    "action_log": {"action", "log"},
    "membership": {"membership"},
    "forward_plan": {"forward", "plan"},
    "next_meeting": {"next", "meeting"},
}
# The figures too, where the board keeps any: else the item is for somebody's paper.
_FIGURES = {"performance": {"performance"}}
_LEFT_OUT = ("deferred", "withdrawn")


@dataclass
class Row:
    """An item as it is to be written, with the comments above it."""

    fields: dict[str, Value]
    comments: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The item's title."""
        return str(self.fields["title"])


@dataclass
class Drafted:
    """The parts of a drafted agenda; ``left_out`` are the titles that the plan takes off it."""

    opening: list[Row]
    business: list[Row]
    restricted: list[Row]
    closing: list[Row]
    left_out: list[str]

    @property
    def rows(self) -> list[Row]:
        """Every item in its order."""
        return [*self.opening, *self.business, *self.restricted, *self.closing]


def drafted(workspace: Workspace, board: str, day: dt.date) -> Drafted:
    """The agenda of a planned meeting: opening, business, what is restricted, closing.

    Business is what the board's standing items and the plan have, each once, and what was deferred
    to this meeting; decisions come first, information last, else in the plan's order. The minutes
    of the last meeting that has any, and the action log, are brought even where no standing item
    does. Papers that an agenda there names already stay with the items of the same title, and so
    does what withholds them. CannotRun when the meeting is not planned.
    """
    folder = workspace.boards[board]
    meeting = meeting_on(folder, day, "DATE")
    standing = folder.board.standing_items
    taken = [item for item in meeting.items if item.report not in _LEFT_OUT]
    left = [item.title for item in meeting.items if item.report in _LEFT_OUT]
    telling = {**_PRINTED, **(_FIGURES if folder.performance else {})}
    opening = [Row(_standing(item, telling)) for item in standing.opening]
    closing = [Row(_standing(item, telling)) for item in standing.closing]
    business = _business(standing.business, taken, left, telling)
    titles = [row.title for row in (*opening, *business, *closing)]
    for late in deferred_to(folder, day):
        if not matches([late.item.title], [*titles, *left]):
            business.append(_carried(late))
    _bring_minutes(folder, day, opening, business, closing)
    everything = (*opening, *business, *closing)
    if workspace.actions_of(board) and not any("action_log" in row.fields for row in everything):
        opening.append(Row({"title": "Action log", "action_log": True}))
    held = folder.meetings.get(day)
    if held is not None and held.agenda is not None:
        for row in (*opening, *business, *closing):
            row.fields = _kept(row.fields, held.agenda.items)
    business.sort(key=lambda row: _RANK.get(str(row.fields.get("reason")), _UNSAID))
    return Drafted(
        opening,
        [row for row in business if "restricted" not in row.fields],
        [row for row in business if "restricted" in row.fields],
        closing,
        left,
    )


def _standing(item: Item, telling: Mapping[str, set[str]]) -> dict[str, Value]:
    """A standing item; what cspctl prints for one is told by words of its title."""
    if not (item.papers or any(getattr(item, key) for key in telling)):
        for key, words in telling.items():
            if words <= title_words(item.title):
                item = replace(item, **{key: True})
    return written(item)


def _business(
    own: tuple[Item, ...],
    taken: list[PlanItem],
    left: list[str],
    telling: Mapping[str, set[str]],
) -> list[Row]:
    """The plan's items in its order, filled up from the standing ones, then those left over."""
    found = matches([item.title for item in own], [item.title for item in taken])
    standing = {place: own[number] for number, place in found.items()}
    rows = []
    for place, item in enumerate(taken):
        fields = _standing(standing[place], telling) if place in standing else {}
        planned = _planned(item)
        merged = {key: planned.get(key, fields.get(key)) for key in ORDER}
        comments = []
        if item.provisional:
            comments.append("The plan has this as still to be confirmed.")
        if item.moved_from:
            comments.append(f"First planned for {item.moved_from}.")
        if item.report == "to-follow":
            comments.append("Its paper is to follow: say why under to_follow:.")
        rows.append(Row(_said(merged), comments))
    gone = matches([item.title for item in own], left)
    rest = [item for number, item in enumerate(own) if number not in found and number not in gone]
    return rows + [Row(_standing(item, telling)) for item in rest]


def _said(fields: dict[str, Any]) -> dict[str, Value]:
    return {key: value for key, value in fields.items() if value is not None}


def _planned(item: PlanItem) -> dict[str, Value]:
    """What an agenda says of an item of the plan."""
    said = written(item)
    fields = {key: said[key] for key in ORDER if key in said and key != "items"}
    if item.items:
        fields["items"] = tuple(_planned(part) for part in item.items)
    if item.report == "verbal":
        fields["verbal"] = True
    return fields


def _carried(late: Deferred) -> Row:
    """An item that was deferred, without its papers of then."""
    fields = written(late.item, leave_out=("papers", "to_follow", "late"))
    had = any(item.papers for item in (late.item, *late.item.items))
    comment = f"Deferred by the meeting of {late.meeting}"
    parts = tuple(written(part, leave_out=("papers", "to_follow")) for part in late.item.items)
    if parts:
        fields["items"] = parts
    return Row(fields, [comment + ("; its papers of then are in that folder." if had else ".")])


def _kept(fields: Mapping[str, Value], there: Sequence[Item]) -> dict[str, Value]:
    """An item's fields with the papers that one of the same title has, and so its parts.

    What withholds that one withholds this too: papers that stay must not be open all at once.
    """
    title = plain_title(str(fields.get("title")))
    known = next((item for item in there if plain_title(item.title) == title), None)
    if known is None:
        return dict(fields)
    found: dict[str, Any] = dict(fields)
    if known.papers:
        found["papers"] = tuple(_paper(paper) for paper in known.papers)
    if known.restricted and "restricted" not in found:
        found["restricted"] = written(known)["restricted"]
    if "items" in found:
        found["items"] = tuple(_kept(part, known.items) for part in found["items"])
    return _said({key: found.get(key) for key in ORDER})


def _paper(paper: Paper) -> Value:
    fields = written(paper)
    return paper.file if list(fields) == ["file"] else fields


def _bring_minutes(
    folder: BoardFolder, day: dt.date, opening: list[Row], business: list[Row], closing: list[Row]
) -> None:
    """Name the last minutes under the item that is for them, or under a new one."""
    kept = [held.date for held in folder.meetings.values() if held.minutes and held.date < day]
    if not kept:
        return
    last = max(kept)
    note = f"To confirm as correct the minutes of {last.day} {last:%B %Y}"
    for row in (*opening, *business, *closing):
        if "minute" in title_words(row.title):
            fields = {"note": note, **row.fields, "minutes_of": last}
            row.fields = _said({key: fields.get(key) for key in ORDER})
            return
    title = "Minutes of the last meeting"
    opening.append(Row({"title": title, "note": note, "minutes_of": last}))
