"""``actions overdue``, ``silent``, ``stats`` and ``duplicates`` as commands."""

import csv
import io
import json

import pytest
from helpers import run, written

BOARD = """
id: b
name: The Board
agencies: [{id: police, name: Police}]
people:
  - {id: super, name: Superintendent, agency: police}
  - {id: housing, name: Housing}
  - {id: idle, name: Clerk}
"""
PLAN = "meetings: [{date: 2017-09-12}, {date: 2017-12-13}]\n"
LOG = """
actions:
  - number: 1
    action: Write the protocol on houses in multiple occupation
    lead: [super, housing]
    start: 2017-09-12
    target: 2017-12-01
    was: [2017-10-01, 2017-11-01]
    rag: G
    state: open
    updates: [{date: 2017-11-20, note: First draft shared}]
  - number: 2
    action: Ask for the crime figures of the town centre
    lead: housing
    start: 2017-09-12
    target: 2017-12-19
    state: open
  - number: 3
    action: Write the protocol on houses in multiple occupation and bring it back
    lead: super
    start: 2017-12-13
    target: 2018-03-28
    state: open
    updates: [{date: 2017-12-15, note: Begun}]
"""


@pytest.fixture
def actions(tmp_path):
    files = {
        "packs/b/board.yaml": BOARD,
        "packs/b/forward-plan.yaml": PLAN,
        "actions.yaml": LOG,
    }
    folder = written(tmp_path, files)

    def command(*words, **more):
        return run("-C", folder, "--today", "2017-12-20", "actions", *words, **more)

    return command


def test_overdue_says_what_became_of_each_action(actions):
    first, second = actions("overdue").out.splitlines()[1:]
    assert first.startswith("b/1  Green*  2017-12-01  19")
    assert first.endswith(
        "(1 meeting missed; deferred 2 times, first target 2017-10-01; "
        "last update 2017-11-20: First draft shared)"
    )
    assert second.endswith("town centre (no update)")


def test_overdue_as_json_has_the_same_facts(actions):
    first, second = json.loads(actions("overdue", "--format", "json").out)["actions"]
    keys = ("meetings_missed", "times_deferred", "first_target", "last_update", "last_update_note")
    assert [first[key] for key in keys] == [1, 2, "2017-10-01", "2017-11-20", "First draft shared"]
    assert [second[key] for key in keys] == [0, 0, "2017-12-19", None, None]


def test_overdue_by_lead_and_by_agency(actions):
    lines = actions("overdue", "--by", "lead").out.splitlines()
    assert [line for line in lines if line.endswith("overdue")] == [
        "Housing: 2 overdue, the longest 19 days overdue",
        "Superintendent: 1 overdue, the longest 19 days overdue",
    ]
    assert sum(line.startswith("b/1 ") for line in lines) == 2
    answer = json.loads(actions("overdue", "--by", "agency", "--format", "json").out)
    assert [one["id"] for one in answer["actions"]] == ["b/1", "b/2"]
    assert answer["groups"] == [
        {
            "agency": "police",
            "name": "Police",
            "count": 1,
            "longest_overdue": 19,
            "actions": ["b/1"],
        },
        {
            "agency": None,
            "name": "no agency known",
            "count": 1,
            "longest_overdue": 1,
            "actions": ["b/2"],
        },
    ]


def test_nothing_overdue_is_said_on_every_kind_of_output(actions):
    for words in ((), ("--by", "lead")):
        done = actions("overdue", "--lead", "idle", *words)
        assert done.out == "Nothing is overdue on 2017-12-20.\n"
    done = actions("overdue", "--lead", "idle", "--by", "lead", "--format", "json")
    assert json.loads(done.out) == {"actions": [], "groups": []}


def test_what_the_star_means_is_said_to_a_person_and_not_to_a_pipe(actions):
    meaning = "* The dates contradict this RAG"
    for words in (("list",), ("overdue",), ("overdue", "--by", "lead"), ("silent",)):
        assert meaning not in actions(*words).out
    for words in (("list",), ("overdue",)):
        assert actions(*words, terminal=True).out.splitlines()[-1].startswith(meaning)
    assert meaning not in actions("list", "--lead", "nobody at all", terminal=True).out


def test_a_card_says_how_the_dates_contradict(actions):
    lines = actions("show", "1").out.splitlines()
    assert "  RAG:             Green (it says green and is 19 days overdue)" in lines
    deferred = "  Earlier targets: 2017-10-01; 2017-11-01 (deferred 2 times, 61 days in all)"
    assert deferred in lines


def test_silent_since_the_last_meeting_and_since_a_date(actions):
    def numbers(*words):
        found = json.loads(actions("silent", *words, "--format", "json").out)["actions"]
        return [one["id"] for one in found]

    assert numbers() == ["b/2", "b/1"]
    assert numbers("--since", "2017-11-20") == ["b/2"]
    assert numbers("--since", "2017-12-16") == ["b/2", "b/1", "b/3"]
    assert actions("silent", "--exit-code").code == 1
    assert actions("silent", "--since", "yesterday").code == 2


def test_silent_says_in_its_help_what_it_means(actions):
    words = " ".join(actions("silent", "--help").out.split())
    assert "on or before its board's last meeting" in words
    assert "not cancelled, on or before today" in words


def test_stats_as_text(actions):
    out = actions("stats").out
    assert "3 open, 2 of them overdue; 0 closed" in out
    assert "  Superintendent 2 ## (1 overdue)" in out
    assert "  deferred: 1 of 3, 2 times in all" in out
    assert "  worst:    61 days later (b/1)" in out


def test_stats_as_json_and_csv_and_of_one_lead(actions):
    answer = json.loads(actions("stats", "--format", "json").out)
    assert (answer["open"], answer["overdue"], answer["contradictions"]) == (3, 2, 1)
    assert answer["by_rag"] == [
        {"id": "R", "name": "Red", "open": 1, "overdue": 1},
        {"id": "G", "name": "Green", "open": 2, "overdue": 1},
    ]
    assert answer["slippage"]["worst"] == 61
    assert answer["closed_on_time"] == {"on_time": 0, "by_first": 0, "late": 0, "undated": 0}
    rows = list(csv.DictReader(io.StringIO(actions("stats", "--format", "csv").out)))
    assert rows[0] == {"group": "all", "id": "", "name": "all", "open": "3", "overdue": "2"}
    assert {row["group"] for row in rows} == {"all", "board", "agency", "lead", "rag", "age"}
    assert "2 open, 1 of them overdue" in actions("stats", "--lead", "super").out


def test_duplicates_say_what_to_do_next(actions):
    lines = actions("duplicates").out.splitlines()
    assert lines[0] == "b/1 is repeated by b/3"
    assert "  The same? cspctl actions merge b/3 --into b/1" in lines
    assert "  Not?      cspctl actions distinct b/1 b/3" in lines


def test_duplicates_are_folded_for_a_person_and_not_for_a_pipe(actions, monkeypatch):
    monkeypatch.setenv("COLUMNS", "44")
    text = "Write the protocol on houses in multiple occupation"
    assert f"  b/1: {text}" in actions("duplicates").out.splitlines()
    lines = actions("duplicates", terminal=True).out.splitlines()
    assert "  b/1: Write the protocol on houses in" in lines
    assert "       multiple occupation" in lines


def test_duplicates_since_a_date(actions):
    def groups(day):
        found = actions("duplicates", "--since", day, "--format", "json").out
        return [group["actions"] for group in json.loads(found)["groups"]]

    assert groups("2017-12-13") == [["b/1", "b/3"]]
    assert groups("2017-12-14") == []


def test_is_there_one_like_this_already(actions):
    text = "Protocol on houses in multiple occupation to be written"
    answer = json.loads(actions("duplicates", "--text", text, "--format", "json").out)
    assert answer["matches"][0]["action"] == "b/1"
    assert 0 < answer["matches"][0]["score"] <= 1
    assert answer["matches"][0]["why"]
    out = actions("duplicates", "--text", text).out
    assert out.startswith("Likely the same as b/1 (")
    assert out.splitlines()[-1] == "To add to it: cspctl actions update b/1 --note TEXT"
    assert actions("duplicates", "--text", text, "--exit-code").code == 1


def test_there_is_none_like_this(actions):
    done = actions("duplicates", "--text", "Buy new chairs", "--exit-code")
    assert (done.code, done.out) == (0, "No open action is like it.\n")
    done = actions("duplicates", "--text", "Buy new chairs", "--format", "json")
    assert json.loads(done.out) == {"matches": [], "similar": []}
