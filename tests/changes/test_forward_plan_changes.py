"""The forward plan before, what is asked, the plan afterwards, and what is said of it."""

import datetime as dt

import pytest

from cspctl.changes.planning import NewItem, add_item
from cspctl.changes.planning_moving import move_item, move_meeting
from cspctl.changes.planning_rolling import roll
from cspctl.edit import apply_all
from cspctl.loading import load
from cspctl.problems import CannotRun
from tests.helpers import Files

TODAY = dt.date(2018, 1, 10)
MARCH, JUNE = dt.date(2018, 3, 14), dt.date(2018, 6, 13)
BOARD = """\
id: b
name: Board
people:
  - {id: enforcement, name: Director of Enforcement, initials: DE, capacity: chair}
  - {id: nurse, name: Head of Nursing, initials: HN, capacity: member}
  - {id: needs, name: Head of Needs, initials: HN, capacity: member}
terms:
  meetings: {a_year: 4, pattern: [second Wednesday of March, June, September, December]}
  notice: {clear_working_days: 5}
standing_items:
  business:
    - {title: Performance report, presenter: nurse, note: Each quarter}
    - {title: Chair's report}
"""
PLAN = """\
# Our year.
meetings:
  - date: 2018-03-14 # Town Hall
    items:
      - title: Performance
        standing: yes
        presenter: nurse # when well
        report: received
        comments: Agreed
      - title: Fire safety # after the inquest
        report: deferred

  - date: 2018-06-13
"""


class Bench:
    """A workspace in memory, and its plan after a change."""

    def __init__(self, plan=PLAN, board=BOARD, **more):
        self.files = Files({"packs/b/board.yaml": board})
        if plan is not None:
            self.files.files["packs/b/forward-plan.yaml"] = plan
        self.files.files |= {name.replace("__", "/"): text for name, text in more.items()}
        self.workspace = load(self.files).workspace
        self.folder = self.workspace.boards["b"]

    def done(self, change):
        changed = apply_all(change.edits, self.files.read)
        assert load(Files({**self.files.files, **changed})).problems == ()
        return changed["packs/b/forward-plan.yaml"].decode()


def said(change):
    return [str(one) for one in change.said]


def refused(fault):
    [problem] = fault.value.problems
    return f"{problem.location.line} {problem.message} {problem.mend}"


def test_an_item_goes_to_the_end_of_its_meeting_and_everything_else_stays():
    bench = Bench()
    new = NewItem("Hate  crime", MARCH, presenter=("DE",), reason="decision", restricted=True)
    change = add_item(bench.workspace, "b", new, TODAY)
    assert bench.done(change) == PLAN.replace(
        "        report: deferred\n",
        "        report: deferred\n"
        "      - title: Hate crime\n"
        "        restricted: yes\n"
        "        part: business\n"
        "        presenter: enforcement\n"
        "        reason: decision\n"
        "        report: awaited\n",
    )
    assert said(change)[0] == "b 2018-03-14 'Hate crime' restricted: nothing -> yes"
    assert change.notes == ("'Hate crime' is planned for 2018-03-14.",)


def test_the_file_is_made_with_the_meeting_when_it_is_missing():
    bench = Bench(plan=None)
    new = NewItem("Hate crime", MARCH)
    change = add_item(bench.workspace, "b", new, TODAY, new_meeting=True)
    assert bench.done(change).endswith(
        "meetings:\n"
        "  - date: 2018-03-14\n"
        "    items:\n"
        "      - title: Hate crime\n"
        "        part: business\n"
        "        report: awaited\n"
    )
    with pytest.raises(CannotRun) as fault:
        add_item(bench.workspace, "b", new, TODAY)
    assert refused(fault) == (
        "0 No meeting of b is planned on 2018-03-14 (--to). Planned: none. "
        "'cspctl plan roll b' plans a year's meetings."
    )


def test_an_item_for_a_meeting_whose_notice_is_out_is_late():
    # Five clear working days before Wednesday 14 March: Tuesday the 6th.
    bench = Bench()
    change = add_item(bench.workspace, "b", NewItem("X", MARCH), dt.date(2018, 3, 5))
    assert change.notes == ("'X' is planned for 2018-03-14.",)
    change = add_item(bench.workspace, "b", NewItem("X", MARCH), dt.date(2018, 3, 6))
    assert "was due on 2018-03-06" in change.notes[1]


@pytest.mark.parametrize(
    ("new", "today", "why"),
    [
        (NewItem("performance (TBC)", MARCH), TODAY, "5 'Performance' is planned for 2018-03-14"),
        (NewItem("X", JUNE, presenter=("HN",)), TODAY, "0 'HN' can be Head of Nursing or"),
    ],
)
def test_what_cannot_be_added_says_why(new, today, why):
    with pytest.raises(CannotRun) as fault:
        add_item(Bench().workspace, "b", new, today)
    assert refused(fault).startswith(why)


def test_two_meetings_on_one_date_are_a_problem_at_the_second():
    bench = Bench("meetings:\n  - date: 2018-03-14\n  - date: 2018-03-14\n")
    with pytest.raises(CannotRun) as fault:
        add_item(bench.workspace, "b", NewItem("X", MARCH), TODAY)
    assert refused(fault) == (
        "3 Two meetings are planned on 2018-03-14: the other is on line 2. "
        "Correct one of the dates."
    )


@pytest.mark.parametrize(
    ("status", "why"), [("cancelled", "is cancelled"), ("held", "has been held")]
)
def test_a_cancelled_or_held_meeting_takes_no_item(status, why):
    bench = Bench(f"meetings:\n  - {{date: 2018-03-14, status: {status}}}\n")
    with pytest.raises(CannotRun) as fault:
        add_item(bench.workspace, "b", NewItem("X", MARCH), TODAY)
    assert refused(fault).startswith(f"2 The meeting of 2018-03-14 {why}")


def test_an_item_moves_with_its_comment_and_remembers_its_first_meeting():
    bench = Bench()
    change = move_item(bench.folder, "fire", JUNE, TODAY)
    moved = bench.done(change)
    assert moved.endswith(
        "        comments: Agreed\n"
        "\n"
        "  - date: 2018-06-13\n"
        "    items:\n"
        "      - title: Fire safety # after the inquest\n"
        "        report: awaited\n"
        "        moved_from: 2018-03-14\n"
    )
    assert said(change) == [
        "b 'Fire safety' meeting: 2018-03-14 -> 2018-06-13",
        "b 'Fire safety' moved_from: nothing -> 2018-03-14",
        "b 'Fire safety' report: deferred -> awaited",
    ]
    # And home again, as if it had never been away but for its state.
    back = Bench(moved)
    home = back.done(move_item(back.folder, "Fire safety", MARCH, TODAY))
    assert home == PLAN.replace("deferred", "awaited")


def test_the_first_meeting_stays_when_an_item_moves_twice():
    plan = (
        "meetings:\n  - date: 2018-03-14\n"
        "    items: [{title: Fire, moved_from: 2017-12-13}]\n  - date: 2018-06-13\n"
    )
    bench = Bench(plan)
    assert "moved_from: 2017-12-13" in bench.done(move_item(bench.folder, "Fire", JUNE, TODAY))


def test_an_item_of_several_meetings_needs_the_one_it_comes_from():
    plan = (
        "meetings:\n"
        "  - {date: 2018-03-14, items: [{title: Fire}]}\n"
        "  - {date: 2018-06-13, items: [{title: Fire}]}\n"
        "  - {date: 2018-09-12}\n"
    )
    bench = Bench(plan)
    september = dt.date(2018, 9, 12)
    with pytest.raises(CannotRun) as fault:
        move_item(bench.folder, "Fire", september, TODAY)
    assert "more than one meeting: 2018-03-14, 2018-06-13. Say which with --from" in refused(fault)
    change = move_item(bench.folder, "Fire", september, TODAY, JUNE)
    assert bench.done(change) == (
        "meetings:\n"
        "  - {date: 2018-03-14, items: [{title: Fire}]}\n"
        "  - {date: 2018-06-13}\n"
        "  - {date: 2018-09-12, items: [{title: Fire, moved_from: '2018-06-13'}]}\n"
    ).replace("'", "")


@pytest.mark.parametrize(
    ("title", "to", "why"),
    [
        ("Fire saftey", JUNE, "0 No meeting has an item 'Fire saftey'. Did you mean 'Fire safety'"),
        ("Fire safety", MARCH, "10 'Fire safety' is planned for 2018-03-14 already."),
        ("Fire", dt.date(2018, 6, 14), "0 No meeting of b is planned on 2018-06-14"),
        ("Fire", dt.date(2017, 12, 13), "0 No meeting of b is planned on 2017-12-13"),
    ],
)
def test_what_cannot_be_moved_says_why(title, to, why):
    with pytest.raises(CannotRun) as fault:
        move_item(Bench().folder, title, to, TODAY)
    assert refused(fault).startswith(why)


def test_a_part_moves_with_its_whole_only():
    bench = Bench(
        "meetings:\n  - date: 2018-03-14\n    items:\n"
        "      - title: Orders\n        items: [{title: Broad Street}]\n  - date: 2018-06-13\n"
    )
    with pytest.raises(CannotRun) as fault:
        move_item(bench.folder, "Broad Street", JUNE, TODAY)
    assert refused(fault).startswith("5 'Broad Street' is a part of 'Orders'")


def test_an_agenda_that_still_has_the_item_is_named():
    bench = Bench(**{"packs__b__2018-03-14__agenda.yaml": "items: [{title: A}, {title: Fire}]\n"})
    assert move_item(bench.folder, "Fire", JUNE, TODAY).notes == (
        "The agenda of 2018-03-14 still has it, as item 2.",
    )


def test_a_meeting_moves_until_its_notice_is_given():
    plan = "meetings:\n  - date: 2018-03-14 # Town Hall\n    publish: 2018-03-01\n"
    bench = Bench(plan)
    april = dt.date(2018, 4, 11)
    change = move_meeting(bench.folder, MARCH, april, TODAY)
    assert bench.done(change) == "meetings:\n  - date: 2018-04-11 # Town Hall\n"
    with pytest.raises(CannotRun) as fault:
        move_meeting(bench.folder, MARCH, april, dt.date(2018, 3, 1))
    assert refused(fault).startswith(
        "2 Notice of the meeting of 2018-03-14 was given on 2018-03-01; it cannot be moved."
    )


def test_a_meeting_does_not_move_onto_another_nor_past_its_notice():
    with pytest.raises(CannotRun) as fault:
        move_meeting(Bench().folder, MARCH, JUNE, TODAY)
    assert "There is a meeting on 2018-06-13 already, on line 13." in refused(fault)
    # Five clear working days before Monday 22 January: Friday the 12th.
    with pytest.raises(CannotRun) as fault:
        move_meeting(Bench().folder, MARCH, dt.date(2018, 1, 22), dt.date(2018, 1, 13))
    assert "It is too late for a meeting on 2018-01-22" in refused(fault)
    bench = Bench(**{"packs__b__2018-03-14__agenda.yaml": "items: [{title: A}]\n"})
    with pytest.raises(CannotRun) as fault:
        move_meeting(bench.folder, MARCH, dt.date(2018, 4, 11), TODAY)
    assert "Rename the folder to 2018-04-11 first" in refused(fault)


def test_a_year_is_planned_with_its_standing_items_and_only_once():
    bench = Bench()
    change = roll(bench.folder, 2019)
    rolled = bench.done(change)
    # The board's "Performance report" is the plan's "Performance", and its note is the agenda's.
    items = """\
    items:
      - title: Performance
        presenter: nurse
        standing: yes
        report: awaited
      - title: Chair's report
        standing: yes
"""
    days = ("2019-03-13", "2019-06-12", "2019-09-11", "2019-12-11")
    assert rolled == PLAN + "".join(f"\n  - date: {day}\n{items}" for day in days)
    assert said(change)[0] == "b plan meeting: added -> 2019-03-13"
    assert change.notes == ("Standing items taken along: Performance, Chair's report.",)
    again = Bench(rolled)
    assert roll(again.folder, 2019).edits == ()
    # 2018 has March and June already; the others go between them and 2019.
    filled = again.done(roll(again.folder, 2018))
    found = [line[10:20] for line in filled.splitlines() if line.startswith("  - date")]
    assert found == ["2018-03-14", "2018-06-13", "2018-09-12", "2018-12-12", *days]


def test_meetings_that_were_moved_or_cancelled_are_not_planned_again():
    bench = Bench(
        "meetings:\n"
        "  - {date: 2019-03-27}\n"
        "  - {date: 2019-06-12, status: cancelled}\n"
        "  - {date: 2019-09-02, kind: special}\n"
        "  - {date: 2019-12-04}\n"
    )
    change = roll(bench.folder, 2019)
    assert [str(one.new) for one in change.said] == ["2019-09-11"]
    assert "The meeting of 2019-03-27 stands for that of 2019-03-13." in change.notes
    lines = [line[:22] for line in bench.done(change).splitlines()]
    assert lines.index("  - {date: 2019-09-11,") == lines.index("  - {date: 2019-09-02,") + 1


@pytest.mark.parametrize(
    ("pattern", "year", "day", "why"),
    [
        ("first Monday of May", 2018, "2018-05-14", "2018-05-07 (first Monday of May) is May Day"),
        # A week later would be September.
        ("last Monday of August", 2018, "2018-08-20", "2018-08-27 (last Monday of August) is"),
        ("fourth Tuesday of December", 2018, "2018-12-18", "is Christmas Day: moved to"),
        ("third Monday of September", 2022, "2022-09-26", "State Funeral"),
    ],
)
def test_a_meeting_moves_off_a_bank_holiday_within_its_month(pattern, year, day, why):
    bench = Bench(plan=None, board=f"id: b\nterms: {{meetings: {{pattern: {pattern}}}}}\n")
    change = roll(bench.folder, year)
    assert [one.new for one in change.said] == [day]
    assert any(why in one for one in change.notes)
    assert f"- date: {day}\n" in bench.done(change)


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        ("{}", "The terms do not say on which days the board meets."),
        ("{meetings: {a_year: 4}}", "The terms do not say on which days the board meets."),
        ("{meetings: {pattern: quarterly}}", "The days of meeting cannot be read at 'quarterly'"),
    ],
)
def test_terms_that_do_not_say_the_days_are_a_problem(terms, why):
    with pytest.raises(CannotRun) as fault:
        roll(Bench(board=f"id: b\nterms: {terms}\n").folder, 2019)
    assert why in refused(fault)


def test_what_cannot_be_read_as_a_restriction_is_not_rolled_on_as_open():
    bench = Bench(
        "meetings:\n  - {date: 2018-12-12, items: [{title: X, standing: yes, restricted: maybe}]}\n"
    )
    with pytest.raises(CannotRun) as fault:
        roll(bench.folder, 2019)
    assert "This restriction is unclear." in refused(fault)
