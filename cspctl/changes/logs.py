"""Which file a board's new actions go into, and what it says at its top."""

from typing import NamedTuple

from cspctl import source
from cspctl.changes.change import place_of
from cspctl.loading import Files
from cspctl.model.workspace import Workspace

TOP = "actions.yaml"


class LogFile(NamedTuple):
    """A file of the log. ``top`` is what was read of it, None for a file that is still to be made.

    ``board`` is the board of its rows that name none, '' when there is no such board.
    """

    name: str
    top: source.Mapping | None
    board: str


def log_of(workspace: Workspace, files: Files, board: str) -> LogFile:
    """A board's own log where it has one, else the workspace's, which may not be there yet."""
    there = set(files.names())
    own = f"{workspace.boards[board].folder}/actions.yaml"
    name = own if own in there else TOP
    if name not in there:
        return LogFile(name, None, board)
    top = _top(workspace, files, name)
    written = top.entries.get("board") if top else None
    if written and isinstance(written[1], source.Scalar) and not written[1].blank:
        return LogFile(name, top, written[1].text)
    alone = name == own or len(workspace.boards) == 1
    return LogFile(name, top, board if alone else "")


def _top(workspace: Workspace, files: Files, name: str) -> source.Mapping | None:
    for action in workspace.actions:
        if place_of(action).source.file == name:
            return place_of(action).source.tree
    read, _ = source.decode(files.read(name), name)
    return source.parse(read)[0] if read else None
