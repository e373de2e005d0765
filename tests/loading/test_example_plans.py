"""The worked example's delivery plans hold every row of the published ones.

The counts were taken from the published documents by hand, so that a row that goes missing here,
or is made up, is found.
"""

import datetime as dt
from pathlib import Path

import pytest

from cspctl.loading import Want, load
from cspctl.model.delivery_plan import Commitment, DeliveryPlan
from cspctl.model.values import Month, Quarter
from cspctl.store import Folder

ROOT = Path(__file__).parent.parent.parent
# How many commitments each theme has, by its number; all under 0 for a plan without themes.
ROWS = {
    "csp/safer-borough": {1: 3, 2: 2, 4: 2, 6: 1},
    "csp/managing-offenders": {1: 4, 2: 6, 3: 5, 4: 1},
    "csp/children-and-young-people": {0: 11},
    "csp/vawg": {0: 28},
    "csp/hate": {0: 9},
    # One of six recommendations: the published account names no other, and no action.
    "safetynet/assembly-hate-crime": {1: 1},
    "safetynet/assembly-policing": {1: 4, 2: 4, 3: 4, 4: 4, 5: 3, 6: 4, 7: 3, 8: 4, 9: 4, 10: 4},
    "safetynet/serious-violence": {1: 10, 2: 7, 3: 6, 4: 11},
}


@pytest.fixture(scope="module")
def plans() -> dict[str, DeliveryPlan]:
    found = load(Folder(ROOT), Want.EVERYTHING)
    assert [p for p in found.problems if "/plans/" in p.location.file] == []
    return {
        f"{board}/{name}": plan
        for board, folder in found.workspace.boards.items()
        for name, plan in folder.plans.items()
    }


def commitments(plan: DeliveryPlan) -> list[Commitment]:
    return [*plan.commitments, *(row for theme in plan.themes for row in theme.commitments)]


@pytest.mark.parametrize("name", ROWS)
def test_each_row_of_the_published_plan_is_there_and_none_besides(plans, name):
    plan = plans[name]
    by_theme = {theme.number: len(theme.commitments) for theme in plan.themes}
    assert (by_theme or {0: len(plan.commitments)}) == ROWS[name]
    for rows in (plan.commitments, *(theme.commitments for theme in plan.themes)):
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))


def test_there_are_no_other_plans(plans):
    assert set(plans) == set(ROWS)


def test_ten_recommendations_have_thirty_eight_actions_and_no_invented_answer(plans):
    plan = plans["safetynet/assembly-policing"]
    assert (len(plan.themes), len(commitments(plan))) == (10, 38)
    for theme in plan.themes:
        assert (bool(theme.description), bool(theme.why)) == (True, True)
        assert theme.response
        # Nothing published says how a recommendation was decided, or what came of an action.
        assert theme.response.decision is None
    for row in commitments(plan):
        assert row.lead
        assert (row.due, row.rag, row.updates) == (None, None, ())


def test_four_domains_have_their_aims_and_measures(plans):
    plan = plans["safetynet/serious-violence"]
    assert [theme.title for theme in plan.themes] == ["Strengthen", "Support", "Treat", "Curtail"]
    assert [len(theme.measures) for theme in plan.themes] == [6, 5, 4, 8]
    assert all(theme.aim for theme in plan.themes)


def test_every_form_of_a_due_date_stands_in_the_example(plans):
    rows = [row for plan in plans.values() for row in commitments(plan)]
    assert {type(row.due) for row in rows} == {dt.date, Month, Quarter, str, type(None)}
    assert {row.due for row in rows if isinstance(row.due, str)} == {"ongoing"}
    assert {row.reports for row in rows} == {"quarterly", "twice-yearly", None}


@pytest.mark.parametrize(
    ("name", "number", "due", "note", "reports"),
    [
        ("csp/vawg", 2, "2017-11", "WRD, November 2017", None),
        ("csp/vawg", 6, "ongoing", "Ongoing", None),
        ("csp/vawg", 9, None, "Quarterly updates", "quarterly"),
        ("csp/vawg", 12, "2017/18-Q2", "Q2", None),
        ("csp/vawg", 24, None, "To be discussed at the Q2 meeting", None),
        ("csp/vawg", 27, None, None, None),
        ("csp/children-and-young-people", 5, None, "Twice yearly", "twice-yearly"),
        ("csp/hate", 9, "2018-03-31", "By the end of March 2018", None),
    ],
)
def test_a_due_date_says_only_what_follows_from_the_boards_words(
    plans, name, number, due, note, reports
):
    (row,) = (row for row in plans[name].commitments if row.number == number)
    assert (row.due and str(row.due), row.due_note, row.reports) == (due, note, reports)


def test_the_plan_that_was_published_as_a_first_draft_is_one(plans):
    assert {name for name, plan in plans.items() if plan.is_draft} == {"csp/managing-offenders"}


def test_the_log_and_the_plans_meet_where_both_speak_of_one_thing(plans):
    links = {
        f"{name}/{row.number}": row.actions
        for name, plan in plans.items()
        for row in commitments(plan)
        if row.actions
    }
    assert links == {
        "csp/hate/1": ("csp/9",),
        "csp/hate/8": ("csp/13",),
        "csp/safer-borough/2": ("csp/10",),
        "csp/vawg/7": ("csp/16",),
    }


def test_progress_is_dated_and_none_is_later_than_the_pack_that_it_is_from(plans):
    updates = [
        update
        for name, plan in plans.items()
        if name.startswith("csp/")
        for row in commitments(plan)
        for update in row.updates
    ]
    assert {str(update.quarter) for update in updates} == {"2017/18-Q2", "2017/18-Q3"}
    for update in updates:
        assert update.text
        assert update.date is None or update.quarter.start <= update.date <= dt.date(2017, 12, 13)
        assert update.date is None or update.date <= update.quarter.end
