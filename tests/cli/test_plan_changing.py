"""The commands that change the forward plan, as they are typed."""

import json

import pytest

from tests.helpers import run, written

BOARD = """\
id: b
name: Board
people:
  - {id: nurse, name: Head of Nursing, capacity: chair}
terms:
  meetings: {pattern: "second Wednesday of March, June"}
  notice: {clear_working_days: 5}
  reports_due: {working_days_before_notice: 3}
"""
PLAN = "meetings:\n  - date: 2018-03-14\n    items:\n      - title: Fire\n"


@pytest.fixture
def root(tmp_path):
    return written(tmp_path, {"packs/b/board.yaml": BOARD, "packs/b/forward-plan.yaml": PLAN})


@pytest.fixture
def cspctl(root):
    return lambda *words: run("-C", root, "--today", "2018-01-10", "plan", *words)


def plan(root):
    return (root / "packs/b/forward-plan.yaml").read_text()


def test_roll_add_move_and_chase(root, cspctl):
    assert cspctl("roll", "b", "--year", "2018").out == "b plan meeting: added -> 2018-06-13\n"
    done = cspctl(
        *("add", "b", "Hate crime", "--to", "2018-06-13", "--part", "discussion"),
        *("--presenter", "nurse", "--reason", "decision", "--duration", "20", "--standing"),
        *("--provisional", "--comments", "Agreed", "--because", "Names people"),
    )
    assert done.code == 0
    assert plan(root).endswith("""\
  - date: 2018-06-13
    items:
      - title: Hate crime
        restricted: {reason: Names people}
        part: discussion
        presenter: nurse
        reason: decision
        duration: 20
        standing: yes
        provisional: yes
        comments: Agreed
        report: awaited
""")
    assert cspctl("move", "b", "Hate crime", "--to", "2018-03-14").code == 0
    assert "moved_from: 2018-06-13" in plan(root)
    done = cspctl("chase", "b", "--format", "json")
    assert json.loads(done.out) == {
        "items": [
            {
                "board": "b",
                "meeting": "2018-03-14",
                "title": "Hate crime",
                "presenter": ["nurse"],
                "reports_due": "2018-03-01",
                "days_overdue": 0,
                "report": "awaited",
            }
        ]
    }
    shown = cspctl("show", "b", "--meeting", "2018-06-13")
    assert "Wednesday 13 June 2018" in shown.out
    assert "14 March" not in shown.out


def test_a_dry_run_shows_the_diff_and_writes_nothing(root, cspctl):
    done = cspctl("move", "b", "2018-03-14", "--to", "2018-03-21", "--dry-run")
    assert "-  - date: 2018-03-14\n+  - date: 2018-03-21\n" in done.out
    assert plan(root) == PLAN


def test_the_days_late_are_shown_and_can_be_an_exit_code(root, cspctl):
    cspctl("add", "b", "Hate crime", "--to", "2018-03-14", "--presenter", "Somebody")
    done = run("-C", root, "--today", "2018-03-05", "plan", "chase", "b", "--exit-code")
    assert done.code == 1
    assert done.out.splitlines()[1].split() == [
        *("2018-03-01", "4", "Somebody", "Hate", "crime", "2018-03-14", "awaited"),
    ]
    assert cspctl("chase", "b", "--exit-code").code == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (
            ("add", "b", "X", "--to", "2018-03-15"),
            "No meeting of b is planned on 2018-03-15 (--to)",
        ),
        (("add", "b", "X", "--to", "14 March"), "--to: error F004"),
        (("add", "b", "X", "--to", "2018-03-14", "--reason", "fun"), "'fun' is none of decision"),
        (("add", "b", " ", "--to", "2018-03-14"), "Say what the board will consider."),
        (("move", "b", "Water", "--to", "2018-03-14"), "No meeting has an item 'Water'."),
        (("roll", "c"), "There is no board 'c'."),
        (("chase", "b", "2018-03-15"), "No meeting of b is planned on 2018-03-15 (DATE)."),
        (("show", "b", "--meeting", "2018-03-15"), "No meeting of b is planned on 2018-03-15"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(root, cspctl, words, why):
    done = cspctl(*words)
    assert done.code == 2
    assert why in done.err
    assert "Traceback" not in done.err
    assert plan(root) == PLAN


def test_a_plan_with_a_fault_is_not_changed(root, cspctl):
    faulty = PLAN + "  - dat: 2018-06-13\n"
    (root / "packs/b/forward-plan.yaml").write_text(faulty)
    done = cspctl("roll", "b", "--year", "2018")
    assert done.code == 2
    assert "packs/b/forward-plan.yaml:5:5: error F002" in done.err
    assert plan(root) == faulty
