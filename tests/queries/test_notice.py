"""Notice, counted by hand: each vector says which days are out and why."""

import datetime as dt
import subprocess
import sys

import pytest

from cspctl.model.board import Board, DraftMinutes, Notice, ReportsDue, Terms
from cspctl.model.forward_plan import PlannedMeeting
from cspctl.queries.notice import (
    Day,
    clear_working_days,
    draft_minutes,
    explain,
    latest_notice,
    notice_rules,
    publication,
    reports_due,
)


def board(regime="partnership", clear=None, days=None, due=None, minutes=None):
    notice = Notice(clear_working_days=clear, days=days) if clear or days else None
    return Board(
        id="csp",
        name="Board",
        regime=regime,
        terms=Terms(
            notice=notice,
            reports_due=None if due is None else ReportsDue(working_days_before_notice=due),
            draft_minutes=None if minutes is None else DraftMinutes(working_days_after=minutes),
        ),
    )


def day(text):
    return dt.date.fromisoformat(text)


def test_the_day_of_issue_and_of_the_meeting_are_out():
    # Friday 27 and Monday 30 April; the May bank holiday of 1990 is Monday the 7th.
    assert clear_working_days(day("1990-04-26"), day("1990-05-01")) == 2


ENGLAND = [
    # (meeting, latest issue, what is counted and what is not)
    ("2017-09-18", "2017-09-08"),  # Monday: 15, 14, 13, 12, 11 count; no holiday near
    ("2017-12-13", "2017-12-05"),  # Wednesday: 12, 11, 8, 7, 6
    ("2017-09-01", "2017-08-23"),  # late summer holiday Monday 28 August: 31, 30, 29, 25, 24
    ("2017-04-19", "2017-04-07"),  # Good Friday 14, Easter Monday 17: 18, 13, 12, 11, 10
    ("2018-04-05", "2018-03-26"),  # Good Friday 30 March, Easter Monday 2 April: 4, 3, 29, 28, 27
    ("2018-04-03", "2018-03-22"),  # the day after Easter Monday: 29, 28, 27, 26, 23
    ("2018-01-03", "2017-12-21"),  # out: 25, 26, 1; counted: 2 (a holiday in Scotland only),
    # 29, 28, 27, 22
    ("2011-05-05", "2011-04-21"),  # wedding Friday 29 April, May Day 2 May: 4, 3, 28, 27, 26; then
    # Easter Monday 25 and Good Friday 22 are no days of issue
    ("2011-05-04", "2011-04-20"),  # 3, 28, 27, 26, and over Easter to Thursday 21
    (
        "2012-01-05",
        "2011-12-23",
    ),  # Christmas and New Year's Day on a Sunday: 26, 27 and
    # 2 January out; 4, 3, 30, 29, 28 counted
    ("2012-06-11", "2012-05-30"),  # spring holiday moved to 4 June, jubilee 5 June: 8, 7, 6, 1, 31
    ("2012-06-01", "2012-05-24"),  # 28 May 2012 was worked: 31, 30, 29, 28, 25
    ("2020-05-12", "2020-05-01"),  # May Day moved to Friday 8 for VE Day: 11, 7, 6, 5, 4
    ("2020-05-07", "2020-04-29"),  # and Monday 4 May 2020 was worked: 6, 5, 4, 1, 30
    ("2020-04-15", "2020-04-03"),  # Good Friday 10, Easter Monday 13: 14, 9, 8, 7, 6
    ("2022-06-08", "2022-05-27"),  # spring holiday moved to 2 June, jubilee 3 June: 7, 6, 1, 31, 30
    ("2022-09-22", "2022-09-13"),  # state funeral Monday 19: 21, 20, 16, 15, 14
    ("2023-01-04", "2022-12-22"),  # 25 a Sunday: 26, 27 out; 1 January a Sunday: 2 out;
    # 3, 30, 29, 28, 23
    (
        "2023-05-10",
        "2023-04-28",
    ),  # coronation Monday 8: 9, 5, 4, 3, 2; May Day 1 out
    ("2023-05-12", "2023-05-03"),  # 11, 10, 9, 5, 4
    ("2022-01-06", "2021-12-24"),  # 25 and 26 a weekend: 27, 28 out; 1 January a Saturday: 3 out;
    # 5, 4, 31, 30, 29
    ("2000-01-07", "1999-12-24"),  # 27, 28 in lieu, 31 for the millennium, 3 January in lieu:
    # 6, 5, 4, 30, 29
    ("2002-06-07", "2002-05-28"),  # golden jubilee 3 June and the spring holiday on the 4th:
    # 6, 5, 31, 30, 29
    ("1995-05-10", "1995-05-01"),  # May Day moved to Monday 8 for VE Day, so the 1st was worked:
    # 9, 5, 4, 3, 2
]


@pytest.mark.parametrize(("meeting", "latest"), ENGLAND)
def test_a_council_in_england_gives_five_clear_working_days(meeting, latest):
    assert latest_notice(board("council-england"), day(meeting)) == day(latest)
    assert clear_working_days(day(latest), day(meeting)) == 5


@pytest.mark.parametrize(
    ("meeting", "latest"),
    [
        ("2017-09-18", "2017-09-12"),  # Monday: 15, 14, 13
        ("2017-03-02", "2017-02-24"),  # St David's Day is worked: 1, 28, 27
        ("2017-04-18", "2017-04-10"),  # Good Friday 14, Easter Monday 17: 13, 12, 11
    ],
)
def test_a_council_in_wales_gives_three(meeting, latest):
    assert latest_notice(board("council-wales"), day(meeting)) == day(latest)


@pytest.mark.parametrize(
    ("terms", "meeting", "latest"),
    [
        ({"days": 7}, "2017-12-13", "2017-12-06"),  # the same weekday of the week before
        ({"days": 7}, "2018-01-08", "2017-12-29"),  # New Year's Day, and a weekend before it
        ({"days": 7}, "2017-04-21", "2017-04-13"),  # Good Friday
        ({"days": 7}, "2018-01-02", "2017-12-22"),  # Boxing Day, Christmas Day, a weekend
        ({"days": 10}, "2017-09-20", "2017-09-08"),  # a Sunday
        ({"clear": 1}, "2017-12-13", "2017-12-11"),  # Tuesday 12 counts
        ({"clear": 3, "days": 7}, "2017-12-13", "2017-12-06"),  # the 7th or the 6th: the earlier
        ({"regime": "council-england", "clear": 7}, "2017-12-13", "2017-12-01"),  # longer terms
        ({"regime": "council-england", "days": 7}, "2017-12-13", "2017-12-05"),  # terms too short
        ({"regime": "council-england", "clear": 2}, "2017-12-13", "2017-12-05"),
    ],
)
def test_terms_may_lengthen_the_notice_and_never_shorten_it(terms, meeting, latest):
    assert latest_notice(board(**terms), day(meeting)) == day(latest)


def test_a_partnership_without_terms_owes_no_notice_and_no_statute_is_named():
    assert latest_notice(board(), day("2017-12-13")) is None
    assert explain(board(), day("2017-12-13")) == ()
    assert not any("Act" in str(rule) for rule in notice_rules(board(clear=5)))


def test_the_count_is_shown_day_by_day():
    rows = explain(board("council-wales"), day("2017-04-18"))
    assert [(row.date.day, row.part, row.number, row.why) for row in rows[1:]] == [
        (11, "counted", 1, ""),
        (12, "counted", 2, ""),
        (13, "counted", 3, ""),
        (14, "left out", None, "Good Friday"),
        (15, "left out", None, "Saturday"),
        (16, "left out", None, "Sunday"),
        (17, "left out", None, "Easter Monday"),
        (18, "meeting", None, ""),
    ]
    assert (rows[0].date, rows[0].part) == (day("2017-04-10"), "issue")
    assert rows[0].why.startswith("3 clear working days (the Local Government Act 1972")


def test_calendar_days_are_numbered_back_from_the_meeting():
    rows = explain(board(days=3), day("2018-01-02"))
    assert [(row.date.day, row.part, row.number, row.why) for row in rows] == [
        (29, "issue", None, "3 days (the board's terms of reference)"),
        (30, "counted", 3, "Saturday"),
        (31, "counted", 2, "Sunday"),
        (1, "counted", 1, "New Year's Day"),
        (2, "meeting", None, ""),
    ]


def test_a_day_passed_over_on_the_way_back_to_a_working_day_is_left_out():
    rows = explain(board(days=2), day("2018-01-02"))
    assert rows[1] == Day(day("2017-12-30"), "left out", None, "Saturday")
    assert rows[2] == Day(day("2017-12-31"), "counted", 2, "Sunday")


def test_reports_are_due_working_days_before_the_notice():
    # Notice on Wednesday 6 December: 5, 4, 1.
    assert reports_due(board(days=7, due=3), day("2017-12-13")) == day("2017-12-01")
    # Published two days sooner: 1, 30, 29.
    early = reports_due(board(days=7, due=3), day("2017-12-13"), day("2017-12-04"))
    assert early == day("2017-11-29")
    # A publication that is too late moves no deadline.
    late = reports_due(board(days=7, due=3), day("2017-12-13"), day("2017-12-12"))
    assert late == day("2017-12-01")
    assert reports_due(board(days=7), day("2017-12-13")) is None
    assert reports_due(board(due=3), day("2017-12-13")) is None


def test_draft_minutes_follow_working_days_after_the_meeting():
    # 14, 15, 18 to 22, then Christmas Day and Boxing Day out: 27, 28, 29.
    assert draft_minutes(board(minutes=10), day("2017-12-13")) == day("2017-12-29")
    assert draft_minutes(board(), day("2017-12-13")) is None


def test_a_stated_publication_date_stands():
    meeting = PlannedMeeting(date=day("2017-12-13"), publish=day("2017-12-04"))
    assert publication(board(days=7), meeting) == day("2017-12-04")
    meeting = PlannedMeeting(date=day("2017-12-13"))
    assert publication(board(days=7), meeting) == day("2017-12-06")


def test_days_off_the_calendar_and_absurd_terms_have_no_answer():
    everything = board("council-england", clear=999_999, days=999_999, due=999_999, minutes=999_999)
    for meeting in (dt.date.min, dt.date.max):
        assert latest_notice(everything, meeting) is None
        assert explain(everything, meeting) == ()
        assert reports_due(everything, meeting) is None
        assert draft_minutes(everything, meeting) is None
    # The statute still holds where the terms make no sense.
    assert latest_notice(everything, day("2017-12-13")) == day("2017-12-05")


def test_the_holidays_package_waits_for_the_first_question():
    script = "import sys, cspctl.queries.notice; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
