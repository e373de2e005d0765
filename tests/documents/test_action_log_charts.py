"""Charts behind the printed action log, for a board that asks for them."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.documents.action_log import action_log
from cspctl.documents.blocks import Figure
from cspctl.queries.people import Directory
from cspctl.queries.withhold import for_public

DAY = dt.date(2017, 12, 13)
LOG = """
board: b
actions:
  - {number: 1, action: a, lead: de, start: 2017-06-07, target: 2017-09-01, state: open}
  - {number: 2, action: b, lead: de, start: 2017-06-07, target: 2017-09-01, state: open,
     restricted: {public_title: A matter}}
"""


def view(settings, *, public=False, **more):
    files = {
        "packs/b/board.yaml": (
            "id: b\nname: Board\nagencies: [{id: lb, name: Council}]\n"
            f"people: [{{id: de, name: Director, agency: lb, capacity: member}}]\n{settings}"
        ),
        "packs/b/forward-plan.yaml": "meetings: [{date: 2017-09-12}, {date: 2017-12-13}]\n",
        "actions.yaml": LOG,
    }
    workspace = loaded(files).workspace
    workspace = for_public(workspace) if public else workspace
    board = workspace.boards["b"]
    return action_log(workspace, board, DAY, DAY, Directory(workspace, "b"), public=public, **more)


ASKED = "actions: {charts: yes}\n"


@pytest.mark.parametrize("settings", ["", "actions: {amber_days: 7}\n", "actions: {charts: no}\n"])
def test_a_log_has_no_charts_unless_the_board_asks(settings):
    assert view(settings).charts == ()


def test_both_charts_stand_behind_the_log_with_their_tables():
    figures = [block for block in view(ASKED).charts if isinstance(block, Figure)]
    assert [one.chart.table()[1] for one in figures] == [
        (("Council", "2", "0", "0", "2"),),
        (("12/09/2017", "0", "2", "2"), ("13/12/2017", "0", "2", "2")),
    ]
    assert view(ASKED, charted=False).charts == ()


def test_the_publics_charts_do_not_count_what_is_withheld():
    figures = [b for b in view(ASKED, public=True).charts if isinstance(b, Figure)]
    assert figures[0].chart.table()[1] == (("Council", "1", "0", "0", "1"),)
    assert figures[1].chart.table()[1][-1] == ("13/12/2017", "0", "1", "1")
