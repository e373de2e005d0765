"""The log in figures."""

import datetime as dt

from helpers import loaded

from cspctl.queries.log_figures import Closed, Slipped, figures
from cspctl.queries.select import Named
from cspctl.queries.standing import all_standing

BOARD = """
id: b
name: The Board
agencies: [{id: police, name: Police}, {id: council, name: The Council}]
people:
  - {id: super, name: Superintendent, agency: police}
  - {id: housing, name: Housing, agency: council}
  - {id: health, name: Health, agency: council}
"""
LOG = """
actions:
  - {number: 1, action: a, lead: super, start: 2017-09-12, target: 2017-12-13, state: open}
  - {number: 2, action: b, lead: [super, housing], start: 2016-01-01, target: 2018-02-01,
     was: [2017-02-01, 2017-12-01], state: open}
  - {number: 3, action: c, lead: [housing, health], start: 2017-12-01, target: ongoing,
     rag: B, state: open}
  - {number: 4, action: d, lead: A stranger, target: 2018-02-01, was: 2018-01-29, state: open}
  - {number: 5, action: e, state: open, start: 2017-05-01}
  - {number: 6, action: f, target: 2017-12-13, was: 2017-09-12, closed: 2017-12-13, state: closed}
  - {number: 7, action: g, target: 2017-12-13, closed: 2017-12-14, state: closed}
  - {number: 8, action: h, target: 2017-12-13, closed: 2017-11-14, state: closed}
  - {number: 9, action: i, target: ongoing, closed: 2017-11-14, state: closed}
  - {number: 10, action: a, lead: super, target: 2017-01-01, closed: 2017-12-14, state: closed,
     duplicate_of: 1}
"""


def counted(log=LOG):
    found = loaded({"packs/b/board.yaml": BOARD, "actions.yaml": log})
    assert found.problems == ()
    today = dt.date(2017, 12, 20)
    named = Named(found.workspace)
    return figures(all_standing(found.workspace, today), named, today)


def plain(counts):
    return [(count.key.name, count.open, count.overdue) for count in counts]


def test_open_closed_and_overdue_without_what_was_merged():
    found = counted()
    assert (found.open, found.closed, found.overdue, found.contradictions) == (5, 4, 1, 1)


def test_an_action_counts_with_each_of_its_leads_and_once_with_an_agency():
    found = counted()
    assert plain(found.boards) == [("The Board", 5, 1)]
    assert plain(found.leads) == [
        ("Housing", 2, 0),
        ("Superintendent", 2, 1),
        ("A stranger", 1, 0),
        ("Health", 1, 0),
        ("nobody", 1, 0),
    ]
    assert plain(found.agencies) == [
        ("Police", 2, 1),
        ("The Council", 2, 0),
        ("no agency known", 2, 0),
    ]


def test_rags_and_ages_stand_in_their_own_order():
    found = counted()
    assert plain(found.rags) == [("Red", 1, 1), ("Amber", 1, 0), ("Green", 2, 0), ("Done", 1, 0)]
    assert plain(found.ages) == [
        ("up to 3 months", 1, 0),
        ("3 to 6 months", 1, 1),
        ("6 to 12 months", 1, 0),
        ("over a year", 1, 0),
        ("no start date", 1, 0),
    ]


def test_slippage_is_from_the_first_target_to_todays_of_those_that_moved():
    # 365 days for number 2, 92 for number 6, 3 for number 4.
    assert counted().slipped == Slipped(6, 3, 4, 92, 365, "b/2")


def test_closed_on_time_by_the_last_target_and_by_the_first():
    assert counted().closed_on_time == Closed(on_time=2, by_first=1, late=1, undated=1)


def test_an_empty_log():
    found = counted("actions: []\n")
    assert (found.open, found.leads, found.slipped.median) == (0, (), None)
