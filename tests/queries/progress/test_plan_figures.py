"""Delivery plans in figures, and the actions of the log that serve them."""

import datetime as dt

from helpers import loaded

from cspctl.queries.progress import Links, all_plan_rows, plan_figures, serving
from cspctl.queries.select import Named
from cspctl.queries.withhold import for_public

DAY = dt.date(2018, 2, 1)
BOARD = """
id: b
agencies: [{id: police, name: Police}, {id: council, name: The Council}]
people:
  - {id: super, name: Superintendent, agency: police}
  - {id: housing, name: Head of Housing, agency: council}
subgroups: [{id: vawg, name: Violence against women and girls}]
"""
PLAN = """
id: vawg
title: 12-month plan
owner: vawg
period: 2017-04/2018-03
themes:
  - number: 1
    title: Awareness
    commitments:
      - number: 1
        text: a
        lead: super
        due: 2017-12
        actions: [1, 7]
        updates: [{quarter: 2017/18-Q2, rag: G}, {quarter: 2017/18-Q3, rag: R}]
      - {number: 2, text: b, lead: [super, housing], updates: [{quarter: 2017/18-Q4, rag: B}]}
  - number: 2
    title: Services
    commitments:
      - {number: 1, text: c, actions: b/1}
      - {number: 2, text: d, lead: A stranger, rag: A, updates: [{quarter: 2017/18-Q1, rag: A}]}
      - {number: 3, text: secret, rag: R, restricted: {public_title: Open}}
"""
LOG = """
board: b
actions:
  - {number: 1, action: x, target: 2018-01-30, state: open}
  - {number: 2, action: y, state: closed}
"""
FILES = {"packs/b/board.yaml": BOARD, "packs/b/plans/vawg.yaml": PLAN, "actions.yaml": LOG}


def workspace():
    found = loaded(FILES)
    assert found.problems == ()
    return found.workspace


def figures(space):
    return plan_figures(all_plan_rows(space, DAY), Named(space), DAY)


def test_commitments_are_counted_by_rag_theme_lead_agency_and_direction():
    found = figures(workspace())
    assert (found.total, found.done, found.overdue, found.silent) == (5, 1, 1, 3)

    def told(counts):
        return [(count.key.id, count.key.name, count.total) for count in counts]

    assert told(found.rags) == [
        ("R", "Red", 2),
        ("A", "Amber", 1),
        ("B", "Done", 1),
        ("", "Not rated", 1),
    ]
    assert told(found.directions) == [("worse", "Worse", 1), ("", "Nothing to compare", 4)]
    assert told(found.plans) == [("b/vawg", "12-month plan", 5)]
    assert told(found.themes) == [("b/vawg/1", "Awareness", 2), ("b/vawg/2", "Services", 3)]
    # The owner of the plan answers for what nobody leads.
    assert told(found.leads) == [
        ("super", "Superintendent", 2),
        ("vawg", "Violence against women and girls", 2),
        ("A stranger", "A stranger", 1),
        ("housing", "Head of Housing", 1),
    ]
    assert told(found.agencies) == [
        ("police", "Police", 2),
        ("council", "The Council", 1),
        ("", "no agency known", 3),
    ]
    assert found.themes[0].rags == {"R": 1, "A": 0, "G": 0, "B": 1, "": 0}
    assert (found.themes[0].overdue, found.themes[1].silent) == (1, 3)


def test_quarters_carry_the_last_report_on():
    found = figures(workspace()).quarters
    assert [(str(one.quarter), one.so_far, *one.rags.values()) for one in found] == [
        # red, amber, green, done, not rated yet
        ("2017/18-Q1", False, 0, 1, 0, 0, 4),
        ("2017/18-Q2", False, 0, 1, 1, 0, 3),
        ("2017/18-Q3", False, 1, 1, 0, 0, 3),
        ("2017/18-Q4", True, 2, 1, 0, 1, 1),
    ]


def test_what_the_public_does_not_know_is_not_counted():
    found = figures(for_public(workspace()))
    assert (found.total, found.silent) == (4, 2)
    assert [(count.key.id, count.total) for count in found.rags] == [
        ("R", 1),
        ("A", 1),
        ("B", 1),
        ("", 1),
    ]


def test_actions_of_the_log_and_commitments_point_at_each_other():
    space = workspace()
    rows = all_plan_rows(space, DAY)
    links = Links(space, rows, DAY)
    (standing,) = links.actions_of(rows[0])  # 7 is not in the log
    assert (standing.action.name, standing.days_overdue) == ("b/1", 2)
    assert serving(space, rows[2], DAY) == (standing,)
    assert serving(space, rows[1], DAY) == ()
    one, two = space.actions
    assert [row.name for row in links.rows_of(one)] == ["vawg/1.1", "vawg/2.1"]
    assert links.rows_of(two) == ()


def test_no_plans_are_no_figures():
    space = loaded({"packs/b/board.yaml": BOARD}).workspace
    found = figures(space)
    assert (found.total, found.rags, found.quarters) == (0, (), ())
