"""``cspctl calendar``: the boards' dates as a calendar file."""

from pathlib import Path
from typing import Annotated

import typer

from cspctl.cli.actions import options
from cspctl.cli.actions.exporting import public_workspace, target_file
from cspctl.cli.actions.rows import files_read
from cspctl.cli.printing import note
from cspctl.cli.session import board_named, session
from cspctl.loading import Want
from cspctl.output import write_whole
from cspctl.problems import CannotRun, Location, Problem, error


def calendar(
    ctx: typer.Context,
    board: options.Boards = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The file; else calendar.ics in build."
        ),
    ] = None,
) -> None:
    """Write meetings, notice dates, authors' deadlines and action targets as an .ics file.

    Written again, it updates calendars that took it in: keep the file, which remembers what was
    in it. Nothing restricted is in it.
    """
    from cspctl.documents.calendar import calendar as entries_of
    from cspctl.writers.ics import NotACalendar, calendar_file

    run = session(ctx)
    loaded = run.load(Want.LOG | Want.MEETINGS | Want.PAPERS)
    boards = [
        board_named(loaded.workspace, name, loaded.problems).board
        for name in dict.fromkeys(board or loaded.workspace.boards)
    ]
    ids = [one.id for one in boards]
    ending = f"-{'-'.join(ids)}" if board else ""
    shown = output or f"build/calendar{ending}.ics"
    path = target_file(run, shown) if output else run.folder.root / shown
    entries = entries_of(public_workspace(loaded.workspace, ids), run.today, ids)
    name = boards[0].name if len(boards) == 1 else "Partnership boards"
    try:
        data = calendar_file(entries, name, run.today, _before(path, shown), ids)
        write_whole(path, data)
    except NotACalendar:
        message = "This file is there, and is no calendar."
        raise CannotRun(
            error("F001", message, Location(shown, 0), "Choose another name.")
        ) from None
    except OSError as fault:
        message = f"This file cannot be written ({fault.strerror or fault})."
        raise CannotRun(error("F001", message, Location(shown, 0), "Choose another.")) from None
    note(f"{shown}: {len(entries)} {'entry' if len(entries) == 1 else 'entries'}.")
    raise typer.Exit(files_read(loaded))


def _before(path: Path, shown: str) -> bytes:
    """The file as it was written last; empty when there is none."""
    if not path.exists():
        return b""
    if path.stat().st_size > 16 * 1024 * 1024:
        message = "This file is there, and is too large to be a calendar of boards."
        raise CannotRun(_refused(shown, message))
    return path.read_bytes()


def _refused(shown: str, message: str) -> Problem:
    return error("F001", message, Location(shown, 0), "Choose another name.")
