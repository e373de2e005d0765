"""A strategy's quarter."""

from plan_views import views, words

from cspctl.documents.blocks import Figure, Table

PLAN = """
id: p
title: Safer streets
kind: strategy
owner: ann
themes:
  - number: 1
    title: Light
    aim: Nobody walks in the dark
    measures: [People say so]
    commitments:
      - number: 1
        text: Mend the lamps
        steps: [{text: Count them, progress: 400 counted}, {text: Buy new ones}]
        updates:
          - {quarter: 2017/18-Q2, rag: R, text: No money}
          - {quarter: 2017/18-Q3, rag: G, text: Half are mended}
      - {number: 2, text: Plant trees, updates: [{quarter: 2017/18-Q3, rag: G, text: First ten}]}
      - {number: 3, text: Paint}
  - {number: 2, title: Parking}
"""


def test_the_summary_and_what_changed():
    view = views(PLAN)["progress-report"]
    assert view.summary == "The plan has 3 commitments: 2 green and 1 not rated. None is overdue."
    assert view.since == (
        "2 of 3 commitments reported: 1 got better and 1 reported for the first time."
    )
    assert [(line.number, line.was, line.now) for line in view.changed] == [("1.1", "Red", "Green")]


def test_the_chart_has_a_column_a_quarter_and_its_numbers_beside_it():
    picture, numbers = views(PLAN)["progress-report"].chart
    assert isinstance(picture, Figure)
    assert picture.chart.categories == ("Q2 2017/18", "Q3 2017/18")
    assert picture.chart.alt
    assert isinstance(numbers, Table)
    assert [tuple(cell[0].text for cell in row)[:4] for row in numbers.rows] == [
        ("Q2 2017/18", "1", "0", "0"),
        ("Q3 2017/18", "0", "0", "2"),
    ]


def test_theme_by_theme_with_how_residents_will_know():
    first, second = views(PLAN)["progress-report"].themes
    assert (first.heading, first.aim) == ("1. Light", "Nobody walks in the dark")
    assert first.summary == "3 commitments: 2 green and 1 not rated."
    assert words(first.measures) == ["People say so"]
    line = first.lines[0]
    assert (line.number, line.rag, line.direction) == ("1.1", "Green", "Better, was red")
    assert (line.update, line.reported) == ("Half are mended", "October to December 2017")
    assert words(line.steps) == ["Count them: 400 counted"]
    assert (second.heading, second.lines, second.summary) == ("2. Parking", (), "")


def test_without_any_report_there_is_no_chart_and_the_words_say_so():
    plan = "id: p\ntitle: t\nkind: strategy\ncommitments: [{number: 1, text: a}]\n"
    view = views(plan)["progress-report"]
    assert view.chart == ()
    assert view.since == "Nothing was reported for October to December 2017."
    assert [theme.heading for theme in view.themes] == [""]


def test_a_report_without_a_rag_turns_nothing():
    plan = """
id: p
title: t
kind: strategy
commitments:
  - number: 1
    text: a
    updates:
      - {quarter: 2017/18-Q1, rag: G}
      - {quarter: 2017/18-Q2, rag: R}
      - {quarter: 2017/18-Q3, text: Still red}
"""
    view = views(plan)["progress-report"]
    assert view.since == "1 of 1 commitment reported: 1 stayed as before."
    assert view.changed == ()
