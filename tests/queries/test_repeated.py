"""A workspace's log handed to the search for duplicates."""

from cspctl.model.action import Action
from cspctl.model.workspace import Workspace
from cspctl.queries.repeated import distinct_pairs, repeated

PROTOCOL = "Write the protocol on houses in multiple occupation"


def log(*rows):
    return Workspace(
        actions=tuple(Action(**{"board": "csp", "action": PROTOCOL} | row) for row in rows)
    )


def groups(workspace, **options):
    return [group.actions for group in repeated(workspace, **options).groups]


def test_open_actions_of_one_board_are_grouped_with_the_first_to_keep():
    workspace = log({"number": 3}, {"number": 1}, {"number": 2, "state": "open"})
    assert groups(workspace) == [("csp/3", "csp/1", "csp/2")]
    assert repeated(workspace).groups[0].keep == "csp/3"


def test_closed_and_merged_actions_repeat_nothing():
    workspace = log(
        {"number": 1}, {"number": 2, "state": "closed"}, {"number": 3, "duplicate_of": "1"}
    )
    assert groups(workspace) == []


def test_a_pair_called_distinct_is_never_shown():
    workspace = log({"number": 1}, {"number": 2, "distinct_from": ("1",)})
    assert groups(workspace) == []
    assert distinct_pairs(workspace.actions) == {frozenset({"csp/1", "csp/2"})}


def test_boards_are_searched_together_only_when_asked():
    workspace = log({"number": 1}, {"number": 1, "board": "snb"})
    assert groups(workspace) == []
    assert groups(workspace, across=True) == [("csp/1", "snb/1")]
