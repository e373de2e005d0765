"""Each change whole: the log before, what is asked, the log afterwards, and what is said of it."""

import datetime as dt

import pytest

from cspctl.changes import living, merging, numbering
from cspctl.changes.adding import New, add
from cspctl.changes.likeness import described, like_it
from cspctl.changes.logs import log_of
from cspctl.edit import apply_all
from cspctl.loading import load
from cspctl.problems import CannotRun
from tests.helpers import Files

TODAY = dt.date(2017, 12, 20)
BOARD = """\
id: csp
name: Community Safety
people:
  - {id: enforcement, name: Director of Enforcement, initials: DE, capacity: member}
  - {id: housing, name: Head of Housing, initials: HH, capacity: chair}
  - {id: nurse, name: Head of Nursing, initials: HH, capacity: member}
"""
PLAN = "meetings:\n  - date: 2017-12-13\n  - date: 2018-03-28\n"
LOG = """\
board: csp
actions:
  - number: 1
    action: Write the protocol on houses
    lead: enforcement
    start: 2017-09-12
    target: next-meeting
    rag: R # by hand
    state:
"""


class Bench:
    """A workspace in memory, and the change of it."""

    def __init__(self, log=LOG, **more):
        files = {"packs/csp/board.yaml": BOARD, "packs/csp/forward-plan.yaml": PLAN}
        files |= {"actions.yaml": log} if log is not None else {}
        files |= {name.replace("__", "/"): text for name, text in more.items()}
        self.files = Files(files)
        self.workspace = load(self.files).workspace

    def action(self, name="csp/1"):
        return next(one for one in self.workspace.actions if one.name == name)

    def done(self, change, file="actions.yaml"):
        """The file afterwards; every file must read without a problem."""
        changed = apply_all(change.edits, self.files.read)
        assert load(Files({**self.files.files, **changed})).problems == ()
        return changed[file].decode()


def said(change):
    return [str(one) for one in change.said]


def refused(call, *args):
    with pytest.raises(CannotRun) as caught:
        call(*args)
    return caught.value.problems[0].message


def test_close_writes_state_day_and_outcome_and_a_stated_rag_becomes_done():
    bench = Bench()
    change = living.close(bench.action(), "Signed off: item 3\r\n", TODAY)
    assert bench.done(change) == LOG.replace("rag: R #", "rag: B #").replace(
        "state:\n",
        'state: closed\n    closed: 2017-12-20\n    outcome: "Signed off: item 3"\n',
    )
    assert said(change) == [
        "csp/1 rag: R -> B",
        "csp/1 state: nothing -> closed",
        "csp/1 closed: nothing -> 2017-12-20",
        "csp/1 outcome: nothing -> Signed off: item 3",
    ]


CLOSED = LOG.replace("R # by hand", "B").replace(
    "state:\n", "state: closed\n    closed: 2017-12-13\n    outcome: Signed off\n"
)


def test_a_closed_action_is_not_closed_again_nor_deferred():
    bench = Bench(CLOSED)
    assert refused(living.close, bench.action(), "x", TODAY) == "csp/1 is closed since 2017-12-13."
    message = refused(living.defer, bench.workspace, bench.action(), "ongoing", None, TODAY)
    assert message == "csp/1 is closed, and has nothing to be done by a later day."


def test_reopen_keeps_the_outcome_as_an_update():
    bench = Bench(CLOSED)
    change = living.reopen(bench.action(), "the street is not on it", TODAY)
    assert bench.done(change) == LOG.replace("    rag: R # by hand\n", "").replace(
        "state:\n",
        "state: open\n    updates:\n      - date: 2017-12-20\n"
        '        note: "Reopened: the street is not on it.'
        ' It had been closed on 2017-12-13: Signed off."\n',
    )
    assert refused(living.reopen, Bench().action(), None, TODAY) == "csp/1 is open."


def test_defer_keeps_the_old_target_as_a_date_and_the_reason_as_an_update():
    bench = Bench()
    change = living.defer(bench.workspace, bench.action(), "next-meeting", "Data is late", TODAY)
    assert bench.done(change) == LOG.replace(
        "target: next-meeting\n", "target: 2018-03-28\n    was: [2017-12-13]\n"
    ).replace(
        "state:\n",
        "state:\n    updates:\n      - date: 2017-12-20\n"
        '        note: "Deferred to 2018-03-28: Data is late"\n',
    )


def test_a_target_that_is_no_later_one_is_refused():
    bench = Bench()
    asked = [bench.workspace, bench.action()]
    early, same = dt.date(2017, 12, 1), dt.date(2017, 12, 13)
    assert "is before the target" in refused(living.defer, *asked, early, None, TODAY)
    assert "is due on 2017-12-13 as it is" in refused(living.defer, *asked, same, None, TODAY)
    last = dt.date(2018, 4, 1)
    assert "has no meeting after" in refused(living.defer, *asked, "next-meeting", None, last)


def test_update_stands_in_the_order_of_days():
    log = LOG + "    updates:\n      - {date: 2017-12-24, note: Later}\n"
    bench = Bench(log)
    change = living.update(bench.workspace, bench.action(), "Shared", TODAY, ["DE"], "A")
    assert bench.done(change) == log.replace("rag: R", "rag: A").replace(
        "      - {date: 2017-12-24",
        "      - {date: 2017-12-20, by: enforcement, note: Shared}\n      - {date: 2017-12-24",
    )


def test_assign_takes_names_for_ids_and_keeps_the_unknown_with_a_note():
    bench = Bench()
    change = living.assign(bench.workspace, bench.action(), ["chair", "Ann"], ["DE"], TODAY)
    assert bench.done(change) == LOG.replace(
        "lead: enforcement\n", "lead: [chair, Ann]\n    others: [enforcement]\n"
    )
    assert change.notes[0].startswith("'Ann' is nobody that the board knows")
    message = refused(living.assign, bench.workspace, bench.action(), ["HH"], [], TODAY)
    assert message == "'HH' can be Head of Housing or Head of Nursing."


def test_rag_is_stated_and_cleared_but_never_against_the_state():
    bench = Bench()
    assert bench.done(living.state_rag(bench.action(), "G")) == LOG.replace("rag: R", "rag: G")
    assert bench.done(living.state_rag(bench.action(), None)) == LOG.replace(
        "    rag: R # by hand\n", ""
    )
    assert "B says that it is done" in refused(living.state_rag, bench.action(), "B")
    assert "says that it is not done" in refused(living.state_rag, Bench(CLOSED).action(), "R")


def test_what_is_so_already_is_no_change():
    assert living.state_rag(Bench().action(), "R").edits == ()


def new(bench, **how):
    how = {"board": "csp", "action": "Buy  a kettle", **how}
    return add(bench.workspace, log_of(bench.workspace, bench.files, "csp"), New(**how), TODAY)


def test_add_takes_the_next_number_and_the_boards_target():
    bench = Bench()
    change = new(bench, lead=("DE",), meeting=dt.date(2017, 12, 13), item="5(a)")
    assert bench.done(change) == LOG + (
        "  - number: 2\n    action: Buy a kettle\n    lead: enforcement\n    target: next-meeting\n"
        "    raised: {meeting: 2017-12-13, item: 5(a)}\n    state: open\n"
    )
    assert change.notes == (
        "csp/2 is new in actions.yaml.",
        "next-meeting is 2018-03-28, as the forward plan stands.",
    )


def test_add_counts_the_numbers_of_both_files_and_writes_into_the_boards_own():
    own = "actions:\n  - number: 7\n    action: Own\n    state: open\n"
    bench = Bench(**{"packs__csp__actions.yaml": own})
    change = new(bench, target="ongoing")
    assert bench.done(change, "packs/csp/actions.yaml") == own + (
        "  - number: 8\n    action: Buy a kettle\n    start: 2017-12-20\n    target: ongoing\n"
        "    state: open\n"
    )


def test_add_names_the_board_in_a_log_of_another_board():
    log = "board: snb\nactions: []\n"
    bench = Bench(log, **{"packs__snb__board.yaml": "id: snb\nname: Safer\n"})
    assert bench.done(new(bench, target="ongoing")) == (
        "board: snb\nactions:\n  - number: 1\n    board: csp\n    action: Buy a kettle\n"
        "    start: 2017-12-20\n    target: ongoing\n    state: open\n"
    )


def test_add_makes_the_log_where_there_is_none():
    bench = Bench(None)
    first, *rest = bench.done(new(bench, target="ongoing")).splitlines(keepends=True)
    assert first.startswith("# yaml-language-server: $schema=")
    assert "".join(rest) == (
        "board: csp\nactions:\n  - number: 1\n    action: Buy a kettle\n"
        "    start: 2017-12-20\n    target: ongoing\n    state: open\n"
    )


def test_an_action_like_a_new_one_is_found():
    bench = Bench()
    asked = New("csp", "DE to write the protocol on houses")
    (found,) = like_it(bench.workspace, asked, TODAY)
    assert described(found, bench.workspace) == "csp/1, open, due 13 December 2017"
    assert like_it(bench.workspace, New("csp", "Buy a kettle"), TODAY) == []


def test_renumber_follows_every_reference():
    log = LOG + (
        "  - {number: 2, action: Same, state: closed, duplicate_of: 1, distinct_from: [3, csp/1]}\n"
    )
    other = (
        "actions:\n  - number: 1\n    action: x\n    distinct_from: csp/1\n    duplicate_of: 1\n"
    )
    plan = (
        "id: p\ntitle: Plan\n"
        "commitments:\n  - number: 1\n    text: t\n    actions: [csp/1, 2] # c\n"
    )
    minutes = "## 3. Fire\n\nACTION 1: DE to write.\nACTION 11: Not this.\n"
    bench = Bench(
        log,
        **{
            "packs__snb__board.yaml": "id: snb\nname: Safer\n",
            "packs__snb__actions.yaml": other,
            "packs__csp__plans__p.yaml": plan,
            "packs__csp__2017-12-13__minutes.md": minutes,
        },
    )
    change = numbering.renumber(bench.workspace, bench.action(), 9)
    done = apply_all(change.edits, bench.files.read)
    assert {name: data.decode() for name, data in done.items()} == {
        "actions.yaml": log.replace("number: 1\n", "number: 9\n")
        .replace("duplicate_of: 1", "duplicate_of: 9")
        .replace("csp/1]", "csp/9]"),
        "packs/snb/actions.yaml": other.replace("csp/1", "csp/9"),
        "packs/csp/plans/p.yaml": plan.replace("csp/1", "csp/9"),
        "packs/csp/2017-12-13/minutes.md": minutes.replace("ACTION 1:", "ACTION 9:"),
    }
    message = refused(numbering.renumber, bench.workspace, bench.action(), 2)
    assert message.startswith("csp/2 is taken: actions.yaml:10")


MERGED = (
    LOG
    + """\
    updates:
      - date: 2017-12-01
        note: Half done

  - number: 3
    action: Write the protocol for houses
    lead: [enforcement, housing]
    others: [nurse]
    target: 2018-01-10
    raised: {meeting: 2017-10-10, item: "4", text: "DE, to write"}
    rag: A
    state: open
    updates:
      - date: 2017-11-01
        by: nurse
        note: Begun
      - {date: 2017-12-05, note: half  done}
"""
)


def test_merge_closes_the_duplicate_and_keeps_what_only_it_had():
    bench = Bench(MERGED)
    change = merging.merge([bench.action("csp/3")], bench.action(), TODAY)
    assert bench.done(change) == (
        MERGED.replace("lead: enforcement\n", "lead: enforcement\n    others: [housing, nurse]\n")
        .replace(
            "    updates:\n      - date: 2017-12-01\n        note: Half done\n",
            "    updates:\n      - date: 2017-11-01\n        by: nurse\n"
            "        note: Begun (from csp/3)\n"
            "      - date: 2017-12-01\n        note: Half done\n"
            "      - date: 2017-12-20\n        note: 'Merged csp/3 into this: raised 2017-10-10;"
            ' item 4; minuted as "DE, to write"; target 2018-01-10; lead enforcement, housing\'\n',
        )
        .replace(
            "    rag: A\n    state: open\n",
            "    rag: B\n    state: closed\n    closed: "
            "2017-12-20\n    outcome: Merged into csp/1\n",
        )
        + "    duplicate_of: 1\n"
    )


def test_merging_again_or_into_itself_or_a_closed_one_changes_nothing():
    bench = Bench(LOG + "  - {number: 2, action: x, state: closed, duplicate_of: 1}\n")
    again = merging.merge([bench.action("csp/2")], bench.action(), TODAY)
    assert (again.edits, again.notes) == ((), ("csp/2 is merged into csp/1 as it is.",))
    itself = refused(merging.merge, [bench.action()], bench.action(), TODAY)
    assert itself == "csp/1 cannot be merged into itself."
    closed = refused(merging.merge, [bench.action()], bench.action("csp/2"), TODAY)
    assert closed == "csp/2 is closed, so nothing can be merged into it."


def test_what_is_restricted_is_not_merged_into_what_is_not():
    bench = Bench(LOG + "  - {number: 2, action: x, state: open, restricted: yes}\n")
    message = refused(merging.merge, [bench.action("csp/2")], bench.action(), TODAY)
    assert message.startswith("csp/2 is restricted and csp/1 is not")


def test_distinct_is_written_once_into_the_later_one():
    log = LOG + "  - {number: 2, action: x, state: open, distinct_from: 5}\n"
    bench = Bench(log)
    change = merging.distinct(bench.action(), bench.action("csp/2"))
    assert bench.done(change) == log.replace("distinct_from: 5", "distinct_from: [5, 1]")
    bench = Bench(log.replace("5}", "csp/1}"))
    again = merging.distinct(bench.action(), bench.action("csp/2"))
    assert (again.edits, again.notes) == ((), ("csp/2 is said to differ from csp/1 as it is.",))
