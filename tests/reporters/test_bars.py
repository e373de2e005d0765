"""Bars that grep and a screen reader can follow."""

from cspctl.reporters.bars import bars
from cspctl.reporters.folding import hung


def test_the_number_stands_beside_the_bar_and_small_ones_are_one_sign_each():
    assert bars([("Red", 12, "(10 overdue)"), ("Green", 2, ""), ("Amber", 0, "")]) == [
        "Red   12 ############ (10 overdue)",
        "Green  2 ##",
        "Amber  0",
    ]


def test_large_numbers_are_scaled_and_none_vanishes():
    assert [line.count("#") for line in bars([("a", 4000, ""), ("b", 2000, ""), ("c", 1, "")])] == [
        40,
        20,
        1,
    ]


def test_nothing_to_draw():
    assert bars([]) == []


def test_a_text_hangs_under_its_beginning():
    assert hung("  csp/1: ", "write the multi-agency protocol", 26) == (
        "  csp/1: write the\n         multi-agency\n         protocol"
    )


def test_a_pipe_gets_one_line_and_no_word_is_cut():
    assert hung("  a: ", "one\n two  three " * 20, None).count("\n") == 0
    long = "https://example.org/" + "x" * 80
    assert hung("  a: ", f"see {long} now", 30).splitlines() == [
        "  a: see",
        f"     {long}",
        "     now",
    ]
