"""What has become of an action: first target, deferrals, meetings missed, silence."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.queries.slippage import (
    first_target,
    last_meeting,
    last_update,
    meetings_missed,
    silent,
    slipped,
)
from cspctl.queries.standing import all_standing

D = dt.date
PLAN = (
    "meetings:\n"
    "  - date: 2017-09-12\n"
    "  - {date: 2017-11-01, status: cancelled}\n"
    "  - date: 2018-03-28\n"
    "  - date: 2017-12-13\n"
)


def log(rows, plan=PLAN):
    numbered = "".join(f"  - {{number: {n}, action: a, {row}}}\n" for n, row in enumerate(rows, 1))
    files = {"packs/b/board.yaml": "id: b\n", "actions.yaml": f"actions:\n{numbered}"}
    if plan:
        files["packs/b/forward-plan.yaml"] = plan
    found = loaded(files)
    assert found.problems == ()
    return found.workspace


def one(row, today=D(2017, 12, 20)):
    return all_standing(log([row]), today)[0]


@pytest.mark.parametrize(
    ("row", "first", "days"),
    [
        ("target: 2017-12-13", D(2017, 12, 13), 0),
        ("target: 2017-12-13, was: [2017-10-01, 2017-11-01]", D(2017, 10, 1), 73),
        ("target: 2017-12-01, was: 2017-12-13", D(2017, 12, 13), -12),
        ("target: next-meeting, start: 2017-09-12, was: 2017-12-12", D(2017, 12, 12), 1),
        ("target: ongoing, was: 2017-12-13", D(2017, 12, 13), None),
        ("state: open", None, None),
    ],
)
def test_slippage_runs_from_the_first_target_to_todays(row, first, days):
    assert (first_target(one(row)), slipped(one(row))) == (first, days)


def test_the_last_update_is_the_latest_by_date_and_of_one_day_the_one_written_last():
    notes = "{date: 2017-12-01, note: a}, {date: 2017-11-01, note: b}, {date: 2017-12-01, note: c}"
    assert last_update(one(f"updates: [{notes}]").action).note == "c"
    assert last_update(one("state: open").action) is None


def test_meetings_that_have_passed_since_the_target():
    rows = [
        "target: 2017-12-13",  # on the day of a meeting
        "target: 2017-09-01",  # before two; a third was cancelled
        "target: 2017-12-14",  # before a meeting that is still to come
        "target: 2030-01-01",
        "target: 2017-09-01, state: closed",
    ]
    workspace = log(rows)
    for today, missed in ((D(2017, 12, 20), [1, 2, 0, 0, 0]), (D(2018, 3, 28), [2, 3, 1, 0, 0])):
        assert meetings_missed(all_standing(workspace, today), workspace, today) == missed


@pytest.mark.parametrize(
    ("today", "met"),
    [
        (D(2017, 9, 11), None),
        (D(2017, 9, 12), D(2017, 9, 12)),
        (D(2017, 11, 30), D(2017, 9, 12)),  # that of November was cancelled
        (D(2017, 12, 13), D(2017, 12, 13)),
    ],
)
def test_the_last_meeting_is_on_or_before_today_and_not_cancelled(today, met):
    assert last_meeting(log([]).boards["b"], today) == met


SAID = "updates: [{date: %s, note: said}]"
ROWS = [
    "start: 2017-09-12",  # never reported on
    "start: 2017-09-12, " + SAID % "2017-12-12",  # the day before the last meeting
    "start: 2017-09-12, " + SAID % "2017-12-13",  # at the last meeting
    "start: 2017-12-13",  # agreed at the last meeting
    "start: 2017-12-14",  # agreed since
    "start: 2017-09-12, state: closed",
    "state: open",  # nobody knows since when
]


def numbers(workspace, today, since=None):
    found = silent(all_standing(workspace, today), workspace, today, since)
    return [row.action.number for row in found]


def test_silent_since_the_last_meeting_the_longest_first():
    assert numbers(log(ROWS), D(2017, 12, 20)) == [7, 1, 2, 4]


def test_silent_since_a_date():
    assert numbers(log(ROWS), D(2017, 12, 20), D(2017, 12, 14)) == [7, 1, 2, 3, 4, 5]
    assert numbers(log(ROWS), D(2017, 12, 20), D(2017, 9, 11)) == [7]


def test_before_the_first_meeting_an_action_without_any_update_is_silent():
    assert numbers(log(ROWS, plan=""), D(2017, 12, 20)) == [7, 1, 4, 5]
