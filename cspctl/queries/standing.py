"""How an action stands on a day: overdue, due, RAG. The one definition of each.

The list, the rules, the pack, the workbook and the web pages all ask here.
"""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from cspctl.model.action import Action
from cspctl.model.board import ActionSettings
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.queries.meetings import meeting_after

RAG_WORDS = {"R": "Red", "A": "Amber", "G": "Green", "B": "Done"}


class Standing(NamedTuple):
    """An action on a day. ``target`` is the date it comes to, None for ongoing and for none.

    ``days_overdue`` is 0 when it is not overdue. ``rag`` is the one to show: the stated one,
    or else the one worked out; ``contradiction`` says in words how the dates contradict a
    stated one, and is '' when they do not.
    """

    action: Action
    target: dt.date | None
    days_overdue: int
    rag: str
    contradiction: str

    @property
    def overdue(self) -> bool:
        """Open, with a target before the day."""
        return self.days_overdue > 0


def target_date(action: Action, board: BoardFolder | None) -> dt.date | None:
    """The date that a target comes to; ``next-meeting`` is the first meeting after the start."""
    if isinstance(action.target, dt.date):
        return action.target
    if action.target == "next-meeting" and action.begun and board:
        return meeting_after(board, action.begun)
    return None


def standing(action: Action, board: BoardFolder | None, today: dt.date) -> Standing:
    """How an action stands on a day."""
    target = target_date(action, board)
    days = 0
    if action.is_open and target is not None and target < today:
        days = (today - target).days
    settings = board.board.actions if board else ActionSettings()
    worked_out = _rag(action, target, days, today, settings.amber_days)
    stated = action.rag
    return Standing(action, target, days, stated or worked_out, _contradiction(action, days))


def _rag(action: Action, target: dt.date | None, days: int, today: dt.date, amber: int) -> str:
    if not action.is_open:
        return "B"
    if days:
        return "R"
    if target is None or (target - today).days <= amber:
        return "A"
    return "G"


def _contradiction(action: Action, days: int) -> str:
    if action.rag is None:
        return ""
    said = RAG_WORDS[action.rag].lower()
    if action.rag == "B" and action.is_open:
        return "it says done and is open"
    if action.rag in ("A", "G") and days:
        return f"it says {said} and is {days} {'day' if days == 1 else 'days'} overdue"
    if action.rag != "B" and not action.is_open:
        return f"it says {said} and is closed"
    return ""


def all_standing(
    workspace: Workspace, today: dt.date, actions: Iterable[Action] | None = None
) -> list[Standing]:
    """How every action stands, in the log's order."""
    chosen = workspace.actions if actions is None else actions
    return [standing(action, workspace.boards.get(action.board), today) for action in chosen]


def overdue(workspace: Workspace, today: dt.date) -> list[Standing]:
    """The overdue actions, the longest overdue first."""
    late = [row for row in all_standing(workspace, today) if row.overdue]
    return sorted(late, key=lambda row: -row.days_overdue)


def due(workspace: Workspace, today: dt.date, before: dt.date | None) -> list[Standing]:
    """Open actions due from today up to a date, soonest first.

    Without a date: up to the next meeting of each action's own board (on or after today); a
    board without one brings everything that it still has to do.
    """
    from cspctl.queries.meetings import meeting_from

    limits: dict[str, dt.date | None] = {
        name: before or meeting_from(board, today) for name, board in workspace.boards.items()
    }
    found = []
    for row in all_standing(workspace, today):
        limit = limits.get(row.action.board, before)
        if not row.action.is_open or row.target is None or row.target < today:
            continue
        if limit is None or row.target <= limit:
            found.append(row)
    return sorted(found, key=lambda row: row.target or dt.date.max)
