"""The baseline: keyed on what a problem is about, and shrinking."""

import json

import pytest

from cspctl.checking.baseline import read, without_known, written
from cspctl.problems import Location, Problem, Severity


def problem(code, action=None, *, file="actions.yaml", line=3, message="It is wrong."):
    return Problem(code, Severity.ERROR, message, Location(file, line), "", action)


OLD = [problem("A104", "b/10"), problem("A104", "b/2"), problem("F002", message="'x' on line 9.")]


def entries(problems):
    found, faults = read(written(problems), "base.json")
    assert faults == []
    return found


def test_it_is_json_with_a_problem_on_each_line_in_a_natural_order():
    data = written(OLD)
    assert json.loads(data)["version"] == 1
    assert data.decode().splitlines()[1:-1] == [
        '  {"code": "A104", "about": "b/2", "count": 1},',
        '  {"code": "A104", "about": "b/10", "count": 1},',
        '  {"code": "F002", "about": "actions.yaml: \'x\' on line .", "count": 1}',
    ]
    assert written(reversed(OLD)) == data


def test_what_it_lists_is_passed_over_on_whatever_line_it_stands_now():
    moved = [one._replace(location=Location("actions.yaml", 77)) for one in OLD]
    moved[2] = moved[2]._replace(message="'x' on line 83.")
    new = problem("A103", "b/2")
    assert without_known([*moved, new], entries(OLD)) == ([new], [])


def test_one_more_of_the_same_is_shown():
    twice = [OLD[2], OLD[2]]
    assert without_known(twice, entries([OLD[2]])) == ([OLD[2]], [])
    assert without_known(twice, entries(twice)) == ([], [])


def test_an_entry_of_a_problem_that_is_gone_is_a_problem_at_its_line():
    shown, stale = without_known(OLD[1:], entries(OLD))
    assert shown == []
    (one,) = stale
    assert (one.code, one.location, one.severity) == (
        "W605",
        Location("base.json", 3),
        Severity.ERROR,
    )
    assert "A104 of b/10" in one.message


def test_nothing_is_said_of_an_entry_that_nobody_looked_for():
    assert without_known([], entries(OLD), lambda code: code == "F002")[1][0].message.startswith(
        "The baseline lists F002"
    )


def test_what_cannot_be_read_is_never_listed():
    unreadable = problem("F001")
    assert entries([unreadable, problem("W602")]) == []
    forged = b'{"problems": [{"code": "F001", "about": "actions.yaml: It is wrong.", "count": 1}]}'
    found, _ = read(forged, "base.json")
    assert without_known([unreadable], found)[0] == [unreadable]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"problems": 3}',
        b'{"problems": [{"code": 1, "about": "b/2", "count": 1}]}',
        b'{"problems": [{"code": "A104", "about": "b/2", "count": "x"}]}',
        b'{"problems": [{"code": "A104", "about": "b/2", "count": Infinity}]}',
        b"[" * 100_000,
        b"\xff\xfe\x00",
    ],
)
def test_a_broken_baseline_is_a_problem(data):
    found, problems = read(data, "base.json")
    assert found == []
    assert [one.code for one in problems] == ["F001"]


def test_an_empty_one_is_whole():
    assert read(written([]), "base.json") == ([], [])
