"""Due dates as minutes have them, reckoned from a meeting on Tuesday 12 September 2017."""

import datetime as dt

import pytest

from cspctl.queries.due_words import bracketed, due

DAY = dt.date(2017, 9, 12)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Settle the plans by the end of the month.", dt.date(2017, 9, 30)),
        ("Work plans to be sorted between now and end of month", dt.date(2017, 9, 30)),
        ("Bring figures back before the next meeting", "next-meeting"),
        ("Report to the next Board meeting", "next-meeting"),
        ("Send the figures before the meeting.", "next-meeting"),
        ("Raise it with the board on 11 December", dt.date(2017, 12, 11)),
        ("Reply by Friday 3 November 2017", dt.date(2017, 11, 3)),
        ("Reply by the 2nd of January", dt.date(2018, 1, 2)),
        ("Reply by end of October", dt.date(2017, 10, 31)),
        ("Reply by the end of the year", dt.date(2017, 12, 31)),
        ("Reply within two weeks", dt.date(2017, 9, 26)),
        ("Reply within 6 months", dt.date(2018, 3, 12)),
        ("Reply by Tuesday", dt.date(2017, 9, 19)),
        ("Reply by 13/12/2017", dt.date(2017, 12, 13)),
        ("Reply by 2017-12-13", dt.date(2017, 12, 13)),
    ],
)
def test_words_that_name_a_due_date(text, target):
    found = due(text, DAY)
    assert found is not None
    assert found.target == target
    assert found.words in text


@pytest.mark.parametrize(
    "text",
    [
        "Write up the events of 4 May",
        "Reply by 31 November",
        "Explain the figures published by 3 March 2017",  # before the meeting
        "Keep an eye on the market",
        "Write to the nine boards by hand",
    ],
)
def test_words_that_name_none(text):
    assert due(text, DAY) is None


@pytest.mark.parametrize(
    ("by", "target"),
    [
        ("2017-12-13", dt.date(2017, 12, 13)),
        ("next meeting", "next-meeting"),
        ("end of October", dt.date(2017, 10, 31)),
        ("ongoing", "ongoing"),
    ],
)
def test_what_stands_in_brackets(by, target):
    found = bracketed(by, DAY)
    assert found is not None
    assert found.target == target


def test_brackets_that_say_no_date():
    assert bracketed("the clerk", DAY) is None
