"""Delivery plans of another borough: other due dates, and what each fault is told with.

The boroughs, plans and words here are made up.
"""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.model.values import Month, Quarter
from cspctl.rules import check

PLAN = "packs/riverside/plans/streets.yaml"
BOARD = {"packs/riverside/board.yaml": "id: riverside\n"}


def told(text: str) -> list[tuple[str, str]]:
    """Each problem of a plan as 'line:column CODE' and its mend, in the file's order."""
    found = loaded({**BOARD, PLAN: text})
    problems = sorted(found.problems, key=lambda p: (p.location.line, p.location.column))
    assert {problem.location.file for problem in problems} <= {PLAN}
    return [(f"{p.location.line}:{p.location.column} {p.code}", p.mend) for p in problems]


def commitment(field: str) -> str:
    return f"id: streets\ntitle: t\ncommitments:\n  - number: 1\n    text: t\n    {field}\n"


def test_another_boroughs_due_dates_are_read_each_in_its_own_form():
    found = loaded(
        {
            **BOARD,
            PLAN: """\
id: streets
title: Safer streets, 2026 to 2029
kind: strategy
themes:
  - number: 3
    title: Lighting
    commitments:
      - {number: 1, text: Light the underpass, due: 2026-09-30}
      - {number: 2, text: Light the quay, due: 2027-02}
      - {number: 5, text: Light the park, due: 2026/27-q4}
      - {number: 7, text: Mend lamps, due: ongoing, reports: Twice yearly}
      - {number: 8, text: Light the square, due_note: Once the contractor has answered}
      - {number: 9, text: Light the bridge, due: }
""",
        }
    )
    assert found.problems == ()
    (theme,) = found.workspace.boards["riverside"].plans["streets"].themes
    assert [(row.due, row.reports) for row in theme.commitments] == [
        (dt.date(2026, 9, 30), None),
        (Month(2027, 2), None),
        (Quarter(2026, 4), None),
        ("ongoing", "twice-yearly"),
        (None, None),
        (None, None),
    ]


def test_every_fault_of_a_plan_is_told_in_one_run_at_its_own_key():
    assert told("""\
id: streets
title: Safer streets
period: 2026-04 to 2027-03
key_target: Fewer thefts
themes:
  - number: 1
    title: Lighting
    response: accepted
    commitments:
      - number: 1.2
        text: Replace lamp #7 and the next
        due: 2017-Q3
      - number: 2
        text: Light the park
        steps: Ask the contractor
        updates: All is well
        owner: housing
      - number: 3
        text: Light the quay
        outcomes: {a: b}
        actions: riverside-4
        steps: [Ask the contractor]
        updates:
          - {quarter: Q1, date: 30/6/2026, rag: pink, text: Lamps ordered, posts to come}
          - {date: 2026-07-01, text: Lamps are up}
      - Light the bridge
""") == [
        ("3:1 F004", "Write 2026-04/2027-03."),
        ("4:1 F002", "Did you mean 'key_targets'?"),
        ("8:5 F004", "Write decision: before it."),
        ("10:9 F004", "Write digits only, such as 5."),
        (
            "11:9 F006",
            "Put the text in quotation marks, or a space behind the # of a real comment.",
        ),
        (
            "12:9 F004",
            "Write 2017/18-Q3 for October to December 2017, or 2017/18-Q2 for July to"
            " September 2017.",
        ),
        ("15:9 F004", "Write each entry behind a dash: - text: and its value."),
        ("16:9 F004", "Write each entry behind a dash: - quarter: and its value."),
        (
            "17:9 F002",
            "Known here: number, text, outcomes, lead, due, due_note, reports, rag, steps,"
            " updates, actions, restricted.",
        ),
        ("20:9 F004", "Put the text in quotation marks if its brackets belong to it."),
        ("21:9 F004", "Write its number, 4, or its full name, csp/4."),
        ("22:17 F004", "Write text: before it."),
        ("24:14 F004", "Write its financial year too, such as 2026/27-Q1."),
        ("24:27 F004", "Write 2026-06-30."),
        ("24:44 F004", "Write one of: R, A, G, B."),
        ("24:76 F002", "Put the whole text in quotation marks."),
        ("25:13 F005", "Write quarter: and its value."),
        ("26:9 F004", "Write text: before it."),
    ]


def test_a_fault_in_one_row_hides_no_other_row():
    found = loaded(
        {
            **BOARD,
            PLAN: """\
id: streets
title: Safer streets
commitments:
  - {number: 1, text: Light the quay, due: Q2}
  - {number: 2, text: Light the park, due: tbc, rag: A}
""",
        }
    )
    assert [p.location.line for p in found.problems] == [4, 5]
    rows = found.workspace.boards["riverside"].plans["streets"].commitments
    assert [(row.text, row.due, row.rag) for row in rows] == [
        ("Light the quay", None, None),
        ("Light the park", None, "A"),
    ]


# What boards write in a column "due date", and what they are told to write instead.
@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("November 2017", "Write 2017-11."),
        ("Sept 2026", "Write 2026-09."),
        ("Nov-17", "Write 2017-11."),
        ("11/2026", "Write 2026-11."),
        ("2026/11", "Write 2026-11."),
        ("2026-3", "Write 2026-03."),
        ("13/12/2017", "Write 2017-12-13."),
        ("13th December 2017", "Write 2017-12-13."),
        ("2026/27 Q1", "Write 2026/27-Q1."),
        ("Q1 2026/27", "Write 2026/27-Q1."),
        ("Quarter 1 of 2026-27", "Write 2026/27-Q1."),
        ("2026/2027-Q1", "Write 2026/27-Q1."),
        ("2017/19-Q1", "Write 2017/18-Q1 if that is meant."),
        (
            "2017-Q3",
            "Write 2017/18-Q3 for October to December 2017,"
            " or 2017/18-Q2 for July to September 2017.",
        ),
        (
            "Q1 2017",
            "Write 2017/18-Q1 for April to June 2017, or 2016/17-Q4 for January to March 2017.",
        ),
        (
            "Q2",
            "Write its financial year too, such as 2017/18-Q2."
            " If the board gave no year, leave due out, with due_note: Q2.",
        ),
        (
            "2026/27",
            "Write the quarter in which it ends, such as 2026/27-Q4, with due_note: 2026/27.",
        ),
        ("2026", "Write the month in which it ends, such as 2026-12, with due_note: 2026."),
        ("end of March 2027", "Write 2027-03, with due_note: end of March 2027."),
        ("WRD, November 2017", "Write 2017-11, with due_note: WRD, November 2017."),
        (
            "31 March",
            "Write the year too, such as 2017-12-13 or 2017-12;"
            " or leave due out, with due_note: 31 March.",
        ),
        ("on-going", "Write ongoing."),
        (
            "Quarterly updates",
            "How often it reports is no due date: write reports: quarterly.",
        ),
        ("Twice yearly", "How often it reports is no due date: write reports: twice-yearly."),
        ("six-monthly", "How often it reports is no due date: write reports: twice-yearly."),
        ("tbc", "Leave due out, with due_note: tbc."),
        ("T.B.C.", "Leave due out, with due_note: T.B.C."),
        ("n/a", "Leave due out, with due_note: n/a."),
        (
            "To be discussed at the Q2 meeting",
            "Leave due out, with due_note: To be discussed at the Q2 meeting.",
        ),
        ("2026-02-30", "Write a real date."),
        (
            "2026-13",
            "Write a date (2017-12-13), a month (2017-11), a quarter (2017/18-Q3) or ongoing."
            " Where the board gave no such day, leave due out, with due_note: 2026-13.",
        ),
    ],
)
def test_a_due_date_in_a_boards_own_words_is_answered_with_what_to_write(written, mend):
    assert told(commitment(f"due: {written}")) == [("6:5 F004", mend)]


@pytest.mark.parametrize(
    ("others", "year"),
    [
        ("due: 2025-11-30", "2025/26"),
        ("due: 2026-03", "2025/26"),
        ("due: 2024/25-Q4", "2024/25"),
        ("updates: [{quarter: 2024/25-Q4, date: 2025-04-02}, {date: 2025-05-01}]", "2025/26"),
        ("due: 2024-05, updates: [{date: 2025-05-01}]", "2025/26"),
        ("text: Since 2012", "2017/18"),
    ],
)
def test_an_example_of_a_quarter_is_of_the_year_that_the_plan_speaks_of_most(others, year):
    found = loaded(
        {
            **BOARD,
            PLAN: f"""\
id: streets
title: Safer streets
commitments:
  - {{number: 1, due: Q2}}
  - {{number: 2, {others}}}
""",
        }
    )
    told = [problem for problem in found.problems if "is no due date" in problem.message]
    assert f"such as {year}-Q2" in told[0].mend


@pytest.mark.parametrize("year", ["1017/18", "1017", "2517/18"])
def test_a_quarter_of_another_age_is_refused(year):
    assert told(commitment(f"due: {year}-Q3")) == [("6:5 F004", "Write a year from 1900 to 2199.")]


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("2026/27-q1", "Write 2026/27-Q1."),
        ("Q1 2026/27", "Write 2026/27-Q1."),
        ("q1", "Write its financial year too, such as 2017/18-Q1."),
        ("2017/18", "Write a quarter of a financial year, such as 2017/18-Q3."),
        ("June 2026", "Write a quarter of a financial year, such as 2017/18-Q3."),
    ],
)
def test_an_update_that_names_its_quarter_otherwise_is_told_how(written, mend):
    text = commitment(f"updates: [{{quarter: {written}, text: Lamps are up}}]")
    assert told(text) == [("6:16 F004", mend)]


def test_numbers_that_stand_twice_are_found_at_the_second_one():
    found = loaded(
        {
            **BOARD,
            PLAN: """\
id: streets
title: Safer streets
themes:
  - number: 1
    title: Lighting
    commitments:
      - {number: 4, text: Light the quay}
      - {number: 4, text: Light the square}
  - number: 1
    title: Doors
    commitments:
      - {number: 4, text: New locks}
""",
        }
    )
    assert [
        (p.code, p.location.line, p.location.column, p.message)
        for p in check(found.workspace, dt.date(2026, 12, 1), [PLAN, *BOARD])
        if p.code == "D501"
    ] == [
        ("D501", 8, 10, "The commitment 4 stands already on line 7."),
        ("D501", 9, 5, "The theme 1 stands already on line 4."),
    ]
