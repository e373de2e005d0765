"""The lines of reports: what was reported, what is late, what turned, what nobody speaks of."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.blocks import Block
from cspctl.documents.plans.lines import (
    bullets,
    direction,
    due_in_words,
    is_long,
    late_words,
    leads,
    marked,
    rag_fill,
    rag_words,
    text_of,
    update_words,
    was_rag,
    when_reported,
)
from cspctl.queries.people import Directory
from cspctl.queries.progress import PlanRow


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What was reported on a commitment."""

    number: Annotated[str, "its number in the plan: 1.2"]
    text: Annotated[str, "what is promised"]
    lead: Annotated[str, "who answers for it"]
    rag: Annotated[str, "Red, Amber, Green or Done in words; Not rated when nobody said"]
    rag_fill: Annotated[str, "the colour that goes with it"]
    direction: Annotated[str, "Better, was red; or Worse, was green; or No change"]
    update: Annotated[str, "what was reported"]
    long: Annotated[bool, "yes for a commitment that may take more than one page"]


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A commitment under its theme, with all that a reader asks of it."""

    number: Annotated[str, "its number in the plan: 1.2"]
    text: Annotated[str, "what is promised"]
    lead: Annotated[str, "who answers for it"]
    due: Annotated[str, "when it is due, with the board's own words"]
    late: Annotated[str, "12 days overdue; empty when it is not"]
    rag: Annotated[str, "Red, Amber, Green or Done in words; Not rated when nobody said"]
    rag_fill: Annotated[str, "the colour that goes with it"]
    direction: Annotated[str, "Better, was red; or Worse, was green; or No change"]
    update: Annotated[str, "the latest update"]
    reported: Annotated[str, "when that was reported: October to December 2017"]
    steps: Annotated[tuple[Block, ...], "the steps that something is known of, as a list"]
    long: Annotated[bool, "yes for a commitment that may take more than one page"]


@dataclass(frozen=True, slots=True)
class ComingLine:
    """A commitment that is due soon."""

    number: Annotated[str, "its number in the plan: 1.2"]
    text: Annotated[str, "what is promised"]
    lead: Annotated[str, "who answers for it"]
    due: Annotated[str, "when it is due, with the board's own words"]


@dataclass(frozen=True, slots=True)
class LateLine:
    """A commitment that is overdue."""

    number: Annotated[str, "its number in the plan: 1.2"]
    text: Annotated[str, "what is promised"]
    lead: Annotated[str, "who answers for it"]
    due: Annotated[str, "when it is due, with the board's own words"]
    late: Annotated[str, "12 days overdue; empty when it is not"]


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A commitment that got better or worse."""

    number: Annotated[str, "its number in the plan: 1.2"]
    text: Annotated[str, "what is promised"]
    way: Annotated[str, "Better or Worse"]
    was: Annotated[str, "its RAG before, in words"]
    was_fill: Annotated[str, "the colour that goes with it"]
    now: Annotated[str, "its RAG now, in words"]
    now_fill: Annotated[str, "the colour that goes with it"]


@dataclass(frozen=True, slots=True)
class SilentLine:
    """A commitment that nobody reports on."""

    number: Annotated[str, "its number in the plan: 1.2"]
    text: Annotated[str, "what is promised"]
    lead: Annotated[str, "who answers for it"]
    last: Annotated[str, "when something was last reported: July to September 2017; or Never"]


def report_lines(
    rows: Sequence[PlanRow], directory: Directory, today: dt.date
) -> tuple[ReportLine, ...]:
    """What was reported on each of some commitments."""
    return tuple(_report_line(row, directory, today) for row in rows)


def _report_line(row: PlanRow, directory: Directory, today: dt.date) -> ReportLine:
    update = update_words(row.latest)
    return ReportLine(
        number=row.number,
        text=text_of(row),
        lead=leads(row.commitment.lead, directory, today),
        rag="" if row.withheld else rag_words(row.rag),
        rag_fill="" if row.withheld else rag_fill(row.rag),
        direction=direction(row),
        update=update,
        long=is_long(row.commitment.text, update),
    )


def theme_lines(
    rows: Sequence[PlanRow], directory: Directory, today: dt.date
) -> tuple[ThemeLine, ...]:
    """The commitments of a theme."""
    found = []
    for row in rows:
        report = _report_line(row, directory, today)
        found.append(
            ThemeLine(
                number=report.number,
                text=report.text,
                lead=report.lead,
                due=due_in_words(row),
                late=late_words(row),
                rag=report.rag,
                rag_fill=report.rag_fill,
                direction=report.direction,
                update=report.update,
                reported=when_reported(row.latest),
                steps=bullets(_told_steps(row)),
                long=report.long or is_long(*_told_steps(row)),
            )
        )
    return tuple(found)


def _told_steps(row: PlanRow) -> list[str]:
    steps = row.commitment.steps
    return [
        f"{marked(step.text.rstrip('.'), step.restricted)}: {step.progress}"
        for step in steps
        if step.progress
    ]


def late_lines(
    rows: Sequence[PlanRow], directory: Directory, today: dt.date
) -> tuple[LateLine, ...]:
    """What is overdue, the longest first."""
    late = sorted((row for row in rows if row.overdue), key=lambda row: -row.days_overdue)
    return tuple(
        LateLine(
            number=row.number,
            text=text_of(row),
            lead=leads(row.commitment.lead, directory, today),
            due=due_in_words(row),
            late=late_words(row),
        )
        for row in late
    )


def coming_lines(
    rows: Sequence[PlanRow], directory: Directory, today: dt.date, last: dt.date
) -> tuple[ComingLine, ...]:
    """What is still to be done and due from today to a day, the soonest first."""
    found = [row for row in rows if row.asked and row.due and today <= row.due <= last]
    found.sort(key=lambda row: row.due or dt.date.max)
    return tuple(
        ComingLine(
            number=row.number,
            text=text_of(row),
            lead=leads(row.commitment.lead, directory, today),
            due=due_in_words(row),
        )
        for row in found
    )


def turn_lines(rows: Sequence[PlanRow]) -> tuple[TurnLine, ...]:
    """Of commitments reported on, those that got worse and then those that got better."""
    turned = [
        *(row for row in rows if row.direction == "worse"),
        *(row for row in rows if row.direction == "better"),
    ]
    return tuple(
        TurnLine(
            number=row.number,
            text=text_of(row),
            way=row.direction.capitalize(),
            was=rag_words(was_rag(row)),
            was_fill=rag_fill(was_rag(row)),
            now=rag_words(row.rag),
            now_fill=rag_fill(row.rag),
        )
        for row in turned
    )


def silent_lines(
    rows: Sequence[PlanRow], directory: Directory, today: dt.date
) -> tuple[SilentLine, ...]:
    """What nobody reported on for two whole quarters; empty where that is all there is.

    The plan itself lists all, and its readers need not read them twice.
    """
    silent = [row for row in rows if row.silent]
    if len(silent) == len(rows):
        return ()
    return tuple(
        SilentLine(
            number=row.number,
            text=text_of(row),
            lead=leads(row.commitment.lead, directory, today),
            last=when_reported(row.latest) or "Never",
        )
        for row in silent
    )


def _is_undated(rows: Sequence[PlanRow]) -> bool:
    """Whether a plan has neither period nor anything dated (see ``silent_since``)."""
    plan = rows[0].plan
    answered = any(theme.response and theme.response.date for theme in plan.themes)
    return not (plan.period or plan.updated or answered or any(row.latest for row in rows))


def silent_note(rows: Sequence[PlanRow]) -> str:
    """On how many commitments nobody reported, in a sentence."""
    silent = sum(row.silent for row in rows)
    if not silent:
        if rows and _is_undated(rows):
            return "Nothing says when the plan began, so that it cannot be told who is silent."
        return "No commitment has been without news for two whole quarters."
    which = "any commitment" if silent == len(rows) else f"{silent} of {len(rows)} commitments"
    return f"Nothing was reported for two whole quarters on {which}."
