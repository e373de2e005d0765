"""The one type that every fault travels as. This module imports nothing of ours.

A user's mistake is never an exception with a traceback: whoever finds it makes a
:class:`Problem` that names the place and the mend, and goes on looking.
"""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem matters: an error fails ``check``, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Location(NamedTuple):
    """A place in a file: path relative to the workspace with ``/``; line and column from 1.

    Line 0 stands for no line at all, as for an option of the command line or a folder.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Problem(NamedTuple):
    """One fault, where it stands and what to do about it.

    ``code`` is stable (``A103``); ``message`` says what is wrong; ``mend`` says what to do,
    as a sentence of its own; ``action`` is the full name of the action that is meant
    (``csp/13``), when there is one.
    """

    code: str
    severity: Severity
    message: str
    location: Location
    mend: str = ""
    action: str | None = None

    @property
    def subject(self) -> str:
        """What it is about, whatever line it stands on: the action, or else the file."""
        return self.action or self.location.file

    @property
    def words(self) -> str:
        """The message without the lines that it names, which move when others are edited."""
        import re

        return re.sub(r"(?<=\bline )\d+|(?:(?<=\.yaml)|(?<=\.md)):\d+(:\d+)?", "", self.message)

    def __str__(self) -> str:
        said = f"{self.message} {self.mend}".rstrip()
        return f"{self.location}: {self.severity} {self.code}: {said}"


def error(code: str, message: str, location: Location, mend: str = "") -> Problem:
    """Make an error."""
    return Problem(code, Severity.ERROR, message, location, mend)


def warning(code: str, message: str, location: Location, mend: str = "") -> Problem:
    """Make a warning."""
    return Problem(code, Severity.WARNING, message, location, mend)


class CannotRun(Exception):
    """The command cannot do its work; the command line prints the problems and exits with 2."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems
