"""Lines named at their ends, and sparklines."""

from math import nan

from matplotlib.axes import Axes

from cspctl.documents.charts import INK, Chart, Series, number_words
from cspctl.writers.charts.sizes import LINE, folded

_MARKERS = ("o", "s", "^", "D", "v", "P", "X")
_DASHES: tuple[tuple[float, tuple[float, ...]], ...] = (
    (0, (6, 3)),
    (0, (1.5, 2)),
    (0, (6, 2, 1.5, 2)),
    (0, (3, 2)),
)


def lines(chart: Chart, axes: Axes, high: float, wide: float) -> None:
    """Draw lines with gaps where there is no figure; ``high`` and ``wide`` are in points."""
    own = references = 0
    for one in chart.series:
        values = [nan if value is None else value for value in one.values]
        if one.reference:
            dash = _DASHES[references % len(_DASHES)]
            axes.plot(values, color=f"#{one.colour}", linewidth=1.6, linestyle=dash)
            if sum(value is not None for value in one.values) == 1:
                # One point is no line; it is drawn across its place.
                place = next(at for at, value in enumerate(one.values) if value is not None)
                level = one.values[place]
                assert level is not None
                axes.hlines(level, place - 0.4, place + 0.4, color=f"#{one.colour}")
            references += 1
        else:
            marker = _MARKERS[own % len(_MARKERS)]
            axes.plot(values, color=f"#{one.colour}", linewidth=2.2, marker=marker, markersize=7)
            own += 1
    known = [value for one in chart.series for value in one.values if value is not None]
    low, top = min(known), max(known)
    span = (top - low) or abs(top) or 1
    # From nothing where that does not flatten the line: a rise from 96 to 98 is to be seen too.
    bottom = 0 if 0 <= low <= span * 2 else low - span * 0.15
    ceiling = top + span * 0.15 if low or top else 1
    axes.set_ylim(bottom, ceiling)
    count = len(chart.categories)
    axes.set_xlim(-0.5, count - 0.5)
    _names(chart, axes, (ceiling - bottom) / (high * 0.7), wide)


def _names(chart: Chart, axes: Axes, unit: float, wide: float) -> None:
    """Name each line at its right end, none over another; ``unit`` is a point."""
    ends: list[tuple[float, int, Series, str]] = []
    for one in chart.series:
        known = [(place, value) for place, value in enumerate(one.values) if value is not None]
        if not known:
            continue
        where, last = known[-1]
        words = f"{one.name} {number_words(last, chart.unit)}" if one.reference else one.name
        ends.append((last, where, one, folded(words, wide * 0.27)))
    ends.sort(key=lambda end: end[0])
    heights = [(words.count("\n") + 1) * LINE * unit for *_, words in ends]
    at = _apart([end[0] for end in ends], heights, axes.get_ylim()[1])
    for (value, where, one, words), level in zip(ends, at, strict=True):
        axes.annotate(
            words,
            (where, value),
            (1.03, level),
            textcoords=axes.get_yaxis_transform(),
            ha="left",
            va="center",
            color=f"#{INK}",  # as dark as other text; the stroke to it has the line's colour
            arrowprops={
                "arrowstyle": "-",
                "color": f"#{one.colour}",
                "linewidth": 1.2,
                "relpos": (0, 0.5),
                "shrinkA": 2,
                "shrinkB": 7,
            },
            annotation_clip=False,
        )


def _apart(values: list[float], heights: list[float], top: float) -> list[float]:
    """Where names may stand, from the lowest up: pushed up off one another, and down at the top."""
    at: list[float] = []
    for place, value in enumerate(values):
        under = at[-1] + (heights[place - 1] + heights[place]) / 2 if at else value
        at.append(max(value, under))
    limit = top
    for place in reversed(range(len(at))):
        at[place] = min(at[place], limit - heights[place] / 2)
        limit = at[place] - heights[place] / 2
    return at


def sparkline(chart: Chart, axes: Axes) -> None:
    """Draw the values, small, the last one as a point; nothing known is a short rule."""
    axes.set_axis_off()
    values = chart.series[0].values if chart.series else ()
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if not known:
        axes.plot([0, 1], [0, 0], color=f"#{INK}", linewidth=1.2)
        axes.set_xlim(-4, 5)
        return
    colour = f"#{chart.series[0].colour}"
    axes.plot([nan if value is None else value for value in values], color=colour, linewidth=1.8)
    # A value between two gaps has no line to stand in.
    alone = [
        place
        for place, _ in known
        if all(
            not 0 <= near < len(values) or values[near] is None for near in (place - 1, place + 1)
        )
    ]
    for place in {*alone, known[-1][0]}:
        axes.plot(place, dict(known)[place], marker="o", markersize=4.5, color=colour)
    low, top = min(value for _, value in known), max(value for _, value in known)
    margin = (top - low) * 0.35 or 1
    axes.set_ylim(low - margin, top + margin)
    axes.set_xlim(-0.4, len(values) - 0.6 + 0.4 if len(values) > 1 else 0.4)
