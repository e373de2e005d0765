"""The days that the terms' words name, checked against a wall calendar of 2018."""

import pytest

from cspctl.queries.meeting_pattern import Unclear, slots


@pytest.mark.parametrize(
    ("pattern", "days"),
    [
        (["second Wednesday of March, June"], "03-14 06-13"),
        # As a list in brackets without quotation marks is read.
        (
            ["second Wednesday of March", "June", "September and December"],
            "03-14 06-13 09-12 12-12",
        ),
        (["last Monday of May", "1st Tuesday in Oct."], "05-28 10-02"),
        (["first and third Tuesday of January"], "01-02 01-16"),
        (["first Tuesday and Thursday of Feb"], "02-01 02-06"),
        (["first Tuesday and third Thursday of February and April"], "02-06 02-15 04-03 04-19"),
        (["the fourth Thursdays of March & the last Fridays of July"], "03-22 07-27"),
        (
            ["2nd Monday of each month except August and Dec"],
            "01-08 02-12 03-12 04-09 05-14 06-11 07-09 09-10 10-08 11-12",
        ),
        (["second Wednesday of June", "second Wednesday of June"], "06-13"),
    ],
)
def test_days_of_2018(pattern, days):
    assert [f"{slot.date:%m-%d}" for slot in slots(pattern, 2018)] == days.split()


def test_a_month_without_a_fifth_day_of_the_name_says_so():
    [slot] = slots(["fifth Wednesday of April"], 2018)
    assert (slot.words, slot.month, slot.date) == ("fifth Wednesday of April", 4, None)


@pytest.mark.parametrize(
    ("pattern", "word"),
    [
        (["quarterly"], "quarterly"),
        (["Wednesday of March"], "wednesday"),
        (["second of March"], "march"),
        (["second Wednesday"], ""),
        (["second Wednesday of Marsh"], "marsh"),
        (["March"], "march"),
        ([], ""),
    ],
)
def test_other_words_are_unclear(pattern, word):
    with pytest.raises(Unclear) as fault:
        slots(pattern, 2018)
    assert fault.value.word == word
