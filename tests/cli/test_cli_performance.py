"""``cspctl performance``, and the charts that commands draw."""

import json

import pytest
from helpers import run, written
from lxml import etree

FILES = {
    "packs/b/board.yaml": (
        "id: b\nname: Board\nagencies: [{id: lb, name: Council}]\n"
        "people: [{id: de, name: Director, agency: lb, capacity: member}]\n"
    ),
    "packs/b/forward-plan.yaml": "meetings: [{date: 2017-09-12}, {date: 2017-12-13}]\n",
    "packs/c/board.yaml": "id: c\n",
    "packs/b/performance.yaml": (
        "indicators:\n"
        "  - id: repeats\n"
        "    title: Repeat referrals\n"
        "    owner: de\n"
        '    unit: "%"\n'
        "    better: higher\n"
        "    thresholds: {green: 26, amber: 20}\n"
        "    target: 26\n"
        "    values:\n"
        "      - {period: 2017/18-Q1, value: 23}\n"
        "      - {period: 2017/18-Q2, value: 17.1}\n"
        "  - {id: burglary, title: Burglary, values: [{period: 2017-09-12, rag: A}]}\n"
    ),
    "actions.yaml": (
        "board: b\nactions:\n"
        "  - {number: 1, action: a, lead: de, start: 2017-06-07, target: 2017-09-01, state: open}\n"
    ),
}


@pytest.fixture
def place(tmp_path):
    return written(tmp_path, FILES)


def perf(place, *words):
    return run("-C", place, "--today", "2017-12-13", "performance", *words)


def test_show_has_a_line_an_indicator(place):
    assert perf(place, "show", "b").out == (
        "Indicator  Latest     Period             Target  RAG    "
        "Direction                           Title\n"
        "repeats    17.1%      Q2 2017/18         26%     Red    "
        "Worse: down from 23% in Q1 2017/18  Repeat referrals\n"
        "burglary   no figure  12 September 2017          Amber  "
        "                                    Burglary\n"
    )


def test_show_answers_scripts(place):
    answer = json.loads(perf(place, "show", "b", "--rag", "r", "--format", "json").out)
    assert answer == {
        "day": "2017-12-13",
        "indicators": [
            {
                "id": "repeats",
                "title": "Repeat referrals",
                "owner": ["de"],
                "unit": "%",
                "value": 17.1,
                "period": "2017/18-Q2",
                "provisional": False,
                "target": 26.0,
                "on_target": False,
                "rag": "R",
                "direction": "worse",
                "earlier": {"period": "2017/18-Q1", "value": 23.0},
                "over_year": None,
                "year_ago": None,
                "file": "packs/b/performance.yaml",
                "line": 2,
            }
        ],
    }
    csv = perf(place, "show", "b", "--format", "csv").out.splitlines()
    assert csv[0].startswith("id,title,owner,unit,value,period,")
    assert csv[1].startswith("repeats,Repeat referrals,de,%,17.1,2017/18-Q2,")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["show", "c"], "packs/c/performance.yaml: error F001: The board keeps no figures"),
        (["show", "d"], "There is no board 'd'."),
        (["show", "b", "--rag", "x"], "Write R, A or G."),
        (["chart", "b", "repeat", "-o", "x.svg"], "Did you mean 'repeats'?"),
        (["chart", "b", "burglary", "-o", "x.svg"], "No figures were given: there is nothing"),
        (["chart", "b", "repeats", "-o", "x.pdf"], "A chart is written as PNG or SVG"),
    ],
)
def test_what_cannot_be_is_told_with_the_mend(place, words, told):
    ran = perf(place, *words)
    assert ran.code == 2
    assert told in ran.err


def test_figures_that_cannot_be_read_are_told_and_the_rest_is_shown(place):
    broken = FILES["packs/b/performance.yaml"].replace("value: 17.1", "value: about 17")
    ran = perf(written(place, {"packs/b/performance.yaml": broken}), "show", "b")
    assert ran.err == "1 problem in the files read: see 'cspctl check'.\n"
    assert "repeats    no figure  Q2 2017/18" in ran.out


def test_a_chart_is_drawn_and_said_in_words(place):
    ran = perf(place, "chart", "b", "repeats", "--output", str(place / "made.svg"))
    assert ran.code == 0
    assert (
        "Alternative text: Line of Repeat referrals. Q1 2017/18: 23%; Q2 2017/18: 17.1%" in ran.err
    )
    texts = ["".join(one.itertext()) for one in etree.parse(place / "made.svg").getroot().iter()]
    assert "Repeat referrals" in texts
    assert "Target 26%" in texts


@pytest.mark.parametrize("of", ["agencies", "meetings"])
def test_the_log_is_drawn_beside_its_figures(place, of):
    words = ["actions", "stats", "--chart", str(place / "log.png"), "--of", of]
    ran = run("-C", place, "--today", "2017-12-13", *words)
    assert ran.code == 0
    assert ran.out.startswith("The action log on 2017-12-13")
    assert (place / "log.png").read_bytes().startswith(b"\x89PNG")
    assert "Council: 1 red" in ran.err or "1 past it" in ran.err


def test_meetings_are_drawn_for_one_board(place):
    more = FILES["actions.yaml"] + "  - {number: 1, board: c, action: b, state: open}\n"
    written(place, {"actions.yaml": more})
    ran = run("-C", place, "actions", "stats", "--chart", str(place / "x.png"), "--of", "meetings")
    assert ran.code == 2
    assert "Add --board and one of b, c." in ran.err
    assert not (place / "x.png").exists()


def test_an_export_does_not_replace_a_file_of_the_workspace(place):
    written(place, {"packs/b/2017-12-13/papers/trend.svg": "theirs"})
    target = place / "packs/b/2017-12-13/papers/trend.svg"
    ran = perf(place, "chart", "b", "repeats", "--output", str(target))
    assert ran.code == 2
    assert target.read_text() == "theirs"
