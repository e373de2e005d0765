"""Dates in every form that people and Excel write."""

import datetime as dt

import pytest

from cspctl.importing.dates import leading_date, read_when
from cspctl.readers.tables import Cell

DAY = dt.date(2017, 12, 13)


def target(text, after=None):
    return read_when(Cell(text), last_day=True, after=after)


@pytest.mark.parametrize(
    "text",
    [
        "13/12/2017",
        "13/12/17",
        "13.12.17",
        "13.12.2017.",
        "13-12-2017",
        "13 Dec 17",
        "13-Dec-17",
        "13 December 2017",
        "13th December 2017",
        "Wed 13 Dec 2017",
        "Wednesday, 13th of December 2017",
        "December 13, 2017",
        "2017-12-13",
        "2017-12-13 00:00:00",
        "20171213",
        "43082",
        "By 13/12/2017",
        "13 Dec '17",
    ],
)
def test_one_day_in_many_forms(text):
    found = target(text)
    assert (found.date, found.remark, found.rest) == (DAY, "", "")


def test_a_date_of_excel_is_that_date():
    assert read_when(Cell("13/12/2017", DAY), last_day=True).date == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Dec 2017", (2017, 12, 31)),
        ("Dec-17", (2017, 12, 31)),
        ("12/2017", (2017, 12, 31)),
        ("end of December 2017", (2017, 12, 31)),
        ("Q3 2017/18", (2017, 12, 31)),
        ("12/25/2017", (2017, 12, 25)),
    ],
)
def test_what_was_guessed_is_said(text, day):
    found = target(text)
    assert found.date == dt.date(*day)
    assert found.remark == f"was read as {found.date}"


def test_a_month_begins_a_start_and_ends_a_target():
    assert read_when(Cell("Sept 2017"), last_day=False).date == dt.date(2017, 9, 1)


def test_a_day_without_its_year_is_the_next_one():
    assert target("31 January", dt.date(2017, 9, 12)).date == dt.date(2018, 1, 31)
    assert target("31 January").rest == "31 January"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ongoing", "ongoing"),
        ("On-going", "ongoing"),
        ("next meeting", "next-meeting"),
        ("By next Board meeting", "next-meeting"),
        ("Completed", "done"),
        ("TBC", ""),
        ("n/a", ""),
        ("-", ""),
    ],
)
def test_words_in_place_of_a_date(text, word):
    found = target(text)
    assert (found.date, found.word, found.remark) == (None, word, "")


@pytest.mark.parametrize("text", ["ASAP", "Immediate", "31/02/2018", "13/12", "2017", "x" * 9999])
def test_what_is_no_date_is_kept(text):
    found = target(text)
    assert found.date is None
    assert found.rest == text
    assert found.remark


def test_an_older_date_in_the_same_cell_goes_to_was():
    for text in ("01/11/2017 13/12/2017", "13/12/2017 (was 01/11/2017)"):
        found = target(text)
        assert (found.date, found.earlier) == (DAY, (dt.date(2017, 11, 1),))


def test_more_than_a_date_is_kept_too():
    found = target("13/12/2017 - if funding comes")
    assert (found.date, found.rest) == (DAY, "13/12/2017 - if funding comes")


@pytest.mark.parametrize(
    "text",
    ["20/11/17: draft", "20 Nov 2017 - draft", "Update 20.11.2017 draft", "[20/11/17] draft"],
)
def test_a_report_that_begins_with_its_date(text):
    assert leading_date(text) == (dt.date(2017, 11, 20), "draft")


def test_a_report_that_does_not():
    assert leading_date("12 people came on 20/11/17") == (None, "12 people came on 20/11/17")
