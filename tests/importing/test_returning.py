"""What leads typed comes back: three-way, and nothing is overwritten."""

import datetime as dt
from dataclasses import replace

from helpers import loaded
from layouts import read, table

from cspctl.documents.action_log_book import COLUMNS, action_log_book
from cspctl.documents.sent import decode
from cspctl.importing.changes import Reported, Stated
from cspctl.importing.returning import plan_updates

SENT, TODAY = dt.date(2017, 12, 1), dt.date(2017, 12, 20)
ROW = "  - {number: 1, action: Write, target: 2017-12-31%s}\n"


def workspace(more=""):
    files = {"packs/b/board.yaml": "id: b\n", "packs/b/actions.yaml": f"actions:\n{ROW % more}"}
    return loaded(files).workspace


def returned(typed, then="", now=None, *, base=True):
    """Send the log as it was ``then``, type into the row, and take it back ``now``."""
    book = action_log_book(workspace(then), SENT)
    (row,) = book.sheets[0].rows
    cells = dict.fromkeys(COLUMNS, "") | {
        "No.": row.number,
        "Action": row.action,
        "Updates so far": row.updates,
        "RAG": row.rag,
        "State": row.state,
    }
    rows, _ = read(table(COLUMNS, [(cells | typed)[name] for name in COLUMNS]))
    sent = decode(book.sent) if base else None
    plan = plan_updates(rows, workspace(then if now is None else now), "b", TODAY, sent)
    changes = []
    for change in plan.changes:
        if isinstance(change, Reported):
            changes.append((change.date, change.note))
        else:
            assert isinstance(change, Stated)
            changes.append((change.key, change.value))
    return changes, [problem.code for problem in plan.problems]


def test_nothing_typed_changes_nothing_whatever_the_day():
    assert returned({}) == ([], [])
    assert returned({}, ", rag: G", ", rag: R") == ([], [])
    assert returned({}, ", rag: G, state: open", base=False) == ([], [])


def test_a_new_update_is_dated_today_or_as_it_says():
    assert returned({"New update": "Drafted"}) == ([(TODAY, "Drafted")], [])
    assert returned({"New update": "05/12/17: Drafted"}) == (
        [(dt.date(2017, 12, 5), "Drafted")],
        [],
    )


def test_an_update_that_the_log_has_is_not_added_again():
    then = ', updates: [{date: 2017-11-20, note: "Drafted, sent"}]'
    assert returned({"New update": "drafted,  sent"}, then) == ([], [])


def test_what_was_typed_below_the_updates_so_far_is_new():
    then = ", rag: G, updates: [{date: 2017-11-20, note: Drafted}]"
    typed = {"Updates so far": "20/11/2017: Drafted\nSent to members"}
    assert returned(typed, then) == ([(TODAY, "Sent to members")], [])
    assert returned(typed, then, base=False) == ([(TODAY, "Sent to members")], [])


def test_an_update_that_was_reworded_is_a_conflict():
    then = ", updates: [{date: 2017-11-20, note: Drafted and sent to members}]"
    typed = {"Updates so far": "20/11/2017: Drafted and sent to all members"}
    assert returned(typed, then) == ([], ["I404"])


def test_rag_three_way():
    assert returned({"RAG": "Amber"}, ", rag: G") == ([("rag", "A")], [])
    assert returned({"RAG": "Amber"}) == ([("rag", "A")], [])  # the log had worked out green
    assert returned({"RAG": "Amber"}, ", rag: G", ", rag: R") == ([], ["I404"])
    assert returned({"RAG": "Amber"}, ", rag: G", ", rag: A") == ([], [])
    assert returned({"RAG": "Amber"}, ", rag: G", base=False) == ([], ["I405"])
    assert returned({"RAG": ""}, ", rag: G") == ([], [])


def test_done_without_closing_is_for_a_person_to_settle():
    assert returned({"RAG": "Done"}, ", state: open") == ([], ["I404"])
    changes, problems = returned({"RAG": "Done", "State": "Closed"}, ", state: open")
    assert (changes, problems) == ([("state", "closed"), ("closed", TODAY)], [])


def test_a_worked_out_rag_that_moved_on_is_told_as_a_warning_when_nobody_knows_what_was_sent():
    assert returned({}, base=False) == ([], ["I405"])  # green then, amber now, and nobody typed


def test_state_three_way():
    closed = [("state", "closed"), ("closed", TODAY)]
    assert returned({"State": "Closed"}, ", state: open") == (closed, [])
    assert returned({"State": "Closed"}, ", state: open, rag: A") == ([*closed, ("rag", "B")], [])
    assert returned({"State": "Closed"}, ", rag: G, state: open", base=False) == ([], ["I405"])
    shut = ", state: closed, closed: 2017-12-10"
    assert returned({"State": "Closed"}, ", state: open", shut) == ([], [])
    assert returned({"State": "Open"}, shut) == ([], ["I404"])
    assert returned({"RAG": "Amber"}, ", state: open", shut) == ([], ["I404"])


def test_the_update_that_comes_with_closing_is_its_outcome():
    changes, _ = returned({"State": "Closed", "New update": "Signed off"}, ", state: open")
    assert changes == [("state", "closed"), ("closed", TODAY), ("outcome", "Signed off")]


def test_a_row_that_is_not_in_the_log_is_left_and_told():
    rows, _ = read(table(("No.", "Action"), (9, "Something else entirely")))
    plan = plan_updates(rows, workspace(), "b", TODAY, None)
    assert (plan.changes, [one.code for one in plan.problems]) == ([], ["I407"])


def test_a_row_that_comes_twice_counts_once():
    rows, _ = read(table(("No.", "Action", "New update"), (1, "Write", "one")))
    twice = [rows[0], replace(rows[0], new_update="two")]
    plan = plan_updates(twice, workspace(), "b", TODAY, None)
    assert [change.note for change in plan.changes] == ["one"]
