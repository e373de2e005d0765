"""What a file adds to the log, and how it differs from what is there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from cspctl.edit import Value
from cspctl.importing.changes import Added, Change
from cspctl.importing.matching import Match, match_rows
from cspctl.importing.people import keys, people_named
from cspctl.importing.records import LogRow
from cspctl.importing.rows import reports
from cspctl.model.values import WrongText, parse_item
from cspctl.model.workspace import Workspace
from cspctl.problems import Problem, warning
from cspctl.queries.people import Directory
from cspctl.queries.standing import standing


@dataclass(slots=True)
class Plan:
    """The outcome of an import: what changes, what was already there and how it differs there,
    and every problem. ``matches`` has a row's place, the action it is, why, and differences."""

    changes: list[Change] = field(default_factory=list)
    matches: list[tuple[Match, tuple[str, ...]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan_import(rows: Sequence[LogRow], workspace: Workspace, board: str, today: dt.date) -> Plan:
    """Plan to add every row that the log does not have. What the file says without a date was
    reported ``today``, which is when the log learns of it."""
    plan = Plan()
    directory = Directory(workspace, board)
    taken = {action.number for action in workspace.actions_of(board)}
    matches = match_rows(rows, workspace, board)
    wanted = [match.row.number for match in matches if match.action is None]
    following = max([*taken, *(number for number in wanted if number)], default=0) + 1
    for match in matches:
        row = match.row
        if match.action is not None:
            plan.matches.append((match, differences(match, workspace, directory, today)))
            if match.meant:
                message = f"This row was taken for {match.action.name} ({match.why}); not added."
                mend = "If it is another action, add it with 'cspctl actions add'."
                plan.problems.append(warning("I408", message, row.location, mend))
            continue
        number = row.number
        if number is None or number in taken:
            if number is not None:
                message = f"Number {number} is taken; this action becomes {board}/{following}."
                plan.problems.append(warning("I406", message, row.location))
            number, following = following, following + 1
        taken.add(number)
        if match.alike:
            message = f"This action is like {match.alike} and was taken for another one."
            plan.problems.append(warning("I407", message, row.location))
        plan.changes.append(Added(number, _fields(row, directory, today), row.place))
    return plan


def _fields(row: LogRow, directory: Directory, today: dt.date) -> dict[str, Value]:
    """A new action's fields, in nothing but the file's own facts."""
    fields: dict[str, Value] = {"action": row.action}
    for key, text in (("lead", row.lead), ("others", row.others)):
        people = people_named(text, directory, row.start)
        if people:
            fields[key] = people[0] if len(people) == 1 else people
    if row.start:
        fields["start"] = row.start
    if row.target:
        fields["target"] = row.target
    if row.was:
        fields["was"] = row.was
    kept = list(row.kept)
    item = _item(row.item)
    if item and row.start:
        fields["raised"] = {"meeting": row.start, "item": item}
    elif row.item:
        kept.append(f"Item: {row.item}")
    # A closed action's RAG is done; what colour it was when it was closed says nothing more.
    if row.rag and row.state != "closed":
        fields["rag"] = row.rag
    if row.state:
        fields["state"] = row.state
    if row.closed:
        fields["closed"] = row.closed
    if row.outcome:
        fields["outcome"] = row.outcome
    notes: list[Value] = [
        {"date": report.date or today, "note": report.note}
        for text in (row.updates, row.new_update)
        for report in reports(text)
    ]
    if kept:
        notes.append({"date": today, "note": f"As written in the imported log: {'; '.join(kept)}"})
    if notes:
        fields["updates"] = notes
    return fields


def _item(text: str) -> str:
    try:
        return parse_item(text) if text else ""
    except WrongText:
        return ""


def differences(
    match: Match, workspace: Workspace, directory: Directory, today: dt.date
) -> tuple[str, ...]:
    """How a row differs from the action that it is, in words; only in what the row does say."""
    row, action = match.row, match.action
    assert action is not None
    now = standing(action, workspace.boards.get(action.board), today)
    begun = action.begun
    found = []
    if " ".join(action.action.split()).casefold() != row.action.casefold():
        found.append(f"the file words it: {row.action}")
    lead = people_named(row.lead, directory, begun)
    if lead and keys(lead, directory, begun) != keys(action.lead, directory, begun):
        found.append(_differs("lead", ", ".join(lead), ", ".join(action.lead)))
    if row.target and row.target not in (now.target, action.target):
        found.append(_differs("target", str(row.target), str(action.target or "")))
    if row.rag and action.rag and row.rag != action.rag:
        found.append(_differs("RAG", row.rag, action.rag))
    if row.state and row.state != (action.state or "open"):
        found.append(_differs("state", row.state, action.state or "open"))
    return tuple(found)


def _differs(what: str, theirs: str, ours: str) -> str:
    return f"{what}: the file says {theirs}, the log {ours or 'nothing'}"
