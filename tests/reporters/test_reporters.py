"""Problems and rows as text, JSON and CSV."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspctl.problems import CannotRun, Location, Problem, Severity, error, warning
from cspctl.reporters import problems as problem_reporter
from cspctl.reporters.rows import Column, as_csv, as_json, as_text, as_word

PROBLEMS = [
    error("F002", "'taget' is not known.", Location("actions.yaml", 5, 3), "Write target."),
    Problem("A103", Severity.WARNING, "No lead.", Location("a.yaml"), action="csp/13"),
    error("F001", "No workspace.", Location("packs", 0)),
]


def test_problems_as_text():
    assert problem_reporter.as_text(PROBLEMS).splitlines() == [
        "actions.yaml:5:3: error F002: 'taget' is not known. Write target.",
        "a.yaml:1:1: warning A103: No lead.",
        "packs: error F001: No workspace.",
    ]
    assert str(CannotRun(*PROBLEMS)).count(";") == 2


def test_problems_as_rows():
    first, second, _ = problem_reporter.as_rows(PROBLEMS)
    assert first == {
        "code": "F002",
        "severity": "error",
        "message": "'taget' is not known.",
        "mend": "Write target.",
        "file": "actions.yaml",
        "line": 5,
        "column": 3,
    }
    assert second["action"] == "csp/13"


@pytest.mark.parametrize(
    ("errors", "warnings", "words"),
    [
        (0, 0, "no errors, no warnings"),
        (1, 2, "1 error, 2 warnings"),
        (2, 1, "2 errors, 1 warning"),
    ],
)
def test_how_many_problems_there_are(errors, warnings, words):
    place = Location("a")
    found = [error("X", "", place)] * errors + [warning("X", "", place)] * warnings
    assert problem_reporter.summary(found) == words


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("\tx", "'\tx"),
        (-1, "-1"),
        (None, ""),
        (["a", None, "b"], "a; ; b"),
        (["=a"], "'=a"),
        ('say "a, b"', 'say "a, b"'),
        ("two\nlines", "two\nlines"),
        ("Café", "Café"),
    ],
)
def test_a_cell_of_csv(value, cell):
    text = as_csv([{"a": value, "b": 1}], ["a", "b"])
    assert list(csv.reader(io.StringIO(text)))[1] == [cell, "1"]


@given(st.text().filter(lambda text: text.isprintable()))
def test_no_cell_of_csv_begins_a_formula(text):
    ((_,), *rows) = csv.reader(io.StringIO(as_csv([{"a": text}], ["a"])))
    assert not rows or not rows[0] or rows[0][0][:1] not in ("=", "+", "-", "@")


def test_text_is_aligned_and_a_line_a_row():
    columns = (Column("id", "No."), Column("action", "Action", wide=True))
    rows = [{"id": "csp/1", "action": "two\n lines"}, {"id": 2, "action": None}]
    assert as_text(rows, columns).splitlines() == ["No.    Action", "csp/1  two lines", "2"]


def test_json_keeps_letters_as_they_are():
    text = as_json({"a": "Café", "b": [1, None]})
    assert "Café" in text
    assert json.loads(text) == {"a": "Café", "b": [1, None]}


def test_a_value_in_words():
    assert as_word(["a", ("b", None)]) == "a; b; "
