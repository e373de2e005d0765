"""What a board hears of a sub-group's plan."""

import datetime as dt

import pytest
from plan_views import views, words

from cspctl.model.values import Quarter

PLAN = """
id: p
title: Safer roads
owner: roads
version: 1st draft
period: 2017-04/2018-03
themes:
  - number: 1
    title: Speed
    commitments:
      - number: 1
        text: Count the cars
        lead: ann
        due: 2017-11
        actions: [4]
        updates:
          - {quarter: 2017/18-Q2, rag: G, text: Begun}
          - {quarter: 2017/18-Q3, rag: R, text: The counter broke}
      - {number: 2, text: Paint the lines, due: 2018-02, due_note: Q4 meeting,
         updates: [{quarter: 2017/18-Q2, rag: A}, {quarter: 2017/18-Q3, rag: B, text: Painted}]}
  - number: 2
    title: Light
    commitments:
      - {number: 1, text: Mend the lamps, due: 2018-03-31, rag: A, actions: [b/4, 5]}
      - {number: 2, text: Plant trees, updates: [{quarter: 2016/17-Q4, text: Ten}]}
"""
LOG = """
board: b
actions:
  - {number: 4, action: Buy a counter, lead: ann, target: 2017-12-01, state: open}
  - {number: 5, action: Ask for prices, lead: ann, target: 2017-12-01, state: closed}
"""


def update(plan=PLAN, **options):
    return views(plan, actions=LOG, **options)["plan-update"]


def test_who_reports_on_which_quarter():
    view = update()
    assert view.quarter == "Quarter 3 of 2017/18 (October to December 2017)"
    assert view.author == "Head of Homes, chair of the sub-group"
    assert (view.owner, view.version) == ("Roads Group", "1st draft")


def test_the_author_is_unknown_where_no_sub_group_owns_the_plan():
    assert update(PLAN.replace("owner: roads", "owner: ann")).author == ""


def test_what_the_board_is_asked_follows_from_the_plan():
    assert update().recommendations == (
        ("2.1", "Comment on the plan, which is still a draft."),
        ("2.2", "Note what was reported for October to December 2017 on commitments 1.1 and 1.2."),
        ("2.3", "Note that commitment 1.1 is overdue, and ask for a new date."),
        (
            "2.4",
            "Discuss what is needed to bring commitment 1.1, which is red, back on course.",
        ),
        (
            "2.5",
            "Ask for news of commitments 2.1 and 2.2: nothing was reported for two whole quarters.",
        ),
    )


def test_how_many_are_red_amber_green_and_done_now_and_a_quarter_ago():
    view = update()
    assert view.summary == (
        "The plan has 4 commitments: 1 red, 1 amber, 1 done and 1 not rated. 1 is overdue."
    )
    assert [(count.rag, count.now, count.before) for count in view.counts] == [
        ("Red", 1, 0),
        ("Amber", 1, 1),
        ("Green", 0, 1),
        ("Done", 1, 0),
        ("Not rated", 1, 2),
    ]


def test_what_was_reported_what_is_late_what_turned_and_what_is_silent():
    view = update()
    assert [(line.number, line.rag, line.direction, line.update) for line in view.reported] == [
        ("1.1", "Red", "Worse, was green", "The counter broke"),
        ("1.2", "Done", "Better, was amber", "Painted"),
    ]
    assert [(line.number, line.due, line.late) for line in view.overdue] == [
        ("1.1", "November 2017", "13 days overdue")
    ]
    assert [(line.number, line.way, line.was, line.now) for line in view.turned] == [
        ("1.1", "Worse", "Green", "Red"),
        ("1.2", "Better", "Amber", "Done"),
    ]
    assert [(line.number, line.last) for line in view.silent] == [
        ("2.1", "Never"),
        ("2.2", "January to March 2017"),
    ]
    # Not what is done already.
    assert [(line.number, line.due) for line in view.coming] == [("2.1", "31 March 2018")]


def test_open_actions_name_all_commitments_that_they_serve():
    (action,) = update().actions
    assert (action.number, action.action, action.lead) == ("4", "Buy a counter", "Head of Homes")
    assert (action.target, action.rag) == ("1 December 2017", "Red, 12 days overdue")
    assert action.serves == "1.1 and 2.1"


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (dt.date(2017, 10, 2), "October to December 2017"),
        (dt.date(2018, 1, 10), "October to December 2017"),  # nothing for January yet
        (dt.date(2018, 6, 10), "April to June 2018"),  # nor for the quarter before
    ],
)
def test_the_quarter_of_a_report(day, months):
    assert months in update(day=day).quarter


def test_an_earlier_quarter_as_it_was_reported():
    view = update(quarter=Quarter(2017, 2))
    assert "July to September 2017" in view.quarter
    assert [(line.number, line.rag, line.update) for line in view.reported] == [
        ("1.1", "Green", "Begun"),
        ("1.2", "Amber", ""),
    ]


def test_a_stated_rag_of_today_says_nothing_of_an_earlier_quarter():
    plan = """
id: p
title: t
commitments:
  - {number: 1, text: a, rag: B,
     updates: [{quarter: 2017/18-Q2, rag: R}, {quarter: 2017/18-Q3, text: Done}]}
"""
    assert update(plan).summary.startswith("The plan has 1 commitment: 1 done.")
    earlier = update(plan, quarter=Quarter(2017, 2))
    assert earlier.summary.startswith("The plan has 1 commitment: 1 red.")


def test_a_plan_of_nothing_asks_nothing():
    view = update("id: p\ntitle: t\n")
    assert view.recommendations == ()
    assert view.summary == "The plan has no commitments yet."


def test_many_commitments_are_counted_and_not_listed():
    rows = "".join(
        f"  - {{number: {n}, text: a, due: 2017-10, rag: R, "
        "updates: [{quarter: 2017/18-Q3, text: b}]}\n"
        for n in range(1, 13)
    )
    asked = [text for _, text in update(f"id: p\ntitle: t\ncommitments:\n{rows}").recommendations]
    assert asked == [
        "Note what was reported for October to December 2017 on all 12 commitments.",
        "Note that commitments 1, 2, 3, 4, 5, 6, 7, 8 and 4 others are overdue, and ask for a new "
        "date for each.",
        "Discuss what is needed to bring commitments 1, 2, 3, 4, 5, 6, 7, 8 and 4 others, all "
        "red, back on course.",
    ]


def test_a_withheld_commitment_says_nothing_of_how_it_stands():
    plan = """
id: p
title: t
commitments:
  - {number: 1, text: Watch Orchid, due: 2017-10, restricted: {public_title: Watch, reason: r},
     updates: [{quarter: 2017/18-Q3, rag: R, text: Seen}]}
"""
    view = update(plan, public=True)
    table = views(plan, public=True)["delivery-plan"]
    assert (view.reported, view.overdue, view.silent) == ((), (), ())
    (line,) = table.sections[0].lines
    assert (line.text, line.rag, line.rag_fill, line.due, line.update) == ("Watch", "", "", "", "")


def test_the_plan_as_a_table():
    plan = """
id: p
title: t
themes:
  - number: 3
    title: Speed
    aim: Nobody is killed
    measures: [Speed at noon, Speed at night]
    commitments:
      - number: 1
        text: Count the cars
        outcomes: [We know the speed]
        lead: [ann, A volunteer]
        due: 2017-11
        due_note: WRD, November 2017
        reports: twice-yearly
        steps: [{text: Buy a counter., lead: ann, progress: Bought}, {text: Set it up}]
        updates: [{quarter: 2017/18-Q3, rag: A, text: Soon}]
      - {number: 2, text: b, due: 2017/18-Q3, due_note: Q3}
      - {number: 3, text: c, due_note: Quarterly updates, reports: quarterly}
"""
    (section,) = views(plan)["delivery-plan"].sections
    assert (section.heading, section.aim) == ("3. Speed", "Nobody is killed")
    assert words(section.measures) == ["- Speed at noon", "- Speed at night"]
    first, second, third = section.lines
    assert (first.number, first.lead) == ("3.1", "Head of Homes and A volunteer")
    assert (first.due, first.due_note, first.late) == ("WRD, November 2017", "", "13 days overdue")
    assert (first.rag, first.update, first.reported) == (
        *("Amber", "Soon", "October to December 2017"),
    )
    assert first.reports == "Reports twice a year"
    assert words(first.outcomes) == ["We know the speed"]
    assert words(first.steps) == [
        "- Buy a counter (Head of Homes). Progress: Bought",
        "- Set it up",
    ]
    # The board's own words are not said twice.
    assert (second.due, second.due_note, second.rag) == ("Q3 2017/18", "", "Not rated")
    assert (third.due, third.due_note, third.reports) == ("", "Quarterly updates", "")


def test_where_nobody_reported_on_anything_the_plan_is_not_listed_again():
    plan = "id: p\ntitle: t\ncommitments: [{number: 1, text: a}, {number: 2, text: b}]\n"
    told = "Nothing says when the plan began, so that it cannot be told who is silent."
    assert update(plan).silent_note == told
    view = update(f"{plan}period: 2017-04/2018-03\n")
    assert view.silent == ()
    assert view.silent_note == "Nothing was reported for two whole quarters on any commitment."
    assert view.summary == "The plan has 2 commitments, none of them rated. None is overdue."
    assert [text for _, text in view.recommendations] == [
        "Note that nothing was reported for October to December 2017.",
        "Ask for news of commitments 1 and 2: nothing was reported for two whole quarters.",
    ]


def test_what_is_restricted_is_marked_for_members_and_not_in_public():
    plan = """
id: p
title: t
commitments:
  - {number: 1, text: Watch Orchid, due: 2017-10, restricted: {public_title: Watch, reason: r},
     updates: [{quarter: 2017/18-Q3, text: Seen}]}
  - number: 2
    text: b
    steps: [{text: Ask Quill., progress: Asked, restricted: {public_title: Ask, reason: r}}]
    updates: [{quarter: 2017/18-Q3, text: Quill said no, restricted: yes}]
"""
    told = views(plan)
    assert [(line.text, line.update) for line in told["plan-update"].reported] == [
        ("Watch Orchid [Restricted]", "Seen"),
        ("b", "Quill said no [Restricted]"),
    ]
    assert [line.text for line in told["plan-update"].overdue] == ["Watch Orchid [Restricted]"]
    lines = told["delivery-plan"].sections[0].lines
    assert words(lines[1].steps) == ["- Ask Quill [Restricted]. Progress: Asked"]
    public = views(plan, public=True)
    assert [(line.text, line.update) for line in public["delivery-plan"].sections[0].lines] == [
        ("Watch", ""),
        ("b", "What was reported is not published."),
    ]


def test_a_restricted_plan_says_so_at_its_head():
    plan = "id: p\ntitle: t\nrestricted: yes\n"
    assert [view.marking for view in views(plan).values()] == [
        "Restricted: not for publication"
    ] * 2
    assert views("id: p\ntitle: t\n")["plan-update"].marking == ""
