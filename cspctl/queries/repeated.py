"""Which open actions of a workspace say the same: its log handed to the search for duplicates."""

from collections.abc import Iterable

from cspctl.model.action import Action, full_name
from cspctl.model.workspace import Workspace
from cspctl.queries.duplicates import Found, Lexicon, Statement, find
from cspctl.queries.people import Directory


def repeated(workspace: Workspace, *, across: bool = False) -> Found:
    """The groups of open actions that likely repeat each other, and the look-alikes.

    Each board's log is searched by itself; ``across`` searches all boards together. A closed
    action, and one that says it is a ``duplicate_of`` another, repeats nothing any more; a pair
    that a person called distinct (``distinct_from``) is never shown.
    """
    opened = [action for action in workspace.actions if action.is_open and not action.duplicate_of]
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
