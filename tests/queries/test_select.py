"""Choosing actions."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.queries.select import Choice, Named, chosen
from cspctl.queries.standing import all_standing

WORKSPACE = loaded(
    {
        "packs/b/board.yaml": (
            "id: b\nagencies: [{id: nps, name: Probation}, {id: mps, name: Police}]\n"
            "people:\n"
            "  - {id: de, name: Director, agency: nps, initials: DE}\n"
            "  - {id: si, name: Superintendent, agency: Police}\n"
        ),
        "packs/c/board.yaml": "id: c\n",
        "actions.yaml": (
            "board: b\n"
            "actions:\n"
            "  - {number: 1, action: Write, lead: Director, "
            "target: 2017-12-01, start: 2017-09-12}\n"
            "  - {number: 2, action: Read, lead: [si, Visitor], state: closed, outcome: All READ}\n"
            "  - number: 3\n    action: Send\n    raised: {meeting: 2017-09-12}\n    rag: G\n"
            "    updates: [{date: 2017-10-01, note: The towers}]\n"
            "  - {number: 4, action: Other, board: c, lead: visitor}\n"
        ),
    }
).workspace


@pytest.mark.parametrize(
    ("choice", "numbers"),
    [
        (Choice(), [1, 2, 3, 4]),
        (Choice(boards=("b",)), [1, 2, 3]),
        (Choice(boards=("b", "c")), [1, 2, 3, 4]),
        (Choice(boards=("none",)), []),
        (Choice(leads=("de",)), [1]),
        (Choice(leads=("DE",)), [1]),
        (Choice(leads=("director",)), [1]),
        (Choice(leads=("visitor",)), [2, 4]),
        (Choice(leads=("de", "si")), [1, 2]),
        (Choice(leads=("nobody",)), []),
        (Choice(agencies=("nps",)), [1]),
        (Choice(agencies=("Probation",)), [1]),
        (Choice(agencies=("mps",)), [2]),
        (Choice(state="open"), [1, 3, 4]),
        (Choice(state="closed"), [2]),
        (Choice(rag="R"), [1]),
        (Choice(rag="G"), [3]),
        (Choice(rag="B"), [2]),
        (Choice(meeting=dt.date(2017, 9, 12)), [1, 3]),
        (Choice(text="read"), [2]),
        (Choice(text="TOWERS"), [3]),
        (Choice(boards=("b",), state="open", text="write"), [1]),
    ],
)
def test_everything_that_is_asked_for_must_fit(choice, numbers):
    rows = all_standing(WORKSPACE, dt.date(2017, 12, 20))
    found = chosen(rows, choice, Named(WORKSPACE))
    assert [row.action.number for row in found] == numbers
