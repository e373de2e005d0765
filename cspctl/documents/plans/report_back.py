"""The report back to residents: what they said, what was answered, what was done, what is next.

It is written for somebody who was at the assembly and never saw a board paper: no RAG, no codes
of quarters, dates in words, and where nothing was reported it says so.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.blocks import Block
from cspctl.documents.head import Head, head
from cspctl.documents.plans.acts import Act, acts_of, who_is
from cspctl.documents.plans.answers import (
    REFUSED,
    answered,
    decision_on,
    short_answer,
)
from cspctl.documents.plans.how_far import NOT_PUBLISHED, how_far, summary
from cspctl.documents.plans.lines import bullets, leads, marking_of
from cspctl.documents.words import plain_date
from cspctl.model.delivery_plan import DeliveryPlan, Theme
from cspctl.model.workspace import BoardFolder
from cspctl.queries.people import Directory
from cspctl.queries.progress import PlanRow, plan_rows

_NO_ANSWER = "none"  # of a recommendation that has no place for one


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One recommendation, from what was said to what is next; what is empty is not printed."""

    number: Annotated[str, "4"]
    title: Annotated[str, "its title"]
    said: Annotated[str, "what was asked for, in short"] = ""
    why: Annotated[tuple[Block, ...], "why it matters"] = ()
    answer: Annotated[
        str,
        "Accepted, Accepted in part, Not accepted or Passed on; See below for an answer in words, "
        "No answer recorded yet, Not published",
    ] = ""
    answered: Annotated[
        str,
        "the answer in a sentence, with who was asked and when; empty where its words say it",
    ] = ""
    answer_text: Annotated[str, "the answer's own words"] = ""
    stands: Annotated[str, "how far it is: Started: 2 of 4 actions, 1 finished"]
    acts: Annotated[
        tuple[Act, ...],
        "list of its actions, what was done and what is next; empty where nothing is known of any",
    ] = ()
    listed: Annotated[
        tuple[Block, ...], "its actions as a list, where nothing is known of any"
    ] = ()
    note: Annotated[str, "what is known of all of them: that nothing has been reported yet"] = ""
    who: Annotated[str, "who acts on all of them; empty where each has its own"] = ""
    who_is: Annotated[
        str, "what those who act are called: Who; before a decision Who was asked"
    ] = "Who"
    restricted: Annotated[bool, "yes for a restricted one, in a copy that shows it"] = False
    withheld: Annotated[bool, "yes for one of which the public is told nothing"] = False


@dataclass(frozen=True, slots=True)
class ReportBack:
    """A report back on all recommendations."""

    head: Head
    marking: Annotated[str, "Restricted: not for publication; empty for an open plan"]
    title: Annotated[str, "the plan's title"]
    as_at: Annotated[str, "the day up to which it tells: 13 December 2017"]
    introduction: Annotated[str, "for whom the report is, what it tells, and who we are"]
    summary: Annotated[str, "how far all of it is, in a few sentences"]
    recommendations: Annotated[tuple[Recommendation, ...], "list of the recommendations"]
    short_names: Annotated[
        tuple[tuple[str, str], ...], "short names that the report uses, with what they stand for"
    ]


def report_back(
    board: BoardFolder,
    plan: DeliveryPlan,
    day: dt.date,
    today: dt.date,
    directory: Directory,
    *,
    public: bool = False,
    item: str = "",
) -> ReportBack:
    """What residents are told at ``today``, in a document for the meeting on ``day``."""
    from cspctl.documents.plans.short_names import short_names

    rows = plan_rows(board, plan, today)
    told = [
        *(_alone(row, directory, today) for row in rows if row.theme is None),
        *(
            _recommendation(theme, [row for row in rows if row.theme is theme], directory, today)
            for theme in plan.themes
        ),
    ]
    refused = sum(decision_on(theme.response) == REFUSED for theme in plan.themes)
    hidden = sum(one.withheld for one in told)
    top = head(board, day, directory, public=public, item=item)
    return ReportBack(
        head=top,
        marking=marking_of(plan),
        title=plan.title,
        as_at=plain_date(today),
        introduction=_INTRODUCTION.format(day=plain_date(today), board=top.board),
        summary=summary(rows, len(told), hidden, refused, today),
        recommendations=tuple(told),
        short_names=short_names(plan, directory),
    )


_INTRODUCTION = (
    "This report is for everyone who took part, and for every resident. For each recommendation "
    "it says what you said, in short, what the answer was, what has been done and what comes "
    "next, as far as that is recorded here on {day}. When it says we, it means {board} and the "
    "services that work together on it."
)


def _recommendation(
    theme: Theme, rows: Sequence[PlanRow], directory: Directory, today: dt.date
) -> Recommendation:
    if theme.restricted and theme.restricted.bare:
        return _withheld(theme.number, theme.title)
    response, decision = theme.response, decision_on(theme.response)
    asked = leads(response.referred_to, directory, today) if response else ""
    return Recommendation(
        number=str(theme.number),
        title=theme.title,
        said=theme.description or "",
        why=bullets(theme.why),
        answer=short_answer(response),
        answered=answered(response, directory, today),
        answer_text=(response.text or "") if response else "",
        stands=how_far(rows, decision, today),
        who_is=who_is(decision),
        restricted=theme.restricted is not None,
        **acts_of(rows, decision, asked, directory, today)._asdict(),
    )


def _alone(row: PlanRow, directory: Directory, today: dt.date) -> Recommendation:
    """A commitment of a plan without themes: a recommendation of one action, with no answer."""
    commitment = row.commitment
    if row.withheld:
        return _withheld(commitment.number, commitment.text)
    return Recommendation(
        number=str(commitment.number),
        title=commitment.text,
        why=bullets(commitment.outcomes),
        stands=how_far([row], _NO_ANSWER, today),
        restricted=commitment.restricted is not None,
        **acts_of([row], _NO_ANSWER, "", directory, today)._asdict(),
    )


def _withheld(number: int, title: str) -> Recommendation:
    """One of which the public is told nothing but its public title."""
    return Recommendation(
        number=str(number),
        title=title,
        answer=NOT_PUBLISHED,
        stands=NOT_PUBLISHED,
        withheld=True,
    )
