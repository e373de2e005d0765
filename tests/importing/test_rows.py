"""Rows out of the layouts that councils use."""

import datetime as dt

from layouts import merged, read, table

from cspctl.importing.records import Report
from cspctl.importing.rows import reports, understand
from cspctl.problems import Severity
from cspctl.readers.tables import Cell

PUBLISHED = (
    "No.",
    "Action",
    "Lead",
    "Others",
    "Start Date",
    "Target Completion",
    "Update",
    "Status",
    "Open/ Closed",
)


def test_the_published_log_of_the_board():
    start, target = "12/09/2017", "13/12/2017"
    numbers = [1, 2, 3, 4, *range(6, 18)]
    lines = []
    for number in numbers:
        lead = "" if number == 13 else "Enforcement"
        due = "" if number in (8, 13) else target
        lines.append((number, f"Write protocol {number}", lead, "", start, due, "", "R", ""))
    rows, problems = read(
        table(("CSP Board Action Plan",), ("12 September 2017",), PUBLISHED, *lines)
    )
    assert problems == []
    assert [row.number for row in rows] == numbers
    assert {row.start for row in rows} == {dt.date(2017, 9, 12)}
    assert [row.number for row in rows if row.target is None] == [8, 13]
    assert {(row.rag, row.state) for row in rows} == {("R", "")}
    assert (rows[0].place, rows[0].location.line) == ("sheet 'Log', row 4", 4)


def test_headings_repeated_on_each_page_and_a_table_that_goes_on_without_any():
    head = ("Ref", "Task", "Owner")
    first = table(head, (1, "Write", "AB"), head, (2, "Call", "CD"), kind="table", name="1")
    second = table((3, "Send", "EF"), kind="table", name="2")
    rows, _ = read(first, second)
    assert [(row.number, row.action) for row in rows] == [(1, "Write"), (2, "Call"), (3, "Send")]
    assert rows[2].place == "table 2, row 1"


def test_a_table_that_is_no_log_is_left():
    found = understand([table(("Ward", "Crime"), ("Abbey", "120"))], "log.xlsx")
    assert found[0].headings is None


def test_a_section_row_dates_the_rows_below_it():
    rows, _ = read(
        table(
            ("No", "Action", "By when"),
            ("Meeting of 12 September 2017", None, None),
            (1, "Write", "Dec 2017"),
            ("Meeting held on 13/12/2017",),
            (2, "Call", ""),
            ("Closed actions",),
            (3, "Send", ""),
        )
    )
    assert [(row.start, row.state) for row in rows] == [
        (dt.date(2017, 9, 12), ""),
        (dt.date(2017, 12, 13), ""),
        (dt.date(2017, 12, 13), "closed"),
    ]


def test_a_row_that_a_page_cut_in_two_is_one_row():
    rows, _ = read(
        table(
            ("No", "Action", "Lead", "Update"),
            (1, "Write the protocol and", "AB", "20/11/17: drafted"),
            ("", "send it to the members", "", "and shared"),
            ("", "A row that nobody numbered", "CD", ""),
        )
    )
    assert [row.action for row in rows] == [
        "Write the protocol and send it to the members",
        "A row that nobody numbered",
    ]
    assert rows[0].updates == "20/11/17: drafted\nand shared"


def test_rows_that_are_merged_into_one_action():
    rows, problems = read(
        table(
            ("No", "Action", "Lead", "Due"),
            (1, "Write", "AB", "13/12/2017"),
            (merged("1"), merged("Write"), "CD", "01/02/2018"),
        )
    )
    assert [(row.action, row.lead) for row in rows] == [("Write", "AB\nCD")]
    assert rows[0].kept == ("Also target: 01/02/2018",)
    assert "another date" in problems[0].message


def test_a_merged_meeting_stands_for_each_of_its_rows():
    rows, _ = read(
        table(("Meeting", "Action"), ("12/09/2017", "Write"), (merged("12/09/2017"), "Call"))
    )
    assert [row.start for row in rows] == [dt.date(2017, 9, 12)] * 2


def test_no_row_is_lost_without_a_word():
    rows, problems = read(
        table(
            ("No", "Action", "Lead"),
            (1, "", "AB"),
            (2, Cell(fault="a formula whose result is not stored in the file"), ""),
            (3, "", ""),
            (None, None, None),
            (4, "Write", ""),
        )
    )
    assert [row.number for row in rows] == [4]
    assert [(one.code, one.severity, one.location.line) for one in problems] == [
        ("I401", Severity.ERROR, 2),
        ("I401", Severity.ERROR, 3),
    ]
    assert "It says: 1; AB" in problems[0].message


def test_what_is_not_understood_is_kept_and_told_with_its_cell():
    rows, problems = read(
        table(("No", "Action", "Due", "RAG"), ("CSP-04", "Write", "ASAP", "Purple"))
    )
    assert rows[0].number is None
    assert rows[0].kept == ("Reference: CSP-04", "Due: ASAP", "RAG: Purple")
    assert [one.message for one in problems] == [
        "Sheet 'Log', cell C2: 'ASAP' is no date; the words are kept as a note.",
        "Sheet 'Log', cell D2: 'Purple' is neither RAG nor state; it is kept as a note.",
    ]


def test_status_is_settled_by_what_it_says():
    rows, _ = read(
        table(
            ("Action", "Status"),
            ("a", "R"),
            ("b", "Closed"),
            ("c", "Awaiting the funder"),
            ("d", Cell("", fill="00B050")),
        )
    )
    assert [(row.rag, row.state, row.updates) for row in rows] == [
        ("R", "", ""),
        ("", "closed", ""),
        ("", "", "Awaiting the funder"),
        ("G", "", ""),
    ]


def test_several_columns_of_updates_and_an_earlier_target():
    rows, _ = read(
        table(
            ("Action", "Original deadline", "Revised deadline", "Update Sep", "Update Dec"),
            ("Write", "01/11/2017", "13/12/2017", "Begun", "Nearly done"),
        )
    )
    assert (rows[0].target, rows[0].was) == (dt.date(2017, 12, 13), (dt.date(2017, 11, 1),))
    assert rows[0].updates == "Begun\nNearly done"


def test_a_row_may_name_its_board():
    rows, _ = read(table(("No", "Action"), ("snb/7", "Write"), ("7.", "Call"), ("Action 9", "Go")))
    assert [(row.board, row.number) for row in rows] == [("snb", 7), ("", 7), ("", 9)]


def test_reports_begin_with_their_dates():
    text = "20/11/17: first draft\nsent round\n01/12/2017 - agreed"
    assert reports(text) == [
        Report(dt.date(2017, 11, 20), "first draft sent round"),
        Report(dt.date(2017, 12, 1), "agreed"),
    ]
    assert reports("no date") == [Report(None, "no date")]
    assert reports(" \n") == []


def test_a_cell_longer_than_excel_allows_is_a_fault():
    rows, problems = read(table(("No", "Action"), (1, "x" * 40_000)))
    assert rows == []
    assert "more text than a cell of Excel can hold" in problems[0].message


def test_control_characters_become_spaces():
    rows, _ = read(table(("No", "Action"), (1, "Write\x7f it\x0bdown")))
    assert rows[0].action == "Write it down"
