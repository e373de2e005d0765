"""What a command runs in: the workspace, today's date, and the terminal."""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import typer

from cspctl.problems import CannotRun, Location, error

if TYPE_CHECKING:
    from collections.abc import Sequence

    # Read when a command runs: 'cspctl --version' and '--help' need none of it.
    from cspctl.loading import Files, Loaded, Want
    from cspctl.model.workspace import BoardFolder, Workspace
    from cspctl.problems import Problem
    from cspctl.store import Folder


class ReaderGone(Exception):
    """Whoever read the output (head, a pager) has had enough."""


class Session:
    """One run of a command. ``stated`` is the date given by --today or CSPCTL_TODAY."""

    _has_read: ClassVar[bool] = False  # in this process

    def __init__(self, start: Path, stated: dt.date | None) -> None:
        self.start = start
        self.stated = stated

    @property
    def today(self) -> dt.date:
        """The day to reckon at."""
        return self.stated or dt.date.today()

    @cached_property
    def folder(self) -> Folder:
        """The workspace; CannotRun when there is none here."""
        from cspctl.store import Folder, find_root

        root = find_root(self.start) if self.start.is_dir() else None
        if root is None:
            message = "There is no workspace here: neither packs/ nor actions.yaml was found."
            mend = "Go to its folder or name it with -C DIR; 'cspctl init DIR' makes a new one."
            raise CannotRun(error("F001", message, Location(str(self.start), 0), mend))
        return Folder(root)

    def load(self, want: Want, files: Files | None = None) -> Loaded:
        """Read the workspace, or ``files`` that stand for it."""
        from cspctl.loading import load

        # What is read is kept until the command ends. The garbage collector would go through all
        # of it again and again, which takes as long as reading 10,000 actions does. What a
        # command reads later on stays the collector's, so that a process that reads again and
        # again does not grow.
        gc.disable()
        try:
            return load(files or self.folder, want)
        finally:
            if not Session._has_read:
                gc.freeze()
                Session._has_read = True
            gc.enable()


def session(ctx: typer.Context) -> Session:
    """The session of a running command."""
    found = ctx.find_root().obj
    assert isinstance(found, Session)
    return found


def make(start: str | None, today: str | None) -> Session:
    """Make the session from the global options; CannotRun for a date that is none."""
    text = today or os.environ.get("CSPCTL_TODAY")
    stated = parsed_date(text, "--today" if today else "CSPCTL_TODAY") if text else None
    return Session(Path(start) if start else Path.cwd(), stated)


def parsed_date(text: str, option: str) -> dt.date:
    """A date given on the command line; CannotRun with the mend when it is none."""
    from cspctl.model.values import WrongText, parse_date

    try:
        return parse_date(text)
    except WrongText as fault:
        raise CannotRun(error("F004", fault.message, Location(option, 0), fault.mend)) from None


def board_named(workspace: Workspace, name: str, problems: Sequence[Problem] = ()) -> BoardFolder:
    """The board with an id; CannotRun with why it was not read, or with the nearest one."""
    found = workspace.boards.get(name)
    if found is not None:
        return found
    why = [one for one in problems if one.location.file == f"packs/{name}/board.yaml"]
    if why:
        raise CannotRun(*why)
    from difflib import get_close_matches

    near = get_close_matches(name, workspace.boards, 1, 0.5)
    boards = ", ".join(workspace.boards) or "none"
    mend = f"Did you mean '{near[0]}'?" if near else f"The boards here: {boards}."
    raise CannotRun(error("F001", f"There is no board '{name}'.", Location("packs", 0), mend))


def is_terminal() -> bool:
    """Whether a person reads the output."""
    return sys.stdout.isatty()


def is_asked() -> bool:
    """Whether a person is there to answer a question."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
