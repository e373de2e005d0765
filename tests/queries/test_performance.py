"""What figures say on a day: which is the latest, its RAG, and which way it goes."""

import datetime as dt

import pytest
from helpers import loaded, said

from cspctl.loading import Want
from cspctl.queries.performance import readings
from cspctl.rules import check

DAY = dt.date(2017, 12, 13)


def read(values, day=DAY, **fields):
    rows = "".join(f"      - {{{value}}}\n" for value in values)
    more = "".join(f"    {name}: {value}\n" for name, value in fields.items())
    text = f"indicators:\n  - id: x\n    title: Repeats\n{more}    values:\n{rows}"
    found = loaded({"packs/b/board.yaml": "id: b\n", "packs/b/performance.yaml": text})
    assert said(found.problems) == []
    (one,) = readings(found.workspace.boards["b"], day)
    return one


@pytest.mark.parametrize(
    ("values", "latest"),
    [
        (["period: 2017/18-Q2, value: 1", "period: 2017/18-Q1, value: 2"], "2017/18-Q2"),
        # Still running on 13 December: it counts when it is marked.
        (["period: 2017/18-Q2, value: 1", "period: 2017/18-Q3, value: 2"], "2017/18-Q2"),
        (
            ["period: 2017/18-Q2, value: 1", "period: 2017/18-Q3, value: 2, provisional: yes"],
            "2017/18-Q3",
        ),
        # To come: not even then.
        (["period: 2017-11, value: 1", "period: 2018-01, value: 2, provisional: yes"], "2017-11"),
        (["period: 2017-11-30, value: 1", "period: 2017-12-14, value: 2"], "2017-11-30"),
        (["period: 2015/16, value: 1", "period: 2016/17, value: 2"], "2016/17"),
        # Both end in September: a year is more than a month.
        (["period: 2016-10/2017-09, value: 1", "period: 2017-09, value: 2"], "2016-10/2017-09"),
    ],
)
def test_the_latest_figure_is_that_of_the_last_period_that_is_over(values, latest):
    assert str(read(values).current.period) == latest


LOWER = {"better": "lower", "thresholds": "{green: 300, amber: 330}"}
HIGHER = {"better": "higher", "thresholds": "{green: 26, amber: 20}"}


@pytest.mark.parametrize(
    ("value", "fields", "rag"),
    [
        (299, LOWER, "G"),
        (300, LOWER, "G"),
        (300.1, LOWER, "A"),
        (330, LOWER, "A"),
        (330.1, LOWER, "R"),
        (26, HIGHER, "G"),
        (25.9, HIGHER, "A"),
        (20, HIGHER, "A"),
        (17.1, HIGHER, "R"),
        (301, {"better": "lower", "thresholds": "{green: 300}"}, "R"),
        (301, {"thresholds": "{green: 300, amber: 330}"}, ""),
        (301, {"better": "lower", "target": "300"}, ""),
        (-4, {"better": "lower", "thresholds": "{green: -3, amber: 0}"}, "G"),
    ],
)
def test_thresholds_rate_a_figure(value, fields, rag):
    assert read([f"period: 2017/18-Q2, value: {value}"], **fields).rag == rag


@pytest.mark.parametrize(
    ("values", "rag"),
    [
        (["period: 2017/18-Q2, value: 200, rag: R"], "R"),
        # Without a figure what was said last stands; a figure that nothing rates ends it.
        (["period: 2017/18-Q1, rag: R", "period: 2017/18-Q2, note: Up"], "R"),
        (["period: 2017/18-Q1, rag: R", "period: 2017/18-Q2, rag: A"], "A"),
        (["period: 2017/18-Q1, rag: R", "period: 2017/18-Q2, value: 5"], ""),
        ([], ""),
    ],
)
def test_a_stated_rag_stands_until_there_is_a_figure_or_another(values, rag):
    assert read(values).rag == rag


@pytest.mark.parametrize(
    ("values", "better", "direction", "over_year"),
    [
        (["period: 2017/18-Q1, value: 23", "period: 2017/18-Q2, value: 17"], "lower", "better", ""),
        (["period: 2017/18-Q1, value: 23", "period: 2017/18-Q2, value: 17"], "higher", "worse", ""),
        (["period: 2017/18-Q1, value: 23", "period: 2017/18-Q2, value: 23"], "lower", "same", ""),
        (
            ["period: 2016/17-Q2, value: 9", "period: 2017/18-Q2, value: 17"],
            "lower",
            "worse",
            "worse",
        ),
        (
            [
                "period: 2016-09, value: 9",
                "period: 2017-08, value: 20",
                "period: 2017-09, value: 17",
            ],
            "lower",
            "better",
            "worse",
        ),
        (
            ["period: 2015-10/2016-09, value: 90", "period: 2016-10/2017-09, value: 85"],
            "higher",
            "worse",
            "worse",
        ),
        # A month is not compared with a quarter, nor half a year with a whole one.
        (["period: 2017-08, value: 2", "period: 2017/18-Q2, value: 17"], "lower", "", ""),
        (
            ["period: 2016-10/2017-03, value: 2", "period: 2016-10/2017-09, value: 5"],
            "lower",
            "",
            "",
        ),
        # What is stated counts where no two figures say it.
        (["period: 2017/18-Q2, direction: worse"], "lower", "worse", ""),
        (
            [
                "period: 2017/18-Q1, value: 23",
                "period: 2017/18-Q2, value: 17, direction: worse",
            ],
            "lower",
            "better",
            "",
        ),
    ],
)
def test_which_way_it_goes(values, better, direction, over_year):
    found = read(values, better=better)
    assert (found.direction, found.over_year) == (direction, over_year)


def test_without_a_good_way_a_figure_is_only_higher_or_lower():
    values = ["period: 2017/18-Q1, value: 23", "period: 2017/18-Q2, value: 17"]
    assert read(values).direction == "lower"
    assert read(values[::-1][:1], target="20").on_target is None


@pytest.mark.parametrize(
    ("better", "value", "reached"),
    [("lower", 20, True), ("lower", 20.1, False), ("higher", 20, True), ("higher", 19.9, False)],
)
def test_a_target_is_reached_from_the_good_side(better, value, reached):
    found = read([f"period: 2017/18-Q2, value: {value}"], better=better, target=20)
    assert found.on_target is reached


@pytest.mark.parametrize(
    ("period", "message"),
    [
        ("2017", "calendar year"),
        ("2017-Q3", "two ways"),
        ("2017/19", "no financial year"),
        ("2017-09/2017-01", "ends before it begins"),
        ("13/12/2017", "no period"),
        ("2017-13", "not a month"),
    ],
)
def test_a_period_that_cannot_be_read_is_told_at_its_place(period, message):
    text = f'indicators:\n  - id: x\n    title: T\n    values:\n      - period: "{period}"\n'
    found = loaded({"packs/b/board.yaml": "id: b\n", "packs/b/performance.yaml": text})
    assert said(found.problems) == ["5:9 F004"]
    assert message in found.problems[0].message


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("1,204", "Write 1204."),
        ("£3.50", "Write 3.50."),
        ("about 3", "Write a number such as 17.1."),
    ],
)
def test_a_figure_that_cannot_be_read_is_told_once_and_how_to_write_it(written, mend):
    text = (
        "indicators:\n  - id: x\n    title: T\n    values:\n"
        f'      - period: 2017-09\n        value: "{written}"\n'
    )
    files = {"packs/b/board.yaml": "id: b\n", "packs/b/performance.yaml": text}
    found = loaded(files)
    assert said(found.problems) == ["6:9 F004"]
    assert found.problems[0].mend == mend
    assert check(found.workspace, DAY, list(files), found.problems) == []


def test_only_who_wants_the_figures_reads_them():
    files = {"packs/b/board.yaml": "id: b\n", "packs/b/performance.yaml": "indicators: x\n"}
    assert loaded(files, Want.LOG).problems == ()
    assert said(loaded(files, Want.PERFORMANCE).problems) == ["1:1 F004"]
