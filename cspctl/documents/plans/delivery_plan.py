"""A delivery plan as a table: every commitment with its steps, dates, RAG and latest update."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.blocks import Block
from cspctl.documents.head import Head, head
from cspctl.documents.plans.lines import CommitmentLine, bullets, leads, line, marking_of
from cspctl.documents.words import period_words, plain_date
from cspctl.model.delivery_plan import DeliveryPlan, Theme
from cspctl.model.workspace import BoardFolder
from cspctl.queries.people import Directory
from cspctl.queries.progress import PlanRow, plan_rows


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A theme and its commitments; ``heading`` is '' for those of a plan without themes."""

    heading: Annotated[str, "the theme's number and title; empty in a plan without themes"]
    description: Annotated[str, "what the theme is about"]
    aim: Annotated[str, "what it is to reach"]
    why: Annotated[tuple[Block, ...], "why it matters"]
    measures: Annotated[tuple[Block, ...], "how we shall know"]
    withheld: Annotated[bool, "yes for a restricted theme; the public edition has no lines for it"]
    lines: Annotated[tuple[CommitmentLine, ...], "list of its commitments"]


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A delivery plan on a day."""

    head: Head
    marking: Annotated[str, "Restricted: not for publication; empty for an open plan"]
    title: Annotated[str, "the plan's title"]
    as_at: Annotated[str, "the day on which it is reckoned: 13 December 2017"]
    owner: Annotated[str, "who owns the plan"]
    period: Annotated[str, "September 2017 to August 2018"]
    version: Annotated[str, "its version, and that it is a draft: 1st draft"]
    updated: Annotated[str, "when it was last revised"]
    key_targets: Annotated[tuple[Block, ...], "what it is to change"]
    sections: Annotated[tuple[PlanSection, ...], "list of the themes with their commitments"]


def plan_table(
    board: BoardFolder,
    plan: DeliveryPlan,
    day: dt.date,
    today: dt.date,
    directory: Directory,
    *,
    public: bool = False,
    item: str = "",
) -> PlanTable:
    """The plan as it stands at ``today``, for the meeting on ``day``."""
    rows = plan_rows(board, plan, today)
    without = [row for row in rows if row.theme is None]
    sections = [_section(None, without, directory, today)] if without else []
    sections += [
        _section(theme, (row for row in rows if row.theme is theme), directory, today)
        for theme in plan.themes
    ]
    return PlanTable(
        head=head(board, day, directory, public=public, item=item),
        marking=marking_of(plan),
        title=plan.title,
        as_at=plain_date(today),
        owner=leads(plan.owner, directory, today),
        period=period_words(plan.period),
        version=version_words(plan),
        updated=plain_date(plan.updated),
        key_targets=bullets(plan.key_targets),
        sections=tuple(sections),
    )


def version_words(plan: DeliveryPlan) -> str:
    """A plan's version, with its status where the version does not say it."""
    if plan.is_draft and "draft" not in (plan.version or "").casefold():
        return f"{plan.version}, a draft" if plan.version else "Draft"
    return plan.version or ""


def theme_heading(theme: Theme) -> str:
    """``1. Awareness``."""
    return f"{theme.number}. {theme.title}"


def _section(
    theme: Theme | None, rows: Iterable[PlanRow], directory: Directory, today: dt.date
) -> PlanSection:
    lines = tuple(line(row, directory, today) for row in rows)
    if theme is None:
        return PlanSection("", "", "", (), (), withheld=False, lines=lines)
    return PlanSection(
        heading=theme_heading(theme),
        description=theme.description or "",
        aim=theme.aim or "",
        why=bullets(theme.why),
        measures=bullets(theme.measures),
        withheld=theme.restricted is not None,
        lines=lines,
    )
