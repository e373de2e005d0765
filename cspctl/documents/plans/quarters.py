"""Which quarter a report is about, what was known then, and how many commitments had each RAG."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.plans.lines import rag_fill, rag_words
from cspctl.documents.words import counted, listed
from cspctl.model.delivery_plan import Commitment, DeliveryPlan
from cspctl.model.record import replace
from cspctl.model.values import Quarter, quarter_of
from cspctl.queries.progress import PlanRow, rag_at

RAGS = ("R", "A", "G", "B", "")


@dataclass(frozen=True, slots=True)
class RagCount:
    """How many commitments have a RAG now, and had it a quarter ago."""

    rag: Annotated[str, "Red, Amber, Green, Done or Not rated"]
    fill: Annotated[str, "the colour that goes with it"]
    now: Annotated[int, "how many commitments have it now"]
    before: Annotated[int, "how many had it a quarter ago"]


def day_of(quarter: Quarter | None, today: dt.date) -> dt.date:
    """The day as of which a quarter is told: its last, or today while it runs, or for None."""
    return min(quarter.end, today) if quarter else today


def up_to(plan: DeliveryPlan, quarter: Quarter | None, today: dt.date) -> DeliveryPlan:
    """The plan as it was reported up to a quarter, by ``today``; as it is for None.

    Where a later quarter's update goes, the commitment's own RAG, which is today's, goes too.
    Reports come in after the quarter that they are about, and it is told as it stood on its last
    day: those that came in later lose their date.
    """
    if quarter is None:
        return plan
    end = quarter.end

    def known(commitments: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
        found = []
        for one in commitments:
            kept = [
                update
                for update in one.updates
                if update.quarter is not None and update.quarter <= quarter
                if update.date is None or update.date <= today
            ]
            rag = one.rag if len(kept) == len(one.updates) else None
            # In the order of their days, which those of one quarter lose together.
            kept.sort(key=lambda update: update.date or dt.date.min)
            late = {update.quarter for update in kept if update.date and update.date > end}
            told = (replace(u, date=None) if u.quarter in late else u for u in kept)
            found.append(replace(one, updates=tuple(told), rag=rag))
        return tuple(found)

    themes = (replace(theme, commitments=known(theme.commitments)) for theme in plan.themes)
    return replace(plan, themes=tuple(themes), commitments=known(plan.commitments))


def reported_quarter(rows: Sequence[PlanRow], today: dt.date) -> Quarter:
    """The quarter that a report of today is about.

    It is today's, or the one before while nothing is reported for today's and something is for
    that: a board that meets in January hears of October to December.
    """
    now = quarter_of(today)
    reported = {row.latest.quarter for row in rows if row.latest}
    return now.previous if now not in reported and now.previous in reported else now


def reported_in(rows: Sequence[PlanRow], quarter: Quarter) -> list[PlanRow]:
    """The commitments of which something was reported for a quarter."""
    return [row for row in rows if row.latest and row.latest.quarter == quarter]


def turned_in(rows: Sequence[PlanRow], quarter: Quarter) -> list[PlanRow]:
    """The commitments that got better or worse in a quarter."""
    return [
        row
        for row in rows
        if row.direction in ("better", "worse") and row.reported[-1][0] == quarter
    ]


def counts_in_words(rows: Sequence[PlanRow], counts: Sequence[RagCount]) -> str:
    """``27 commitments: 2 red and 25 not rated``; what there is none of is left out."""
    many = counted(len(rows), "commitment")
    if not any(row.rag for row in rows):
        return f"{many}, {'none of them' if len(rows) > 1 else 'not'} rated"
    parts = [f"{count.now} {count.rag.lower()}" for count in counts if count.now]
    return f"{many}: {listed(parts)}"


def rag_counts(rows: Sequence[PlanRow], quarter: Quarter) -> tuple[RagCount, ...]:
    """How many commitments have each RAG, now and a quarter ago, from red to those without one."""
    before = [rag_at(row, quarter.previous) for row in rows]
    counts = (
        RagCount(
            rag_words(rag),
            rag_fill(rag),
            sum(row.rag == rag for row in rows),
            sum(one == rag for one in before),
        )
        for rag in RAGS
    )
    return tuple(count for count in counts if count.now or count.before)
