"""What is known on a day: nothing that is dated later."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.queries.known import known_at

DAY = dt.date(2026, 3, 2)
LOG = """\
board: csp
actions:
  - {number: 1, action: Begun, start: 2026-01-14, state: closed, closed: 2026-04-01, outcome: Done,
     rag: B, updates: [{date: 2026-02-01, note: Early}, {date: 2026-03-05, note: Late}]}
  - {number: 2, action: Begun later, start: 2026-03-11, state: open}
  - {number: 3, action: Raised later, raised: {meeting: 2026-03-11}, state: open}
  - {number: 4, action: Of no day, state: open}
"""
MINUTES = "---\nstatus: confirmed\nconfirmed: %s\ncorrections: One\n---\n## 1. Fire\nSaid.\n"


def known(**files):
    names = {name.replace("__", "/"): text for name, text in files.items()}
    given = {f"packs/csp/{name}": text for name, text in names.items()}
    board = {"packs/csp/board.yaml": "id: csp\nname: Board\n", "actions.yaml": LOG}
    return known_at(loaded({**board, **given}).workspace, DAY)


def test_actions_of_later_are_not_there_and_what_was_closed_later_is_open():
    actions = known().actions
    assert [action.number for action in actions] == [1, 4]
    first = actions[0]
    assert [update.note for update in first.updates] == ["Early"]
    assert (first.state, first.closed, first.outcome, first.rag) == ("open", None, None, None)


@pytest.mark.parametrize(
    ("dates", "there"),
    [
        ("", True),  # nothing says when
        ("updated: 2026-03-02", True),
        ("updated: 2026-03-03", False),
        ("period: 2026-03/2027-02", True),
        ("period: 2026-04/2027-03", False),
        ("period: 2026-04/2027-03\nupdated: 2026-02-01", True),  # agreed before it begins
        ("period: 2026-01/2027-03\nupdated: 2026-06-01", True),  # revised since
    ],
)
def test_a_plan_is_there_once_its_period_began_or_it_was_written(dates, there):
    plan = f"id: p\ntitle: A plan\n{dates}\ncommitments: [{{number: 1, text: Do it}}]\n"
    board = known(**{"plans__p.yaml": plan}).boards["csp"]
    assert ("p" in board.plans) == there


@pytest.mark.parametrize(("date", "answer"), [("2026-03-02", "accepted"), ("2026-03-03", None)])
def test_an_answer_that_was_given_later_is_not_known(date, answer):
    plan = (
        "id: p\ntitle: A plan\nkind: recommendations\nthemes:\n  - number: 1\n    title: Light\n"
        f"    response: {{decision: accepted, date: {date}}}\n"
    )
    (theme,) = known(**{"plans__p.yaml": plan}).boards["csp"].plans["p"].themes
    assert (theme.response.decision if theme.response else None) == answer


@pytest.mark.parametrize(
    ("day", "confirmed", "status"),
    [
        ("2026-01-14", "2026-02-11", "confirmed"),
        ("2026-01-14", "2026-03-11", "draft"),  # they were to be confirmed still
        ("2026-03-11", "2026-03-11", None),  # the meeting is still to come
    ],
)
def test_minutes_are_confirmed_once_the_meeting_that_confirmed_them_was(day, confirmed, status):
    board = known(**{f"{day}__minutes.md": MINUTES % confirmed}).boards["csp"]
    minutes = board.meetings[dt.date.fromisoformat(day)].minutes
    assert (minutes.head.status if minutes else None) == status


def test_no_meeting_to_come_was_held():
    plan = "meetings: [{date: 2026-01-14, status: held}, {date: 2026-03-11, status: held}]\n"
    meetings = known(**{"forward-plan.yaml": plan}).boards["csp"].forward_plan.meetings
    assert [meeting.status for meeting in meetings] == ["held", "planned"]
