"""Overdue, RAG and due, as docs/files.md defines them, with their edge days."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.queries.standing import all_standing, due, overdue

D = dt.date
PLAN = (
    "meetings:\n"
    "  - date: 2017-09-12\n"
    "  - {date: 2017-11-01, status: cancelled}\n"
    "  - date: 2018-03-28\n"
    "  - date: 2017-12-13\n"
)


def workspace(rows, board="id: b\n"):
    numbered = "".join(f"  - {{number: {n}, action: a, {row}}}\n" for n, row in enumerate(rows, 1))
    found = loaded(
        {
            "packs/b/board.yaml": board,
            "packs/b/forward-plan.yaml": PLAN,
            "actions.yaml": f"actions:\n{numbered}",
        }
    )
    assert found.problems == ()
    return found.workspace


def one(row, today, board="id: b\n"):
    return all_standing(workspace([row], board), today)[0]


@pytest.mark.parametrize(
    ("row", "today", "days", "rag"),
    [
        ("target: 2017-12-13, state: open", D(2017, 12, 12), 0, "A"),
        ("target: 2017-12-13, state: open", D(2017, 12, 13), 0, "A"),  # today is not overdue
        ("target: 2017-12-13, state: open", D(2017, 12, 14), 1, "R"),
        ("target: 2017-12-13, state: open", D(2017, 11, 29), 0, "A"),  # 14 days
        ("target: 2017-12-13, state: open", D(2017, 11, 28), 0, "G"),  # 15 days
        ("target: 2017-12-13, state: ", D(2017, 12, 14), 1, "R"),  # blank counts as open
        ("target: 2017-12-13", D(2018, 12, 13), 365, "R"),
        ("target: 2017-12-13, state: closed", D(2018, 1, 1), 0, "B"),
        ("state: open", D(2030, 1, 1), 0, "A"),
        ("target: ongoing, state: open", D(2030, 1, 1), 0, "A"),
        ("state: closed", D(2030, 1, 1), 0, "B"),
        # The first meeting after the start that is not cancelled.
        ("target: next-meeting, start: 2017-09-12", D(2017, 12, 13), 0, "A"),
        ("target: next-meeting, start: 2017-09-12", D(2017, 12, 14), 1, "R"),
        ("target: next-meeting, start: 2017-12-13", D(2018, 3, 29), 1, "R"),
        ("target: next-meeting, raised: {meeting: 2017-09-12}", D(2017, 12, 14), 1, "R"),
        ("target: next-meeting, start: 2018-03-28", D(2030, 1, 1), 0, "A"),  # none is planned
        ("target: next-meeting", D(2030, 1, 1), 0, "A"),  # nobody knows when it began
        # A stated RAG is shown as it stands; it makes nothing more or less overdue.
        ("target: 2017-12-13, rag: G", D(2017, 12, 14), 1, "G"),
        ("target: 2017-12-13, rag: R", D(2017, 12, 1), 0, "R"),
    ],
)
def test_how_an_action_stands(row, today, days, rag):
    found = one(row, today)
    assert (found.days_overdue, found.rag) == (days, rag)
    assert found.overdue is (days > 0)


@pytest.mark.parametrize(
    ("amber", "today", "rag"), [(30, D(2017, 11, 13), "A"), (0, D(2017, 12, 12), "G")]
)
def test_the_board_says_when_amber_begins(amber, today, rag):
    board = f"id: b\nactions: {{amber_days: {amber}}}\n"
    assert one("target: 2017-12-13", today, board).rag == rag


@pytest.mark.parametrize(
    ("row", "contradicts"),
    [
        ("rag: B, state: open", "it says done and is open"),
        ("rag: B, state: ", "it says done and is open"),
        ("rag: A, target: 2017-12-13", "it says amber and is 1 day overdue"),
        ("rag: G, target: 2017-12-12", "it says green and is 2 days overdue"),
        ("rag: R, state: closed", "it says red and is closed"),
        ("rag: G, state: closed", "it says green and is closed"),
        ("rag: R, target: 2017-12-13", ""),
        ("rag: R, target: 2018-12-13", ""),
        ("rag: A, target: 2018-12-13", ""),
        ("rag: G, target: 2017-12-14", ""),
        ("rag: B, state: closed", ""),
        ("target: 2017-12-13", ""),
    ],
)
def test_a_stated_rag_that_the_dates_contradict(row, contradicts):
    assert one(row, D(2017, 12, 14)).contradiction == contradicts


def test_the_longest_overdue_comes_first():
    rows = ["target: 2017-12-01", "target: 2017-11-01", "target: 2017-12-01", "target: ongoing"]
    found = overdue(workspace(rows), D(2017, 12, 20))
    assert [(row.action.number, row.days_overdue) for row in found] == [(2, 49), (1, 19), (3, 19)]


def test_due_is_from_today_to_the_next_meeting_or_a_date():
    rows = [
        "target: 2017-12-12",
        "target: 2017-12-13",
        "target: 2018-03-29",
        "target: 2018-03-28",
        "target: next-meeting, start: 2017-12-13",
        "target: 2018-01-01, state: closed",
        "target: ongoing",
        "state: open",
    ]
    log = workspace(rows)

    def numbers(today, before=None):
        return [row.action.number for row in due(log, today, before)]

    assert numbers(D(2017, 12, 13)) == [2]  # a meeting today is the next one
    assert numbers(D(2017, 12, 14)) == [4, 5]
    assert numbers(D(2017, 12, 14), D(2018, 3, 27)) == []
    assert numbers(D(2017, 12, 14), D(2018, 3, 29)) == [4, 5, 3]
    assert numbers(D(2018, 3, 29)) == [3]  # no meeting is planned: all that is still to come
