"""What changed between two packs."""

from cspctl.pack.differing import differences, to_replace
from cspctl.pack.snapshot import Snapshot, State


def pack(*states):
    return Snapshot("b", "2026-03-11", states)


def state(item, title, pages=None, text="", papers=None, withheld=False):
    first, last = pages or (None, None)
    return State(item, title, first, last, withheld, papers or {}, text)


LIGHTS = state("1", "Lights", (1, 2), "words", {"lights.md": "aa"})
TREES = state("2", "Trees", (3, 4), "leaves", {"trees.pdf": "bb"})


def said(older, newer):
    return [(one.kind, one.item, one.was, one.now) for one in differences(older, newer)]


def test_equal_packs_have_no_differences():
    assert said(pack(LIGHTS, TREES), pack(LIGHTS, TREES)) == []


def test_an_item_put_first_moves_the_others_and_their_pages():
    gangs = state("1", "Gangs", (1, 2), "g")
    newer = pack(
        gangs,
        state("2", "Lights", (3, 4), "words", {"lights.md": "aa"}),
        state("3", "Trees", (5, 6), "leaves", {"trees.pdf": "bb"}),
    )
    assert said(pack(LIGHTS, TREES), newer) == [
        ("added", "1", "", "1 - 2"),
        ("moved", "2", "1", "2"),
        ("pages moved", "2", "1 - 2", "3 - 4"),
        ("moved", "3", "2", "3"),
        ("pages moved", "3", "3 - 4", "5 - 6"),
    ]


def test_an_item_left_out():
    assert said(pack(LIGHTS, TREES), pack(LIGHTS)) == [("removed", "2", "3 - 4", "")]


def test_a_paper_that_is_another_one_now():
    newer = state("1", "Lights", (1, 3), "other words", {"lights.md": "cc"})
    assert said(pack(LIGHTS), pack(newer)) == [
        ("paper changed", "1", "lights.md", "lights.md"),
        ("pages moved", "1", "1 - 2", "1 - 3"),
    ]


def test_papers_added_and_removed():
    newer = state("1", "Lights", (1, 2), "words", {"costs.md": "dd"})
    assert said(pack(LIGHTS), pack(newer)) == [
        ("paper added", "1", "", "costs.md"),
        ("paper removed", "1", "lights.md", ""),
    ]


def test_another_title_over_the_same_papers():
    newer = state("1", "Lamps in the park", (1, 2), "words", {"lights.md": "aa"})
    assert said(pack(LIGHTS), pack(newer)) == [("retitled", "1", "Lights", "Lamps in the park")]


def test_what_cspctl_prints_itself_may_say_something_else():
    log = state("1", "Action log", (1, 2), "one action")
    newer = state("1", "Action log", (1, 2), "two actions")
    assert said(pack(log), pack(newer)) == [("words changed", "1", "", "")]


def test_an_item_restricted_since():
    newer = state("1", "Lights", (1, 2), "words", {"lights.md": "aa"}, withheld=True)
    assert said(pack(LIGHTS), pack(newer)) == [("restricted", "1", "", "")]
    assert said(pack(newer), pack(LIGHTS)) == [("opened", "1", "", "")]


def test_whole_items_are_exchanged_and_only_those_with_pages():
    newer = pack(
        state("1", "Lights", (1, 3), "other", {"lights.md": "cc"}),
        state("2", "Trees", (5, 6), "leaves", {"trees.pdf": "bb"}),
        state("3", "New and verbal"),
    )
    changes = differences(pack(LIGHTS, TREES), newer)
    assert [one.item for one in to_replace(changes, newer)] == ["1", "2"]
