"""Carry-over: nothing agreed may vanish between the minutes, the log and the pack."""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.problems import Location
from cspctl.queries.minutes_log import matched


class Lost(NamedTuple):
    """Something that does not carry over. ``grave`` is False for what is only untidy."""

    what: str
    message: str
    mend: str
    location: Location
    action: str = ""
    grave: bool = True


def last_minuted(board: BoardFolder, day: dt.date) -> dt.date | None:
    """The board's last meeting before a day that has minutes."""
    held = [meeting.date for meeting in board.meetings.values() if meeting.minutes]
    return max((known for known in held if known < day), default=None)


def reconcile(
    workspace: Workspace,
    board: str,
    day: dt.date,
    *,
    last_pack: Mapping[str, str] | None = None,
    this_pack: Mapping[str, str] | None = None,
) -> list[Lost]:
    """Compare log, minutes and packs for the meeting on ``day``.

    ``last_pack`` and ``this_pack`` are the states of the actions (``csp/1`` -> ``open``) in the
    packs of the last meeting and of this one, None where there is no pack.
    """
    found = [*_unminuted(workspace, board, day), *_numbers(workspace, board)]
    found += _since_last_pack(workspace, board, last_pack or {})
    if this_pack is not None:
        found += _not_in_pack(workspace, board, this_pack)
    return found + list(_silent(workspace, board, day))


def _log(workspace: Workspace, board: str) -> Location:
    own = workspace.actions_of(board)
    return Location(own[0].where().file if own else "actions.yaml", 0)


def _unminuted(workspace: Workspace, board: str, day: dt.date) -> Iterator[Lost]:
    """ACTIONs of all minutes before the meeting that the log lacks."""
    for held in sorted(workspace.boards[board].meetings):
        if held >= day:
            continue
        for match in matched(workspace, board, held):
            if match.how in ("new", "missing"):
                words = match.minuted.text
                short = words if len(words) <= 70 else f"{words[:67].rsplit(' ', 1)[0]}..."
                yield Lost(
                    "minuted",
                    f"An ACTION of {held} is not in the log: {short}",
                    f"Run 'cspctl minutes actions {board} {held} --apply'.",
                    match.minuted.piece.location,
                )


def _numbers(workspace: Workspace, board: str) -> Iterator[Lost]:
    """Gaps and repeats in the numbers."""
    own = sorted(workspace.actions_of(board), key=lambda action: action.number)
    for before, action in pairwise(own):
        if action.number == before.number:
            message = f"The number {action.number} stands in the log twice."
            mend = "Give one of the two another number with 'cspctl actions renumber'."
            yield Lost("number", message, mend, action.where("number"), action.name)
        for number in range(before.number + 1, action.number):
            message = f"Number {number} is missing from the log."
            mend = "Bring the row back, closed with its outcome if it is done."
            yield Lost("number", message, mend, action.where("number"), f"{board}/{number}")


def _since_last_pack(
    workspace: Workspace, board: str, last_pack: Mapping[str, str]
) -> Iterator[Lost]:
    """What was open in the last pack and is neither open now nor closed with an outcome."""
    now = {action.name: action for action in workspace.actions_of(board)}
    for name, state in last_pack.items():
        if state != "open":
            continue
        action = now.get(name)
        if action is None:
            message = f"{name} was open in the last pack and is no longer in the log."
            mend = "Bring the row back, closed with its outcome if it is done."
            yield Lost("carried", message, mend, _log(workspace, board), name)
        elif not action.is_open and not (action.outcome or action.duplicate_of):
            message = f"{name} was open in the last pack and is closed without an outcome."
            mend = f"Run 'cspctl actions close {name} --outcome TEXT'."
            yield Lost("carried", message, mend, action.where("state"), name)


def _not_in_pack(workspace: Workspace, board: str, this_pack: Mapping[str, str]) -> Iterator[Lost]:
    for action in workspace.actions_of(board):
        if action.is_open and this_pack.get(action.name) != "open":
            message = f"{action.name} is open and is not so in this meeting's pack."
            yield Lost("pack", message, "Build the pack again.", action.where(), action.name)


def _silent(workspace: Workspace, board: str, day: dt.date) -> Iterator[Lost]:
    """Open actions from before the last meeting that nobody reported on since."""
    last = last_minuted(workspace.boards[board], day)
    for action in workspace.actions_of(board):
        if last is None or not action.is_open or (action.begun and action.begun >= day):
            continue
        if not any(update.date and last <= update.date <= day for update in action.updates):
            message = f"{action.name} has no update between the meeting of {last} and {day}."
            mend = f"Run 'cspctl actions update {action.name} --note TEXT'."
            yield Lost("silent", message, mend, action.where(), action.name, grave=False)
