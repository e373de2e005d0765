"""The figures that a board follows: a table of all with a line as small as a word, then each."""

from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.performance import IndicatorLine, performance_view
from cspctl.documents.site.page import Page
from cspctl.documents.site.site import Site


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator, with its place on the page; ``restricted`` is marked for the members."""

    anchor: str
    line: IndicatorLine
    restricted: bool


@dataclass(frozen=True, slots=True)
class PerformancePage:
    """What the page shows. ``updated`` is the day in words, '' when it is not known."""

    summary: str
    updated: str
    measures: tuple[Measure, ...]


def performance_path(board: str) -> str:
    """The page of a board's figures."""
    return f"{board}/performance.html"


def pages(site: Site) -> Iterator[Page]:
    """A page for each board that keeps figures."""
    for name, folder in site.boards.items():
        if folder.performance is None or not folder.performance.indicators:
            continue
        directory = site.directory(name)
        view = performance_view(folder, site.today, site.today, directory, public=site.public)
        measures = tuple(
            Measure(f"indicator-{place}", line, indicator.restricted is not None)
            for place, (line, indicator) in enumerate(
                zip(view.lines, folder.performance.indicators, strict=True), start=1
            )
        )
        page = PerformancePage(view.summary, view.updated, measures)
        yield Page(
            performance_path(name),
            "Performance",
            page,
            board=name,
            menu="Performance",
            description=view.summary,
        )
