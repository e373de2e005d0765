"""Headings in the words that boards use."""

import pytest

from cspctl.importing.headings import field_of, find_headings
from cspctl.readers.tables import Cell, Row, Table

WORDS = {
    "number": "No. | No | Ref | Ref. | Item | Item No | Action No. | S/No | # | Action Ref | ID",
    "action": "Action | ACTION | Action agreed | Actions Required | Task | Action/Task | What "
    "| Description of action | Decision / Action | Action Point",
    "lead": "Lead | Owner | Responsible | By whom | Action by | Who? | Lead Officer | Lead(s) "
    "| Person responsible | Assigned to | Action owner(s) | Responsible Officer | Agency",
    "others": "Others | Support | Supporting partners | Other agencies",
    "start": "Start | Start Date | Raised | Date agreed | Meeting | Date of meeting | Date raised",
    "target": "Target | Due | Due date | By when | Deadline | Target Completion | When "
    "| Completion date | Timescale | To be completed by | Revised target date | Complete by",
    "first target": "Original target date | Original deadline",
    "updates": "Update | Progress | Comments | Progress / Comments | Status update | Notes "
    "| Latest position | Update December 2017",
    "rag": "RAG | RAG Status | R/A/G | BRAG rating",
    "status": "Status",
    "state": "Open/ Closed | Open / Closed | State | Complete? (Y/N)",
    "closed": "Date completed | Date closed | Completed",
    "outcome": "Outcome",
    "item": "Minute ref | Agenda item",
    "": "Priority | Raised by | Days overdue | Theme | Board | Cost",
}


@pytest.mark.parametrize(
    ("heading", "field"),
    [(word.strip(), field) for field, words in WORDS.items() for word in words.split("|")],
)
def test_what_a_heading_means(heading, field):
    assert field_of(heading) == field


def table(*rows):
    return Table(
        "sheet",
        "Log",
        tuple(Row(n, tuple(Cell(text) for text in row)) for n, row in enumerate(rows, start=1)),
    )


def test_headings_stand_below_titles():
    found = find_headings(
        table(
            ["Safer Boroughs Board"], ["Action log", "", "Updated 1/12/17"], ["Ref", "Task", "Who"]
        )
    )
    assert found.columns == {"number": 0, "action": 1, "lead": 2}
    assert found.rows == (3,)


def test_headings_of_two_rows():
    found = find_headings(
        table(["No.", "Action", "Target"], ["", "", "completion"], ["1", "a", ""])
    )
    assert found.columns == {"number": 0, "action": 1, "target": 2}


@pytest.mark.parametrize(
    ("headings", "field"),
    [(["Date", "Action", "Owner"], "start"), (["Action", "Owner", "Date"], "target")],
)
def test_a_lone_date_is_told_by_its_side_of_the_action(headings, field):
    assert field in find_headings(table(headings)).columns


def test_no_log_without_an_action():
    assert find_headings(table(["Ward", "Crime", "Change"], ["Abbey", "120", "3"])) is None
