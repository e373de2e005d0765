"""Which planned titles stand on an agenda."""

from cspctl.queries.matching import matches, plain_title


def test_one_offered_title_answers_for_one_wanted_one():
    wanted = ["Chair's report", "Safer Neighbourhood Board update"]
    assert matches(wanted, ["Safer Neighbourhood Board Chair's report"]) == {1: 0}
    assert matches(wanted, ["Safer Neighbourhood Board Chair's report", "Chair’s report"]) == {
        0: 1,
        1: 0,
    }


def test_a_title_that_names_several_things_answers_for_each():
    wanted = ["Apologies", "Declaration of interests", "Minutes"]
    offered = ["Apologies, declarations of interest and previous minutes"]
    assert matches(wanted, offered) == {0: 0, 1: 0, 2: 0}


def test_short_forms_and_beginnings():
    assert matches(["Any other business"], ["AOB"]) == {0: 0}
    assert matches(["Performance"], ["Performance by ward, theme, hour and day of week"]) == {0: 0}
    assert matches(["Performance"], ["A new way of measuring the performance of schools"]) == {}


def test_titles_without_words_match_only_themselves():
    assert matches(["安全"], ["安全"]) == {0: 0}
    assert matches(["安全"], ["健康"]) == {}
    assert matches([""], [""]) == {}


def test_a_plain_title_keeps_every_word():
    assert plain_title("  CHAIR’S report (TBC) ") == "chairs report"
    assert plain_title("Performance report") != plain_title("Performance update")
