"""The actions of a recommendation: what was done, what is next, who and when.

Where nothing is known of any of them, that is said once of all, and not of each.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, NamedTuple

from cspctl.documents.blocks import Block, ListBlock, Paragraph, Runs, Text
from cspctl.documents.plans.answers import REFUSED, UNDECIDED, due_for_residents
from cspctl.documents.plans.lines import bullets, is_long, leads, marked, text_of, update_words
from cspctl.documents.words import plain_date
from cspctl.queries.people import Directory
from cspctl.queries.progress import PlanRow, known_updates


@dataclass(frozen=True, slots=True)
class Act:
    """One action of a recommendation."""

    name: Annotated[str, "Action 2; empty where a recommendation is one action"]
    text: Annotated[str, "what it is"]
    done: Annotated[tuple[Block, ...], "what was done and when, or that nothing was reported yet"]
    next: Annotated[tuple[Block, ...], "the steps to come, or why there are none; may be empty"]
    who: Annotated[str, "who will do it, or was asked to; empty when it is finished or refused"]
    by: Annotated[str, "by the end of November 2017; or that no date has been set"]
    long: Annotated[bool, "yes for an action that may take more than one page"]


class Acts(NamedTuple):
    """Actions told one by one (``acts``), or listed with what is true of all of them.

    ``listed`` is empty for a recommendation that is one action, ``who`` where they differ.
    """

    acts: tuple[Act, ...] = ()
    listed: tuple[Block, ...] = ()
    note: str = ""
    who: str = ""


def acts_of(
    rows: Sequence[PlanRow], decision: str, asked: str, directory: Directory, today: dt.date
) -> Acts:
    """The actions of a recommendation that was decided so ('' for not yet).

    ``asked`` are those whom the answer names; where it names nobody, the actions' leads.
    """
    if any(row.withheld or is_begun(row, today) or _planned(row, decision) for row in rows):
        return Acts(acts=tuple(_act(row, decision, directory, today) for row in rows))
    given = asked if decision == UNDECIDED else ""
    each = [given or _who(row, decision, directory, today) for row in rows]
    same = each[0] if len(set(each)) == 1 else given
    lines = tuple(
        _lines(row, "" if same else who, decision)
        for row, who in zip(rows, each, strict=True)
        if row.theme is not None
    )
    listed = (ListBlock(ordered=False, items=lines),) if lines else ()
    return Acts(listed=listed, note=_note(rows, decision), who=same)


def is_begun(row: PlanRow, today: dt.date) -> bool:
    """Whether somebody would see that something was done."""
    return row.done or next(_told(row, today), None) is not None


def _planned(row: PlanRow, decision: str) -> bool:
    """Whether it is said what comes next or when; nothing is planned that was refused."""
    commitment = row.commitment
    stated = commitment.due or commitment.due_note or commitment.steps
    return bool(stated) and decision != REFUSED


def who_is(decision: str) -> str:
    """What those who act are called, before a decision and after it."""
    return "Who was asked" if decision == UNDECIDED else "Who"


def _lines(row: PlanRow, who: str, decision: str) -> tuple[Paragraph, ...]:
    """``Action 2: Mend the lamps`` and below it who acts; '' where that is said of all."""
    label = Text(f"Action {row.commitment.number}: ", bold=True)
    said = Paragraph((label, Text(text_of(row))))
    if not who:
        return (said,)
    return (said, Paragraph((Text(f"{who_is(decision)}: ", bold=True), Text(who))))


def _note(rows: Sequence[PlanRow], decision: str) -> str:
    """What is known of actions of which nothing was reported and nothing is planned."""
    if decision == REFUSED:
        return "Nothing is planned, as this was not accepted."
    if not rows:
        none = "No actions have been agreed for this recommendation yet."
        return none if decision else "Nothing has been reported on this recommendation yet."
    these = "this action" if len(rows) == 1 else f"these {len(rows)} actions"
    if not rows[0].theme:
        these = "this recommendation"
    more = "no date has been set" if decision else "no steps or dates are recorded"
    return f"Nothing has been reported on {these} yet, and {more}."


def _who(row: PlanRow, decision: str, directory: Directory, today: dt.date) -> str:
    """Who does it, or was asked to; nobody is named for what is refused."""
    if decision == REFUSED:
        return ""
    nobody = "" if decision == UNDECIDED else "not named yet"
    return leads(row.commitment.lead, directory, today) or nobody


def _act(row: PlanRow, decision: str, directory: Directory, today: dt.date) -> Act:
    commitment = row.commitment
    done, to_come = _done(row, decision, today), _next(row, decision)
    # Who and when are said of what is still to come, and of nothing that is finished or refused.
    open_still = not row.done and not row.withheld and decision != REFUSED
    # Nobody sets a date for what is not decided; where there is one all the same, it is told.
    dated = bool(decision or commitment.due or commitment.due_note)
    said = [text.text for block in (*done, *to_come) for text in _texts(block)]
    return Act(
        name=f"Action {commitment.number}" if row.theme else "",
        text=text_of(row),
        done=done,
        next=to_come,
        who=_who(row, decision, directory, today) if open_still else "",
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


def _done(row: PlanRow, decision: str, today: dt.date) -> tuple[Block, ...]:
    """What was done, oldest first; or that nothing was reported yet."""
    if row.withheld:
        return bullets(["What is done about this is not published."])
    told = [Paragraph(runs) for runs in _told(row, today)]
    if row.done:
        told.append(Paragraph((Text("This is finished.", bold=True),)))
    if len(told) > 1:
        return (ListBlock(ordered=False, items=tuple((one,) for one in told)),)
    # What was refused is not waited for.
    nothing = "Nothing has been reported" + ("." if decision == REFUSED else " yet.")
    return tuple(told) or bullets([nothing])


def _next(row: PlanRow, decision: str) -> tuple[Block, ...]:
    """What is to come, or why nothing is; empty where who and when say all that is known."""
    if row.withheld:
        return bullets(["What is planned is not published."])
    if row.done:
        return bullets(["Nothing more is planned."])
    if decision == REFUSED:
        return bullets(["Nothing is planned."])
    steps = row.commitment.steps
    return bullets([marked(step.text, step.restricted) for step in steps if not step.progress])


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
