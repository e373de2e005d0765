"""Attendance, the quorum, declarations of interest and membership over time."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.model.board import Quorum
from cspctl.queries.attendance import INTERIM, REVIEW, attendance
from cspctl.queries.interests import declarations
from cspctl.queries.membership import changes
from cspctl.queries.people import Directory
from cspctl.queries.quorum import meeting_quorum, needed

BOARD = """\
id: b
agencies:
  - {id: fire, name: Fire Service}
  - {id: lbbd, name: Borough}
people:
  - {id: one, name: One, capacity: chair, agency: lbbd}
  - {id: two, name: Two, initials: TW, capacity: member, agency: fire}
  - {id: three, name: Three, capacity: member, agency: lbbd, until: 2017-07-31}
  - {id: four, name: Four, capacity: member, agency: lbbd, from: 2017-08-01}
  - {id: adviser, name: An Adviser, capacity: adviser}
terms:
  quorum: {share: 1/2, at_least: 2}
  absences: {interim_after: 2, review_after: 3}
"""
PLAN = """\
meetings:
  - {date: 2017-03-08, status: held}
  - {date: 2017-06-14, status: cancelled}
  - {date: 2017-09-13, status: held}
  - {date: 2017-12-13}
  - {date: 2018-03-14}
"""
TODAY = dt.date(2017, 12, 20)


def board(heads, **changed):
    """A board whose minutes have these heads, by date."""
    files = {"packs/b/board.yaml": BOARD, "packs/b/forward-plan.yaml": PLAN}
    for old, new in changed.items():
        files["packs/b/board.yaml"] = files["packs/b/board.yaml"].replace(old, new)
    for day, head in heads.items():
        files[f"packs/b/{day}/minutes.md"] = f"---\n{head}\n---\n## 5. Fire safety\nSaid.\n"
    found = loaded(files)
    assert [str(one) for one in found.problems] == []
    return found.workspace.boards["b"], Directory(found.workspace, "b")


def members(heads, today=TODAY, since=None, **changed):
    found = attendance(*board(heads, **changed), today, since)
    return {member.person.id: member for member in found.members}


def test_each_member_is_counted_for_the_meetings_of_their_own_time():
    found = members(
        {
            "2017-03-08": "present: [chair, Three]\napologies: [TW]",
            "2017-09-13": "present: [one, fire]",
            "2017-12-13": "present: [one]\nsubstitutes: [{for: two, person: A. Deputy}]",
        }
    )
    assert {name: [seat.attended for _, seat in found[name].record] for name in found} == {
        "one": ["present", "present", "present"],
        "two": ["apologies", "present", "substitute"],
        "three": ["present"],
        "four": ["absent", "absent"],
    }
    assert found["two"].record[2][1].substitute.name == "A. Deputy"
    assert {name: member.percent for name, member in found.items()} == {
        "one": 100,
        "two": 33,
        "three": 100,
        "four": 0,
    }
    assert found["three"].capacity == "member"
    assert "adviser" not in found


def test_cancelled_unrecorded_and_coming_meetings_count_for_nobody():
    heads = {
        "2017-03-08": "present: [one]",
        "2017-06-14": "present: [one]",
        "2017-12-13": "apologies: [two]",  # drafted ahead: nobody has come yet
        "2018-03-14": "present: [two]",
    }
    found = attendance(*board(heads), TODAY)
    assert [(str(held.date), held.status) for held in found.meetings] == [
        ("2017-03-08", "recorded"),
        ("2017-06-14", "cancelled"),
        ("2017-09-13", "not recorded"),
        ("2017-12-13", "not recorded"),
    ]
    assert {member.person.id: len(member.record) for member in found.members} == {
        "one": 1,
        "two": 1,
        "three": 1,
        "four": 0,
    }
    assert next(one for one in found.members if one.person.id == "four").percent is None


def test_since_leaves_out_what_was_before():
    heads = {"2017-03-08": "present: [one]", "2017-09-13": "present: [two]"}
    assert members(heads, since=dt.date(2017, 9, 13))["one"].percent == 0


@pytest.mark.parametrize(
    ("heads", "in_a_row", "rule"),
    [
        (["present: [one, two]"] * 3, 0, ""),
        (["present: [two]", "present: [one]"], 1, ""),
        (["present: [one]", "present: [one]\napologies: [two]"], 2, INTERIM),
        (["present: [one]"] * 3, 3, REVIEW),
        (["present: [one]", "present: [one, two]", "present: [one]"], 1, ""),
        (["present: [one]\nsubstitutes: [{for: two, person: X}]"] * 2, 2, INTERIM),
    ],
)
def test_the_absence_rule_counts_meetings_missed_in_a_row(heads, in_a_row, rule):
    days = ["2017-03-08", "2017-09-13", "2017-12-13"][-len(heads) :]
    found = members(dict(zip(days, heads, strict=True)))
    assert (found["two"].in_a_row, found["two"].rule) == (in_a_row, rule)


def test_a_substitute_ends_the_row_where_the_terms_allow_one():
    head = "present: [one]\nsubstitutes: [{for: two, person: X}]"
    found = members({"2017-12-13": head}, **{"terms:": "terms:\n  substitutes: yes"})
    assert found["two"].in_a_row == 0
    assert found["two"].percent == 0  # in person


def test_a_cancelled_meeting_does_not_break_the_row_and_a_leaver_is_not_warned_of():
    heads = {"2017-03-08": "present: [one]", "2017-09-13": "present: [one]"}
    found = members(heads)
    assert found["two"].rule == INTERIM
    assert (found["three"].in_a_row, found["three"].rule) == (0, "")


def test_whoever_takes_the_chair_or_is_listed_in_attendance_came():
    found = members({"2017-12-13": "chair: two\npresent: [one]\nin_attendance: [four]"})
    assert (found["two"].percent, found["four"].percent) == (100, 100)


@pytest.mark.parametrize(
    ("share", "least", "seated", "wanted"),
    [
        ((1, 3), 4, 14, 5),  # 4.67, rounded up
        ((1, 3), 4, 12, 4),
        ((1, 3), 4, 9, 4),  # the least is the greater
        ((1, 3), None, 9, 3),
        ((1, 4), None, 9, 3),
        (None, 3, 2, 3),
        ((1, 3), 4, 0, 4),
        (None, None, 9, None),
    ],
)
def test_the_quorum_is_the_share_rounded_up_or_the_least(share, least, seated, wanted):
    assert needed(Quorum(share=share, at_least=least), seated) == wanted
    assert needed(None, seated) is None


def quorum(head, day="2017-12-13", **changed):
    return meeting_quorum(*board({day: head}, **changed), dt.date.fromisoformat(day))


def test_before_the_meeting_everybody_comes_who_has_not_sent_apologies():
    found = quorum("apologies: [two]")
    assert (found.recorded, len(found.seats), found.needed, found.counted) == (False, 3, 2, 2)
    folder, directory = board({})
    assert meeting_quorum(folder, directory, dt.date(2018, 3, 14)).counted == 3


def test_after_it_only_those_count_who_came():
    found = quorum("present: [one, adviser]")
    assert (found.recorded, found.needed, found.counted) == (True, 2, 1)


def test_a_substitute_counts_where_the_terms_allow_one():
    head = "present: [one]\nsubstitutes: [{for: two, person: X}]"
    assert quorum(head).counted == 1
    assert quorum(head, **{"terms:": "terms:\n  substitutes: yes"}).counted == 2


@pytest.mark.parametrize(
    ("head", "withdrawn", "counted"),
    [
        ("interests: [{person: TW, item: 5, kind: personal}]", [], 3),
        ("interests: [{person: TW, item: 5, kind: prejudicial}]", ["two"], 2),
        ("interests: [{person: TW, item: 5, kind: disclosable-pecuniary}]", ["two"], 2),
        ("interests: [{person: TW, item: 5, kind: personal, withdrew: yes}]", ["two"], 2),
        ("interests: [{person: adviser, item: 5, withdrew: yes}]", ["adviser"], 3),
        ("apologies: [two]\ninterests: [{person: two, item: 5, withdrew: yes}]", ["two"], 2),
        # After the meeting only what was minuted counts.
        ("present: [one, two]\ninterests: [{person: two, item: 5, kind: prejudicial}]", [], 2),
        ("present: [one, two]\ninterests: [{person: two, item: 5, withdrew: yes}]", ["two"], 1),
    ],
)
def test_an_item_loses_those_whose_interest_makes_them_withdraw(head, withdrawn, counted):
    (item,) = quorum(head).items
    assert (item.item, item.title) == ("5", "Fire safety")
    assert [who.key for who in item.withdrawn] == withdrawn
    assert item.counted == counted


def test_an_interest_in_an_item_is_in_its_parts_and_one_without_item_is_told():
    files = {
        "packs/b/board.yaml": BOARD,
        "packs/b/2017-12-13/agenda.yaml": (
            "items:\n  - title: Welcome\n  - {title: Updates, items: [{title: A}, {title: B}]}\n"
        ),
        "packs/b/2017-12-13/minutes.md": (
            "---\ninterests:\n"
            "  - {person: two, item: 2, withdrew: yes}\n"
            "  - {person: four, item: 2(b), withdrew: yes}\n"
            "  - {person: one, withdrew: yes}\n---\n"
        ),
    }
    space = loaded(files).workspace
    found = meeting_quorum(space.boards["b"], Directory(space, "b"), dt.date(2017, 12, 13))
    assert [(one.item, one.counted) for one in found.items] == [
        ("1", 3),
        ("2", 2),
        ("2(a)", 2),
        ("2(b)", 1),
    ]
    assert [who.key for who in found.unplaced] == ["one"]


def test_the_register_of_interests_is_in_the_order_of_the_meetings():
    folder, directory = board(
        {
            "2017-12-13": "interests: [{person: A. Visitor, item: 9}]",
            "2017-03-08": "interests: [{person: TW, item: 5, kind: personal, nature: A tenant}]",
            "2017-09-13": "interests: []",
        }
    )
    found = declarations(folder, directory)
    assert [(str(one.date), one.who.key, one.title) for one in found] == [
        ("2017-03-08", "two", "Fire safety"),
        ("2017-12-13", "A. Visitor", ""),
    ]
    assert found[0].interest.nature == "A tenant"


def test_changes_of_membership_are_those_that_change_a_capacity():
    text = """\
id: b
people:
  - {id: stays, name: Stays, capacity: member}
  - {id: left, name: Left, capacity: chair, until: 2017-12-31}
  - id: rose
    name: Rose
    from: 2016-04-01
    roles:
      - {capacity: member, until: 2017-12-31}
      - {capacity: chair, from: 2018-01-01}
"""
    people = loaded({"packs/b/board.yaml": text}).workspace.boards["b"].board.people
    assert [(str(one.date), one.person.id, one.before, one.after) for one in changes(people)] == [
        ("2016-04-01", "rose", None, "member"),
        ("2018-01-01", "left", "chair", None),
        ("2018-01-01", "rose", "member", "chair"),
    ]
