"""Charts before anybody draws them: what is shown, in words and in numbers.

A chart is never by itself: :func:`cspctl.documents.chart_blocks.figure` sets its numbers beside it
as a table, and ``alt`` says in words what a person who cannot see it should know.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

# Every colour has a contrast of at least 3 to 1 against white (WCAG 2.2, 1.4.11), and those that
# meet in a chart can be told apart with each common kind of colour blindness: a test simulates
# it. The writer gives each series a hatch or a marker besides, so no meaning hangs on a colour.
RAG_COLOURS = {"R": "8E0F2E", "A": "C98500", "G": "2E9E4F", "B": "3B4A6B"}
BLUE, VERMILION, GREY, INK = "0072B2", "D55E00", "8C8C8C", "333333"

NO_FIGURE = "no figure"


@dataclass(frozen=True, slots=True)
class Series:
    """A row of values, one a category; None is a gap. ``colour`` is such as ``0072B2``.

    ``reference`` marks a line to compare with, such as a target, drawn thin and without points.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """What is to be drawn. ``categories`` are the places along the axis, first to last.

    ``label`` says what the categories are ("Agency"); ``unit`` what the values are: ``%`` and
    ``£`` go with each number, any other word stands at the axis. ``horizontal`` lays bars down,
    for names that are long or many. ``reach`` is where the values' scale ends, for charts that
    are to be compared; it is worked out when None. ``empty`` is said instead when there is
    nothing to draw.
    """

    kind: Literal["bars", "stacked", "lines", "sparkline"]
    title: str
    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    label: str = ""
    horizontal: bool = False
    reach: float | None = None
    empty: str = "There are no figures to show."

    def parts(self, most: int) -> "tuple[Chart, ...]":
        """The chart in pieces of at most so many categories, on one scale, for a page to hold."""
        if len(self.categories) <= most:
            return (self,)
        count = -(-len(self.categories) // most)
        size = -(-len(self.categories) // count)
        sums = [
            sum(one.values[place] or 0 for one in self.series)
            for place in range(len(self.categories))
        ]
        single = [value or 0 for one in self.series for value in one.values]
        reach = max(sums if self.kind == "stacked" else single, default=0)
        return tuple(
            replace(
                self,
                title=f"{self.title} ({number + 1} of {count})",
                categories=self.categories[number * size : (number + 1) * size],
                series=tuple(
                    replace(one, values=one.values[number * size : (number + 1) * size])
                    for one in self.series
                ),
                reach=reach,
            )
            for number in range(count)
        )

    @property
    def is_empty(self) -> bool:
        """Whether it has no value at all."""
        return not any(value is not None for one in self.series for value in one.values)

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The numbers as text: the header, and a row for each category."""
        names = [one.name for one in self.series]
        if self.unit not in ("", "%", "£") and len(names) == 1:
            names = [f"{names[0]} ({self.unit})"]
        totals = self.kind == "stacked" and len(names) > 1
        rows = []
        for place, category in enumerate(self.categories):
            values = [one.values[place] for one in self.series]
            cells = [number_words(value, self.unit) for value in values]
            if totals:
                known = [value for value in values if value is not None]
                cells.append(number_words(sum(known), self.unit) if known else NO_FIGURE)
            rows.append((category, *cells))
        return (self.label, *names, *(["Total"] if totals else [])), tuple(rows)


def number_words(value: float | None, unit: str = "") -> str:
    """``1,204``, ``17.1%``, ``£3.50``; at most two decimals, and words for None."""
    if value is None:
        return NO_FIGURE
    text = f"{abs(value):,.2f}"
    if unit != "£" or text.endswith(".00"):
        text = text.rstrip("0").rstrip(".")
    # A number that rounds to nothing has no sign.
    sign = "−" if value < 0 and text.strip("0.,") else ""
    return f"{sign}{'£' if unit == '£' else ''}{text}{'%' if unit == '%' else ''}"


def sparkline(title: str, alt: str, values: Sequence[float | None]) -> Chart:
    """A line as small as a word, for a cell of a table whose numbers stand beside it."""
    places = tuple(str(place + 1) for place in range(len(values)))
    return Chart("sparkline", title, alt, places, (Series(title, tuple(values), BLUE),))
