"""Which papers a supplement holds, and how its pages are numbered."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.pack.issuing import Late, Supplement
from cspctl.pack.late import Run, Span, in_public, late_items, runs, spans, taken
from cspctl.pack.sheets import Edition, Sheet
from cspctl.pack.snapshot import Snapshot, State

DAY = dt.date(2026, 3, 11)
BASE = Snapshot(
    "b",
    "2026-03-11",
    (
        State("1", "Apologies", None, None, False),
        State("2", "Lights", 1, 6, False, {"papers/lights.md": "aa"}),
        State("3", "Trees", None, None, False),
        State("4", "Drains", 7, 9, False, {"papers/drains.md": "bb"}),
    ),
)
AGENDA = """
items:
  - title: Apologies
    {first}
  - title: Lights
    papers: [papers/lights.md{more}]
    {lights}
  - title: Trees
    {trees}
  - {{title: Drains, papers: papers/drains.md}}
  {last}
"""


def edition(board="", **lines):
    keys = {key: lines.get(key, "") for key in ("first", "more", "lights", "trees", "last")}
    files = {"packs/b/board.yaml": f"id: b\n{board}"}
    files["packs/b/2026-03-11/agenda.yaml"] = AGENDA.format(**keys)
    workspace = loaded(files).workspace
    return Edition(workspace, workspace.boards["b"], DAY, DAY, public=False)


WHY = "late: {reason: A fire, agreed_by: chair}"


def found(edition, supplements=()):
    items, problems = late_items(edition, BASE, supplements)
    return [(one.name, one.papers, one.whole) for one in items], problems


def test_what_was_issued_is_not_late():
    assert found(edition(lights=WHY)) == ([], [])


def test_late_are_new_papers_of_known_items_and_whole_new_items():
    late = edition(
        more=", papers/costs.md",
        lights=WHY,
        trees="papers: papers/trees.md\n    " + WHY,
        last="- {title: Urgent, verbal: yes, " + WHY + "}",
    )
    assert found(late) == (
        [
            ("2", ("papers/costs.md",), False),
            ("3", ("papers/trees.md",), False),
            ("5", (), True),
        ],
        [],
    )


def test_what_an_earlier_supplement_held_is_not_late_again():
    late = edition(more=", papers/costs.md", lights=WHY)
    before = Supplement(1, DAY, (Late("2", ("papers/costs.md",), "6", True, 1, 3),))
    assert found(late, [before]) == ([], [])


@pytest.mark.parametrize(
    ("why", "lacks"),
    [
        ("", "why it is late"),
        ("late: {reason: A fire}", "who agreed to take it"),
    ],
)
def test_a_late_paper_without_the_chairs_reason_is_a_problem(why, lacks):
    _, [problem] = found(edition(more=", papers/costs.md", lights=why))
    assert problem.code == "C707"
    assert lacks in problem.message
    assert str(problem.location) == "packs/b/2026-03-11/agenda.yaml:6:32"


def test_a_part_of_a_late_item_is_late_for_the_same_reason():
    parts = "- title: Urgent\n    " + WHY + "\n    items: [{title: A, papers: papers/a.md}]"
    items, problems = found(edition(last=parts))
    assert [name for name, _, _ in items] == ["5", "5(a)"]
    assert problems == []


def late_runs(late, **about):
    items, _ = late_items(late, BASE, ())
    return {name: run.prefix for name, run in runs(items, late, BASE, 1, **about).items()}


def test_letters_stand_behind_the_page_of_the_item_or_of_the_one_before_it():
    late = edition(
        first="papers: papers/first.md",
        more=", papers/costs.md",
        trees="papers: papers/trees.md",
        last="- {title: Urgent, papers: papers/u.md}",
    )
    assert late_runs(late, counted=True) == {"1": "", "2": "6", "3": "6", "5": "9"}
    assert late_runs(late, counted=False) == {"1": "S1-", "2": "S1-", "3": "S1-", "5": "S1-"}


def test_from_the_end_there_is_one_run():
    late = edition("pack: {supplement: from-end}\n", trees="papers: papers/trees.md")
    assert late_runs(late, counted=True) == {"3": ""}
    assert taken(BASE, ()) == {Run("", False): 9}


SHEETS = [Sheet("2", "word", "Costs"), Sheet("2", "word", "More"), Sheet("3", "word", "Trees")]
SIX = Run("6", True)


def test_items_behind_the_same_page_share_its_letters_and_start_on_right_hand_pages():
    of = {"2": SIX, "3": SIX}
    assert spans(SHEETS, [1, 2, 3], of, {}, duplex=False) == [
        Span(SIX, 1, 1),
        Span(SIX, 2, 3),
        Span(SIX, 4, 6),
    ]
    assert spans(SHEETS, [1, 2, 3], of, {}, duplex=True)[-1] == Span(SIX, 5, 7)
    assert spans(SHEETS, [1, 2, 3], of, {SIX: 3}, duplex=False)[0] == Span(SIX, 4, 4)


def test_a_second_supplement_goes_on_where_the_first_one_ended():
    late = (Late("2", (), "6", True, 1, 3), Late("5", (), "", False, 10, 12))
    assert taken(BASE, [Supplement(1, DAY, late)]) == {SIX: 3, Run("", False): 12}


def test_pages_that_nothing_counted_run_on_from_where_they_begin():
    of = {"2": SIX, "3": SIX}
    firsts = [one.first for one in spans(SHEETS, None, of, {SIX: 2}, duplex=False)]
    assert firsts == [3, None, None]


def test_page_numbers_as_printed():
    assert [SIX.label(number) for number in (1, 2, 26, 27, 53)] == ["6a", "6b", "6z", "6aa", "6aaa"]
    assert Run("S1-", False).label(3) == "S1-3"


def test_a_slip_in_public_stands_for_all_that_it_withholds():
    run = Run("6", True)
    full = [
        Sheet("2", "template", "Lights", group="plan 0"),
        Sheet("2", "template", "Lights", group="plan 0"),
        Sheet("3", "template", "Trees", group="paper 0"),
        Sheet("3(a)", "template", "Oaks", group="paper 0"),
    ]
    numbered = [Span(run, 1, 2), Span(run, 3, 5), Span(run, 7, 7), Span(run, 9, 10)]
    shown = [Sheet("2", "withheld", "Lights", group="plan 0"), Sheet("3", "withheld", "Trees")]
    assert in_public(shown, full, numbered) == [Span(run, 1, 5), Span(run, 7, 10)]
