"""The quarterly progress report of a strategy: a page of summary, then theme by theme."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.blocks import Block
from cspctl.documents.chart_blocks import figure
from cspctl.documents.head import Head, head
from cspctl.documents.plans.delivery_plan import theme_heading, version_words
from cspctl.documents.plans.lines import bullets, leads, marking_of
from cspctl.documents.plans.plan_update import summary_of
from cspctl.documents.plans.quarters import (
    counts_in_words,
    rag_counts,
    reported_in,
    reported_quarter,
    turned_in,
)
from cspctl.documents.plans.reporting import (
    LateLine,
    SilentLine,
    ThemeLine,
    TurnLine,
    late_lines,
    silent_lines,
    silent_note,
    theme_lines,
    turn_lines,
)
from cspctl.documents.rag_charts import plan_chart
from cspctl.documents.words import (
    counted,
    due_words,
    listed,
    period_words,
    plain_date,
    quarter_words,
)
from cspctl.model.delivery_plan import DeliveryPlan, Theme
from cspctl.model.values import Quarter
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.queries.people import Directory
from cspctl.queries.progress import PlanRow, plan_figures, plan_rows
from cspctl.queries.select import Named

QUARTERS = 8  # of the chart: two years


@dataclass(frozen=True, slots=True)
class ThemeProgress:
    """How one theme gets on; ``heading`` is '' for the commitments of a plan without themes."""

    heading: Annotated[str, "the theme's number and title; empty in a plan without themes"]
    description: Annotated[str, "what the theme is about"]
    aim: Annotated[str, "what it is to reach"]
    summary: Annotated[str, "how its commitments stand, in a sentence"]
    lines: Annotated[tuple[ThemeLine, ...], "list of its commitments"]
    measures: Annotated[tuple[Block, ...], "how residents will know"]
    withheld: Annotated[bool, "yes for a restricted theme; the public edition has no lines for it"]


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """A strategy's progress in a quarter."""

    head: Head
    marking: Annotated[str, "Restricted: not for publication; empty for an open plan"]
    title: Annotated[str, "the strategy's title"]
    as_at: Annotated[str, "the day on which it is reckoned: 13 December 2017"]
    quarter: Annotated[str, "Quarter 3 of 2017/18 (October to December 2017)"]
    owner: Annotated[str, "who owns the strategy"]
    period: Annotated[str, "its period: April 2024 to March 2027"]
    version: Annotated[str, "its version"]
    summary: Annotated[str, "how many commitments there are, and how they stand, in a sentence"]
    chart: Annotated[
        tuple[Block, ...], "the RAGs quarter by quarter, as a chart; empty without any report"
    ]
    since: Annotated[str, "how much changed since the last quarter, in a sentence"]
    changed: Annotated[tuple[TurnLine, ...], "list of what got worse, then better, since then"]
    overdue: Annotated[tuple[LateLine, ...], "list of what is overdue, the longest first"]
    silent: Annotated[
        tuple[SilentLine, ...],
        "list of what nobody reported on for two quarters; empty for all of it",
    ]
    silent_note: Annotated[str, "on how many commitments nobody reported, in a sentence"]
    themes: Annotated[tuple[ThemeProgress, ...], "list of the themes"]


def progress_report(
    workspace: Workspace,
    board: BoardFolder,
    plan: DeliveryPlan,
    day: dt.date,
    today: dt.date,
    directory: Directory,
    *,
    quarter: Quarter | None = None,
    public: bool = False,
    item: str = "",
) -> ProgressReport:
    """The report on a strategy as it stands at ``today``, for the meeting on ``day``."""
    rows = plan_rows(board, plan, today)
    about = quarter or reported_quarter(rows, today)
    counts = rag_counts(rows, about)
    reported = reported_in(rows, about)

    def theme(one: Theme | None, own: Sequence[PlanRow]) -> ThemeProgress:
        said = f"{counts_in_words(own, rag_counts(own, about))}."
        return ThemeProgress(
            heading=theme_heading(one) if one else "",
            description=(one.description or "") if one else "",
            aim=(one.aim or "") if one else "",
            summary=said if own else "",
            lines=theme_lines(own, directory, today),
            measures=bullets(one.measures) if one else (),
            withheld=bool(one and one.restricted),
        )

    without = [row for row in rows if row.theme is None]
    themes = [theme(None, without)] if without else []
    themes += [theme(one, [row for row in rows if row.theme is one]) for one in plan.themes]
    return ProgressReport(
        head=head(board, day, directory, public=public, item=item),
        marking=marking_of(plan),
        title=plan.title,
        as_at=plain_date(today),
        quarter=quarter_words(about),
        owner=leads(plan.owner, directory, today),
        period=period_words(plan.period),
        version=version_words(plan),
        summary=summary_of(rows, counts),
        chart=_chart(workspace, rows, today, about),
        since=_since(rows, reported, about),
        changed=turn_lines(turned_in(rows, about)),
        overdue=late_lines(rows, directory, today),
        silent=silent_lines(rows, directory, today),
        silent_note=silent_note(rows),
        themes=tuple(themes),
    )


def _chart(
    workspace: Workspace, rows: Sequence[PlanRow], today: dt.date, quarter: Quarter
) -> tuple[Block, ...]:
    """How many commitments had each RAG at the end of each quarter of the last two years."""
    counts = plan_figures(rows, Named(workspace), today).quarters
    shown = [count for count in counts if count.quarter <= quarter][-QUARTERS:]
    if not shown:
        return ()
    named = [(due_words(count.quarter), count.rags) for count in shown]
    return figure(plan_chart("Commitments by RAG at the end of each quarter", named))


def _since(rows: Sequence[PlanRow], reported: Sequence[PlanRow], quarter: Quarter) -> str:
    """``Of 9 commitments reported on, 2 got better, 1 got worse and 4 were reported first.``"""
    if not rows:
        return ""
    if not reported:
        return f"Nothing was reported for {quarter.months}."
    turned = [row.direction for row in turned_in(reported, quarter)]
    first = sum(row.earlier is None for row in reported)
    better, worse = turned.count("better"), turned.count("worse")
    same = len(reported) - better - worse - first
    parts = [
        f"{many} {words}"
        for many, words in (
            (better, "got better"),
            (worse, "got worse"),
            (same, "stayed as before"),
            (first, "reported for the first time"),
        )
        if many
    ]
    said = f"{len(reported)} of {counted(len(rows), 'commitment')} reported"
    return f"{said}: {listed(parts)}." if parts else f"{said}."
