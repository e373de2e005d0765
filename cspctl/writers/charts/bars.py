"""Bars, side by side or stacked, upright or lying, with their numbers on them."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from cspctl.documents.charts import INK, NO_FIGURE, Chart, Series, number_words
from cspctl.writers.charts.sizes import LETTER, LINE

# One a series, in its order: what colours alone would say is said by these as well.
_HATCHES = ("", "//", "--", "xx", "\\\\", "||", "++")
_SHARE = 0.72
_PAD = {"boxstyle": "round,pad=0.12", "facecolor": "white", "edgecolor": "none"}


def bars(chart: Chart, axes: Axes, high: float, wide: float) -> None:
    """Draw bars; ``high`` and ``wide`` are the picture's size in points."""
    count = len(chart.categories)
    plot = wide * 0.6 if chart.horizontal else high * 0.6
    if chart.kind == "stacked":
        tops, bottoms = _stacked(chart, axes, plot)
        # Where some go down, one number at the top would say the wrong thing.
        if len(chart.series) > 1 and not any(bottoms):
            for place, top in enumerate(tops):
                known = [one.values[place] for one in chart.series]
                numbers = [value for value in known if value is not None]
                if numbers:
                    words = number_words(sum(numbers), chart.unit)
                    _at_end(axes, chart, place, max(top, 0), words, bold=True)
        _room(chart, axes, tops, bottoms)
    else:
        _side_by_side(chart, axes)
    # Few upright bars are no wider than four are.
    half = (count if chart.horizontal else max(count, 4)) / 2 + 0.1
    middle = (count - 1) / 2
    (axes.set_ylim if chart.horizontal else axes.set_xlim)(middle - half, middle + half)
    if chart.horizontal:
        axes.invert_yaxis()


def _stacked(chart: Chart, axes: Axes, plot: float) -> tuple[list[float], list[float]]:
    """Stack each category's values, those below nothing downwards; return both ends."""
    count = len(chart.categories)
    tops, bottoms = [0.0] * count, [0.0] * count
    whole = [sum(abs(one.values[place] or 0) for one in chart.series) for place in range(count)]
    scale = plot / (max(whole, default=0) or 1)
    for number, one in enumerate(chart.series):
        values = [value or 0.0 for value in one.values]
        starts = [
            top if value >= 0 else bottom
            for value, top, bottom in zip(values, tops, bottoms, strict=True)
        ]
        _bars(chart, axes, number, one, list(range(count)), values, starts, _SHARE)
        for place, (value, start) in enumerate(zip(values, starts, strict=True)):
            words = number_words(value, chart.unit)
            room = len(words) * LETTER + 6 if chart.horizontal else LINE
            if value and abs(value) * scale >= room:
                middle = start + value / 2
                x, y = (middle, place) if chart.horizontal else (place, middle)
                axes.text(x, y, words, ha="center", va="center", bbox=_PAD, zorder=4)
            if value >= 0:
                tops[place] += value
            else:
                bottoms[place] += value
    return tops, bottoms


def _side_by_side(chart: Chart, axes: Axes) -> None:
    share = _SHARE / max(1, len(chart.series))
    ends: list[float] = [0.0]
    for number, one in enumerate(chart.series):
        offset = (number - (len(chart.series) - 1) / 2) * share
        for place, value in enumerate(one.values):
            if value is None:
                if len(chart.series) == 1:
                    _at_end(axes, chart, place, 0, NO_FIGURE)
                continue
            _bars(chart, axes, number, one, [place + offset], [value], [0.0], share)
            _at_end(axes, chart, place + offset, value, number_words(value, chart.unit))
            ends.append(value)
    _room(chart, axes, ends, ends)


def _bars(
    chart: Chart,
    axes: Axes,
    number: int,
    one: Series,
    places: list[Any],
    values: list[float],
    starts: list[float],
    share: float,
) -> None:
    looks = _looks(number, one)
    if chart.horizontal:
        axes.barh(places, values, share, left=starts, zorder=2, **looks)
    else:
        axes.bar(places, values, share, bottom=starts, zorder=2, **looks)


def key(chart: Chart) -> list[Patch]:
    """A patch for each series, in its order, as its bars look."""
    return [Patch(**_looks(number, one)) for number, one in enumerate(chart.series)]


def _looks(number: int, one: Series) -> dict[str, Any]:
    return {
        "facecolor": f"#{one.colour}",
        "edgecolor": "white",
        "hatch": _HATCHES[number % len(_HATCHES)],
        "linewidth": 1.2,
    }


def _at_end(
    axes: Axes, chart: Chart, place: float, value: float, words: str, *, bold: bool = False
) -> None:
    away = 4 if value >= 0 else -4
    weight = "bold" if bold else "normal"
    if chart.horizontal:
        at, offset = (value, place), (away, 0)
        align: dict[str, Any] = {"ha": "left" if value >= 0 else "right", "va": "center"}
    else:
        at, offset = (place, value), (0, away)
        align = {"ha": "center", "va": "bottom" if value >= 0 else "top"}
    axes.annotate(
        words, at, offset, textcoords="offset points", weight=weight, color=f"#{INK}", **align
    )


def _room(chart: Chart, axes: Axes, tops: list[float], bottoms: list[float]) -> None:
    """Leave room for the numbers at the ends; a scale of nothing goes to one."""
    top, bottom = max(tops, default=0), min(bottoms, default=0)
    span = (max(top, 0) - min(bottom, 0)) or 1
    low = bottom - span * 0.14 if bottom < 0 else 0
    high = top + span * 0.14 if top > 0 else (0 if bottom < 0 else 1)
    if chart.reach is not None:
        high = chart.reach * 1.14 or 1
    (axes.set_xlim if chart.horizontal else axes.set_ylim)(low, high)
    if bottom < 0:
        (axes.axvline if chart.horizontal else axes.axhline)(0, color=f"#{INK}", linewidth=1)
