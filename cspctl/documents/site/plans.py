"""Delivery plans of sub-groups and strategies: a page that lists a board's, and a page for each."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cspctl.documents.blocks import Block
from cspctl.documents.chart_blocks import figure
from cspctl.documents.plans.delivery_plan import PlanSection, plan_table
from cspctl.documents.plans.plan_update import summary_of
from cspctl.documents.plans.quarters import rag_counts
from cspctl.documents.rag_charts import plan_chart
from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.site import Site
from cspctl.documents.words import due_words
from cspctl.model.delivery_plan import DeliveryPlan
from cspctl.model.values import quarter_of
from cspctl.queries.progress import PlanRow, plan_figures, plan_rows
from cspctl.queries.select import Named

QUARTERS = 8  # of the chart: two years
CHART_MM = 130
PathOf = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan in the list of a board's plans."""

    link: Link
    owner: str
    summary: str
    draft: bool
    restricted: bool


@dataclass(frozen=True, slots=True)
class PlanList:
    """The plans of a board."""

    plans: tuple[PlanEntry, ...]


@dataclass(frozen=True, slots=True)
class ThemeLink:
    """A theme, with its place on the page; ``anchor`` is '' for commitments without a theme."""

    anchor: str
    section: PlanSection


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the page of a plan shows; what is '' or empty is not printed."""

    summary: str
    owner: str
    period: str
    version: str
    updated: dt.date | None
    restricted: bool
    key_targets: tuple[Block, ...]
    chart: tuple[Block, ...]
    themes: tuple[ThemeLink, ...]


def plans_path(board: str) -> str:
    """The page that lists a board's plans."""
    return f"{board}/plans.html"


def plan_path(board: str, plan: str) -> str:
    """The page of a plan."""
    return f"{board}/plans/{plan}.html"


def lists(site: Site) -> Iterator[Page]:
    """A list of plans for each board that has some."""
    for name, folder in site.boards.items():
        plans = plans_of(site, name)
        if plans:
            entries = tuple(
                entry(site, name, plan, plan_rows(folder, plan, site.today), plan_path)
                for plan in plans
            )
            title = "Delivery plans"
            yield Page(plans_path(name), title, PlanList(entries), board=name, menu=title)


def pages(site: Site) -> Iterator[Page]:
    """A page for each plan of a sub-group or strategy."""
    named = Named(site.workspace)
    for name in site.boards:
        for plan in plans_of(site, name):
            yield _page(site, name, plan, named)


def plans_of(site: Site, board: str) -> list[DeliveryPlan]:
    """A board's plans but those of recommendations, by title."""
    found = site.boards[board].plans.values()
    return sorted(
        (plan for plan in found if plan.kind != "recommendations"), key=lambda plan: plan.title
    )


def entry(
    site: Site, board: str, plan: DeliveryPlan, rows: Sequence[PlanRow], path: PathOf
) -> PlanEntry:
    """A plan in a list of plans."""
    directory = site.directory(board)
    return PlanEntry(
        link=Link(plan.title, path(board, plan.id)),
        owner=", ".join(who.name for who in directory.all(plan.owner, site.today)),
        summary=summary_of(rows, rag_counts(rows, quarter_of(site.today))),
        draft=plan.is_draft,
        restricted=plan.restricted is not None,
    )


def _page(site: Site, board: str, plan: DeliveryPlan, named: Named) -> Page:
    folder = site.boards[board]
    rows = plan_rows(folder, plan, site.today)
    table = plan_table(
        folder, plan, site.today, site.today, site.directory(board), public=site.public
    )
    view = PlanPage(
        summary=summary_of(rows, rag_counts(rows, quarter_of(site.today))),
        owner=table.owner,
        period=table.period,
        version=table.version,
        updated=plan.updated,
        restricted=plan.restricted is not None,
        key_targets=table.key_targets,
        chart=_chart(rows, named, site.today),
        themes=tuple(
            ThemeLink(f"theme-{place}" if section.heading else "", section)
            for place, section in enumerate(table.sections, start=1)
        ),
    )
    return Page(
        plan_path(board, plan.id),
        plan.title,
        view,
        board=board,
        section=plans_path(board),
        description=view.summary,
        draft=plan.is_draft,
    )


def _chart(rows: Sequence[PlanRow], named: Named, today: dt.date) -> tuple[Block, ...]:
    """The RAGs quarter by quarter; nothing before there are two quarters to compare."""
    quarters = plan_figures(rows, named, today).quarters[-QUARTERS:]
    if len(quarters) < 2:
        return ()
    counts = [(due_words(count.quarter), count.rags) for count in quarters]
    chart = plan_chart("Commitments by RAG at the end of each quarter", counts)
    return figure(chart, width_mm=CHART_MM)
