"""An indicator drawn: a line with its target and thresholds, or a line as small as a word."""

from collections.abc import Sequence

from cspctl.documents.charts import (
    BLUE,
    INK,
    RAG_COLOURS,
    Chart,
    Series,
    number_words,
    sparkline,
)
from cspctl.documents.span_words import kind_words, span_short, span_words
from cspctl.model.performance import Measured
from cspctl.model.spans import Span, following, kind_of_span
from cspctl.queries.performance import Reading

#: Periods in a chart: two years of months.
_MOST = 24
#: More figures than these are told by the first, the last, the highest and the lowest.
_SPOKEN = 5


def drawn(reading: Reading) -> tuple[tuple[Span, Measured | None], ...]:
    """The periods of a chart with their entries, those without one between them too.

    They are of the latest entry's kind, and at most the last 24.
    """
    latest = reading.current
    if latest is None or latest.period is None:
        return ()
    kind = kind_of_span(latest.period)
    known = {
        entry.period: entry
        for entry in reading.history
        if entry.period is not None and kind_of_span(entry.period) == kind
    }
    periods: list[Span] = []
    for period in known:
        after = following(periods[-1]) if periods else None
        while after is not None and after < period:  # type: ignore[operator]  # of one kind
            periods.append(after)
            after = following(after)
        periods.append(period)
    return tuple((period, known.get(period)) for period in periods[-_MOST:])


def indicator_chart(reading: Reading) -> Chart:
    """The figures of an indicator, with its target and the ends of green and amber."""
    indicator = reading.indicator
    entries = drawn(reading)
    values = tuple(entry.value if entry else None for _, entry in entries)
    count = len(values)
    limits, up = indicator.thresholds, indicator.better == "higher"
    said = [
        ("Target", indicator.target, INK),
        ("Green from" if up else "Green up to", limits.green if limits else None, "G"),
        ("Amber from" if up else "Amber up to", limits.amber if limits else None, "A"),
    ]
    lines = tuple(
        Series(name, (value,) * count, RAG_COLOURS.get(colour, colour), reference=True)
        for name, value, colour in said
        if value is not None and count
    )
    limits_said = [f"{one.name} {number_words(one.values[0], indicator.unit)}." for one in lines]
    return Chart(
        "lines",
        indicator.title,
        " ".join([f"Line of {indicator.title}.", _told(reading), *limits_said]),
        tuple(span_short(period) for period, _ in entries),
        (Series(indicator.title, values, BLUE), *lines),
        indicator.unit,
        kind_words(entries[-1][0]) if entries else "Period",
        empty="No figures were given.",
    )


def trend(reading: Reading) -> Chart:
    """The figures as a sparkline, for a row whose words and numbers stand beside it."""
    values = tuple(entry.value if entry else None for _, entry in drawn(reading))
    title = f"{reading.indicator.title}: trend"
    return sparkline(title, f"Trend of {reading.indicator.title}. {_told(reading)}", values)


def _told(reading: Reading) -> str:
    known = [
        (period, entry.value)
        for period, entry in drawn(reading)
        if entry is not None and entry.value is not None
    ]
    if not known:
        return "No figures were given."
    unit = reading.indicator.unit
    if len(known) <= _SPOKEN:
        return "; ".join(_point(one, unit) for one in known) + "."
    highest = max(known, key=lambda one: one[1])
    lowest = min(known, key=lambda one: one[1])
    parts = (("First", known[0]), ("latest", known[-1]), ("highest", highest), ("lowest", lowest))
    return "; ".join(f"{name} {_point(one, unit)}" for name, one in parts) + "."


def _point(one: tuple[Span, float], unit: str) -> str:
    return f"{span_words(one[0])}: {number_words(one[1], unit)}"


def values_known(values: Sequence[float | None]) -> int:
    """How many figures there are."""
    return sum(value is not None for value in values)
