"""What a command runs in: the workspace, today's date, and the terminal."""

import datetime as dt
import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import typer

from cspctl.loading import Loaded, Want, load
from cspctl.model.kinds import WrongText, parse_date
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.problems import CannotRun, Location, error
from cspctl.store import Folder, find_root


@dataclass
class Session:
    """One run of a command. ``stated`` is the date given by --today or CSPCTL_TODAY."""

    start: Path
    stated: dt.date | None

    @property
    def today(self) -> dt.date:
        """The day to reckon at."""
        return self.stated or dt.date.today()

    @cached_property
    def folder(self) -> Folder:
        """The workspace; CannotRun when there is none here."""
        root = find_root(self.start) if self.start.is_dir() else None
        if root is None:
            message = "There is no workspace here: neither packs/ nor actions.yaml was found."
            mend = "Go to its folder or name it with -C DIR; 'cspctl init DIR' makes a new one."
            raise CannotRun(error("F001", message, Location(str(self.start), 0), mend))
        return Folder(root)

    def load(self, want: Want) -> Loaded:
        """Read the workspace; files that a list needs and cannot read are told on stderr."""
        return load(self.folder, want)


def session(ctx: typer.Context) -> Session:
    """The session of a running command."""
    found = ctx.find_root().obj
    assert isinstance(found, Session)
    return found


def make(start: str | None, today: str | None) -> Session:
    """Make the session from the global options; CannotRun for a date that is none."""
    stated = None
    text = today or os.environ.get("CSPCTL_TODAY")
    if text:
        try:
            stated = parse_date(text)
        except WrongText as fault:
            where = Location("--today" if today else "CSPCTL_TODAY", 0)
            raise CannotRun(error("F004", fault.message, where, fault.mend)) from None
    return Session(Path(start) if start else Path.cwd(), stated)


def parsed_date(text: str, option: str) -> dt.date:
    """A date given on the command line; CannotRun with the mend when it is none."""
    try:
        return parse_date(text)
    except WrongText as fault:
        raise CannotRun(error("F004", fault.message, Location(option, 0), fault.mend)) from None


def board_named(workspace: Workspace, name: str) -> BoardFolder:
    """The board with an id; CannotRun with the nearest one when there is none."""
    found = workspace.boards.get(name)
    if found is not None:
        return found
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
