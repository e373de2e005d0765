"""Performance: what a board measures, and the figures (performance.yaml)."""

import datetime as dt

from cspctl.model import kinds
from cspctl.model.action import RAG_ALSO
from cspctl.model.agenda import RESTRICTED, Restriction
from cspctl.model.kinds import Choice, Many, Of
from cspctl.model.record import Record, holds
from cspctl.model.spans import Span

RATINGS = ("R", "A", "G")
RATING_ALSO = RAG_ALSO[:3]
DIRECTIONS = ("better", "worse", "same")


class Thresholds(Record):
    """Where green and amber end. What is beyond amber is red."""

    green: float | None = holds(kinds.DECIMAL, "the last figure that is green", required=True)
    amber: float | None = holds(
        kinds.DECIMAL, "the last figure that is amber; without it what is not green is red"
    )


class Measured(Record):
    """The figure of an indicator for a period, or what was said where no figure was given."""

    period: Span | None = holds(
        kinds.SPAN,
        "a quarter (2017/18-Q2), a month, a financial year (2017/18), a run of months "
        "(2016-10/2017-09 is a rolling year), or a day for how it stood then",
        required=True,
    )
    value: float | None = holds(kinds.DECIMAL, "the figure; left out where none was given")
    rag: str | None = holds(
        Choice(RATINGS, RATING_ALSO), "its RAG, where the thresholds do not say it"
    )
    direction: str | None = holds(
        Choice(DIRECTIONS), "better, worse or the same, where no two figures say it"
    )
    provisional: bool = holds(
        kinds.YES, "may still change; a period that is not over yet counts only so", default=False
    )
    source: str | None = holds(kinds.PROSE, "where this figure was given; the indicator's if not")
    note: str | None = holds(kinds.PROSE, "what is to be known of it")
    restricted: Restriction | None = holds(RESTRICTED, "withheld from the public")


class Indicator(Record):
    """Something that is measured."""

    id: str = holds(kinds.ID, "its id", required=True, default="")
    title: str = holds(kinds.PROSE, "its title", required=True, default="")
    owner: tuple[str, ...] = holds(kinds.WHO, "who answers for it")
    unit: str = holds(kinds.TEXT, "what is counted: %, £, offences, days", default="")
    source: str | None = holds(kinds.PROSE, "where the figures come from")
    better: str | None = holds(
        Choice(("lower", "higher")), "which way is good; left out where neither is"
    )
    thresholds: Thresholds | None = holds(Of(lambda: Thresholds), "where green and amber end")
    target: float | None = holds(kinds.DECIMAL, "the figure to reach")
    target_note: str | None = holds(kinds.PROSE, "the target in words, where it is no figure")
    note: str | None = holds(kinds.PROSE, "what is to be known of it")
    values: tuple[Measured, ...] = holds(Many(Of(lambda: Measured)), "its figures, oldest first")
    restricted: Restriction | None = holds(RESTRICTED, "withheld from the public")


class Performance(Record):
    """All that a board measures, in the file's order."""

    board: str | None = holds(kinds.ID, "the board; the folder's when left out")
    updated: dt.date | None = holds(kinds.DATE, "when the figures were last brought up to date")
    indicators: tuple[Indicator, ...] = holds(
        Many(Of(lambda: Indicator)), "what is measured", required=True
    )
