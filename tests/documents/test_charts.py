"""What a chart says in words and numbers, before anybody draws it."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.documents.blocks import Figure, Paragraph, Table
from cspctl.documents.chart_blocks import figure
from cspctl.documents.charts import BLUE, GREY, RAG_COLOURS, VERMILION, Chart, Series, number_words
from cspctl.documents.rag_charts import actions_chart, plan_chart, slippage_chart
from cspctl.queries.select import Named
from cspctl.queries.standing import all_standing
from cspctl.writers.charts import height_of

DAY = dt.date(2017, 12, 13)


def plain(block):
    return [["".join(run.text for run in cell) for cell in row] for row in block.rows]


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (None, "%", "no figure"),
        (26.0, "%", "26%"),
        (17.1, "%", "17.1%"),
        (0.005, "", "0.01"),
        (-0.001, "", "0"),
        (-4.25, "%", "−4.25%"),
        (1204, "offences", "1,204"),
        (3.5, "£", "£3.50"),
        (-1200, "£", "−£1,200"),
        (100, "", "100"),
    ],
)
def test_numbers_are_written_as_people_write_them(value, unit, words):
    assert number_words(value, unit) == words


def test_the_table_has_every_number_of_the_chart():
    chart = Chart(
        "stacked",
        "Open actions",
        "",
        ("Council", "Police"),
        (Series("Red", (2, None), "A3123B"), Series("Green", (1, None), "00886B")),
        "actions",
        "Agency",
    )
    assert chart.table() == (
        ("Agency", "Red", "Green", "Total"),
        (("Council", "2", "1", "3"), ("Police", "no figure", "no figure", "no figure")),
    )


def test_the_unit_of_one_series_stands_in_the_tables_header():
    chart = Chart(
        "lines", "", "", ("2017-09",), (Series("Burglary", (7,), BLUE),), "offences", "Month"
    )
    assert chart.table()[0] == ("Month", "Burglary (offences)")


def test_a_chart_of_many_bars_is_cut_into_pages_of_one_scale_and_one_table():
    names = tuple(f"Agency {n}" for n in range(40))
    series = (Series("Red", tuple(float(n) for n in range(40)), RAG_COLOURS["R"]),)
    chart = Chart("stacked", "Open", "", names, series, "", "Agency", horizontal=True)
    *pictures, table = figure(chart)
    assert [picture.caption for picture in pictures] == [f"Open ({n} of 3)" for n in (1, 2, 3)]
    assert {picture.chart.reach for picture in pictures} == {39}
    assert [name for picture in pictures for name in picture.chart.categories] == list(names)
    assert len(table.rows) == 40


def test_a_piece_of_a_chart_is_no_higher_than_its_page():
    names = tuple("An agency whose name takes up two lines of the chart" for _ in range(30))
    series = (Series("Red", (1.0,) * 30, RAG_COLOURS["R"]),)
    chart = Chart("stacked", "Open", "", names, series, "", "Agency", horizontal=True)
    for high in (140, 230):
        *pictures, _ = figure(chart, width_mm=170, high_mm=high)
        assert all(height_of(picture.chart, 170) <= high for picture in pictures)


def test_nothing_to_draw_is_said_in_words():
    chart = Chart("lines", "Burglary", "", ("Q1",), (Series("Burglary", (None,), BLUE),))
    (said,) = figure(chart)
    assert isinstance(said, Paragraph)
    assert [run.text for run in said.runs] == ["Burglary: ", "There are no figures to show."]


BOARD = """
id: b
name: Board
agencies: [{id: lb, name: The Council}, {id: mps, name: Police}]
people:
  - {id: de, name: Director, agency: lb, capacity: member}
  - {id: bc, name: Commander, agency: mps, capacity: member}
"""
PLAN = """
meetings:
  - {date: 2017-06-07}
  - {date: 2017-09-12}
  - {date: 2017-12-13}
"""
LOG = """
board: b
actions:
  - {number: 1, action: a, lead: de, start: 2017-06-07, target: 2018-03-01, was: [2017-08-01]}
  - {number: 2, action: b, lead: [de, bc], start: 2017-06-07, target: 2017-12-01}
  - {number: 3, action: c, lead: bc, start: 2017-06-07, target: ongoing}
  - {number: 4, action: d, start: 2017-09-12, target: 2018-03-01, state: open}
  - {number: 5, action: e, lead: de, start: 2017-06-07, target: 2017-09-01, state: closed,
     closed: 2017-10-01, outcome: x}
"""


def board(log=LOG):
    files = {"packs/b/board.yaml": BOARD, "packs/b/forward-plan.yaml": PLAN, "actions.yaml": log}
    return loaded(files).workspace


def test_open_actions_by_rag_and_agency_count_a_shared_one_with_each():
    workspace = board()
    chart = actions_chart(all_standing(workspace, DAY), Named(workspace), DAY)
    assert chart.table() == (
        ("Agency", "Red", "Amber", "Green", "Total"),
        (
            ("Police", "1", "1", "0", "2"),
            ("The Council", "1", "0", "1", "2"),
            ("no agency known", "0", "0", "1", "1"),
        ),
    )
    assert chart.title == "Open actions by RAG and agency, 13 December 2017"
    assert chart.alt == (
        "Stacked bars of open actions by RAG and agency. Police: 1 red and 1 amber. "
        "The Council: 1 red and 1 green. no agency known: 1 green."
    )


def test_slippage_goes_by_the_first_target_whatever_was_deferred():
    workspace = board()
    chart = slippage_chart(all_standing(workspace, DAY), workspace.boards["b"], DAY)
    # June found nothing in the log; 1 and 5 are past their first targets in September, 1 and 2
    # in December, when 5 is closed; 3 never had a date.
    assert chart.table() == (
        (
            "Meeting",
            "Within the first target date",
            "Past the first target date",
            "No target date",
            "Total",
        ),
        (("12/09/2017", "1", "2", "1", "4"), ("13/12/2017", "1", "2", "1", "4")),
    )
    assert chart.alt.endswith(
        "13 December 2017: 1 within the first target date, 2 past it and 1 without one."
    )


def test_a_log_without_open_actions_draws_nothing():
    workspace = board("board: b\nactions: []\n")
    rows = all_standing(workspace, DAY)
    assert actions_chart(rows, Named(workspace), DAY).is_empty
    assert slippage_chart(rows, workspace.boards["b"], DAY).is_empty


def test_a_plan_by_quarter_names_what_was_not_rated():
    chart = plan_chart("VAWG", [("2017/18-Q2", {"R": 1, "": 2}), ("2017/18-Q3", {"G": 2, "B": 1})])
    assert chart.table() == (
        ("Quarter", "Red", "Amber", "Green", "Done", "Not rated", "Total"),
        (
            ("2017/18-Q2", "1", "0", "0", "0", "2", "3"),
            ("2017/18-Q3", "0", "0", "2", "1", "0", "3"),
        ),
    )
    assert "2017/18-Q2: 1 red and 2 not rated. 2017/18-Q3: 2 green and 1 done." in chart.alt


def test_a_figure_is_a_picture_with_its_caption_and_its_table():
    workspace = board()
    picture, table = figure(actions_chart(all_standing(workspace, DAY), Named(workspace), DAY))
    assert isinstance(picture, Figure)
    assert isinstance(table, Table)
    assert picture.caption == "Open actions by RAG and agency, 13 December 2017"
    assert plain(table)[0] == ["Police", "1", "1", "0", "2"]


def linear(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(colour):
    red, green, blue = linear(colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB; grey is for no colour at
# all and is not asked for: there the hatches and the words speak.
SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour, sight):
    """A colour in CIE Lab as somebody sees it."""
    own = linear(colour)
    rgb = [
        min(max(sum(factor * part for factor, part in zip(row, own, strict=True)), 0), 1)
        for row in SIGHTS[sight]
    ]
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        _cube(sum(f * part for f, part in zip(row, rgb, strict=True)) / full)
        for row, full in zip(rows, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube(share):
    return share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116


@pytest.mark.parametrize("colour", [*RAG_COLOURS.values(), BLUE, VERMILION, GREY])
def test_each_colour_stands_out_from_the_page(colour):
    assert contrast(colour) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("colours", [[*RAG_COLOURS.values(), GREY], [BLUE, VERMILION, GREY]])
def test_colours_that_meet_are_told_apart_by_all(colours, sight):
    """A difference of 20 in Lab (Delta E 1976) is plain to see side by side; 2.3 is just seen."""
    points = [seen(colour, sight) for colour in colours]
    nearest = min(
        sum((one - other) ** 2 for one, other in zip(a, b, strict=True)) ** 0.5
        for place, a in enumerate(points)
        for b in points[place + 1 :]
    )
    assert nearest >= 20
