"""What residents are told: in plain words, in the order in which somebody would ask."""

import pytest
from plan_views import views, words

TOP = "id: p\ntitle: t\nkind: recommendations\nthemes:\n"


def told(theme, **options):
    view = views(f"{TOP}  - {theme}", **options)["report-back"]
    (one,) = view.recommendations
    return one


def test_what_was_done_with_recommendation_4():
    one = told("""
    number: 4
    title: Lights that work
    description: Mend every lamp within a week
    why: [We fall in the dark, Cars do not see us]
    response: {decision: accepted, date: 2017-10-02, text: We will, referred_to: police}
    commitments:
      - number: 1
        text: Mend the lamps
        lead: ann
        due: 2017/18-Q4
        steps: [{text: Count them., progress: 400 counted}, {text: Buy new ones}]
        updates:
          - {quarter: 2017/18-Q3, text: 120 were mended}
          - {quarter: 2017/18-Q2, date: 2017-09-20, rag: R, text: The van broke down}
      - {number: 2, text: Say where to call, lead: A volunteer, due: 2017-11}
      - {number: 3, text: Put up a sign, rag: B}
""")
    assert (one.number, one.title, one.said) == (
        *("4", "Lights that work", "Mend every lamp within a week"),
    )
    assert words(one.why) == ["- We fall in the dark", "- Cars do not see us"]
    assert one.answer == "Accepted"
    assert one.answered == (
        "We accepted this recommendation on 2 October 2017. "
        "We asked Metropolitan Police Service to act on it."
    )
    assert one.answer_text == "We will"
    assert one.stands == "Started: 2 of 3 actions, 1 finished"
    first, second, third = one.acts
    assert (first.name, first.text) == ("Action 1", "Mend the lamps")
    assert words(first.done) == [
        "- 20 September 2017: The van broke down",
        "- October to December 2017: 120 were mended",
        "- Count them: 400 counted",
    ]
    assert words(first.next) == ["Buy new ones"]
    assert (first.who, first.by) == ("Head of Homes", "by the end of March 2018")
    assert words(second.done) == ["Nothing has been reported yet."]
    assert (second.who, second.by) == (
        *("A volunteer", "by the end of November 2017; this date has passed"),
    )
    assert words(third.done) == ["This is finished."]
    assert words(third.next) == ["Nothing more is planned."]
    assert (third.who, third.by) == ("", "")


@pytest.mark.parametrize(
    ("response", "answer", "answered"),
    [
        ("", "No decision yet", "There is no decision on this recommendation yet."),
        ("{text: Wait}", "No decision yet", "There is no decision on this recommendation yet."),
        ("{decision: accepted}", "Accepted", "We accepted this recommendation."),
        (
            "{decision: in-part, date: 2017-10-02}",
            "Accepted in part",
            "We accepted a part of this recommendation on 2 October 2017.",
        ),
        ("{decision: not-accepted}", "Not accepted", "We did not accept this recommendation."),
        (
            "{decision: referred, referred_to: [MPS, the Mayor]}",
            "Passed on",
            "We cannot decide this ourselves. We passed it to Metropolitan Police Service and "
            "the Mayor.",
        ),
        (
            "{decision: referred}",
            "Passed on",
            "We cannot decide this ourselves. We passed it to those who decide about it.",
        ),
    ],
)
def test_the_answer_in_a_sentence(response, answer, answered):
    one = told(f"{{number: 1, title: t, response: {response or '{}'}}}")
    assert (one.answer, one.answered) == (answer, answered)


@pytest.mark.parametrize(
    ("due", "by"),
    [
        ("due: 2018-01-31", "by 31 January 2018"),
        ("due: 2018-01", "by the end of January 2018"),
        ("due: 2017/18-Q4", "by the end of March 2018"),
        ("due: ongoing", "all the time"),
        ("due: ongoing, due_note: Ongoing", "all the time"),
        ("due_note: at the summer fair", "at the summer fair"),
        ("", "no date has been set"),
        ("due: 2018-01, due_note: before the fair", "by the end of January 2018 (before the fair)"),
        ("due: 2018-01, due_note: 'WRD, January 2018'", "by the end of January 2018"),
        ("due: 2017-12-12", "by 12 December 2017; this date has passed"),
        ("due: 2017-12-13", "by 13 December 2017"),
    ],
)
def test_when_in_words_without_financial_years(due, by):
    theme = "{number: 1, title: t, response: {decision: accepted}, commitments: [%s]}"
    assert told(theme % f"{{number: 1, text: a, {due}}}").acts[0].by == by


def test_before_a_decision_no_date_is_missed():
    one = told("{number: 1, title: t, commitments: [{number: 1, text: a, lead: ann}]}")
    assert (one.acts[0].who, one.acts[0].by) == ("Head of Homes", "")


@pytest.mark.parametrize(
    ("decision", "commitments", "stands", "coming"),
    [
        ("accepted", "", "No actions agreed yet", []),
        ("accepted", "{number: 1, text: a}", "Nothing reported yet", [[]]),
        ("", "{number: 1, text: a}", "Nothing reported yet", [["A decision is awaited."]]),
        ("accepted", "{number: 1, text: a, rag: B}", "Finished", [["Nothing more is planned."]]),
        (
            "not-accepted",
            "{number: 1, text: a}",
            "Will not be done",
            [["Nothing is planned, as this was not accepted."]],
        ),
        ("not-accepted", "{number: 1, text: a, due: 2018-01}", "Will not be done", [[]]),
    ],
)
def test_how_far_it_is_and_what_is_next(decision, commitments, stands, coming):
    response = f"{{decision: {decision}}}" if decision else "{}"
    one = told(f"{{number: 1, title: t, response: {response}, commitments: [{commitments}]}}")
    assert one.stands == stands
    assert [words(act.next) for act in one.acts] == coming


def test_what_was_reported_later_is_not_told():
    theme = """
    number: 1
    title: t
    commitments:
      - number: 1
        text: a
        updates: [{quarter: 2017/18-Q3, date: 2017-12-14, text: Tomorrow's news}]
"""
    assert words(told(theme).acts[0].done) == ["Nothing has been reported yet."]


def test_the_summary_counts_actions_that_something_is_known_of():
    view = views(f"""{TOP}
  - number: 1
    title: t
    commitments:
      - {{number: 1, text: a, rag: B}}
      - {{number: 2, text: b, updates: [{{quarter: 2017/18-Q3, text: News}}]}}
      - {{number: 3, text: c}}
  - {{number: 2, title: u}}
""")["report-back"]
    assert view.summary == (
        "You made 2 recommendations with 3 actions. Something has been reported on 2 of them, "
        "and 1 is finished."
    )


def test_a_plan_without_themes_is_a_list_of_recommendations():
    view = views("""
id: p
title: t
kind: recommendations
commitments: [{number: 7, text: Mend the lamps, lead: ann, due: 2018-01}]
""")["report-back"]
    (one,) = view.recommendations
    assert (one.number, one.title, one.answer, one.answered) == ("7", "Mend the lamps", "", "")
    assert (one.acts[0].name, one.acts[0].who) == ("", "Head of Homes")


def test_the_public_is_told_the_open_title_and_that_the_rest_is_not_published():
    theme = """
    number: 1
    title: t
    commitments:
      - number: 1
        text: Watch the Orchid garage
        lead: Sergeant Quill
        restricted: {public_title: Watch a garage, reason: r}
        updates: [{quarter: 2017/18-Q3, rag: B, text: Seen}]
"""
    one = told(theme, public=True)
    (act,) = one.acts
    assert act.text == "Watch a garage"
    assert words(act.done) == ["What is done about this is not published."]
    assert words(act.next) == ["What is planned is not published."]
    assert (act.who, act.by, one.stands) == ("", "", "Not published")


def test_short_names_are_explained_where_the_board_knows_them():
    view = views(f"""{TOP}
  - number: 1
    title: What the MPS does with CCTV and the IDSVA
    commitments: [{{number: 1, text: Ask the MPS, lead: MPS}}]
""")["report-back"]
    assert view.short_names == (("MPS", "Metropolitan Police Service"),)


def test_an_update_that_is_withheld_is_no_silence():
    theme = """
    number: 1
    title: t
    commitments:
      - number: 1
        text: a
        steps: [{text: Ask Orchid, progress: Asked, restricted: yes}]
        updates: [{quarter: 2017/18-Q3, rag: A, text: Orchid was seen, restricted: yes}]
"""
    one = told(theme, public=True)
    assert words(one.acts[0].done) == [
        "October to December 2017: What was reported is not published."
    ]
    assert one.stands == "Started"
    assert words(told(theme).acts[0].done) == [
        "- October to December 2017: Orchid was seen [Restricted]",
        "- Ask Orchid [Restricted]: Asked",
    ]
