"""A new action: its number, its file, what the board's settings fill in, and what is like it."""

import datetime as dt
from typing import NamedTuple

from cspctl.changes.change import ORDER, Change, Said, words
from cspctl.changes.logs import LogFile
from cspctl.changes.people import named, one_or_many
from cspctl.edit import Edit, Insert, NewFile, Value
from cspctl.model.workspace import Workspace
from cspctl.queries.meetings import meeting_after
from cspctl.queries.people import Directory


class New(NamedTuple):
    """What is said of a new action; what is left out is filled in from the board's settings.

    ``text`` are the words as minuted.
    """

    board: str
    action: str
    lead: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    start: dt.date | None = None
    target: dt.date | str | None = None
    meeting: dt.date | None = None
    item: str | None = None
    text: str | None = None
    restricted: bool = False


def next_number(workspace: Workspace, board: str) -> int:
    """The number behind the highest of the board, over all files of the log."""
    return max((action.number for action in workspace.actions_of(board)), default=0) + 1


def add(workspace: Workspace, log: LogFile, new: New, today: dt.date) -> Change:
    """Write a new action at the end of its log; ``log`` is that of its board."""
    folder = workspace.boards[new.board]
    directory = Directory(workspace, new.board)
    start = new.start or (None if new.meeting else today)
    lead, unknown = named(directory, new.lead, today)
    others, unknown_too = named(directory, new.others, today)
    notes = unknown + unknown_too
    target = new.target or folder.board.actions.target
    raised: dict[str, Value] = {}
    if new.meeting:
        raised["meeting"] = new.meeting
    if new.item:
        raised["item"] = new.item
    if new.text:
        raised["text"] = new.text
    number = next_number(workspace, new.board)
    fields: dict[str, Value | None] = {
        "number": number,
        "board": new.board if log.board != new.board else None,
        "action": " ".join(new.action.split()),
        "lead": one_or_many(lead) if lead else None,
        "others": others or None,
        "start": start,
        "target": target,
        "raised": raised or None,
        "state": "open",
        "restricted": "yes" if new.restricted else None,
    }
    row = {key: value for key in ORDER if (value := fields.get(key)) is not None}
    if target == "next-meeting":
        day = meeting_after(folder, start or new.meeting or today)
        notes.append(
            f"next-meeting is {day}, as the forward plan stands."
            if day
            else "The forward plan has no meeting after it, so next-meeting is no date yet."
        )
    edits: list[Edit] = [] if log.top else [NewFile(log.name, _first_lines(new.board))]
    edits.append(Insert(log.name, log.top, "actions", (row,)))
    name = f"{new.board}/{number}"
    said = [Said(name, key, "nothing", words(value)) for key, value in row.items()]
    return Change(tuple(edits), tuple(said[1:]), (f"{name} is new in {log.name}.", *notes))


def _first_lines(board: str) -> str:
    return f"# yaml-language-server: $schema=.cspctl/schema/actions.json\nboard: {board}\n"
