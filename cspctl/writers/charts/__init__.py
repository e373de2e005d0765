"""Charts as pictures: PNG for Word, SVG for pages. The same chart gives the same bytes.

The plotting library takes half a second to load, so it is loaded when the first chart is drawn.
"""

from functools import lru_cache

from cspctl.documents.charts import Chart


@lru_cache(maxsize=128)  # a pack prints the same sheet for each edition, and counts pages before
def png(
    chart: Chart, width_mm: float, height_mm: float | None = None, *, titled: bool = False
) -> bytes:
    """Draw a chart as a PNG of 200 dots to the inch, without a word of who made it or when.

    The text is 12 points at this width. ``height_mm`` is worked out when it is None. ``titled``
    prints the title in the picture, for one that goes out by itself.
    """
    from cspctl.writers.charts.drawing import drawn, settings

    with settings():
        return drawn(chart, width_mm, height_mm, "png", titled=titled)


def svg(
    chart: Chart,
    width_mm: float,
    height_mm: float | None = None,
    *,
    prefix: str = "",
    titled: bool = False,
) -> str:
    """Draw a chart as an ``svg`` element to set into a page or to keep as a file.

    Its text is text; it refers to nothing outside, and it has a title and a description for
    screen readers. ``prefix`` begins its ids (letters and digits); without one it is worked out
    of the chart, so that a page needs prefixes only where one chart stands twice.
    """
    from cspctl.writers.charts.drawing import drawn, settings
    from cspctl.writers.charts.vector import cleaned

    with settings():
        made = drawn(chart, width_mm, height_mm, "svg", titled=titled)
        return cleaned(made, chart, prefix)


def height_of(chart: Chart, width_mm: float) -> float:
    """How high a chart is drawn, in millimetres, when nobody says so: 40 bars need room."""
    from cspctl.writers.charts.sizes import height_mm

    return height_mm(chart, width_mm)
