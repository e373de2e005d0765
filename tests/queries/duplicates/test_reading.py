"""How one text is read: its words, its lead, its periods, its slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cspctl.queries.duplicates.concepts import concepts, sets_of
from cspctl.queries.duplicates.glossary import everyday, office, people, subjects, verbs
from cspctl.queries.duplicates.grouping import group
from cspctl.queries.duplicates.spelling import slip
from cspctl.queries.duplicates.stemming import stem
from cspctl.queries.duplicates.words import words
from tests.queries.duplicates.samples import readings


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("HMO’s re-offending sub-group", "hmo reoffending subgroup"),
        ("table-top A&E P&L", "table top a&e p&l"),
        ("five hundred alarms, two thousand", "500 alarms 2000"),
        ("14/11/2025 and 2024/25", "14/11/2025 and 2024/25"),
        ("the first & third", "the 1 and 3"),
    ],
)
def test_words_in_one_spelling(text, plain):
    assert " ".join(word.plain for word in words(text)) == plain


@pytest.mark.parametrize(
    "forms",
    [
        "escalate escalated escalates escalation escalating",
        "patrol patrols patrolled patrolling",
        "agree agrees agreed agreement",
        "attend attends attending attendance",
        "policy policies",
        "refurbish refurbishment refurbished",
    ],
)
def test_forms_of_one_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["police policy", "meet meeting", "find findings", "bus busy"])
def test_different_words_have_different_stems(pair):
    one, other = pair.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("K. Nobody to develop a protocol", "K Nobody"),
        ("Supt. Nobody will bring data", "Supt Nobody"),
        ("Police to present figures", "Police"),
        ("The Chair agreed to write to the ICB", "The Chair"),
        ("Each partner to nominate a SPOC", "Each partner"),
        ("Ask Probation to share lists", "Probation"),
        ("DE/MC to write the protocol", "DE MC"),
        ("enforcement to write the protocol", "enforcement"),
        ("Comms plan for White Ribbon Day to be agreed", ""),
        ("Letter to go to every GP surgery", ""),
        ("Invite the PCC to the spring conference", ""),
        ("Speak to the landlord", ""),
        ("Commit to reducing waste", ""),
        ("Ask schools and colleges for lists to publish", ""),
    ],
)
def test_the_lead_is_read_from_the_opening(text, who):
    (reading,) = readings([text], names=["Enforcement"])
    assert reading.who == who


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Submit the Q1 return", {"quarter": {"1"}}),
        ("Submit the return for the third quarter", {"quarter": {"3"}}),
        ("Crime figures for April to June 2025", {"month": {"4", "6"}, "year": {"2025"}}),
        ("The 2024/25 and 2025-26 returns", {"year": {"2024", "2025", "2026"}}),
        ("Papers for 14th November", {"day": {"14"}, "month": {"11"}}),
        ("Circulate it by 3/2/2026", {"due day": {"3"}, "due month": {"2"}, "due year": {"2026"}}),
        ("Review DHR7 and phase two", {"code": {"dhr7"}, "number": {"2"}}),
        ("The board may march on", {}),
    ],
)
def test_periods_numbers_and_codes(text, marks):
    (reading,) = readings([text])
    assert reading.marks == marks


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("register", "regsiter"),
        ("committee", "comittee"),
        ("graffiti", "grafitti"),
        ("street", "stret"),
        ("insurance", "insuramce"),
    ],
)
def test_slips_of_the_finger(one, other):
    assert slip(one, other)
    assert slip(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("evaluation", "evacuation"), ("trams", "teams"), ("morton", "norton"), ("north", "south")],
)
def test_other_words_are_no_slips(one, other):
    assert not slip(one, other)


def test_a_word_that_the_field_knows_is_never_put_right():
    one, other = readings(["Review the county", "Review the country"])
    assert one.weight != other.weight


def test_follow_on_words_cost_less():
    whole, cut = readings(["Map the support and report the gaps", "Map the support gaps"])
    assert whole.discount.keys() == {"=report", "=gap in provision"}
    assert cut.discount == {}


def test_no_word_of_the_glossary_stands_in_two_sets():
    first: dict[tuple[str, ...], str] = {}
    twice = []
    for block in (subjects.SUBJECTS, everyday.EVERYDAY, office.GENERIC, verbs.VERBS):
        for alternatives in sets_of(block):
            for alternative in alternatives:
                if first.setdefault(tuple(alternative.split()), alternatives[0]) != alternatives[0]:
                    twice.append(alternative)
    assert twice == ["report"]  # the noun and the verb alike


def test_opposites_are_no_synonyms():
    known = concepts()
    clashing = [
        line
        for line in sets_of(people.CONTRASTS)
        if len({stem(side.split()[0]) for side in line}) < len(line)
    ]
    assert clashing == []
    assert known.contrasts[stem("north")][0] == known.contrasts[stem("south")][0]


def test_a_pair_that_a_third_supports_goes_first():
    matches = [(0.90, 0, 1), (0.88, 1, 2), (0.70, 1, 3), (0.70, 2, 3)]
    assert group(matches, lambda a, b: {a, b} == {0, 2}) == [[1, 2, 3]]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_is_read(texts):
    assert len(readings(texts)) == len(texts)
