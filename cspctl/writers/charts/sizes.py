"""How large things are in a chart, in points (72 to the inch), before the library is loaded."""

import textwrap

from cspctl.documents.charts import Chart

TEXT = 12.0
LINE = 15.0
#: An average letter of the font at that size. It is a wide font: a little too much is on purpose.
LETTER = 7.4
_BAR = 28.0
_NAME_LINES = 2
_PLOT = 190.0
_AXIS = 42.0
#: A sparkline is as high as a line of text and a half.
_SPARK_MM = 7.0


def points(mm: float) -> float:
    """Millimetres in points."""
    return mm / 25.4 * 72


def height_mm(chart: Chart, width_mm: float) -> float:
    """The height that shows every bar and every line of the key."""
    if chart.kind == "sparkline":
        return _SPARK_MM
    high = _AXIS + key_rows(chart, width_mm) * (LINE + 4)
    if chart.kind != "lines" and chart.horizontal:
        lines = [name.count("\n") + 1 for name in names(chart, width_mm)]
        high += sum(max(_BAR, line * LINE + 6) for line in lines)
    else:
        high += _PLOT
    return round(high / 72 * 25.4, 1)


def key_columns(chart: Chart, width_mm: float) -> int:
    """How many entries of the key stand side by side."""
    longest = max((len(one.name) for one in chart.series), default=0)
    fits = int((points(width_mm) - 10) // (longest * LETTER + 48))
    return max(1, min(fits, len(chart.series)))


def key_rows(chart: Chart, width_mm: float) -> int:
    """How many lines the key takes; lines are named at their ends, one series by the title."""
    if chart.kind == "lines" or len(chart.series) < 2:
        return 0
    columns = key_columns(chart, width_mm)
    return -(-len(chart.series) // columns)


def names(chart: Chart, width_mm: float) -> list[str]:
    """The categories as they stand along the axis: folded, and the end of a long one left out.

    The whole name stands in the table beside the chart.
    """
    if chart.horizontal:
        return [folded(name, points(width_mm) * 0.36) for name in chart.categories]
    room = _bottom(chart, width_mm) / max(
        1, min(len(chart.categories), most_names(chart, width_mm))
    )
    return [folded(name.replace("-Q", " Q"), room) for name in chart.categories]


def most_names(chart: Chart, width_mm: float) -> int:
    """How many categories along the bottom can have their name there; others are left out."""
    longest = max(
        (len(word) for name in chart.categories for word in name.replace("-Q", " ").split()),
        default=1,
    )
    return max(2, int(_bottom(chart, width_mm) // ((longest + 1) * LETTER)))


def _bottom(chart: Chart, width_mm: float) -> float:
    """How long the axis along the bottom is; lines have their names to the right of it."""
    return points(width_mm) * (0.62 if chart.kind == "lines" else 0.86)


def folded(name: str, room: float) -> str:
    """A name in at most two lines of so many points."""
    letters = max(6, int(room // LETTER))
    lines = textwrap.wrap(name, letters, break_on_hyphens=False) or [""]
    if len(lines) > _NAME_LINES:
        lines = lines[:_NAME_LINES]
        lines[-1] = lines[-1][: letters - 1].rstrip() + "…"
    return "\n".join(lines)
