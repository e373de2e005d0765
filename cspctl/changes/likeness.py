"""Whether the log has an action like a new one already."""

import datetime as dt
from typing import NamedTuple

from cspctl.changes.adding import New
from cspctl.changes.people import named
from cspctl.model.action import Action
from cspctl.model.record import replace
from cspctl.model.workspace import Workspace
from cspctl.queries.duplicates import Pair
from cspctl.queries.people import Directory
from cspctl.queries.repeated import like_text
from cspctl.queries.standing import target_date


class Like(NamedTuple):
    """An open action that a new one likely repeats, and why, in words."""

    action: Action
    why: str


def like_it(workspace: Workspace, new: New, today: dt.date) -> list[Like]:
    """The board's open actions that a new one likely repeats, the likeliest first."""
    own = workspace.actions_of(new.board)
    leads, _ = named(Directory(workspace, new.board), new.lead, today)
    pairs = like_text(replace(workspace, actions=own), new.action, frozenset(leads))
    by_name = {action.name: action for action in own}
    return [Like(by_name[pair.b], pair.why) for pair in pairs if isinstance(pair, Pair)]


def described(found: Like, workspace: Workspace) -> str:
    """``csp/1, open, due 13 December 2017``."""
    action = found.action
    day = target_date(action, workspace.boards.get(action.board))
    due = f"due {day.day} {day:%B %Y}" if day else f"target {action.target or 'none'}"
    return f"{action.name}, open, {due}"
