"""The figures that a board follows, as a document."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.action_log import RAG_FILLS
from cspctl.documents.blocks import Block, Figure, Table, Text
from cspctl.documents.chart_blocks import figure
from cspctl.documents.charts import number_words
from cspctl.documents.head import Head, head
from cspctl.documents.indicator_charts import drawn, indicator_chart, trend, values_known
from cspctl.documents.span_words import in_span, kind_words, span_words
from cspctl.documents.words import listed, plain_date
from cspctl.model.performance import Indicator, Measured
from cspctl.model.workspace import BoardFolder
from cspctl.queries.people import Directory
from cspctl.queries.performance import Reading, rag_of, readings
from cspctl.queries.progress.figures import NOT_RATED
from cspctl.queries.standing import RAG_WORDS

_DIRECTIONS = {
    "better": "Better",
    "worse": "Worse",
    "same": "The same",
    "higher": "Higher",
    "lower": "Lower",
}
#: Millimetres: a sparkline in its column, and a chart on a page that lies on its side.
_TREND = 32.0
_CHART = 170.0


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator as its row and its section print it. ``rag_fill`` is such as ``F8CBC6``."""

    title: Annotated[str, "what is measured"]
    unit: Annotated[str, "what the latest figure counts, such as offences; empty for % and £"]
    owner: Annotated[str, "who answers for it"]
    latest: Annotated[str, "the latest figure, 17.1%, or no figure"]
    period: Annotated[str, "the period that it is for, Q2 2017/18"]
    provisional: Annotated[bool, "yes for a figure that may still change"]
    target: Annotated[str, "the target, in figures or words"]
    reached: Annotated[str, "reached or not reached; empty where that cannot be said"]
    rag: Annotated[str, "Red, Amber, Green or Not rated"]
    rag_fill: Annotated[str, "the colour that goes with it"]
    direction: Annotated[str, "Better: down from 23% in Q1 2017/18"]
    over_year: Annotated[str, "the same against the same period of the year before"]
    thresholds: Annotated[str, "where green and amber end"]
    note: Annotated[str, "what is to be known of it and of its latest figure"]
    source: Annotated[str, "where the figures come from"]
    withheld: Annotated[bool, "yes for one of which only the title is public"]
    trend: Annotated[tuple[Block, ...], "a line as small as a word"]
    chart: Annotated[tuple[Block, ...], "the chart, and its figures as a table"]


@dataclass(frozen=True, slots=True)
class PerformanceView:
    """A board's figures on a day."""

    head: Head
    as_at: Annotated[str, "the day at which the figures are reckoned"]
    updated: Annotated[str, "when the figures were last brought up to date"]
    summary: Annotated[str, "how many are red, amber and green, and which way they go"]
    lines: Annotated[tuple[IndicatorLine, ...], "list of the indicators"]


def performance_view(
    board: BoardFolder,
    day: dt.date,
    today: dt.date,
    directory: Directory,
    *,
    public: bool = False,
    item: str = "",
) -> PerformanceView:
    """The figures of a board for its meeting on ``day``, reckoned at ``today``."""
    found = readings(board, today)
    updated = board.performance.updated if board.performance else None
    return PerformanceView(
        head=head(board, day, directory, public=public, item=item),
        as_at=plain_date(today),
        updated=plain_date(updated if updated and updated <= today else None),
        summary=summary(found),
        lines=tuple(indicator_line(one, directory, today) for one in found),
    )


def indicator_line(reading: Reading, directory: Directory, today: dt.date) -> IndicatorLine:
    """One indicator."""
    indicator, current = reading.indicator, reading.current
    owners = directory.all(indicator.owner, today) if indicator.owner else ()
    whole = (RAG_WORDS[reading.rag] if reading.rag else NOT_RATED) if not reading.withheld else ""
    notes = [indicator.note, current.note if current else None]
    known = current is not None and current.value is not None
    sources = [current.source if current else None, indicator.source]
    return IndicatorLine(
        title=indicator.title,
        unit=indicator.unit if known and indicator.unit not in ("%", "£") else "",
        owner=listed([who.name for who in owners]),
        latest="" if reading.withheld else _value(current, indicator),
        period=span_words(current.period) if current and current.period else "",
        provisional=bool(current and current.provisional),
        target=_target(indicator),
        reached={True: "reached", False: "not reached", None: ""}[reading.on_target],
        rag=whole,
        rag_fill=RAG_FILLS.get(reading.rag, ""),
        direction=direction_words(reading.direction, current, reading.earlier, indicator),
        over_year=direction_words(reading.over_year, current, reading.year_ago, indicator),
        thresholds=threshold_words(indicator),
        note="\n".join(note for note in notes if note),
        source=next((source for source in sources if source), ""),
        withheld=reading.withheld,
        trend=_trend(reading),
        chart=_chart(reading),
    )


def summary(found: tuple[Reading, ...]) -> str:
    """``Of 5 indicators 1 is red and 2 are amber; 1 is better and 3 worse than before.``"""
    shown = [one for one in found if not one.withheld]
    if not shown:
        return ""
    rags = Counter(RAG_WORDS[one.rag].lower() if one.rag else "not rated" for one in shown)
    order = ("red", "amber", "green", "not rated")
    said = listed([f"{rags[word]} {word}" for word in order if rags[word]])
    ways = Counter(one.direction for one in shown)
    moves = listed([f"{ways[way]} {way}" for way in ("better", "worse", "same") if ways[way]])
    count = f"{len(shown)} indicator{'' if len(shown) == 1 else 's'}"
    return f"{count}: {said}." + (f" Against the time before: {moves}." if moves else "")


def direction_words(
    direction: str, now: Measured | None, then: Measured | None, indicator: Indicator
) -> str:
    """``Worse: up from 300 in Q1 2017/18``; the judgement alone where no figures say it."""
    if not direction:
        return ""
    word = _DIRECTIONS[direction]
    if now is None or then is None or now.value is None or then.value is None:
        return word
    assert then.period is not None
    moved = "up from" if now.value > then.value else "down from"
    if now.value == then.value:
        moved = "as"
    was = number_words(then.value, indicator.unit)
    return f"{word}: {moved} {was} {in_span(then.period)}"


def threshold_words(indicator: Indicator) -> str:
    """``Green up to 300, amber up to 330, red beyond``; '' without thresholds."""
    limits, better = indicator.thresholds, indicator.better
    if limits is None or limits.green is None or better is None:
        return ""
    edge, rest = ("up to", "above that") if better == "lower" else ("from", "below that")
    green = f"Green {edge} {number_words(limits.green, indicator.unit)}"
    if limits.amber is None:
        return f"{green}, red {rest}"
    return f"{green}, amber {edge} {number_words(limits.amber, indicator.unit)}, red {rest}"


def _value(entry: Measured | None, indicator: Indicator) -> str:
    return number_words(entry.value if entry else None, indicator.unit)


def _target(indicator: Indicator) -> str:
    parts = [
        number_words(indicator.target, indicator.unit) if indicator.target is not None else "",
        indicator.target_note or "",
    ]
    return ", ".join(part for part in parts if part)


def _trend(reading: Reading) -> tuple[Block, ...]:
    chart = trend(reading)
    if reading.withheld or values_known(chart.series[0].values) < 2:
        return ()
    return (Figure(chart, "", _TREND),)


def _chart(reading: Reading) -> tuple[Block, ...]:
    """The chart with its table; the table alone where there are no two figures for a line."""
    entries = drawn(reading)
    if reading.withheld or len(entries) < 2:
        return ()
    indicator = reading.indicator
    header = (kind_words(entries[-1][0]), "Figure", "RAG", "Remarks")
    if indicator.unit not in ("", "%", "£"):
        header = (header[0], f"Figure ({indicator.unit})", *header[2:])
    rows = [
        (
            span_words(period),
            _value(entry, indicator),
            RAG_WORDS.get(rag_of(indicator, entry), ""),
            _remarks(entry),
        )
        for period, entry in entries
    ]
    table = Table(
        tuple((Text(name),) for name in header),
        tuple(tuple((Text(cell),) for cell in row) for row in rows),
        (3.0, 3.0, 2.0, 7.0),
    )
    chart = indicator_chart(reading)
    if values_known(chart.series[0].values) < 2:
        return (table,)
    return figure(chart, width_mm=_CHART, table=table)


def _remarks(entry: Measured | None) -> str:
    if entry is None:
        return ""
    said = ["Provisional" if entry.provisional else "", entry.note or ""]
    return ". ".join(part.rstrip(".") for part in said if part)
