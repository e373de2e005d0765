"""What a file adds, and what is there already."""

import datetime as dt

from helpers import loaded
from layouts import read, table

from cspctl.changes.logs import LogFile
from cspctl.importing.changes import Added, edits
from cspctl.importing.people import people_named
from cspctl.importing.planning import plan_import
from cspctl.queries.people import Directory
from cspctl.source import Mapping

TODAY = dt.date(2017, 12, 20)
BOARD = """\
id: b
people:
  - {id: enforcement, name: Director of Enforcement, initials: DE}
  - {id: law, name: Director of Law and Governance}
"""


def workspace(log="actions: []\n"):
    return loaded({"packs/b/board.yaml": BOARD, "packs/b/actions.yaml": log}).workspace


def plan(*rows, log="actions: []\n"):
    return plan_import(read(table(*rows))[0], workspace(log), "b", TODAY)


def test_a_new_row_with_everything_it_says():
    head = ("No", "Minute ref", "Action", "Lead", "Start", "Due", "Progress", "RAG", "State")
    row = (4, "5a", "Write", "DE", "12/09/17", "ASAP", "20/11/17: begun\nhalf", "A", "Open")
    (change,) = plan(head, row).changes
    assert change.number == 4
    assert change.fields == {
        "action": "Write",
        "lead": "enforcement",
        "start": dt.date(2017, 9, 12),
        "raised": {"meeting": dt.date(2017, 9, 12), "item": "5(a)"},
        "rag": "A",
        "state": "open",
        "updates": [
            {"date": dt.date(2017, 11, 20), "note": "begun half"},
            {"date": TODAY, "note": "As written in the imported log: Due: ASAP"},
        ],
    }


def test_a_closed_row_keeps_no_colour():
    (change,) = plan(("Action", "RAG", "Date completed"), ("Write", "G", "01/12/17")).changes
    assert change.fields["state"] == "closed"
    assert change.fields["closed"] == dt.date(2017, 12, 1)
    assert "rag" not in change.fields


def test_the_same_rows_again_add_nothing():
    log = "actions:\n  - {number: 1, action: Write}\n  - {number: 3, action: Write}\n"
    found = plan(("No", "Action"), (1, "Write"), (3, "write."), log=log)
    assert found.changes == []
    assert [match.action.number for match, _ in found.matches] == [1, 3]
    assert found.problems == []


def test_a_row_that_was_reworded_is_known_by_its_number():
    log = "actions:\n  - {number: 1, action: Write the protocol on houses for the board}\n"
    found = plan(("No", "Action"), (1, "Write the new protocol on houses for the board"), log=log)
    assert found.changes == []
    assert found.matches[0][1] == (
        "the file words it: Write the new protocol on houses for the board",
    )


def test_a_row_of_the_same_number_and_day_needs_few_words_in_common():
    log = "actions:\n  - {number: 7, action: Take up the RFG data with the Commissioner, %s}\n"
    rows = ("No", "Action", "Start"), (7, "AB to pick up RFG data with CD", "12/09/2017")
    same = plan(*rows, log=log % "start: 2017-09-12")
    assert same.changes == []
    assert [one.code for one in same.problems] == ["I408"]
    assert len(plan(*rows, log=log % "start: 2017-06-01").changes) == 1


def test_of_two_copies_the_row_is_the_one_with_its_number():
    text = "Write the protocol on houses in multiple occupation for the partnership to sign off"
    log = f"actions:\n  - {{number: 1, action: {text}}}\n  - {{number: 3, action: {text}}}\n"
    reworded = f"At the partnership's wish and before the next winter comes round, {text}"
    found = plan(("No", "Action"), (3, reworded), log=log)
    assert [match.action.number for match, _ in found.matches] == [3]


def test_a_row_is_known_by_its_meaning_and_that_is_told():
    long = "Write the protocol on houses in multiple occupation for the partnership to sign off"
    log = f"actions:\n  - {{number: 1, action: {long}}}\n"
    found = plan(("Action", "Lead"), (f"{long} and brought back in December", "DE"), log=log)
    assert found.changes == []
    assert [one.code for one in found.problems] == ["I408"]


def test_a_number_that_is_taken_is_changed_and_told():
    log = "actions:\n  - {number: 1, action: Arrange the summer fair}\n"
    found = plan(("No", "Action"), (1, "Publish the crime figures"), log=log)
    assert [change.number for change in found.changes] == [2]
    assert [one.code for one in found.problems] == ["I406"]


def test_differences_are_shown_and_left():
    log = "actions:\n  - {number: 1, action: Write, lead: law, target: 2017-12-13, rag: R}\n"
    found = plan(
        ("No", "Action", "Lead", "Due", "RAG"), (1, "Write", "DE", "01/02/18", "G"), log=log
    )
    assert found.changes == []
    assert found.matches[0][1] == (
        "lead: the file says enforcement, the log law",
        "target: the file says 2018-02-01, the log 2017-12-13",
        "RAG: the file says G, the log R",
    )


def test_leads_are_known_whole_before_they_are_split():
    directory = Directory(workspace(), "b")

    def named(text):
        return people_named(text, directory, None)

    assert named("Director of Law and Governance") == ("law",)
    assert named("DE / Director of Law and Governance") == ("enforcement", "law")
    assert named("DE and the Chair of X") == ("enforcement", "the Chair of X")
    assert named("DE\nA. Nobody") == ("enforcement", "A. Nobody")
    assert named("Smith and Sons") == ("Smith and Sons",)
    assert named("TBC") == ()


def test_new_actions_go_to_the_end_of_the_log_or_begin_one():
    change = Added(2, {"action": "Call"}, "row 2")
    (insert,) = edits([change], LogFile("actions.yaml", Mapping(None, None, False), ""), "b")
    assert insert.values == ({"number": 2, "board": "b", "action": "Call"},)
    begun, insert = edits([change], LogFile("actions.yaml", None, "b"), "b")
    assert begun.text == "board: b\n"
    assert insert.values == ({"number": 2, "action": "Call"},)
