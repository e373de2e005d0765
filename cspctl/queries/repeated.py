"""Which open actions of a workspace say the same: its log handed to the search for duplicates."""

import datetime as dt
from collections.abc import Iterable

from cspctl.model.action import Action, full_name
from cspctl.model.record import replace
from cspctl.model.workspace import Workspace
from cspctl.queries.duplicates import Found, Group, Lexicon, LookAlike, Pair, Statement, find, like
from cspctl.queries.people import Directory


def repeated(workspace: Workspace, *, across: bool = False) -> Found:
    """The groups of open actions that likely repeat each other, and the look-alikes.

    Each board's log is searched by itself; ``across`` searches all boards together. A closed
    action, and one that says it is a ``duplicate_of`` another, repeats nothing any more; a pair
    that a person called distinct (``distinct_from``) is never shown.
    """
    opened = _searched(workspace)
    boards = list(dict.fromkeys(action.board for action in opened))
    directories = {board: Directory(workspace, board) for board in boards}
    together = [boards] if across else [[board] for board in boards]
    answers = []
    for chosen in together:
        names = [name for board in chosen for name in directories[board].names()]
        rows = [action for action in opened if action.board in chosen]
        answers.append(
            find(
                [_statement(action, directories[action.board]) for action in rows],
                Lexicon.of(names),
                distinct_pairs(workspace.actions),
            )
        )
    return Found(
        tuple(group for answer in answers for group in answer.groups),
        tuple(pair for answer in answers for pair in answer.similar),
    )


def touching(found: Found, workspace: Workspace, first: dt.date) -> Found:
    """Of what was found, the pairs of which one action was agreed on a day or later.

    A group keeps the actions of those pairs and the one to keep.
    """
    new = {action.name for action in begun_since(workspace, first).actions}
    groups = []
    for group in found.groups:
        pairs = tuple(pair for pair in group.pairs if pair.a in new or pair.b in new)
        named = {group.keep, *(name for pair in pairs for name in (pair.a, pair.b))}
        if pairs:
            own = tuple(name for name in group.actions if name in named)
            groups.append(Group(group.keep, own, pairs))
    similar = tuple(pair for pair in found.similar if pair.a in new or pair.b in new)
    return Found(tuple(groups), similar)


def begun_since(workspace: Workspace, first: dt.date | None) -> Workspace:
    """The workspace with the actions alone that were agreed on a day or later."""
    if first is None:
        return workspace
    kept = [action for action in workspace.actions if action.begun and action.begun >= first]
    return replace(workspace, actions=tuple(kept))


def like_text(
    workspace: Workspace, text: str, leads: frozenset[str] = frozenset()
) -> tuple[Pair | LookAlike, ...]:
    """What the words of one new action repeat among the open actions of the workspace.

    Likely duplicates first, then look-alikes; ``b`` is the name of the action there is.
    ``leads`` are the ids of who is to lead the new one.
    """
    opened = _searched(workspace)
    directories = {
        board: Directory(workspace, board) for board in {action.board for action in opened}
    }
    names = [name for board in sorted(directories) for name in directories[board].names()]
    statements = [_statement(action, directories[action.board]) for action in opened]
    return like(text, statements, Lexicon.of(names), leads)


def _searched(workspace: Workspace) -> list[Action]:
    return [action for action in workspace.actions if action.is_open and not action.duplicate_of]


def distinct_pairs(actions: Iterable[Action]) -> frozenset[frozenset[str]]:
    """The pairs of full names that a person said are not the same action."""
    return frozenset(
        frozenset((action.name, full_name(other, action.board)))
        for action in actions
        for other in action.distinct_from
    )


def _statement(action: Action, directory: Directory) -> Statement:
    leads = frozenset(who.key for who in directory.all(action.lead, action.begun))
    return Statement(action.name, action.action, leads, action.board)
