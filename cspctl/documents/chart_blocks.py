"""A chart in a document: the picture, and its numbers beside it."""

from cspctl.documents.blocks import Block, Figure, Paragraph, Table, Text
from cspctl.documents.charts import Chart

#: Millimetres of a lying bar whose name takes two lines, and of the axis and key about the bars.
_BAR, _ROUND = 12.7, 40.0


def figure(
    chart: Chart, *, width_mm: float = 159, high_mm: float = 230, table: Table | None = None
) -> tuple[Block, ...]:
    """The chart with its caption and its table; its words alone when there is nothing to draw.

    ``width_mm`` and ``high_mm`` are the room for it, at first between the margins of an upright A4
    page; on one that lies on its side 140 mm are high. More bars than a page holds are drawn in
    pieces: Word cuts a picture that is higher than the page.
    ``table`` stands in the place of the chart's own where one says more.
    """
    if chart.is_empty:
        return (Paragraph((Text(f"{chart.title}: ", bold=True), Text(chart.empty))),)
    most = max(1, int((high_mm - _ROUND) / _BAR))
    parts = chart.parts(most) if chart.horizontal else (chart,)
    return (*(Figure(part, part.title, width_mm) for part in parts), table or numbers(chart))


def numbers(chart: Chart) -> Table:
    """The numbers of a chart as a table; each column is as wide as its longest word needs."""
    header, rows = chart.table()
    longest = max((len(row[0]) for row in rows), default=0)
    first = min(max(longest, len(header[0])) + 2, 34)
    words = [max(map(len, name.split()), default=0) for name in header[1:]]
    cells = [max((len(row[at]) for row in rows), default=0) for at in range(1, len(header))]
    rest = [max(pair) + 3 for pair in zip(words, cells, strict=True)]
    return Table(
        tuple((Text(cell),) for cell in header),
        tuple(tuple((Text(cell),) for cell in row) for row in rows),
        (first, *rest),
    )
