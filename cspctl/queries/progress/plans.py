"""One plan as a whole: how many of its commitments stand where, and when it last reported."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from cspctl.model.delivery_plan import Commitment, DeliveryPlan
from cspctl.model.values import Quarter
from cspctl.queries.grouping import Key
from cspctl.queries.progress.due_notes import due_in
from cspctl.queries.progress.figures import PlanCount, counted
from cspctl.queries.progress.rows import PlanRow


class PlanStanding(NamedTuple):
    """A plan on a day: its counts, the last quarter that was reported for, and the last day on
    which anything was (an update, or a new version of the plan)."""

    board: str
    plan: DeliveryPlan
    counts: PlanCount
    last_quarter: Quarter | None
    last_update: dt.date | None


def plan_standing(
    board: str, plan: DeliveryPlan, rows: Sequence[PlanRow], today: dt.date
) -> PlanStanding:
    """How a plan stands on a day; ``rows`` are its own."""
    updates = [row.latest for row in rows if row.latest]
    days = [update.date for update in updates if update.date]
    if plan.updated and plan.updated <= today:
        days.append(plan.updated)
    return PlanStanding(
        board,
        plan,
        counted(Key(f"{board}/{plan.id}", plan.title), [row for row in rows if not row.withheld]),
        max((update.quarter for update in updates if update.quarter), default=None),
        max(days, default=None),
    )


def due_as_written(commitment: Commitment) -> str:
    """When a commitment is due, as its board writes it, with the date that this comes to.

    ``White Ribbon Day (2017-11)``; the board's own words alone where they name that date
    themselves; the date, or how often it reports; '' when nothing says when.
    """
    due = str(commitment.due) if commitment.due is not None else ""
    said = " ".join((commitment.due_note or "").split())
    if due and said and due_in(said) != commitment.due:
        return f"{said} ({due})"
    return said or due or (f"reports {commitment.reports}" if commitment.reports else "")
