"""How commitments stand on a day, with the edges of quarters and of due dates."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.queries.progress import all_plan_rows, plan_figures
from cspctl.queries.select import Named

D = dt.date
DAY = D(2018, 2, 1)  # in 2017/18-Q4


def rows(commitments, today=DAY, head="period: 2017-04/2018-03\n"):
    plan = f"id: p\ntitle: P\n{head}commitments:\n{commitments}"
    found = loaded({"packs/b/board.yaml": "id: b\n", "packs/b/plans/p.yaml": plan})
    assert found.problems == ()
    return all_plan_rows(found.workspace, today)


def one(fields, today=DAY, head="period: 2017-04/2018-03\n"):
    return rows(f"  - {{number: 1, text: t{', ' if fields else ''}{fields}}}\n", today, head)[0]


def test_a_commitment_is_named_by_its_plan_its_theme_and_its_number():
    plan = (
        "id: vawg\ntitle: P\n"
        "commitments: [{number: 2, text: t}]\n"
        "themes: [{number: 1, title: T, commitments: [{number: 2, text: t}]}]\n"
    )
    found = loaded({"packs/b/board.yaml": "id: b\n", "packs/b/plans/vawg.yaml": plan})
    named = [(row.board, row.name, row.number) for row in all_plan_rows(found.workspace, DAY)]
    assert named == [("b", "vawg/2", "2"), ("b", "vawg/1.2", "1.2")]


@pytest.mark.parametrize(
    ("due", "last", "days_on_the_first_of_january"),
    [
        ("due: 2017-12-31", D(2017, 12, 31), 1),
        ("due: 2017-12", D(2017, 12, 31), 1),
        ("due: 2017/18-Q3", D(2017, 12, 31), 1),
        ("due: 2018-01-01", D(2018, 1, 1), 0),
        ("due: 2017-11", D(2017, 11, 30), 32),
        ("due: ongoing", None, 0),
        ("due_note: Twice yearly", None, 0),
        ("due: 2017-11, rag: B", D(2017, 11, 30), 0),
        ("due: 2017-11, updates: [{quarter: 2017/18-Q3, rag: B}]", D(2017, 11, 30), 0),
    ],
)
def test_what_is_not_done_is_overdue_after_the_last_day_of_its_due_date(
    due, last, days_on_the_first_of_january
):
    row = one(due, D(2018, 1, 1))
    assert (row.due, row.days_overdue) == (last, days_on_the_first_of_january)
    assert row.overdue == bool(days_on_the_first_of_january)


@pytest.mark.parametrize(
    ("fields", "rag", "direction"),
    [
        ("", "", ""),
        ("rag: A", "A", ""),
        ("updates: [{quarter: 2017/18-Q3, rag: G}]", "G", ""),
        ("updates: [{quarter: 2017/18-Q2, rag: A}, {quarter: 2017/18-Q3, rag: G}]", "G", "better"),
        ("updates: [{quarter: 2017/18-Q3, rag: A}, {quarter: 2017/18-Q2, rag: G}]", "A", "worse"),
        ("updates: [{quarter: 2017/18-Q1, rag: A}, {quarter: 2017/18-Q3, rag: A}]", "A", "same"),
        # The last word on a quarter is the later one.
        (
            "updates: [{quarter: 2017/18-Q3, date: 2018-01-20, rag: R},"
            " {quarter: 2017/18-Q3, date: 2017-12-01, rag: G}]",
            "R",
            "",
        ),
        # A report without a RAG leaves the RAG as it was.
        ("updates: [{quarter: 2017/18-Q2, rag: A}, {quarter: 2017/18-Q3, text: x}]", "A", ""),
        # The stated one is shown as it stands.
        ("rag: R, updates: [{quarter: 2017/18-Q2, rag: A}, {quarter: 2017/18-Q3, rag: A}]", "R",
         "worse"),
        ("rag: A, updates: [{quarter: 2017/18-Q2, rag: G}, {quarter: 2017/18-Q3, rag: A}]", "A",
         "worse"),
        # What was reported after the day does not count.
        (
            "updates: [{quarter: 2017/18-Q3, rag: A},"
            " {quarter: 2017/18-Q4, date: 2018-02-02, rag: G}]",
            "A",
            "",
        ),
        ("updates: [{quarter: 2017/18-Q3, rag: A}, {quarter: 2018/19-Q1, rag: G}]", "A", ""),
        (
            "updates: [{quarter: 2017/18-Q3, rag: A},"
            " {quarter: 2017/18-Q4, date: 2018-02-01, rag: G}]",
            "G",
            "better",
        ),
    ],
)  # fmt: skip
def test_rag_and_direction_of_travel(fields, rag, direction):
    row = one(fields)
    assert (row.rag, row.direction) == (rag, direction)


def test_the_latest_update_and_the_one_of_the_quarter_before():
    row = one(
        "updates: [{quarter: 2017/18-Q3, date: 2017-12-20, text: c},"
        " {quarter: 2017/18-Q1, text: a}, {quarter: 2017/18-Q3, date: 2017-11-01, text: b}]"
    )
    assert row.latest.text == "c"
    assert row.earlier.text == "a"


def test_a_stated_rag_that_followed_a_later_report_was_another_one_before():
    fields = (
        "rag: R, updates: [{quarter: 2017/18-Q3, rag: G},"
        " {quarter: 2017/18-Q4, date: 2018-02-20, rag: R}]"
    )
    assert one(fields, D(2018, 2, 19)).rag == "G"
    assert one(fields, D(2018, 2, 20)).rag == "R"


def test_a_stated_rag_counts_from_when_the_plan_was_revised():
    head = "updated: 2018-01-10\n"
    row = one("rag: R, updates: [{quarter: 2017/18-Q1, rag: A}]", head=head)
    assert [(str(quarter), rag) for quarter, rag in row.reported] == [
        ("2017/18-Q1", "A"),
        ("2017/18-Q4", "R"),
    ]
    # One that repeats the last report is no report of its own.
    row = one("rag: A, updates: [{quarter: 2017/18-Q1, rag: A}]", head=head)
    assert [str(quarter) for quarter, _ in row.reported] == ["2017/18-Q1"]


@pytest.mark.parametrize(
    ("fields", "today", "silent"),
    [
        ("updates: [{quarter: 2017/18-Q1, text: x}]", D(2017, 12, 31), False),  # Q3: Q2 alone
        ("updates: [{quarter: 2017/18-Q1, text: x}]", D(2018, 1, 1), True),  # Q2 and Q3 are over
        ("updates: [{quarter: 2017/18-Q2, text: x}]", D(2018, 1, 1), False),
        ("updates: [{quarter: 2017/18-Q1, rag: B}]", D(2018, 1, 1), False),
        ("rag: B", D(2018, 1, 1), False),
        # Never a word: from the start of the plan.
        ("", D(2017, 9, 30), False),
        ("", D(2017, 10, 1), True),
        # After the plan's last month nothing more is due.
        ("updates: [{quarter: 2017/18-Q2, text: x}]", D(2026, 1, 1), False),
        ("updates: [{quarter: 2017/18-Q1, text: x}]", D(2026, 1, 1), True),
    ],
)
def test_silent_is_two_whole_quarters_without_an_update(fields, today, silent):
    assert one(fields, today).silent is silent


def test_without_a_period_and_a_report_a_plan_begins_behind_the_quarter_it_was_revised_in():
    assert one("", D(2018, 1, 1), "updated: 2017-09-30\n").silent is False
    assert one("", D(2018, 3, 31), "updated: 2017-09-30\n").silent is False  # Q3 alone is whole
    assert one("", D(2018, 4, 1), "updated: 2017-09-30\n").silent is True
    assert one("", D(2018, 4, 1), "updated: 2018-04-02\n").silent is False  # still to come


def test_a_plan_of_which_nothing_says_when_it_began_is_not_called_silent():
    assert one("", D(2018, 1, 1), "").silent is False


def test_a_plan_whose_period_begins_after_the_day_is_not_silent():
    head = "period: 2018-03/2019-02\n"
    assert one("updates: [{quarter: 2017/18-Q1, text: a}]", D(2018, 2, 1), head).silent is False
    assert one("", D(2018, 2, 1), head).silent is False


def test_one_report_hides_no_other_commitment_of_a_plan_without_a_period():
    # Each quarter somebody reports, and 'updated' moves on with it; the other never does.
    plan = (
        "  - number: 1\n    text: a\n    updates:\n"
        "      - {quarter: 2017/18-Q1, date: 2017-05-02, text: a}\n"
        "      - {quarter: 2017/18-Q3, date: 2017-11-02, text: b}\n"
        "  - {number: 2, text: b}\n"
    )
    head = "updated: 2017-11-02\n"
    assert [row.silent for row in rows(plan, D(2017, 12, 31), head)] == [False, False]
    assert [row.silent for row in rows(plan, D(2018, 1, 1), head)] == [False, True]


def test_an_answer_dates_a_plan_of_recommendations():
    plan = (
        "id: p\ntitle: P\nkind: recommendations\nthemes:\n  - number: 1\n    title: T\n"
        "    response: {decision: accepted, date: 2017-05-02}\n"
        "    commitments: [{number: 1, text: t}]\n"
    )
    found = loaded({"packs/b/board.yaml": "id: b\n", "packs/b/plans/p.yaml": plan}).workspace
    assert [row.silent for row in all_plan_rows(found, D(2017, 12, 31))] == [False]
    assert [row.silent for row in all_plan_rows(found, D(2018, 1, 1))] == [True]


def test_what_was_not_accepted_is_neither_overdue_nor_silent_and_is_counted():
    plan = (
        "id: p\ntitle: P\nkind: recommendations\nperiod: 2017-04/2018-03\nthemes:\n"
        "  - number: 1\n    title: T\n"
        "    response: {decision: not-accepted, text: No money, date: 2017-10-02}\n"
        "    commitments: [{number: 1, text: t, due: 2017-09}]\n"
    )
    found = loaded({"packs/b/board.yaml": "id: b\n", "packs/b/plans/p.yaml": plan}).workspace
    (before,) = all_plan_rows(found, D(2017, 10, 1))
    assert (before.overdue, before.silent, before.asked) == (True, True, True)
    (row,) = all_plan_rows(found, DAY)
    assert (row.overdue, row.silent, row.declined, row.asked) == (False, False, True, False)
    counts = plan_figures([row], Named(found), DAY)
    assert (counts.total, counts.overdue, counts.silent) == (1, 0, 0)
