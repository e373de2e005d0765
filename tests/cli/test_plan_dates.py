"""``cspctl plan dates``: the dates of each meeting, and the days counted one by one."""

import json

import pytest

from tests.helpers import run, written

BOARD = """\
id: b
name: Board
regime: {regime}
terms:
  notice: {notice}
  reports_due: {{working_days_before_notice: 1}}
  draft_minutes: {{working_days_after: 2}}
"""
PLAN = """\
meetings:
  - date: 2023-05-10
  - {date: 2023-04-12, publish: 2023-04-04}
  - {date: 2023-06-14, status: cancelled}
"""


@pytest.fixture
def workspace(tmp_path):
    def make(regime="partnership", notice="{clear_working_days: 2}", plan=PLAN):
        board = BOARD.format(regime=regime, notice=notice)
        return written(tmp_path, {"packs/b/board.yaml": board, "packs/b/forward-plan.yaml": plan})

    return make


def test_the_meetings_come_in_order_without_the_cancelled_one(workspace):
    done = run("-C", workspace(), "plan", "dates", "b", "--format", "json")
    assert json.loads(done.out) == {
        "meetings": [
            # Easter Monday 10 April and Good Friday 7 are out: 11 and 6 are the clear days.
            {
                "date": "2023-04-12",
                "notice": "2023-04-05",
                "reports_due": "2023-04-03",
                "draft_minutes": "2023-04-14",
                "publish": "2023-04-04",
            },
            # The coronation's Monday 8 May is out: 9 and 5 are the clear days.
            {
                "date": "2023-05-10",
                "notice": "2023-05-04",
                "reports_due": "2023-05-03",
                "draft_minutes": "2023-05-12",
                "publish": None,
            },
        ]
    }


def test_the_days_are_counted_one_by_one_and_those_left_out_named(workspace):
    done = run("-C", workspace(), "plan", "dates", "b", "2023-05-10", "--explain")
    assert (
        done.out
        == """\
Meeting of Wednesday 10 May 2023
Notice: Thursday 4 May 2023 at the latest.
  For 2 clear working days (the board's terms of reference):
  Thursday 4 May 2023          -  day of issue, does not count
  Friday 5 May 2023            1
  Saturday 6 May 2023          -  left out: Saturday
  Sunday 7 May 2023            -  left out: Sunday
  Monday 8 May 2023            -  left out: Coronation of Charles III
  Tuesday 9 May 2023           2
  Wednesday 10 May 2023        -  day of the meeting, does not count
Reports due: Wednesday 3 May 2023, working days back from the notice.
  Wednesday 3 May 2023         1
  Thursday 4 May 2023          -  notice, does not count
Draft minutes: Friday 12 May 2023, working days after the meeting.
  Wednesday 10 May 2023        -  day of the meeting, does not count
  Thursday 11 May 2023         1
  Friday 12 May 2023           2
"""
    )


def test_a_statute_is_named_only_for_a_board_that_it_binds(workspace):
    words = ("plan", "dates", "b", "2023-05-10", "--explain")
    assert "Act" not in run("-C", workspace(), *words).out
    done = run("-C", workspace("council-england"), *words)
    assert "5 clear working days (the Local Government Act 1972, section 100B" in done.out
    assert "Friday 28 April 2023" in done.out
    done = run("-C", workspace("council-wales", "{days: 1}"), *words)
    assert "as it stands in Wales" in done.out


def test_a_stated_publication_that_is_too_late_is_said_to_be(workspace):
    plan = "meetings:\n  - {date: 2023-05-10, publish: 2023-05-09}\n"
    done = run("-C", workspace(plan=plan), "plan", "dates", "b", "--explain")
    assert "stated as Tuesday 9 May 2023: that is too late" in done.out
    assert "Reports due: Wednesday 3 May 2023" in done.out


def test_a_day_without_a_meeting_is_answered_with_a_warning(workspace):
    done = run("-C", workspace(), "plan", "dates", "b", "2023-05-11", "--format", "csv")
    assert done.out == (
        "date,notice,reports_due,draft_minutes,publish\n"
        "2023-05-11,2023-05-05,2023-05-04,2023-05-15,\n"
    )
    assert "No meeting is planned on 2023-05-11" in done.err
    assert done.code == 0


def test_a_board_without_terms_has_no_dates_and_says_so(tmp_path):
    files = {"packs/b/board.yaml": "id: b\n", "packs/b/forward-plan.yaml": PLAN}
    done = run("-C", written(tmp_path, files), "plan", "dates", "b", "2023-05-10", "--explain")
    assert (
        done.out
        == """\
Meeting of Wednesday 10 May 2023
Notice: neither the board's regime nor its terms ask for any.
Reports: the terms set no deadline, or there is no notice to count from.
Draft minutes: the terms set no day.
"""
    )


def test_the_count_as_data(workspace):
    root = workspace(notice="{days: 2}")
    words = ("-C", root, "plan", "dates", "b", "2023-05-10", "--explain", "--format")
    [meeting] = json.loads(run(*words, "json").out)["meetings"]
    assert meeting["rule"] == "2 days (the board's terms of reference)"
    assert meeting["days"]["notice"] == [
        {"date": "2023-05-05", "part": "issue", "number": None, "why": meeting["rule"]},
        {"date": "2023-05-06", "part": "left out", "number": None, "why": "Saturday"},
        {"date": "2023-05-07", "part": "left out", "number": None, "why": "Sunday"},
        {"date": "2023-05-08", "part": "counted", "number": 2, "why": "Coronation of Charles III"},
        {"date": "2023-05-09", "part": "counted", "number": 1, "why": ""},
        {"date": "2023-05-10", "part": "meeting", "number": None, "why": ""},
    ]
    assert run(*words, "csv").out.splitlines()[:2] == [
        "meeting,count,date,part,number,why",
        "2023-05-10,notice,2023-05-05,issue,,2 days (the board's terms of reference)",
    ]
