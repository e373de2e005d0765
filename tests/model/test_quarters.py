"""Quarters of a financial year, from April."""

import datetime as dt

import pytest

from cspctl.model.values import Month, Quarter, WrongText, parse_month, parse_quarter, quarter_of


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (dt.date(2017, 4, 1), "2017/18-Q1"),
        (dt.date(2017, 6, 30), "2017/18-Q1"),
        (dt.date(2017, 7, 1), "2017/18-Q2"),
        (dt.date(2017, 12, 31), "2017/18-Q3"),
        (dt.date(2018, 1, 1), "2017/18-Q4"),
        (dt.date(2018, 3, 31), "2017/18-Q4"),
        (dt.date(2018, 4, 1), "2018/19-Q1"),
    ],
)
def test_a_day_lies_in_the_quarter_that_begins_before_it_and_ends_after_it(day, quarter):
    found = quarter_of(day)
    assert str(found) == quarter
    assert found.start <= day <= found.end


def test_quarters_follow_one_another():
    quarter = Quarter(2016, 1)
    for _ in range(9):
        assert quarter.following.previous == quarter
        assert quarter.following.start == quarter.end + dt.timedelta(days=1)
        assert quarter < quarter.following
        quarter = quarter.following
    assert str(quarter) == "2018/19-Q2"
    assert quarter.months == "July to September 2018"


def test_a_month_has_a_first_and_a_last_day():
    assert (Month(2018, 2).start, Month(2018, 2).end) == (dt.date(2018, 2, 1), dt.date(2018, 2, 28))


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (parse_quarter, "0000/01-Q1"),
        (parse_quarter, "9999/00-Q4"),
        (parse_quarter, "0000-Q1"),
        (parse_month, "0000-01"),
        (parse_month, "9999-12"),
    ],
)
def test_a_year_without_neighbours_is_refused(parse, text):
    with pytest.raises(WrongText, match="is in the year"):
        parse(text)
