"""Writing a chart to a file of its own, as PNG or SVG by its ending."""

from pathlib import PurePath

from cspctl.cli.actions.exporting import target_file
from cspctl.cli.printing import note
from cspctl.cli.session import Session
from cspctl.documents.charts import Chart
from cspctl.output import write_whole
from cspctl.problems import CannotRun, Location, error

#: Between the margins of an upright A4 page, so that it can be put into a paper as it is.
_WIDTH_MM = 159.0


def chart_form(output: str) -> str:
    """``png`` or ``svg``; CannotRun for another ending."""
    form = PurePath(output).suffix.lower().removeprefix(".")
    if form not in ("png", "svg"):
        message = "A chart is written as PNG or SVG, and the name ends in neither."
        mend = "Write a name such as chart.png, for Word, or chart.svg, for a web page."
        raise CannotRun(error("F001", message, Location(output, 0), mend))
    return form


def write_chart(run: Session, output: str, chart: Chart) -> None:
    """Draw a chart with its title, and say in words what it shows.

    Raises CannotRun for a chart without figures, and for a name that cannot be written to.
    """
    from cspctl.writers.charts import png, svg

    form = chart_form(output)
    if chart.is_empty:
        message = f"{chart.empty.rstrip('.')}: there is nothing to draw."
        raise CannotRun(error("F001", message, Location(output, 0), ""))
    path = target_file(run, output)
    if form == "png":
        data = png(chart, _WIDTH_MM, titled=True)
    else:
        data = svg(chart, _WIDTH_MM, titled=True).encode()
    try:
        write_whole(path, data)
    except OSError as fault:
        message = f"This file cannot be written ({fault.strerror or fault})."
        place, mend = Location(output, 0), "Choose another name."
        raise CannotRun(error("F001", message, place, mend)) from None
    note(f"{output}: {chart.title}.")
    note(f"Alternative text: {chart.alt}")
