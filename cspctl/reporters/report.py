"""What ``check`` found, complete before anybody prints it, and the forms it can be printed in.

A form is a module of this package with a function ``report(Report) -> str``; naming it in ``FORMS``
makes it a choice of ``--format``.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

from cspctl.problems import Problem, Severity

FORMS = {
    "text": "cspctl.reporters.problems",
    "json": "cspctl.reporters.problem_json",
    "github": "cspctl.reporters.github",
    "sarif": "cspctl.reporters.sarif",
    "junit": "cspctl.reporters.junit",
    "csv": "cspctl.reporters.problem_csv",
}


class Explained(NamedTuple):
    """A code in words: its short name ('' for the loader's), one sentence, and all of it."""

    code: str
    name: str
    severity: Severity
    summary: str
    text: str


class Report(NamedTuple):
    """The problems of a run, and what a form may need beside them.

    ``codes`` explains every code, by code. ``folder`` is where the workspace lies below the top
    of its repository ('' for the top itself): other programs name files from there. With
    ``strict`` a warning fails the check too. ``statistics`` asks for counts.
    """

    problems: Sequence[Problem]
    codes: dict[str, Explained]
    version: str
    folder: str = ""
    strict: bool = False
    statistics: bool = False

    def path(self, problem: Problem) -> str:
        """A problem's file as the repository knows it."""
        return f"{self.folder}/{problem.location.file}" if self.folder else problem.location.file

    def fails(self, problem: Problem) -> bool:
        """Whether a problem fails the check."""
        return self.strict or problem.severity is Severity.ERROR

    def counts(self) -> list[tuple[Explained, int]]:
        """How often each code was found, the most frequent first."""
        counts: dict[str, int] = {}
        for problem in self.problems:
            counts[problem.code] = counts.get(problem.code, 0) + 1
        codes = sorted(counts, key=lambda code: (-counts[code], code))
        return [(self.codes[code], counts[code]) for code in codes]


def printed(report: Report, form: str) -> str:
    """A report in one of the forms; '' when there is nothing to print."""
    text = import_module(FORMS[form]).report(report)
    assert isinstance(text, str)
    return text
