"""Delivery plans: sub-group plans, strategies and recommendations (plans/NAME.yaml)."""

import datetime as dt
import re
from collections.abc import Iterator

from cspctl.model import kinds
from cspctl.model.action import RAG_ALSO, RAGS
from cspctl.model.agenda import RESTRICTED, Restriction
from cspctl.model.kinds import Choice, Many, Of
from cspctl.model.record import Record, holds
from cspctl.model.values import Month, Quarter

STATUSES = ("draft", "agreed")
PLAN_KINDS = ("sub-group", "strategy", "recommendations")
DECISIONS = ("accepted", "in-part", "not-accepted", "referred")
TEXTS = Many(kinds.PROSE, or_one=True)


class Response(Record):
    """What was answered to a recommendation."""

    decision: str | None = holds(Choice(DECISIONS), "what was decided")
    text: str | None = holds(kinds.PROSE, "the answer")
    date: dt.date | None = holds(kinds.DATE, "when it was given")
    referred_to: tuple[str, ...] = holds(kinds.WHO, "who was asked to act")


class Step(Record):
    """A step of a commitment."""

    text: str = holds(kinds.PROSE, "what is done", required=True, default="")
    lead: tuple[str, ...] = holds(kinds.WHO, "who does it")
    progress: str | None = holds(kinds.PROSE, "how it stands")
    restricted: Restriction | None = holds(RESTRICTED, "withheld from the public")


class QuarterUpdate(Record):
    """What was reported for a quarter."""

    quarter: Quarter | None = holds(kinds.QUARTER, "its quarter of a financial year", required=True)
    date: dt.date | None = holds(kinds.DATE, "when it was reported")
    rag: str | None = holds(Choice(RAGS, RAG_ALSO), "its RAG then")
    text: str | None = holds(kinds.PROSE, "what was reported")
    restricted: Restriction | None = holds(RESTRICTED, "its text is withheld from the public")


class Commitment(Record):
    """One thing that the plan promises."""

    number: int = holds(kinds.COUNTED, "its number in its theme", required=True, default=0)
    text: str = holds(kinds.PROSE, "what is promised", required=True, default="")
    outcomes: tuple[str, ...] = holds(TEXTS, "what it is to bring")
    lead: tuple[str, ...] = holds(kinds.WHO, "who answers for it")
    due: dt.date | Month | Quarter | str | None = holds(
        kinds.DUE, "a date, a month, a quarter of a financial year, or ongoing"
    )
    due_note: str | None = holds(kinds.PROSE, "the board's own words on when")
    reports: str | None = holds(Choice(("quarterly", "twice-yearly")), "how often it reports")
    rag: str | None = holds(Choice(RAGS, RAG_ALSO), "its RAG; the latest update's when left out")
    steps: tuple[Step, ...] = holds(Many(Of(lambda: Step)), "steps")
    updates: tuple[QuarterUpdate, ...] = holds(Many(Of(lambda: QuarterUpdate)), "updates")
    actions: tuple[str, ...] = holds(
        Many(kinds.REFERENCE, or_one=True), "actions of the log that serve it"
    )
    restricted: Restriction | None = holds(RESTRICTED, "withheld from the public")


class Theme(Record):
    """A theme, domain, objective or recommendation of a plan."""

    number: int = holds(kinds.COUNTED, "its number", required=True, default=0)
    title: str = holds(kinds.PROSE, "its title", required=True, default="")
    description: str | None = holds(kinds.PROSE, "what it is about")
    aim: str | None = holds(kinds.PROSE, "what it is to reach")
    why: tuple[str, ...] = holds(TEXTS, "why it matters")
    measures: tuple[str, ...] = holds(TEXTS, "how we shall know")
    response: Response | None = holds(Of(lambda: Response), "the answer to a recommendation")
    commitments: tuple[Commitment, ...] = holds(Many(Of(lambda: Commitment)), "its commitments")
    restricted: Restriction | None = holds(RESTRICTED, "withheld from the public")


class DeliveryPlan(Record):
    """A delivery plan. A plan without themes lists its commitments at the top."""

    id: str = holds(kinds.ID, "its id, also the file's name", required=True, default="")
    title: str = holds(kinds.PROSE, "its title", required=True, default="")
    kind: str = holds(Choice(PLAN_KINDS), "what it is", default="sub-group")
    owner: tuple[str, ...] = holds(kinds.WHO, "who owns it")
    version: str | None = holds(kinds.TEXT, "its version, such as 1st draft")
    status: str | None = holds(
        Choice(STATUSES), "draft or agreed; agreed unless the version says draft"
    )
    updated: dt.date | None = holds(kinds.DATE, "when it was last revised")
    period: tuple[Month, Month] | None = holds(kinds.PERIOD, "first and last month")
    key_targets: tuple[str, ...] = holds(TEXTS, "what it is to change")
    themes: tuple[Theme, ...] = holds(Many(Of(lambda: Theme)), "its themes")
    commitments: tuple[Commitment, ...] = holds(
        Many(Of(lambda: Commitment)), "its commitments, when it has no themes"
    )
    restricted: Restriction | None = holds(RESTRICTED, "withheld from the public")

    @property
    def is_draft(self) -> bool:
        """Whether it is not agreed yet: as stated, or else as its version says."""
        if self.status is not None:
            return self.status == "draft"
        return says_draft(self.version)

    def placed(self) -> Iterator[tuple[Theme | None, Commitment]]:
        """Every commitment with its theme, in the file's order; those without a theme first."""
        for commitment in self.commitments:
            yield None, commitment
        for theme in self.themes:
            for commitment in theme.commitments:
                yield theme, commitment


def says_draft(version: str | None) -> bool:
    """Whether a version such as ``1st draft`` says that the plan is a draft."""
    return bool(re.search(r"\bdraft\b", version or "", re.IGNORECASE))


def last_day(due: dt.date | Month | Quarter | str | None) -> dt.date | None:
    """The last day of a due date, month or quarter; None for none and for ongoing."""
    if isinstance(due, Month | Quarter):
        return due.end
    return due if isinstance(due, dt.date) else None
