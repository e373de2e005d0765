"""Problems as JUnit XML, which GitLab, Jenkins and others show as tests.

What fails the check is a failed test. A warning that does not is a test that passes and says so,
so that the page of tests and the exit code never disagree.
"""

import re
from xml.sax.saxutils import escape, quoteattr

from cspctl.problems import Problem
from cspctl.reporters.report import Report

# What XML 1.0 cannot hold, however it is written.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(found: Report) -> str:
    """One suite a file, one test a problem; a clean workspace is one test that passes."""
    by_file: dict[str, list[Problem]] = {}
    for problem in found.problems:
        by_file.setdefault(found.path(problem), []).append(problem)
    suites = [_suite(found, file, problems) for file, problems in by_file.items()]
    clean = '  <testsuite name="cspctl" tests="1" failures="0">\n' + (
        '    <testcase classname="cspctl" name="check"/>\n  </testsuite>'
    )
    failures = sum(found.fails(problem) for problem in found.problems)
    head = f'<testsuites name="cspctl check" tests="{max(1, len(found.problems))}" '
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'{head}failures="{failures}">']
    return "\n".join([*lines, *(suites or [clean]), "</testsuites>"])


def _suite(found: Report, file: str, problems: list[Problem]) -> str:
    failures = sum(found.fails(problem) for problem in problems)
    head = f"  <testsuite name={_attribute(file)} "
    lines = [f'{head}tests="{len(problems)}" failures="{failures}">']
    lines += [_case(found, file, problem) for problem in problems]
    return "\n".join([*lines, "  </testsuite>"])


def _case(found: Report, file: str, problem: Problem) -> str:
    name = f"{problem.code} {found.codes[problem.code].name}".rstrip()
    place = problem.location
    if place.line:
        name += f" at line {place.line}, column {place.column}"
    attributes = f"classname={_attribute(file)} name={_attribute(name)} file={_attribute(file)}"
    said = _element(str(problem))
    if found.fails(problem):
        message, kind = _attribute(problem.message), _attribute(str(problem.severity))
        inside = f"<failure message={message} type={kind}>{said}</failure>"
    else:
        inside = f"<system-out>{said}</system-out>"
    return f"    <testcase {attributes}>{inside}</testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_UNWRITABLE.sub("\ufffd", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _element(text: str) -> str:
    return escape(_UNWRITABLE.sub("\ufffd", text))
