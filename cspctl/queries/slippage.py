"""What has become of an action since it was agreed: its first target, deferrals, reports, meetings.

The memory of the log: an action that is deferred before every meeting is never overdue, and only
its first target tells.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from cspctl.model.action import Action, Update
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.queries.meetings import meetings_between
from cspctl.queries.standing import Standing

SILENT = (
    "An action is silent when it is open, was agreed on or before its board's last meeting, and "
    "has no update dated on that day or later. The last meeting is the latest one of the forward "
    "plan that is not cancelled, on or before today; where the board has not met yet, an action "
    "without any update is silent."
)


def first_target(row: Standing) -> dt.date | None:
    """The target date that was set first: the oldest of ``was``, or today's if it never moved."""
    return row.action.was[0] if row.action.was else row.target


def slipped(row: Standing) -> int | None:
    """Days from the first target to today's, below 0 for one brought forward.

    None for an action that has, or ends with, no target date.
    """
    first = first_target(row)
    return None if first is None or row.target is None else (row.target - first).days


class Carried(NamedTuple):
    """Open actions that a meeting finds in the log, by their first target date."""

    within: int
    past: int
    undated: int


def carried(rows: Sequence[Standing], day: dt.date) -> Carried:
    """What a board meeting on ``day`` finds undone: agreed before that day, not closed before it.

    An action is past its first target however often it was deferred since. Left out are those
    without a start date, those closed without a date, and those closed into another action.
    """
    within = past = undated = 0
    for row in rows:
        action = row.action
        if action.begun is None or action.begun >= day:
            continue
        if not action.is_open and (
            action.closed is None or action.closed < day or action.duplicate_of
        ):
            continue
        first = first_target(row)
        if first is None:
            undated += 1
        elif first < day:
            past += 1
        else:
            within += 1
    return Carried(within, past, undated)


def last_update(action: Action) -> Update | None:
    """The latest report, by its date; of two on one day the one written last."""
    if not action.updates:
        return None
    latest = action.updates[0]
    for update in action.updates[1:]:
        if (update.date or dt.date.min) >= (latest.date or dt.date.min):
            latest = update
    return latest


def meetings_missed(rows: Sequence[Standing], workspace: Workspace, today: dt.date) -> list[int]:
    """For each row how many meetings have passed since an overdue action's target.

    A meeting on the day of the target counts, and so does one today; cancelled ones do not.
    """
    past = {
        name: meetings_between(board, dt.date.min, today)
        for name, board in workspace.boards.items()
    }
    return [
        sum(row.target <= day for day in past.get(row.action.board, ()))
        if row.overdue and row.target
        else 0
        for row in rows
    ]


def last_meeting(board: BoardFolder | None, today: dt.date) -> dt.date | None:
    """The board's last meeting on or before a day (see ``SILENT``); None when it has not met."""
    days = meetings_between(board, dt.date.min, today) if board else []
    return days[-1] if days else None


def silent(
    rows: Sequence[Standing], workspace: Workspace, today: dt.date, since: dt.date | None = None
) -> list[Standing]:
    """The silent actions (see ``SILENT``), the one unheard of for longest first.

    ``since`` stands in the place of every board's last meeting.
    """
    limits = {
        name: since or last_meeting(workspace.boards.get(name), today)
        for name in {row.action.board for row in rows}
    }
    found = [row for row in rows if _is_silent(row.action, limits[row.action.board])]
    return sorted(found, key=lambda row: heard_of(row.action) or dt.date.min)


def heard_of(action: Action) -> dt.date | None:
    """When an action was last heard of: its latest report, or the day on which it was agreed."""
    update = last_update(action)
    return (update.date if update else None) or action.begun


def _is_silent(action: Action, since: dt.date | None) -> bool:
    if not action.is_open:
        return False
    if since is None:
        return not action.updates
    if action.begun and action.begun > since:
        return False
    return not any(update.date and update.date >= since for update in action.updates)
