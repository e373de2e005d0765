"""The report back to residents: what they said, what was answered, what was done, what is next.

It is written for somebody who was at the assembly and never saw a board paper: no RAG, no codes
of quarters, dates in words, and where nothing was reported it says so.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from cspctl.documents.blocks import Block, ListBlock, Paragraph, Runs, Text
from cspctl.documents.head import Head, head
from cspctl.documents.plans.answers import ANSWERS, answered, decision_on, due_for_residents
from cspctl.documents.plans.lines import (
    bullets,
    is_long,
    leads,
    marked,
    marking_of,
    text_of,
    update_words,
)
from cspctl.documents.words import counted, plain_date
from cspctl.model.delivery_plan import DeliveryPlan, Theme
from cspctl.model.workspace import BoardFolder
from cspctl.queries.people import Directory
from cspctl.queries.progress import PlanRow, known_updates, plan_rows

NOTHING = "Nothing has been reported yet."


@dataclass(frozen=True, slots=True)
class Act:
    """One of the actions that a recommendation asked for: said, done, next."""

    name: Annotated[str, "Action 2; empty where a recommendation is one action"]
    text: Annotated[str, "what was asked for"]
    done: Annotated[tuple[Block, ...], "what was done and when, or that nothing was reported yet"]
    next: Annotated[tuple[Block, ...], "the steps to come, or why there are none; may be empty"]
    who: Annotated[str, "who will do it; empty when it is finished"]
    by: Annotated[str, "by the end of November 2017; or that no date has been set"]
    long: Annotated[bool, "yes for an action that may take more than one page"]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation, from what was said to what is next."""

    number: Annotated[str, "4"]
    title: Annotated[str, "its title"]
    said: Annotated[str, "what was asked for"]
    why: Annotated[tuple[Block, ...], "why it matters"]
    answer: Annotated[
        str, "Accepted, Accepted in part, Not accepted or Passed on; or No decision yet"
    ]
    answered: Annotated[str, "the answer in a sentence, with who was asked and when"]
    answer_text: Annotated[str, "the answer's own words"]
    stands: Annotated[str, "how far it is: Started: 2 of 4 actions, 1 finished"]
    acts: Annotated[tuple[Act, ...], "list of its actions, what was done and what is next"]
    withheld: Annotated[bool, "yes for a restricted one, of which nothing else is printed"]


@dataclass(frozen=True, slots=True)
class ReportBack:
    """A report back on all recommendations."""

    head: Head
    marking: Annotated[str, "Restricted: not for publication; empty for an open plan"]
    title: Annotated[str, "the plan's title"]
    as_at: Annotated[str, "the day up to which it tells: 13 December 2017"]
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
    return ReportBack(
        head=head(board, day, directory, public=public, item=item),
        marking=marking_of(plan),
        title=plan.title,
        as_at=plain_date(today),
        summary=_summary(rows, len(told), today),
        recommendations=tuple(told),
        short_names=short_names(plan, directory),
    )


def _recommendation(
    theme: Theme, rows: Sequence[PlanRow], directory: Directory, today: dt.date
) -> Recommendation:
    decision = decision_on(theme.response)
    return Recommendation(
        number=str(theme.number),
        title=theme.title,
        said=theme.description or "",
        why=bullets(theme.why),
        answer=ANSWERS.get(decision, "No decision yet"),
        answered=answered(theme.response, directory, today),
        answer_text=(theme.response.text or "") if theme.response else "",
        stands=_stands(rows, today, refused=decision == "not-accepted"),
        acts=tuple(_act(row, decision, directory, today) for row in rows),
        withheld=bool(theme.restricted),
    )


def _alone(row: PlanRow, directory: Directory, today: dt.date) -> Recommendation:
    """A commitment of a plan without themes: a recommendation of one action, with no answer."""
    act = _act(row, "none", directory, today)
    return Recommendation(
        number=str(row.commitment.number),
        title=row.commitment.text,
        said="",
        why=bullets(row.commitment.outcomes),
        answer="",
        answered="",
        answer_text="",
        stands=_stands([row], today, refused=False),
        acts=(replace(act, name="", text=text_of(row)),),
        withheld=bool(row.commitment.restricted),
    )


def _act(row: PlanRow, decision: str, directory: Directory, today: dt.date) -> Act:
    commitment = row.commitment
    done, to_come = _done(row, today), _next(row, decision)
    # Who and when are said of what is still to come, and of nothing that is finished or refused.
    open_still = not row.done and not row.withheld and not _is_off(row, decision)
    # Nobody sets a date for what is not decided; where there is one all the same, it is told.
    dated = bool(decision or commitment.due or commitment.due_note)
    said = [text.text for block in (*done, *to_come) for text in _texts(block)]
    return Act(
        name=f"Action {commitment.number}",
        text=text_of(row),
        done=done,
        next=to_come,
        who=(leads(commitment.lead, directory, today) or "not named yet") if open_still else "",
        by=due_for_residents(row) if open_still and dated else "",
        long=is_long(commitment.text, "".join(said)),
    )


def _texts(block: Block) -> Iterator[Text]:
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, ListBlock):
        for item in block.items:
            for inner in item:
                yield from _texts(inner)


def _done(row: PlanRow, today: dt.date) -> tuple[Block, ...]:
    """What was done, oldest first; or that nothing was reported yet."""
    if row.withheld:
        return bullets(["What is done about this is not published."])
    told = [Paragraph(runs) for runs in _told(row, today)]
    if row.done:
        told.append(Paragraph((Text("This is finished.", bold=True),)))
    if len(told) > 1:
        return (ListBlock(ordered=False, items=tuple((one,) for one in told)),)
    return tuple(told) or bullets([NOTHING])


def _next(row: PlanRow, decision: str) -> tuple[Block, ...]:
    """What is to come, or why nothing is; empty where who and when say it all."""
    if row.withheld:
        return bullets(["What is planned is not published."])
    if row.done:
        return bullets(["Nothing more is planned."])
    if _is_off(row, decision):
        return bullets(["Nothing is planned, as this was not accepted."])
    steps = [
        marked(step.text, step.restricted) for step in row.commitment.steps if not step.progress
    ]
    if not steps and not decision:
        return bullets(["A decision is awaited."])
    return bullets(steps)


def _is_off(row: PlanRow, decision: str) -> bool:
    """Whether an action was refused and nobody plans it all the same."""
    planned = row.commitment.due or row.commitment.due_note or row.commitment.steps
    return decision == "not-accepted" and not planned


def _told(row: PlanRow, today: dt.date) -> Iterator[Runs]:
    """Everything reported up to today, oldest first, then how each step stands."""
    for update in known_updates(row.commitment, today):
        when = plain_date(update.date)
        if not when and update.quarter:
            when = update.quarter.months
        if words := update_words(update):
            dated = (Text(f"{when}: ", bold=True),) if when else ()
            yield (*dated, Text(words))
    for step in row.commitment.steps:
        if step.progress:
            what = marked(step.text.rstrip("."), step.restricted)
            yield (Text(f"{what}: ", bold=True), Text(step.progress))


def _is_begun(row: PlanRow, today: dt.date) -> bool:
    """Whether somebody would see that something was done."""
    return row.done or next(_told(row, today), None) is not None


def _stands(rows: Sequence[PlanRow], today: dt.date, *, refused: bool) -> str:
    """How far a recommendation is, in words that everybody reads the same way."""
    seen = [row for row in rows if not row.withheld]
    begun = sum(_is_begun(row, today) for row in seen)
    finished = sum(row.done for row in seen)
    if refused and not begun:
        return "Will not be done"
    if not rows:
        return "No actions agreed yet"
    if not seen:
        return "Not published"
    if finished == len(rows):
        return "Finished"
    if not begun:
        return "Nothing reported yet"
    if len(rows) == 1:
        return "Started"
    end = f", {finished} finished" if finished else ""
    return f"Started: {begun} of {len(rows)} actions{end}"


def _summary(rows: Sequence[PlanRow], made: int, today: dt.date) -> str:
    """What somebody who reads one paragraph should know."""
    if not made:
        return "There are no recommendations in this report yet."
    said = f"You made {counted(made, 'recommendation')}"
    seen = [row for row in rows if not row.withheld]
    if not seen:
        return f"{said}. No actions have been agreed yet."
    asked = f"{said} with {counted(len(seen), 'action')}."
    begun = sum(_is_begun(row, today) for row in seen)
    finished = sum(row.done for row in seen)
    if not begun:
        return f"{asked} Nothing has been reported on any of them yet."
    more = f", and {finished} {'is' if finished == 1 else 'are'} finished" if finished else ""
    return f"{asked} Something has been reported on {begun} of them{more}."
