"""Duplicates in a log: what is one action, what only looks like it, and how it is said."""

import pytest

from cspctl.queries.duplicates import Lexicon, LookAlike, Pair, Statement, find, like
from tests.queries.duplicates.samples import NOBODY, found, groups

# The rows of a real log under posts and in other words: 5 was never given, and two actions were
# entered more than once.
LOG = {
    1: "Director of Enforcement to draw up an HMO protocol, covering vulnerable people who may be "
    "displaced, for sign-off by the partnership",
    2: "Supt. Borough to find out who pays for the extra resource (chief inspectors)",
    3: "Director of Enforcement to draw up an HMO protocol, covering vulnerable people who may be "
    "displaced, for sign-off by the partnership",
    4: "Director of Enforcement to draw up an HMO protocol, covering vulnerable people who may be "
    "displaced, for sign-off by the partnership, and bring it back for endorsement in December.",
    6: "Supt Borough to find out who pays for the extra resource.",
    7: "Supt Borough to ask the inspector and the Met lead if they have body worn camera protocols "
    "that others may use",
    8: "Supt Borough to give crime figures in a written report ahead of the meeting",
    9: "Sub group work plans to be sorted by the end of the month; the final report has activity",
    10: "Ward panel chairs - panels officer to fix the remaining dates of the year. The SNB chair "
    "sees them before they go out.",
    11: "Public Health to talk about membership with the panels officer outside the meeting, as a "
    "handover. The fire commander joins the group.",
    12: "CVS director to arrange for an advice sector representative on the offenders sub group",
    13: "Put tension monitoring meetings in diaries every six weeks. Public Health chairs them.",
    14: "CVS director to send members the link to the Consultation Institute",
    15: "Push events out through our channels. Residents are wanted. Public Health to see that a "
    "communications officer comes. Officers and councillors to tweet from the meeting.",
    16: "NELFT director to pick up RFG data with the commissioning manager",
    17: "Public Health to email for topics to discuss at future CSP meetings",
}


def test_the_repeats_of_a_real_log_and_nothing_else():
    log = [Statement(f"csp/{number}", text, board="csp") for number, text in LOG.items()]
    groups = find(log, NOBODY).groups
    assert [(group.keep, group.actions) for group in groups] == [
        ("csp/1", ("csp/1", "csp/3", "csp/4")),
        ("csp/2", ("csp/2", "csp/6")),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Update the action log", "Update the action log."),
        (
            "Recruit two lay members to the scrutiny panel",
            "K. Nobody to recruit 2 lay members to the scruitny panel",
        ),
        (
            "Extend the PSPO on street drinking in the town centre",
            "Renew the town centre public spaces protection order covering street drinking",
        ),
        (
            "Map support for victims of stalking",
            "Map support for victims of stalking and bring the gaps to the March board",
        ),
        ("Nominate a deputy for the Harbour Resilience Forum", "Nominate a deputy for the HRF"),
        ("Reopen the pub watch scheme in the old town", "Reopen Pubwatch in the old town"),
    ],
)
def test_one_action_in_other_words(one, other):
    assert groups([one, other]) == [{1, 2}]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (
            "Chair to write to the Chief Constable about knife crime",
            "Chair to write to the Home Secretary about knife crime",
            "Chief Constable / Home Secretary",
        ),
        ("Submit the Q1 return", "Submit the Q2 return", "1 / 2 (quarter)"),
        (
            "Police to present burglary figures for March 2025",
            "Police to present burglary figures for June 2025",
            "3 / 6 (month)",
        ),
        (
            "Commission an author for the review DHR7",
            "Commission an author for the review DHR8",
            "dhr7 / dhr8 (code)",
        ),
        (
            "Housing to present the staffing risks to the board",
            "Probation to present the staffing risks to the board",
            "Housing / Probation",
        ),
        (
            "Police to patrol the north of the borough at night",
            "Police to patrol the south of the borough at night",
            "north / south",
        ),
        (
            "Review CCTV coverage of the underpass",
            "Review CCTV coverage of the multistorey",
            "underpass / multistorey",
        ),
    ],
)
def test_look_alikes_are_shown_with_the_words_that_differ(one, other, differs):
    answer = found([one, other])
    assert answer.groups == ()
    assert [(a.a, a.b, a.differs) for a in answer.similar] == [("b/1", "b/2", differs)]


def test_actions_that_have_nothing_to_do_with_each_other_are_not_shown():
    answer = found(["Write the HMO protocol", "Book a room for the conference"])
    assert (answer.groups, answer.similar) == ((), ())


def test_a_person_has_said_that_they_differ():
    texts = ["Agree the plan for White Ribbon Day", "White Ribbon Day plan to be agreed"]
    assert groups(texts) == [{1, 2}]
    answer = found(texts, distinct=[{1, 2}])
    assert (answer.groups, answer.similar) == ((), ())


def test_a_person_has_said_that_verbatim_repeats_differ():
    text = "Agree the plan for White Ribbon Day"
    assert groups([text, text, text], distinct=[{1, 3}]) == [{1, 2}]


def test_two_actions_that_differ_never_meet_through_a_shorter_one():
    texts = [
        "Install a camera at Station Road",
        "Install a camera",
        "Install a camera at Market Square",
    ]
    assert groups(texts) == [{1, 2}]
    assert groups(texts, distinct=[{1, 2}]) == [{2, 3}]


def test_the_first_is_kept_and_every_pair_is_explained():
    answer = find(
        [
            Statement("csp/9", "Write the HMO protocol", frozenset({"de"})),
            Statement("csp/10", "Write the HMO protocol", frozenset({"mc"})),
            Statement(
                "csp/11",
                "Write the HMO protocol and bring it back to the December meeting",
                frozenset({"de"}),
            ),
        ],
        NOBODY,
    )
    (group,) = answer.groups
    assert group.keep == "csp/9"
    assert group.pairs == (
        Pair("csp/9", "csp/10", 1.0, "same words; another lead"),
        Pair(
            "csp/9",
            "csp/11",
            group.pairs[1].score,
            "same words but for 'bring it back to the December meeting'; same lead",
        ),
    )


def test_the_reason_names_what_was_said_otherwise():
    (group,) = found(
        [
            "Agree a communications plan for White Ribbon Day",
            "Comms plan for White Ribbon Day agreed",
        ]
    ).groups
    assert group.pairs[0].why == (
        "the same in other words: 'Comms', 'agreed' for 'Agree a communications'"
    )


def test_the_order_of_the_log_changes_the_keeper_and_nothing_else():
    texts = list(LOG.values())
    forwards = {frozenset(LOG[list(LOG)[n - 1]] for n in group) for group in groups(texts)}
    backwards = {frozenset(texts[::-1][n - 1] for n in group) for group in groups(texts[::-1])}
    assert forwards == backwards


def test_ten_thousand_verbatim_repeats_are_compared_once():
    (group,) = found(["Circulate the minutes of the Prevent board"] * 10_000).groups
    assert len(group.actions) == 10_000
    assert len(group.pairs) == 9_999
    assert {pair.a for pair in group.pairs} == {"b/1"}


def test_a_long_series_shows_only_the_nearest_of_its_look_alikes():
    answer = found(f"Inspect phase {number} of the gating works" for number in range(1, 101))
    assert answer.groups == ()
    assert 0 < len(answer.similar) <= 500


def test_names_of_the_board_are_leads_wherever_they_stand():
    texts = ["enforcement to write the HMO protocol", "Write the HMO protocol"]
    statements = [Statement(str(number), text) for number, text in enumerate(texts)]
    (group,) = find(statements, Lexicon.of(["Enforcement"])).groups
    assert group.pairs[0].why == "same words"


def test_is_there_one_like_this():
    log = [
        Statement("csp/1", "Write the HMO protocol for sign-off"),
        Statement("csp/2", "Submit the Q1 return to the Home Office"),
        Statement("csp/3", "Book a room"),
    ]
    assert like("DE to write the HMO protocol", log, NOBODY) == (
        Pair("", "csp/1", 0.98, "same words but for 'sign off'"),
    )
    (alike,) = like("Submit the Q2 return to the Home Office", log, NOBODY)
    assert alike == LookAlike("", "csp/2", 1.0, "2 / 1 (quarter)")
    assert like("Plant trees", log, NOBODY) == ()


@pytest.mark.parametrize("text", ["", " ", "...", "to", "the", "²", "🙂", "A" * 3000, "to to to"])
def test_odd_texts_are_compared_like_any_other(text):
    assert groups([text, text]) == [{1, 2}]
    assert groups([text, "Write the HMO protocol"]) == []
