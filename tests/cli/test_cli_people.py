"""``board attendance``, ``quorum`` and ``interests``."""

import csv
import io
import json

import pytest
from helpers import run, written

BOARD = """\
id: b
name: Safer Borough Board
people:
  - {id: one, name: Chair One, capacity: chair}
  - {id: two, name: Member Two, capacity: member, until: 2017-12-31}
terms: {quorum: {share: 1/3, at_least: 2}, absences: {interim_after: 1}}
"""
PLAN = "meetings: [{date: 2017-12-13}, {date: 2018-03-14}]\n"
MINUTES = """\
---
present: [one]
apologies: [two]
interests: [{person: one, item: 3, nature: A landlord, withdrew: yes}]
---
## 3. Fire safety
Said.
"""


@pytest.fixture
def root(tmp_path):
    files = {"board.yaml": BOARD, "forward-plan.yaml": PLAN, "2017-12-13/minutes.md": MINUTES}
    return written(tmp_path, {f"packs/b/{name}": text for name, text in files.items()})


def board(root, *words):
    return run("-C", root, "--today", "2017-12-20", "board", *words)


def test_attendance_in_every_format(root):
    said = board(root, "attendance", "b")
    assert said.code == 0
    assert "Counted: 2017-12-13" in said.out
    assert "1: an interim replacement may be named" in said.out
    assert "2018-01-01  Member Two  member  -" in said.out
    answer = json.loads(board(root, "attendance", "b", "--format", "json").out)
    assert answer["meetings"] == [
        {"date": "2017-12-13", "status": "recorded", "seats": 2, "present": 1}
    ]
    assert answer["members"][1] == {
        "id": "two",
        "name": "Member Two",
        "capacity": "member",
        "agency": None,
        "meetings": 1,
        "present": 0,
        "substituted": 0,
        "apologies": 1,
        "absent": 0,
        "percent": 0,
        "in_a_row": 1,
        "rule": "an interim replacement may be named",
        "record": [{"date": "2017-12-13", "attended": "apologies", "substitute": None}],
    }
    assert answer["changes"] == [
        {"date": "2018-01-01", "id": "two", "name": "Member Two", "before": "member", "after": None}
    ]
    rows = list(csv.DictReader(io.StringIO(board(root, "attendance", "b", "--format", "csv").out)))
    assert [(row["id"], row["percent"]) for row in rows] == [("one", "100"), ("two", "0")]


def test_quorum_is_of_the_next_meeting_unless_one_is_named(root):
    assert "Wednesday 14 March 2018" in board(root, "quorum", "b").out
    said = board(root, "quorum", "b", "2017-12-13")
    assert (said.code, "The meeting lacks 1." in said.out) == (0, True)
    assert "Chair One" in said.out
    assert board(root, "quorum", "b", "2017-12-13", "--exit-code").code == 1
    answer = json.loads(board(root, "quorum", "b", "2017-12-13", "--format", "json").out)
    assert answer == {
        "board": "b",
        "date": "2017-12-13",
        "basis": "minutes",
        "seats": 2,
        "needed": 2,
        "counted": 1,
        "quorate": False,
        "apologies": ["two"],
        "items": [
            {
                "item": "3",
                "title": "Fire safety",
                "withdrawn": ["one"],
                "counted": 0,
                "quorate": False,
            }
        ],
    }


def test_quorum_of_no_meeting_is_a_problem(root):
    said = board(root, "quorum", "b", "2017-12-14")
    assert said.code == 2
    assert "There is no meeting on 2017-12-14. Meetings: 2017-12-13, 2018-03-14." in said.err


def test_interests_name_their_place(root):
    (row,) = json.loads(board(root, "interests", "b", "--format", "json").out)["interests"]
    assert row == {
        "date": "2017-12-13",
        "item": "3",
        "title": "Fire safety",
        "person": "one",
        "name": "Chair One",
        "kind": None,
        "nature": "A landlord",
        "withdrew": True,
        "file": "packs/b/2017-12-13/minutes.md",
        "line": 4,
    }
    assert "A landlord" in board(root, "interests", "b").out
