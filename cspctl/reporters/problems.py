"""Problems as text or rows."""

from collections.abc import Sequence
from typing import Any

from cspctl.problems import Problem, Severity
from cspctl.reporters.report import Report
from cspctl.reporters.rows import Column
from cspctl.reporters.rows import as_text as table


def report(found: Report) -> str:
    """A line a problem; with statistics, a line a code in their place."""
    if not found.statistics:
        return as_text(found.problems)
    columns = [Column("count", "count"), Column("code", "code"), Column("severity", "severity")]
    return table(statistics(found), [*columns, Column("summary", "what is wrong")])


def statistics(found: Report) -> list[dict[str, Any]]:
    """How often each code was found, as rows; the severity is the one that the rule has."""
    return [
        {
            "count": count,
            "code": one.code,
            "name": one.name,
            "severity": str(one.severity),
            "summary": one.summary,
        }
        for one, count in found.counts()
    ]


def as_text(problems: Sequence[Problem]) -> str:
    """A line a problem: ``file:line:column: severity CODE: message mend``."""
    return "\n".join(str(problem) for problem in problems)


def as_rows(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Problems as ``check --format json`` prints them."""
    return [
        {
            "code": problem.code,
            "severity": str(problem.severity),
            "message": problem.message,
            "mend": problem.mend,
            "file": problem.location.file,
            "line": problem.location.line,
            "column": problem.location.column,
        }
        | ({"action": problem.action} if problem.action else {})
        for problem in problems
    ]


def summary(problems: Sequence[Problem]) -> str:
    """How many there are, in words."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
