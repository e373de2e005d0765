"""Stage 2, screen: what papers hold besides what their readers see is found before any is used."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from cspctl.model.board import Screening
from cspctl.pack.kept import NOTHING_KEPT, Kept, Runner, one_by_one, recall_all
from cspctl.pack.screening import FORMATS, Finding, Screened, screen
from cspctl.pack.screening.hazards import GROUPS
from cspctl.problems import CannotRun, Problem

# Markdown is text that is printed as it stands: nothing in it is hidden from its readers.
_SCREENED = tuple(f".{ending}" for ending in FORMATS if ending != "md")


class Clean(NamedTuple):
    """The papers to be used, what stays in them to be looked at, and the whole report."""

    papers: dict[str, bytes]
    warnings: tuple[Problem, ...]
    report: tuple[Screened, ...]


def screened(
    papers: Mapping[str, bytes],
    policy: Screening,
    kept: Kept = NOTHING_KEPT,
    run: Runner = one_by_one,
) -> Clean:
    """Screen every paper by the board's policy; what an earlier build screened is ``kept``.

    Raises:
        CannotRun: with every problem of every paper that is refused.
    """
    choices = json.dumps({name: getattr(policy, name) for name in GROUPS})
    names = [name for name in papers if name.lower().endswith(_SCREENED)]
    asked = [(papers[name], PurePosixPath(name).suffix.lower(), choices) for name in names]
    answers = recall_all(kept, "screened", screened_answer, asked, run)
    report = tuple(
        _told(name, papers[name], answer) for name, answer in zip(names, answers, strict=True)
    )
    refused = [problem for one in report if one.refused for problem in one.problems]
    if refused:
        raise CannotRun(*refused)
    cleaned = {**papers, **{one.name: one.data for one in report}}
    return Clean(cleaned, tuple(p for one in report for p in one.problems), report)


def screened_answer(paper: bytes, ending: str, choices: str) -> bytes:
    """Screen one paper, as bytes: a line of JSON, then the paper if it was changed."""
    made = screen(paper, f"paper{ending}", Screening(**json.loads(choices)))
    same = made.data == paper
    head = {"same": same, "findings": [[f.hazard, f.place, f.done] for f in made.findings]}
    return json.dumps(head).encode() + b"\n" + (b"" if same else made.data)


def _told(name: str, paper: bytes, answer: bytes) -> Screened:
    line, _, data = answer.partition(b"\n")
    head = json.loads(line)
    findings = tuple(Finding(*found) for found in head["findings"])
    return Screened(paper if head["same"] else data, findings, name)


def as_rows(report: tuple[Screened, ...]) -> list[dict[str, Any]]:
    """The report as the manifest has it: file, hazard, place, and what was done."""
    return [
        {"file": one.name, "hazard": found.hazard, "place": found.place, "done": found.done}
        for one in report
        for found in one.findings
    ]
