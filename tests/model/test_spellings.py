"""Words, periods and quotation marks as boards write them: read where safe, else with the mend."""

import pytest
from helpers import BARE, loaded, said

from cspctl.model.values import WrongText, parse_due, parse_period, parse_target

PLAN = "packs/b/plans/p.yaml"


def plan(text):
    found = loaded({**BARE, PLAN: f"id: p\ntitle: P\n{text}"})
    return found.workspace.boards["b"].plans["p"], found.problems


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("2026/27", "Write 2026-04/2027-03 for the financial year."),
        ("2026-27", "Write 2026-04/2027-03 for the financial year."),
        ("2026/2027", "Write 2026-04/2027-03 for the financial year."),
        ("2026", "Write 2026-01/2026-12."),
        ("April 2026 to March 2027", "Write 2026-04/2027-03."),
        ("2026-04 - 2027-03", "Write 2026-04/2027-03."),
        ("Apr 2026/Mar 2027", "Write 2026-04/2027-03."),
        ("12 months", "Write its first and last month, such as 2017-09/2018-08."),
    ],
)
def test_a_period_in_other_words_is_answered_with_its_two_months(text, mend):
    with pytest.raises(WrongText) as caught:
        parse_period(text)
    assert (caught.value.message, caught.value.mend) == (f"'{text}' is not a period.", mend)


@pytest.mark.parametrize(
    ("word", "rag"),
    [("R", "R"), ("amber", "A"), ("Amber", "A"), ("GREEN", "G"), ("done", "B"), ("Blue", "B")],
)
def test_a_rag_is_read_as_a_letter_or_as_a_word(word, rag):
    read, problems = plan(f"commitments: [{{number: 1, text: t, rag: {word}}}]\n")
    assert problems == ()
    assert read.commitments[0].rag == rag


def test_a_rag_that_is_none_is_refused_with_the_letters():
    _, problems = plan("commitments: [{number: 1, text: t, rag: Orange}]\n")
    assert problems[0].mend == "Write one of: R, A, G, B."


def test_ongoing_and_next_meeting_are_read_in_any_case():
    assert parse_due("Ongoing") == parse_target("ongoing") == parse_target("Ongoing") == "ongoing"
    assert parse_target("Next-Meeting") == "next-meeting"


def test_a_hash_inside_a_bracket_is_named_as_the_cause():
    _, problems = plan(
        "commitments:\n  - {number: 9, text: Share the data # monthly, due: 2026-06}\n"
    )
    assert said(problems) == ["4:5 F001"]
    assert "The # behind 'Share the data' begins a comment" in problems[0].message
    _, problems = plan('commitments:\n  - {number: 9, text: "Item # 3", due: 2026-06\n')
    assert problems[0].message == "A bracket opens here and does not end well."


def test_curly_quotation_marks_around_a_colon_are_named_as_the_cause():
    _, problems = plan("key_targets:\n  - a\nversion: “Light: the underpass”\n")
    assert "Curly quotation marks (“ ”) do not count here" in problems[0].message
    _, problems = plan("version: the board’s view: good\n")
    assert "There are two colons on this line" in problems[0].message


def test_what_is_missing_is_called_by_a_word_of_the_field():
    text = "indicators: [{id: a, title: A, values: [{value: 4}]}]\n"
    (problem,) = loaded({**BARE, "packs/b/performance.yaml": text}).problems
    assert problem.message.startswith("'period' is missing: a figure needs ")
