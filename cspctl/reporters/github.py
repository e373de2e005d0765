"""Problems as GitHub's workflow commands: a note beside the very line of a pull request."""

from cspctl.problems import Problem
from cspctl.reporters.report import Report


def report(found: Report) -> str:
    """A line a problem: ``::error file=...,line=...,col=...,title=...::message``."""
    return "\n".join(_command(found, problem) for problem in found.problems)


def _command(found: Report, problem: Problem) -> str:
    place = problem.location
    said = {"file": found.path(problem)}
    if place.line:
        said |= {"line": str(place.line), "col": str(place.column)}
    said["title"] = f"{problem.code} {found.codes[problem.code].name}".rstrip()
    properties = ",".join(f"{key}={_property(value)}" for key, value in said.items())
    message = f"{problem.message} {problem.mend}".rstrip()
    return f"::{problem.severity} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
