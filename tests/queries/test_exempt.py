"""The exempt register: what is on it, once, and when its review is overdue."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.queries.exempt import exempt_register, review_overdue

FILES = {
    "packs/b/board.yaml": "id: b\n",
    "packs/c/board.yaml": "id: c\n",
    "packs/b/forward-plan.yaml": (
        "meetings:\n"
        "  - date: 2026-06-10\n"
        "    items:\n"
        "      - {title: Contract, restricted: {reason: A price}}\n"
        "      - {title: Homes, items: [{title: Evictions, restricted: yes}]}\n"
        "  - date: 2026-03-11\n"
        "    items: [{title: Names (TBC), restricted: yes}, {title: Land, restricted: yes}]\n"
    ),
    "packs/b/2026-03-11/agenda.yaml": (
        "items:\n"
        "  - title: Lights\n"
        "    papers:\n"
        "      - papers/1.pdf\n"
        "      - {file: papers/2.pdf, title: Costs, restricted: {reason: Prices}}\n"
        "  - title: Names\n"
        "    restricted: {reason: They are, review: 2026-05-01}\n"
        "    papers: [{file: papers/3.pdf, restricted: yes}]\n"
        "    items:\n"
        "      - {title: First, restricted: yes}\n"
        "      - {title: Second, restricted: {reason: Another, review: 2026-05-02}}\n"
    ),
    "packs/b/2026-03-11/minutes.md": (
        "---\nchair: ann\n---\n## 1. Lights\nRESTRICTED\n\nSaid.\n\n"
        "## 2. Names\nRESTRICTED\n\nSaid.\n"
    ),
    "actions.yaml": (
        "board: b\nactions:\n"
        "  - {number: 1, action: Open, restricted: no}\n"
        "  - {number: 2, action: Watch, restricted: yes, raised: {meeting: 2026-03-11}}\n"
        "  - {number: 1, board: c, action: Other, restricted: yes}\n"
    ),
}


@pytest.fixture(scope="module")
def workspace():
    return loaded(FILES).workspace


def test_everything_stands_once_by_meeting_and_then_the_actions(workspace):
    found = exempt_register(workspace, workspace.boards["b"])
    day, later = dt.date(2026, 3, 11), dt.date(2026, 6, 10)
    assert [(entry.kind, entry.name, entry.title, entry.meeting) for entry in found] == [
        ("paper", "papers/2.pdf", "Costs", day),
        ("item", "2", "Names", day),
        ("item", "2(b)", "Second", day),
        ("minutes", "1", "Lights", day),
        ("planned", "", "Land", day),
        ("planned", "", "Contract", later),
        ("planned", "", "Evictions", later),
        ("action", "b/2", "Watch", day),
    ]
    places = [f"{entry.location.file}:{entry.location.line}" for entry in found]
    assert places[:4] == [
        "packs/b/2026-03-11/agenda.yaml:5",
        "packs/b/2026-03-11/agenda.yaml:7",
        "packs/b/2026-03-11/agenda.yaml:11",
        "packs/b/2026-03-11/minutes.md:4",
    ]


@pytest.mark.parametrize(
    ("today", "names", "days"),
    [
        ("2026-05-01", [], []),
        ("2026-05-02", ["2"], [1]),
        ("2026-05-03", ["2", "2(b)"], [2, 1]),
    ],
)
def test_a_review_is_overdue_from_the_day_after_it(workspace, today, names, days):
    day = dt.date.fromisoformat(today)
    found = review_overdue(workspace, workspace.boards["b"], day)
    assert [entry.name for entry in found] == names
    assert [entry.days_overdue(day) for entry in found] == days


def test_a_board_that_withholds_nothing():
    workspace = loaded({"packs/b/board.yaml": "id: b\n"}).workspace
    assert exempt_register(workspace, workspace.boards["b"]) == ()
