"""What residents are told: in plain words, in the order in which somebody would ask."""

import datetime as dt

import pytest
from plan_views import views, words

from cspctl.model.values import Quarter

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
        ("", "No answer recorded yet", "No answer is recorded here yet."),
        # An answer in words may be a decision; nothing is said against it.
        ("{text: The lamps will be mended}", "See below", ""),
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
        ("steps: [{text: Ask}]", "no date has been set"),
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
    one = told("""{number: 1, title: t, commitments: [
        {number: 1, text: a, lead: ann, steps: [{text: Ask, progress: Asked}]}]}""")
    assert (one.who_is, one.acts[0].who, one.acts[0].by) == ("Who was asked", "Head of Homes", "")
    assert words(one.acts[0].next) == []


TWO = "[{number: 1, text: a, lead: ann}, {number: 2, text: b, lead: %s}]"


@pytest.mark.parametrize(
    ("response", "other", "listed", "note", "who"),
    [
        (
            *("{text: Wait}", "ann", ["- Action 1: a", "- Action 2: b"]),
            "Nothing has been reported on these 2 actions yet, and no steps or dates are recorded.",
            "Head of Homes",
        ),
        (
            *("{decision: accepted}", "MPS"),
            [
                *("- Action 1: a", "- Who: Head of Homes"),
                *("- Action 2: b", "- Who: Metropolitan Police Service"),
            ],
            "Nothing has been reported on these 2 actions yet, and no date has been set.",
            "",
        ),
        (
            *("{text: Wait, referred_to: the Mayor}", "MPS", ["- Action 1: a", "- Action 2: b"]),
            "Nothing has been reported on these 2 actions yet, and no steps or dates are recorded.",
            "the Mayor",
        ),
        (
            *("{decision: not-accepted}", "MPS", ["- Action 1: a", "- Action 2: b"]),
            "Nothing is planned, as this was not accepted.",
            "",
        ),
    ],
)
def test_what_is_known_of_all_actions_is_said_once(response, other, listed, note, who):
    one = told(f"{{number: 1, title: t, response: {response}, commitments: {TWO % other}}}")
    assert (words(one.listed), one.note, one.who, one.acts) == (listed, note, who, ())


def test_no_answer_is_told_where_there_are_words_but_no_decision():
    one = told("{number: 1, title: t, response: {text: The police answer in May}}")
    assert (one.answered, one.answer_text) == ("", "The police answer in May")
    assert one.note == "Nothing has been reported on this recommendation yet."


@pytest.mark.parametrize(
    ("decision", "commitments", "stands", "coming"),
    [
        ("accepted", "", "No actions agreed yet", []),
        ("accepted", "{number: 1, text: a, due: 2018-01}", "Nothing reported yet", [[]]),
        ("", "", "Nothing reported yet", []),
        ("", "{number: 1, text: a}", "Nothing reported yet", []),
        ("accepted", "{number: 1, text: a, rag: B}", "Finished", [["Nothing more is planned."]]),
        ("not-accepted", "{number: 1, text: a}", "Will not be done", []),
    ],
)
def test_how_far_it_is_and_what_is_next(decision, commitments, stands, coming):
    response = f"{{decision: {decision}}}" if decision else "{}"
    one = told(f"{{number: 1, title: t, response: {response}, commitments: [{commitments}]}}")
    assert one.stands == stands
    assert [words(act.next) for act in one.acts] == coming


def test_nobody_waits_for_what_was_not_accepted():
    late = "{number: 1, text: a, lead: ann, due: 2017-09, steps: [{text: Ask}]}"
    refused = "number: 1, title: t, response: {decision: not-accepted, text: No money}"
    one = told(f"{{{refused}, commitments: [{late}]}}")
    assert (one.acts, words(one.listed), one.who) == ((), ["- Action 1: a"], "")
    assert one.note == "Nothing is planned, as this was not accepted."
    assert told(f"{{{refused}}}").note == one.note
    # What was done all the same is told, and of the rest that nobody plans it.
    done = "{number: 2, text: b, updates: [{quarter: 2017/18-Q2, text: A lamp was mended}]}"
    one = told(f"{{{refused}, commitments: [{late}, {done}]}}")
    assert [words(act.done) for act in one.acts] == [
        ["Nothing has been reported."],
        ["July to September 2017: A lamp was mended"],
    ]
    assert [words(act.next) for act in one.acts] == [["Nothing is planned."]] * 2
    assert [(act.who, act.by) for act in one.acts] == [("", "")] * 2


def test_of_a_withheld_recommendation_nothing_is_said_but_that_it_is_withheld():
    theme = """
    number: 1
    title: Watch the Orchid garage
    restricted: {public_title: Watch a garage, reason: r}
    description: They deal there
    response: {decision: referred, referred_to: MPS, date: 2017-05-01}
    commitments: [{number: 1, text: Send Orchid a letter, lead: ann}]
"""
    one = told(theme, public=True)
    assert (one.number, one.title, one.withheld) == ("1", "Watch a garage", True)
    assert (one.answer, one.stands) == ("Not published", "Not published")
    assert (one.said, one.answered, one.answer_text, one.note, one.who) == ("", "", "", "", "")
    assert (one.acts, one.listed) == ((), ())
    members = told(theme)
    assert (members.restricted, members.withheld, members.answer) == (True, False, "Passed on")


def test_what_was_reported_later_is_not_told():
    theme = """
    number: 1
    title: t
    commitments:
      - number: 1
        text: a
        updates: [{quarter: 2017/18-Q3, date: 2017-12-14, text: Tomorrow's news}]
"""
    assert told(theme).note.startswith("Nothing has been reported on this action yet")


def test_an_answer_that_was_given_later_is_not_known():
    theme = """
    number: 1
    title: t
    response: {decision: not-accepted, text: No money, date: 2017-12-01}
    commitments: [{number: 1, text: a}]
"""
    assert told(theme).answer == "Not accepted"
    for one in (told(theme, day=dt.date(2017, 11, 30)), told(theme, quarter=Quarter(2017, 2))):
        assert (one.answer, one.answer_text) == ("No answer recorded yet", "")
        assert one.stands == "Nothing reported yet"


DONE = "{number: 1, text: a, rag: B}"
NEWS = "{number: 2, text: b, updates: [{quarter: 2017/18-Q3, text: News}]}"
NONE = "{number: 3, text: c}"


@pytest.mark.parametrize(
    ("themes", "summary"),
    [
        (
            [f"commitments: [{DONE}, {NEWS}, {NONE}]", "why: u"],
            "This report covers 2 recommendations. Something has been reported on 2 of the "
            "3 actions, and 1 is finished.",
        ),
        (
            [f"commitments: [{NEWS}]"],
            "This report covers 1 recommendation. Something has been reported on its only action.",
        ),
        (
            [f"commitments: [{DONE}]", "why: u"],
            "This report covers 2 recommendations. Something has been reported on the only "
            "action, which is finished.",
        ),
        (
            [f"commitments: [{DONE}, {NEWS}]"],
            "This report covers 1 recommendation. Something has been reported on each of the "
            "2 actions, and 1 is finished.",
        ),
        (
            [f"commitments: [{NONE}]"],
            "This report covers 1 recommendation. Nothing has been reported on its only action "
            "yet.",
        ),
        # Nobody waits for what was refused, and nothing is counted of what is withheld.
        (
            [
                f"response: {{decision: not-accepted, text: No}}, commitments: [{NONE}]",
                f"restricted: {{public_title: t}}, commitments: [{DONE}]",
                f"commitments: [{DONE}, {NONE}]",
            ],
            "This report covers 3 recommendations, of which 1 is not published and 1 was not "
            "accepted. Something has been reported on 1 of the 2 actions, and 1 is finished.",
        ),
        ([], "There are no recommendations in this report yet."),
    ],
)
def test_the_summary_counts_what_the_report_has_and_says_nothing_of_what_was_made(themes, summary):
    listed = [
        f"  - {{number: {place}, title: t, {theme}}}" for place, theme in enumerate(themes, 1)
    ]
    top = TOP if themes else TOP.replace("themes:", "themes: []")
    assert views("\n".join([top, *listed]), public=True)["report-back"].summary == summary


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
    (one,) = views("{id: p, title: t, kind: recommendations, commitments: [{number: 7, text: a}]}")[
        "report-back"
    ].recommendations
    assert (one.listed, one.note) == (
        *((), "Nothing has been reported on this recommendation yet, and no date has been set."),
    )


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
