"""The update report of a sub-group: what its board hears of its plan once a quarter."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.action_log import RAG_FILLS
from cspctl.documents.head import Head, head
from cspctl.documents.plans.delivery_plan import version_words
from cspctl.documents.plans.lines import MOST_NAMED, leads, marking_of, numbers
from cspctl.documents.plans.quarters import (
    RagCount,
    counts_in_words,
    rag_counts,
    reported_in,
    reported_quarter,
    turned_in,
)
from cspctl.documents.plans.reporting import (
    ComingLine,
    LateLine,
    ReportLine,
    SilentLine,
    TurnLine,
    coming_lines,
    late_lines,
    report_lines,
    silent_lines,
    silent_note,
    turn_lines,
)
from cspctl.documents.words import counted, listed, period_words, plain_date, quarter_words
from cspctl.model.delivery_plan import DeliveryPlan
from cspctl.model.values import Quarter
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.queries.people import Directory
from cspctl.queries.progress import Links, PlanRow, plan_rows
from cspctl.queries.standing import RAG_WORDS, Standing


@dataclass(frozen=True, slots=True)
class ServingAction:
    """An open action of the log that serves the plan."""

    number: Annotated[str, "the action's number; with its board for another board's: snb/4"]
    action: Annotated[str, "what is to be done"]
    lead: Annotated[str, "who leads"]
    target: Annotated[str, "its target date: 13 December 2017"]
    rag: Annotated[str, "Red, Amber, Green or Done in words, and how late it is"]
    rag_fill: Annotated[str, "the colour that goes with it"]
    serves: Annotated[str, "the numbers of the commitments that it serves"]


@dataclass(frozen=True, slots=True)
class PlanUpdate:
    """What a sub-group reports; each list is empty when there is nothing to say."""

    head: Head
    marking: Annotated[str, "Restricted: not for publication; empty for an open plan"]
    title: Annotated[str, "the plan's title"]
    as_at: Annotated[str, "the day on which the plan is reckoned: 13 December 2017"]
    quarter: Annotated[str, "Quarter 3 of 2017/18 (October to December 2017)"]
    owner: Annotated[str, "the sub-group"]
    author: Annotated[
        str, "who reports: Integrated Care Director, chair of the sub-group; empty when not known"
    ]
    period: Annotated[str, "the plan's period: September 2017 to August 2018"]
    version: Annotated[str, "the plan's version"]
    recommendations: Annotated[
        tuple[tuple[str, str], ...],
        "section 2, what the board is asked to do: pairs of a number and a text",
    ]
    summary: Annotated[str, "how many commitments there are, and how they stand, in a sentence"]
    commitments: Annotated[int, "how many commitments the plan has"]
    counts: Annotated[tuple[RagCount, ...], "list of the RAGs; empty where none is rated"]
    reported: Annotated[tuple[ReportLine, ...], "list of what was reported for the quarter"]
    overdue: Annotated[tuple[LateLine, ...], "list of what is overdue, the longest first"]
    turned: Annotated[
        tuple[TurnLine, ...], "list of what got worse, then better, since the last quarter"
    ]
    silent: Annotated[
        tuple[SilentLine, ...],
        "list of what nobody reported on for two quarters; empty for all of it",
    ]
    silent_note: Annotated[str, "on how many commitments nobody reported, in a sentence"]
    coming: Annotated[tuple[ComingLine, ...], "list of what is due by the end of the next quarter"]
    actions: Annotated[tuple[ServingAction, ...], "list of the open actions that serve the plan"]


def plan_update(
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
) -> PlanUpdate:
    """The report on a plan as it stands at ``today``, for the meeting on ``day``.

    ``quarter`` is the one to report on (``up_to`` it is what ``plan`` holds); worked out for None.
    """
    rows = plan_rows(board, plan, today)
    about = quarter or reported_quarter(rows, today)
    counts = rag_counts(rows, about)
    reported = reported_in(rows, about)
    late = [row for row in rows if row.overdue]
    asked = _asked(plan, rows, reported, late, about)
    return PlanUpdate(
        head=head(board, day, directory, public=public, item=item),
        marking=marking_of(plan),
        title=plan.title,
        as_at=plain_date(today),
        quarter=quarter_words(about),
        owner=leads(plan.owner, directory, today),
        author=author_of(board, plan, directory, today),
        period=period_words(plan.period),
        version=version_words(plan),
        recommendations=tuple((f"2.{place}", text) for place, text in enumerate(asked, start=1)),
        summary=summary_of(rows, counts),
        commitments=len(rows),
        counts=counts if any(row.rag for row in rows) else (),
        reported=report_lines(reported, directory, today),
        overdue=late_lines(rows, directory, today),
        turned=turn_lines(turned_in(rows, about)),
        silent=silent_lines(rows, directory, today),
        silent_note=silent_note(rows),
        coming=coming_lines(rows, directory, today, max(about.following.end, today)),
        actions=tuple(_actions(workspace, board, rows, directory, today)),
    )


def author_of(board: BoardFolder, plan: DeliveryPlan, directory: Directory, today: dt.date) -> str:
    """Who reports: ``Integrated Care Director, chair of the sub-group``; '' where none is known."""
    named = {directory.who(text, today).id for text in plan.owner}
    chairs = [
        who.name
        for group in board.board.subgroups
        if group.id in named
        for who in directory.all(group.chair, today)
    ]
    if not chairs:
        return ""
    return f"{listed(chairs)}, {'chair' if len(chairs) == 1 else 'chairs'} of the sub-group"


def summary_of(rows: Sequence[PlanRow], counts: Sequence[RagCount]) -> str:
    """``The plan has 27 commitments: 2 red, 5 amber and 20 not rated. 3 are overdue.``"""
    if not rows:
        return "The plan has no commitments yet."
    late = sum(row.overdue for row in rows)
    verb = "is" if late == 1 else "are"
    overdue = f"{late} {verb} overdue." if late else "None is overdue."
    return f"The plan has {counts_in_words(rows, counts)}. {overdue}"


def _asked(
    plan: DeliveryPlan,
    rows: Sequence[PlanRow],
    reported: Sequence[PlanRow],
    late: Sequence[PlanRow],
    quarter: Quarter,
) -> Iterator[str]:
    """What the board is asked to do, as the plan stands."""
    if not rows:
        return
    if plan.is_draft:
        yield "Comment on the plan, which is still a draft."
    if reported:
        yield f"Note what was reported for {quarter.months} on {_share(reported, rows)}."
    else:
        yield f"Note that nothing was reported for {quarter.months}."
    if late:
        each = "" if len(late) == 1 else " for each"
        yield f"Note that {_these(late)} {_is(late)} overdue, and ask for a new date{each}."
    red = [row for row in rows if row.rag == "R"]
    if red:
        yield f"Discuss what is needed to bring {_these(red)}, {_all(red)} red, back on course."
    silent = [row for row in rows if row.silent]
    if silent:
        yield (f"Ask for news of {_these(silent)}: nothing was reported for two whole quarters.")


def _these(rows: Sequence[PlanRow]) -> str:
    return f"{'commitment' if len(rows) == 1 else 'commitments'} {numbers(rows)}"


def _share(some: Sequence[PlanRow], rows: Sequence[PlanRow]) -> str:
    """Few commitments by their numbers, and many by how many they are."""
    if len(some) <= MOST_NAMED:
        return _these(some)
    every = "all " if len(some) == len(rows) else f"{len(some)} of "
    return f"{every}{counted(len(rows), 'commitment')}"


def _is(rows: Sequence[PlanRow]) -> str:
    return "is" if len(rows) == 1 else "are"


def _all(rows: Sequence[PlanRow]) -> str:
    return {1: "which is", 2: "both"}.get(len(rows), "all")


def _actions(
    workspace: Workspace,
    board: BoardFolder,
    rows: Sequence[PlanRow],
    directory: Directory,
    today: dt.date,
) -> Iterator[ServingAction]:
    served: dict[str, list[str]] = {}
    standings: dict[str, Standing] = {}
    links = Links(workspace, rows, today)
    for row in rows:
        for standing in links.actions_of(row):
            if standing.action.is_open:
                standings[standing.action.name] = standing
                served.setdefault(standing.action.name, []).append(row.number)
    for name, standing in standings.items():
        yield _action(standing, board, directory, listed(served[name]), today)


def _action(
    standing: Standing, board: BoardFolder, directory: Directory, serves: str, today: dt.date
) -> ServingAction:
    action = standing.action
    late = f", {counted(standing.days_overdue, 'day')} overdue" if standing.overdue else ""
    own = action.board == board.board.id
    target = plain_date(standing.target)
    if not target and isinstance(action.target, str):
        target = {"next-meeting": "Next meeting", "ongoing": "Ongoing"}[action.target]
    # A withheld row keeps its number and says nothing that could be worked out of the dates.
    hidden = bool(action.restricted and action.restricted.bare)
    return ServingAction(
        number=str(action.number) if own else action.name,
        action=action.action,
        lead=leads(action.lead, directory, today),
        target=target,
        rag="" if hidden else RAG_WORDS.get(standing.rag, "") + late,
        rag_fill="" if hidden else RAG_FILLS.get(standing.rag, ""),
        serves=serves,
    )
