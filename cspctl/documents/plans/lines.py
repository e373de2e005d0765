"""A commitment in words: what is promised, by whom and when, and how it stands."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.action_log import RAG_FILLS
from cspctl.documents.blocks import Block, ListBlock, Paragraph, Text
from cspctl.documents.words import counted, due_words, listed, plain_date
from cspctl.model.agenda import Restriction
from cspctl.model.delivery_plan import Commitment, DeliveryPlan, QuarterUpdate, Step
from cspctl.queries.people import Directory
from cspctl.queries.progress import PlanRow
from cspctl.queries.progress.figures import NOT_RATED
from cspctl.queries.standing import RAG_WORDS

REPORTS = {"quarterly": "Reports quarterly", "twice-yearly": "Reports twice a year"}
# Rows up to about a quarter of a page stay on one; a longer one may go on over the page.
_LONG = 450
MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """A commitment as it stands on a day; what is '' or empty is not printed."""

    number: Annotated[str, "its number in the plan: 1.2"]
    text: Annotated[str, "what is promised"]
    steps: Annotated[tuple[Block, ...], "the steps, each with who does it and how it stands"]
    outcomes: Annotated[tuple[Block, ...], "what it is to bring"]
    lead: Annotated[str, "who answers for it"]
    due: Annotated[str, "when it is due: 13 December 2017, November 2017, Q3 2017/18, Ongoing"]
    due_note: Annotated[str, "the board's own words on when"]
    late: Annotated[str, "12 days overdue; empty when it is not"]
    reports: Annotated[str, "Reports quarterly or Reports twice a year; empty when not said"]
    rag: Annotated[str, "Red, Amber, Green or Done in words; Not rated when nobody said"]
    rag_fill: Annotated[str, "the colour that goes with it"]
    direction: Annotated[str, "Better, was red; or Worse, was green; or No change"]
    update: Annotated[str, "the latest update"]
    reported: Annotated[str, "when that was reported: October to December 2017"]
    withheld: Annotated[bool, "yes for a restricted commitment"]
    long: Annotated[bool, "yes for a commitment that may take more than one page"]


def line(row: PlanRow, directory: Directory, today: dt.date) -> CommitmentLine:
    """A commitment's line."""
    commitment = row.commitment
    steps, outcomes = steps_of(commitment, directory, today), bullets(commitment.outcomes)
    update = update_words(row.latest)
    hidden = row.withheld
    due, note = due_and_note(commitment)
    stepped = "".join(step.text + (step.progress or "") for step in commitment.steps)
    return CommitmentLine(
        number=row.number,
        text=text_of(row),
        steps=steps,
        outcomes=outcomes,
        lead=leads(commitment.lead, directory, today),
        due=due,
        due_note=note,
        late=late_words(row),
        reports="" if "quarterly" in note.casefold() else REPORTS.get(commitment.reports or "", ""),
        # A withheld commitment keeps its number and says nothing of how it stands.
        rag="" if hidden else rag_words(row.rag),
        rag_fill="" if hidden else rag_fill(row.rag),
        direction=direction(row),
        update=update,
        reported=when_reported(row.latest),
        withheld=commitment.restricted is not None,
        long=is_long(commitment.text + stepped, update, *commitment.outcomes),
    )


def is_long(*texts: str) -> bool:
    """Whether a row with these texts may go on over the page."""
    return max(map(len, texts), default=0) > _LONG


def marked(text: str, restriction: Restriction | None) -> str:
    """A text, marked as restricted in the copy of a member, who is not to pass it on.

    In public nothing is marked: what stands there is what was meant for it.
    """
    return f"{text} [Restricted]" if restriction and not restriction.bare else text


def marking_of(plan: DeliveryPlan) -> str:
    """What a restricted plan says of itself on every page; '' for an open one."""
    return "Restricted: not for publication" if plan.restricted else ""


def text_of(row: PlanRow) -> str:
    """What a commitment promises, marked where it or its theme is restricted."""
    theme = row.theme.restricted if row.theme else None
    return marked(row.commitment.text, row.commitment.restricted or theme)


def due_and_note(commitment: Commitment) -> tuple[str, str]:
    """When a commitment is due, and the board's own words on it unless they are the same.

    Where the board's words name the date themselves (``White Ribbon Day, November 2017``), they
    stand for it.
    """
    due, note = due_words(commitment.due), commitment.due_note or ""
    if due and due.casefold() in note.casefold():
        return note, ""
    return due, "" if note and note.casefold() in due.casefold() else note


def due_in_words(row: PlanRow) -> str:
    """When a commitment is due, with the board's own words: ``Q2 2017/18 (Q2 meeting)``."""
    due, note = due_and_note(row.commitment)
    return f"{due} ({note})" if due and note else due or note


def late_words(row: PlanRow) -> str:
    """``12 days overdue``; '' when it is not."""
    return f"{counted(row.days_overdue, 'day')} overdue" if row.overdue else ""


def leads(texts: Sequence[str], directory: Directory, today: dt.date) -> str:
    """Those who answer for something, in words."""
    return listed([who.name for who in directory.all(texts, today)])


def rag_words(rag: str) -> str:
    """A RAG in words."""
    return RAG_WORDS.get(rag, NOT_RATED)


def rag_fill(rag: str) -> str:
    """The colour behind a RAG's words; '' for none."""
    return RAG_FILLS.get(rag, "")


def direction(row: PlanRow) -> str:
    """Which way a commitment goes against the last quarter; '' without an earlier report."""
    before = was_rag(row)
    was = f", was {RAG_WORDS[before].lower()}" if before else ""
    words = {"better": f"Better{was}", "worse": f"Worse{was}", "same": "No change"}
    return words.get(row.direction, "")


def was_rag(row: PlanRow) -> str:
    """The RAG that was reported before the one it has; '' when none was."""
    return row.reported[-2][1] if len(row.reported) > 1 else ""


def update_words(update: QuarterUpdate | None) -> str:
    """What was reported; in public, that it is not published where it is withheld."""
    if update is None:
        return ""
    if update.text:
        return marked(update.text, update.restricted)
    hidden = bool(update.restricted and update.restricted.bare)
    return "What was reported is not published." if hidden else ""


def when_reported(update: QuarterUpdate | None) -> str:
    """The quarter of an update in its months, or else the day of it."""
    if update is None:
        return ""
    return update.quarter.months if update.quarter else plain_date(update.date)


def steps_of(commitment: Commitment, directory: Directory, today: dt.date) -> tuple[Block, ...]:
    """The steps of a commitment as a numbered list; empty for none."""
    if not commitment.steps:
        return ()
    return (
        ListBlock(
            ordered=True,
            items=tuple(
                (Paragraph((Text(step_words(step, directory, today)),)),)
                for step in commitment.steps
            ),
        ),
    )


def step_words(step: Step, directory: Directory, today: dt.date) -> str:
    """A step in one line: what, who, and how it stands."""
    who = leads(step.lead, directory, today)
    words = marked(step.text.rstrip("."), step.restricted)
    if who:
        words += f" ({who})"
    if step.progress:
        words += f". Progress: {step.progress}"
    return words


def bullets(texts: Sequence[str]) -> tuple[Block, ...]:
    """Texts as a list; one by itself is a paragraph, and none nothing."""
    paragraphs = [Paragraph((Text(text),)) for text in texts]
    if len(paragraphs) < 2:
        return tuple(paragraphs)
    return (ListBlock(ordered=False, items=tuple((one,) for one in paragraphs)),)


def numbers(rows: Sequence[PlanRow]) -> str:
    """The numbers of commitments in words; of many the first ones: ``1.2, 1.4 and 12 others``."""
    names = [row.number for row in rows]
    if len(names) > MOST_NAMED + 1:
        names = [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} others"]
    return listed(names)
