"""Problems as text or JSON."""

from collections.abc import Sequence
from typing import Any

from cspctl.problems import Problem, Severity


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
