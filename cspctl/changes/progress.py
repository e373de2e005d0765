"""What is reported on a commitment of a delivery plan, written into the plan's file."""

import datetime as dt
from itertools import pairwise
from typing import NamedTuple

from cspctl import source
from cspctl.changes.change import Change, Said, words
from cspctl.edit import Edit, Insert, Put, Value
from cspctl.model.action import Action
from cspctl.model.delivery_plan import Commitment, DeliveryPlan, QuarterUpdate
from cspctl.model.record import Record, specs
from cspctl.model.values import Quarter
from cspctl.model.workspace import Workspace
from cspctl.problems import CannotRun, error
from cspctl.queries.progress import Links, PlanRow, all_plan_rows, silent_since
from cspctl.queries.standing import RAG_WORDS

COMMITMENT = tuple(specs(Commitment))
PLAN = tuple(specs(DeliveryPlan))
UPDATE = tuple(specs(QuarterUpdate))


class Report(NamedTuple):
    """What is reported for a quarter, on a day; a RAG or words, or both."""

    quarter: Quarter
    date: dt.date
    rag: str | None = None
    text: str | None = None


def report(row: PlanRow, links: Links, new: Report, *, replace: bool = False) -> Change:
    """Add an update to a commitment, and bring its stated RAG and the plan's ``updated`` along.

    An update that the quarter has already stays, and is a CannotRun that names it, unless
    ``replace``: then what is said anew is written in its place. A stated RAG follows when the
    report is on the latest quarter of all.
    """
    edits: list[Edit] = []
    said: list[Said] = []
    there = [one for one in row.commitment.updates if one.quarter == new.quarter]
    if there and not replace:
        raise _there_already(row, there[0], new)
    if len(there) > 1:
        message = f"{row.name} has {len(there)} updates for {new.quarter}."
        mend = "Make one of them in the file, then run the command again."
        raise CannotRun(error("D507", message, there[1].where("quarter"), mend))
    if there:
        for key, value in _fields(new).items():
            old = getattr(there[0], key)
            if words(old) != words(value):
                edits.append(Put(_file(there[0]), _at(there[0]), key, value, UPDATE))
                said.append(Said(row.name, f"{new.quarter} {key}", words(old), words(value)))
    else:
        values: dict[str, Value] = {"quarter": str(new.quarter), **_fields(new)}
        place = _place(row.commitment, new.quarter)
        at = row.commitment
        edits.append(Insert(_file(at), _at(at), "updates", (values,), COMMITMENT, place))
        what = " ".join(words(value) for value in values.values())
        said.append(Said(row.name, "updates", "added", what))
    notes = list(_remarks(row, links, new))
    if edits:
        _follow(row, new, edits, said)
    return Change(tuple(edits), tuple(said), tuple(notes))


def served(workspace: Workspace, action: Action, today: dt.date) -> list[str]:
    """What to report on when an action is closed: the commitments it serves that are not done."""
    rows = Links(workspace, all_plan_rows(workspace, today), today).rows_of(action)
    return [
        f"{row.name}, which it serves, is {RAG_WORDS[row.rag].lower() if row.rag else 'open'}: "
        f"'cspctl progress update {row.plan.id} {row.number}' reports on it."
        for row in rows
        if row.asked
    ]


def _there_already(row: PlanRow, old: QuarterUpdate, new: Report) -> CannotRun:
    rag = f" {RAG_WORDS[old.rag].lower()}" if old.rag else ""
    text = " ".join((old.text or "").split())
    message = f"{row.name} has an update for {new.quarter} already:{rag} {text}".rstrip(" :") + "."
    mend = "Name another --quarter, or write --replace to put the new words in its place."
    return CannotRun(error("D507", message.replace("..", "."), old.where("quarter"), mend))


def _follow(row: PlanRow, new: Report, edits: list[Edit], said: list[Said]) -> None:
    """A stated RAG that would contradict the report follows it; the plan says when it changed."""
    commitment, plan = row.commitment, row.plan
    later = [one for one in commitment.updates if one.quarter and one.quarter > new.quarter]
    if new.rag and commitment.rag not in (None, new.rag) and not later:
        edits.append(Put(_file(commitment), _at(commitment), "rag", new.rag, COMMITMENT))
        said.append(Said(row.name, "rag", words(commitment.rag), new.rag))
    if plan.updated is None or plan.updated < new.date:
        edits.append(Put(_file(plan), _at(plan), "updated", new.date, PLAN))
        said.append(Said(plan.id, "updated", words(plan.updated), words(new.date)))


def _remarks(row: PlanRow, links: Links, new: Report) -> list[str]:
    """What else is good to know of a report."""
    remarks = [f"{new.quarter} is {new.quarter.months}."]
    period = row.plan.period
    if period is None:
        behind = new.quarter.following
        since = min(silent_since(row.plan, new.date) or behind, behind)
        remarks.append(
            f"The plan has no period, so silence is counted from {since} on. Write period: with "
            f"its first and last month into {row.plan.where().file}."
        )
    if period and not (new.quarter.start <= period[1].end and new.quarter.end >= period[0].start):
        remarks.append(f"It lies outside the plan's period, {period[0]}/{period[1]}.")
    later = [one for one in row.commitment.updates if one.quarter and one.quarter > new.quarter]
    if later and new.rag:
        latest = max(one.quarter for one in later if one.quarter)
        remarks.append(f"The RAG of {row.name} stays that of its latest update, {latest}.")
    if new.rag == "B" and not later:
        remarks += [
            f"{one.action.name}, which serves it, is still open."
            for one in links.actions_of(row)
            if one.action.is_open
        ]
    return remarks


def _fields(new: Report) -> dict[str, Value]:
    held: dict[str, Value | None] = {"date": new.date, "rag": new.rag, "text": new.text}
    return {key: value for key, value in held.items() if value is not None}


def _place(commitment: Commitment, quarter: Quarter) -> int | None:
    """The place among the updates behind which one of a quarter belongs; None for the end.

    They stand with the oldest first, or with the newest first where a file does so throughout.
    """
    held = _at(commitment).entries.get("updates")
    listed = held[1] if held else None
    quarters = [one.quarter for one in commitment.updates if one.quarter]
    if not isinstance(listed, source.Sequence) or len(listed.items) != len(quarters):
        return None
    newest_first = len(quarters) > 1 and all(one > two for one, two in pairwise(quarters))
    behind = [one > quarter if newest_first else one <= quarter for one in quarters]
    place = max((place for place, one in enumerate(behind) if one), default=-1)
    return None if place == len(quarters) - 1 else place


def _at(record: Record) -> source.Mapping:
    assert isinstance(record.place, source.Mapping), "a plan's record stands in a file"
    return record.place


def _file(record: Record) -> str:
    return _at(record).source.file
