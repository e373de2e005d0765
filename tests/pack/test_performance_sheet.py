"""The figures of a board in its pack."""

import datetime as dt

from helpers import loaded

from cspctl.pack.sheets import Edition, collect
from cspctl.queries.withhold import for_public

DAY = dt.date(2026, 3, 11)
FIGURES = "indicators: [{id: x, title: Repeats, values: [{period: 2025/26-Q3, value: 17.1}]}]\n"


def sheets(item, figures=FIGURES, *, public=False):
    files = {
        "packs/b/board.yaml": "id: b\nname: The Board\n",
        "packs/b/2026-03-11/agenda.yaml": f"items:\n  - {{title: How we do, {item}}}\n",
    }
    if figures is not None:
        files["packs/b/performance.yaml"] = figures
    workspace = loaded(files).workspace
    workspace = for_public(workspace) if public else workspace
    found = collect(Edition(workspace, workspace.boards["b"], DAY, DAY, public))
    return [(one.item, one.kind, one.template, one.group) for one in found.sheets], found


def test_an_item_prints_them_like_the_log():
    made, found = sheets("action_log: yes, performance: yes")
    assert made == [
        ("1", "template", "action-log", "action-log"),
        ("1", "template", "performance", "performance"),
    ]
    assert [line.latest for line in found.sheets[1].view.lines] == ["17.1"]
    assert found.sheets[1].view.head.item == "1"


def test_of_a_board_that_keeps_none_the_pack_is_not_made():
    made, found = sheets("performance: yes", None)
    assert made == []
    assert [str(problem) for problem in found.problems] == [
        "packs/b/2026-03-11/agenda.yaml:2:24: error G201: There is no packs/b/performance.yaml to "
        "print. Write it (see docs/performance.md), or delete performance: yes."
    ]


def test_both_editions_have_the_sheet_so_that_their_pages_agree():
    whole = "indicators: [{id: x, title: Repeats, restricted: yes}]\n"
    assert sheets("performance: yes", whole)[0] == sheets("performance: yes", whole, public=True)[0]
    made, found = sheets("performance: yes", whole, public=True)
    assert made
    assert found.sheets[0].view.lines == ()


def test_a_restricted_item_withholds_them():
    made, _ = sheets("performance: yes, restricted: yes", public=True)
    assert made == [("1", "withheld", "", "")]
