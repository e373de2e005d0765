"""Whether the log has an action like a new one already."""

import datetime as dt
from typing import NamedTuple

from cspctl.changes.adding import New
from cspctl.changes.people import named
from cspctl.model.action import Action
from cspctl.model.workspace import Workspace
from cspctl.queries.duplicates import Lexicon, Pair, Statement, like
from cspctl.queries.people import Directory
from cspctl.queries.standing import target_date


class Like(NamedTuple):
    """An open action that a new one likely repeats, and why, in words."""

    action: Action
    why: str


def like_it(workspace: Workspace, new: New, today: dt.date) -> list[Like]:
    """The board's open actions that a new one likely repeats, the likeliest first."""
    directory = Directory(workspace, new.board)
    opened = {action.name: action for action in workspace.actions_of(new.board) if action.is_open}
    statements = [
        Statement(
            action.name,
            action.action,
            frozenset(who.key for who in directory.all(action.lead, action.begun)),
            action.board,
        )
        for action in opened.values()
    ]
    leads, _ = named(directory, new.lead, today)
    pairs = like(new.action, statements, Lexicon.of(directory.names()), frozenset(leads))
    return [Like(opened[pair.b], pair.why) for pair in pairs if isinstance(pair, Pair)]


def described(found: Like, workspace: Workspace) -> str:
    """``csp/1, open, due 13 December 2017``."""
    action = found.action
    day = target_date(action, workspace.boards.get(action.board))
    due = f"due {day.day} {day:%B %Y}" if day else f"target {action.target or 'none'}"
    return f"{action.name}, open, {due}"
