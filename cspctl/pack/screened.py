"""Stage 2, screen: what papers hold besides what their readers see is found before any is used."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from cspctl.model.board import Screening
from cspctl.pack.screening import FORMATS, Screened, screen
from cspctl.problems import CannotRun, Problem

# Markdown is text that is printed as it stands: nothing in it is hidden from its readers.
_SCREENED = tuple(f".{ending}" for ending in FORMATS if ending != "md")


class Clean(NamedTuple):
    """The papers to be used, what stays in them to be looked at, and the whole report."""

    papers: dict[str, bytes]
    warnings: tuple[Problem, ...]
    report: tuple[Screened, ...]


def screened(papers: Mapping[str, bytes], policy: Screening) -> Clean:
    """Screen every paper by the board's policy.

    Raises:
        CannotRun: with every problem of every paper that is refused.
    """
    report = tuple(
        screen(data, name, policy)
        for name, data in papers.items()
        if name.lower().endswith(_SCREENED)
    )
    refused = [problem for one in report if one.refused for problem in one.problems]
    if refused:
        raise CannotRun(*refused)
    cleaned = {**papers, **{one.name: one.data for one in report}}
    return Clean(cleaned, tuple(p for one in report for p in one.problems), report)


def as_rows(report: tuple[Screened, ...]) -> list[dict[str, Any]]:
    """The report as the manifest has it: file, hazard, place, and what was done."""
    return [
        {"file": one.name, "hazard": found.hazard, "place": found.place, "done": found.done}
        for one in report
        for found in one.findings
    ]
