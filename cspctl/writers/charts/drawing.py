"""A chart on paper, by matplotlib: its own defaults, our text, nothing of the user's settings."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator
from PIL import Image

from cspctl.documents.charts import INK, Chart, number_words
from cspctl.writers.charts import sizes
from cspctl.writers.charts.bars import bars, key
from cspctl.writers.charts.lines import lines, sparkline
from cspctl.writers.docx.sandbox import clean

_DOTS = 200
_GRID = "D0D0D0"
_OURS: dict[Any, Any] = {
    # The font that comes with the library: the same picture on every machine.
    "font.family": "DejaVu Sans",
    "font.size": sizes.TEXT,
    "text.parse_math": False,  # "$" in a name is a dollar
    "text.color": f"#{INK}",
    "axes.labelcolor": f"#{INK}",
    "axes.edgecolor": f"#{INK}",
    "xtick.color": f"#{INK}",
    "ytick.color": f"#{INK}",
    "hatch.linewidth": 1.0,
    "svg.fonttype": "none",  # text, which can be read, searched and made larger
    "svg.hashsalt": "cspctl",  # else its ids are new every time
}


@contextmanager
def settings() -> Iterator[None]:
    """The library's defaults with ours; a settings file of the user's has no say, and the
    library's remarks (a letter that the font lacks, a cache that it cannot keep) are its own."""
    log = logging.getLogger("matplotlib")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(), mpl.rc_context():
            warnings.simplefilter("ignore")
            mpl.rcdefaults()
            mpl.rcParams.update(_OURS)
            yield
    finally:
        log.setLevel(before)


def drawn(
    chart: Chart, width_mm: float, height_mm: float | None, form: str, *, titled: bool = False
) -> bytes:
    """Draw a chart as ``png`` or ``svg``."""
    chart = _drawable(chart)
    high = sizes.height_mm(chart, width_mm) if height_mm is None else height_mm
    title = sizes.folded(chart.title, sizes.points(width_mm) * 0.8) if titled else ""
    if title and height_mm is None:
        high += (title.count("\n") + 1.5) * sizes.LINE / 72 * 25.4
    spark = chart.kind == "sparkline"
    figure = Figure((width_mm / 25.4, high / 25.4), layout=None if spark else "constrained")
    if spark:
        sparkline(chart, figure.add_axes((0.02, 0.12, 0.96, 0.76)))
    elif chart.is_empty:
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.text(0.5, 0.5, sizes.folded(chart.empty, sizes.points(width_mm)), ha="center")
    else:
        _plotted(chart, figure, width_mm, high)
    if title and figure.legends:  # above the key, which would stand over it
        above = figure.legends[0]
        above.set_title(title)
        above.get_title().set_fontweight("bold")
        above.set_alignment("left")
    elif title:
        figure.suptitle(title, x=0.01, ha="left", weight="bold")
    return _as_png(figure) if form == "png" else _as_svg(figure)


def _drawable(chart: Chart) -> Chart:
    """The chart without characters that no picture can hold."""
    return replace(
        chart,
        title=clean(chart.title),
        unit=clean(chart.unit),
        empty=clean(chart.empty),
        categories=tuple(clean(name) for name in chart.categories),
        series=tuple(replace(one, name=clean(one.name)) for one in chart.series),
    )


def _as_png(figure: Figure) -> bytes:
    """The picture in a palette, a third of its size: a pack is sent by mail."""
    figure.set_dpi(_DOTS)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    size = canvas.get_width_height()
    dots = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    drawing = Image.frombuffer("RGBA", size, dots, "raw", "RGBA", 0, 1)
    small = drawing.convert("RGB").quantize(
        128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    # The method takes a mean, which makes the paper 254.
    small.putpalette([255 if part > 252 else part for part in small.getpalette() or ()])
    out = BytesIO()
    small.save(out, "PNG", compress_level=9, dpi=(_DOTS, _DOTS))
    return out.getvalue()


def _as_svg(figure: Figure) -> bytes:
    FigureCanvasSVG(figure)
    out = BytesIO()
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    figure.savefig(out, format="svg", metadata=nothing)
    return out.getvalue()


def _plotted(chart: Chart, figure: Figure, width_mm: float, high_mm: float) -> None:
    axes = figure.add_subplot()
    across = chart.horizontal and chart.kind != "lines"
    values = axes.xaxis if across else axes.yaxis
    whole = all(
        value is None or float(value).is_integer() for one in chart.series for value in one.values
    )
    values.set_major_locator(MaxNLocator(6, integer=whole))
    values.set_major_formatter(FuncFormatter(lambda value, place: number_words(value, chart.unit)))
    axes.grid(axis="x" if across else "y", color=f"#{_GRID}", linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right", *(("bottom",) if across else ("left",))):
        axes.spines[side].set_visible(False)
    (axes.set_xlabel if across else axes.set_ylabel)(_axis_words(chart))
    if chart.kind == "lines":
        lines(chart, axes, sizes.points(high_mm), sizes.points(width_mm))
    else:
        bars(chart, axes, sizes.points(high_mm), sizes.points(width_mm))
    _name_categories(chart, axes, width_mm, across=across)
    if sizes.key_rows(chart, width_mm):
        handles = key(chart)
        # The library leaves out what begins with a low line; a space before it changes nothing.
        names = [f" {one.name}" if one.name.startswith("_") else one.name for one in chart.series]
        columns = sizes.key_columns(chart, width_mm)
        # The library fills columns; people read rows.
        order = [place for column in range(columns) for place in range(len(names))[column::columns]]
        figure.legend(
            [handles[place] for place in order],
            [names[place] for place in order],
            loc="outside upper left",
            ncols=columns,
            frameon=False,
            handlelength=1.6,
            borderaxespad=0.2,
        )


def _axis_words(chart: Chart) -> str:
    return "" if chart.unit in ("%", "£") else chart.unit[:1].upper() + chart.unit[1:]


def _name_categories(chart: Chart, axes: Axes, width_mm: float, *, across: bool) -> None:
    shown = sizes.names(chart, width_mm)
    places = list(range(len(shown)))
    if across:
        axes.set_yticks(places, shown)
        axes.tick_params("y", length=0)
        return
    # The last one is the one that people look for: names are left out from it backwards.
    every = -(-len(shown) // sizes.most_names(chart, width_mm)) if shown else 1
    kept = [place for place in places if (len(shown) - 1 - place) % every == 0]
    axes.set_xticks(kept, [shown[place] for place in kept])
