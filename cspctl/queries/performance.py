"""What a board's figures say on a day: the latest, its RAG, which way it goes, what contradicts."""

import datetime as dt
from typing import NamedTuple

from cspctl.model.performance import Indicator, Measured
from cspctl.model.spans import Span, first_day, kind_of_span, last_day_of, year_before
from cspctl.model.workspace import BoardFolder

LATEST = (
    "The latest figure is that of the last period that is over on the day; one that is still "
    "running counts when it is marked provisional. Of two that end on one day the longer period "
    "comes last."
)


class Reading(NamedTuple):
    """An indicator on a day.

    ``history`` are the entries that count, oldest first; ``current`` is the last of them.
    ``earlier`` is the one before it of the same kind of period, ``year_ago`` that of the same
    period of the year before. ``rag`` is the stated one, or the thresholds', '' for none; one that
    was stated stands until a later entry has a figure or another RAG.
    ``direction`` is ``better``, ``worse``, ``same``, ``higher`` or ``lower`` (where neither way is
    said to be good), '' for nothing to compare; ``over_year`` the same against ``year_ago``.
    ``withheld`` marks one of which the public sees the title alone.
    """

    indicator: Indicator
    history: tuple[Measured, ...]
    current: Measured | None
    earlier: Measured | None
    year_ago: Measured | None
    rag: str
    direction: str
    over_year: str
    withheld: bool

    @property
    def on_target(self) -> bool | None:
        """Whether the latest figure reaches the target; None when that cannot be said."""
        target, better = self.indicator.target, self.indicator.better
        value = self.current.value if self.current else None
        if target is None or value is None or better is None:
            return None
        return value <= target if better == "lower" else value >= target


def readings(board: BoardFolder, today: dt.date) -> tuple[Reading, ...]:
    """Every indicator of a board on a day, in the file's order."""
    if board.performance is None:
        return ()
    return tuple(reading(indicator, today) for indicator in board.performance.indicators)


def reading(indicator: Indicator, today: dt.date) -> Reading:
    """An indicator on a day; see ``LATEST``."""
    history = counted(indicator, today)
    current = history[-1] if history else None
    earlier = year_ago = None
    if current is not None:
        period = _period(current)
        alike = [
            entry for entry in history[:-1] if kind_of_span(_period(entry)) == kind_of_span(period)
        ]
        earlier = alike[-1] if alike else None
        year_ago = next((one for one in alike if one.period == year_before(period)), None)
    return Reading(
        indicator,
        history,
        current,
        earlier,
        year_ago,
        _standing_rag(indicator, history),
        _direction(indicator, current, earlier) or (current.direction or "" if current else ""),
        _direction(indicator, current, year_ago),
        bool(indicator.restricted and indicator.restricted.bare),
    )


def counted(indicator: Indicator, today: dt.date) -> tuple[Measured, ...]:
    """The entries that count on a day, by the end of their periods."""
    known = [entry for entry in indicator.values if entry.period is not None]
    found = [
        entry
        for entry in known
        if last_day_of(_period(entry)) <= today
        or (entry.provisional and first_day(_period(entry)) <= today)
    ]
    return tuple(sorted(found, key=_order))


def _standing_rag(indicator: Indicator, history: tuple[Measured, ...]) -> str:
    """The latest entry's RAG; one that was stated stands until there is a figure or another."""
    for entry in reversed(history):
        rag = rag_of(indicator, entry)
        if rag or entry.value is not None:
            return rag
    return ""


def rag_of(indicator: Indicator, entry: Measured | None) -> str:
    """The RAG of an entry: as stated, or else by the thresholds; '' for none."""
    if entry is None:
        return ""
    return entry.rag or by_thresholds(indicator, entry.value)


def by_thresholds(indicator: Indicator, value: float | None) -> str:
    """The RAG of a figure by an indicator's thresholds; '' when they do not say it."""
    limits = indicator.thresholds
    if limits is None or limits.green is None or value is None or indicator.better is None:
        return ""
    sign = 1 if indicator.better == "lower" else -1
    if sign * value <= sign * limits.green:
        return "G"
    if limits.amber is not None and sign * value <= sign * limits.amber:
        return "A"
    return "R"


def _direction(indicator: Indicator, now: Measured | None, then: Measured | None) -> str:
    if now is None or then is None or now.value is None or then.value is None:
        return ""
    if now.value == then.value:
        return "same"
    rose = now.value > then.value
    if indicator.better is None:
        return "higher" if rose else "lower"
    return "better" if rose == (indicator.better == "higher") else "worse"


def _period(entry: Measured) -> Span:
    assert entry.period is not None
    return entry.period


def _order(entry: Measured) -> tuple[dt.date, int]:
    period = _period(entry)
    end = last_day_of(period)
    return end, (end - first_day(period)).days
