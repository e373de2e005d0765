"""The figures of a board in words, and their charts."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.documents.blocks import Figure, Table
from cspctl.documents.indicator_charts import indicator_chart
from cspctl.documents.performance import performance_view
from cspctl.documents.span_words import span_short, span_words
from cspctl.model.spans import parse_span
from cspctl.queries.people import Directory
from cspctl.queries.performance import readings

DAY = dt.date(2017, 12, 13)
BOARD = "id: b\nname: Board\npeople: [{id: de, name: Director, capacity: member}]\n"
FIGURES = """
updated: 2017-12-06
indicators:
  - id: repeats
    title: Repeat referrals
    owner: de
    unit: "%"
    source: Minutes
    better: higher
    thresholds: {green: 26, amber: 20}
    target: 26
    note: Fewer is a worry
    values:
      - {period: 2016/17-Q2, value: 28}
      - {period: 2017/18-Q1, value: 23}
      - {period: 2017/18-Q2, value: 17.1, provisional: yes, note: Two are missing}
  - id: burglary
    title: Burglary
    unit: offences
    values: [{period: 2017-09-12, rag: R, direction: worse, source: Item 7}]
"""


def board(text=FIGURES):
    workspace = loaded({"packs/b/board.yaml": BOARD, "packs/b/performance.yaml": text}).workspace
    return workspace.boards["b"], Directory(workspace, "b")


def view(text=FIGURES, day=DAY):
    folder, directory = board(text)
    return performance_view(folder, day, day, directory)


def test_a_figure_is_said_in_words():
    line = view().lines[0]
    assert (line.latest, line.period, line.provisional, line.unit) == (
        "17.1%",
        "Q2 2017/18",
        True,
        "",
    )
    assert (line.target, line.reached, line.rag, line.rag_fill) == (
        "26%",
        "not reached",
        "Red",
        "F8CBC6",
    )
    assert line.direction == "Worse: down from 23% in Q1 2017/18"
    assert line.over_year == "Worse: down from 28% in Q2 2016/17"
    assert line.thresholds == "Green from 26%, amber from 20%, red below that"
    assert (line.owner, line.source) == ("Director", "Minutes")
    assert line.note == "Fewer is a worry\nTwo are missing"


def test_what_was_said_without_a_figure_is_said_so():
    line = view().lines[1]
    assert (line.latest, line.unit, line.rag, line.direction) == ("no figure", "", "Red", "Worse")
    assert (line.source, line.trend, line.chart) == ("Item 7", (), ())


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2017-09-30", "2017-10-31", "Lower: down from 5 on 30 September 2017"),
        ("2015/16", "2016/17", "Lower: down from 5 in 2015/16"),
        (
            "2015-10/2016-09",
            "2016-10/2017-09",
            "Lower: down from 5 in the 12 months to September 2016",
        ),
    ],
)
def test_what_is_compared_with_is_named_as_people_say_it(before, after, words):
    values = f"      - {{period: {before}, value: 5}}\n      - {{period: {after}, value: 4}}\n"
    text = f"indicators:\n  - id: x\n    title: X\n    values:\n{values}"
    assert view(text).lines[0].direction == words


def test_the_summary_counts_ratings_and_ways():
    assert view().summary == "2 indicators: 2 red. Against the time before: 2 worse."
    assert view("indicators: []\n").summary == ""


def test_an_old_meeting_prints_what_was_known_then():
    then = view(day=dt.date(2017, 6, 30))
    assert then.lines[0].latest == "23%"
    # Of the quarter before there is no figure; what it is compared with is named.
    assert then.lines[0].direction == "Worse: down from 28% in Q2 2016/17"
    assert then.updated == ""


def test_the_chart_has_gaps_target_and_thresholds_and_its_figures_beside_it():
    picture, table = view().lines[0].chart
    assert isinstance(picture, Figure)
    assert picture.chart.categories == (
        "Q2 2016/17",
        "Q3 2016/17",
        "Q4 2016/17",
        "Q1 2017/18",
        "Q2 2017/18",
    )
    assert [(one.name, one.values[-1]) for one in picture.chart.series] == [
        ("Repeat referrals", 17.1),
        ("Target", 26),
        ("Green from", 26),
        ("Amber from", 20),
    ]
    assert picture.chart.series[0].values == (28, None, None, 23, 17.1)
    assert picture.chart.alt == (
        "Line of Repeat referrals. Q2 2016/17: 28%; Q1 2017/18: 23%; Q2 2017/18: 17.1%. "
        "Target 26%. Green from 26%. Amber from 20%."
    )
    assert isinstance(table, Table)
    rows = [["".join(run.text for run in cell) for cell in row] for row in table.rows]
    assert rows[1] == ["Q3 2016/17", "no figure", "", ""]
    assert rows[-1] == ["Q2 2017/18", "17.1%", "Red", "Provisional. Two are missing"]


def test_a_sparkline_says_what_it_shows():
    (figure,) = view().lines[0].trend
    assert figure.chart.kind == "sparkline"
    assert figure.chart.alt.startswith("Trend of Repeat referrals. Q2 2016/17: 28%;")
    assert figure.caption == ""


def test_many_figures_are_told_by_their_ends_and_extremes():
    values = "".join(
        f"      - {{period: 2017-{month:02d}, value: {10 - abs(month - 5)}}}\n"
        for month in range(1, 12)
    )
    folder, _ = board(f"indicators:\n  - id: x\n    title: X\n    values:\n{values}")
    (one,) = readings(folder, DAY)
    assert indicator_chart(one).alt == (
        "Line of X. First January 2017: 6; latest November 2017: 4; highest May 2017: 10; "
        "lowest November 2017: 4."
    )


@pytest.mark.parametrize(
    ("written", "words", "short"),
    [
        ("2017/18-Q2", "Q2 2017/18", "Q2 2017/18"),
        ("2017-09", "September 2017", "Sep 2017"),
        ("2017/18", "2017/18", "2017/18"),
        ("2016-10/2017-09", "12 months to September 2017", "to Sep 2017"),
        ("2017-04/2017-09", "April 2017 to September 2017", "to Sep 2017"),
        ("2017-09-30", "30 September 2017", "30 Sep 2017"),
    ],
)
def test_periods_in_words(written, words, short):
    span = parse_span(written)
    assert (span_words(span), span_short(span)) == (words, short)
