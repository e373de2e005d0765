"""``cspctl minutes draft`` and ``build``: minutes.md begun, and printed."""

from enum import StrEnum
from typing import Annotated

import typer

from cspctl.cli.agenda import Date
from cspctl.cli.board import Board
from cspctl.cli.making import edition_of, write
from cspctl.cli.minutes import minutes_or_stop
from cspctl.cli.printing import note, say
from cspctl.cli.session import board_named, parsed_date, session
from cspctl.loading import Want
from cspctl.problems import CannotRun, Location, error


class Layout(StrEnum):
    """How minutes are laid out; each is a template that a workspace can restyle."""

    MARGIN = "margin"
    TABLE = "table"


def draft(
    ctx: typer.Context,
    board: Board,
    date: Date,
    force: Annotated[
        bool, typer.Option("--force", help="Write over minutes that are there already.")
    ] = False,
) -> None:
    """Begin minutes.md from the agenda: people, headings, and the words every meeting has.

    Minutes that are there already are yours: the draft is shown as a diff, and not written.
    """
    from cspctl.documents.minutes_draft import draft as draft_text
    from cspctl.output import write_whole

    run = session(ctx)
    day = parsed_date(date, "DATE")
    loaded = run.load(Want.FORWARD_PLANS | Want.MEETINGS)
    folder = board_named(loaded.workspace, board)
    meeting = folder.meetings.get(day)
    file = f"{folder.folder}/{day}/minutes.md"
    if meeting is None or meeting.agenda is None:
        place = Location(f"{folder.folder}/{day}/agenda.yaml", 0)
        mend = f"Write it, or run 'cspctl agenda draft {board} {day}'."
        raise CannotRun(error("F001", "There is no agenda for this meeting.", place, mend))
    text = draft_text(folder, meeting.agenda, day)
    path = run.folder.root / file
    if path.exists() and not force:
        _show_difference(path.read_bytes().decode("utf-8", "replace"), text, file)
        note("These minutes are there already and stay as they are; --force writes over them.")
        raise typer.Exit(1)
    write_whole(path, text.encode())
    say(f"Wrote {file}.")


def _show_difference(old: str, new: str, file: str) -> None:
    from difflib import unified_diff

    lines = unified_diff(
        old.splitlines(), new.splitlines(), file, f"{file} (draft)", lineterm="", n=1
    )
    for line in lines:
        say(line)


def build(
    ctx: typer.Context,
    board: Board,
    date: Date,
    layout: Annotated[
        Layout, typer.Option("--layout", help="A margin for who acts, or a numbered table.")
    ] = Layout.MARGIN,
) -> None:
    """Print the minutes of a meeting as a Word file, with the edition for the public."""
    from cspctl.cli.desk import DiskDesk
    from cspctl.documents.minutes import minutes_view
    from cspctl.queries.people import Directory
    from cspctl.queries.withhold import for_public, unreadable
    from cspctl.writers.docx.printing import print_view

    run = session(ctx)
    day = parsed_date(date, "DATE")
    loaded = run.load(Want.EVERYTHING)
    minutes_or_stop(loaded, board, day)
    faults = unreadable(loaded.workspace, board)
    if faults:
        raise CannotRun(*faults)
    template = "minutes" if layout is Layout.MARGIN else "minutes-table"
    name, data = DiskDesk(run.folder).template(template)
    for public in (False, True):
        workspace = for_public(loaded.workspace) if public else loaded.workspace
        folder = workspace.boards[board]
        minutes = folder.meetings[day].minutes
        assert minutes is not None
        view = minutes_view(folder, minutes, day, Directory(workspace, board), public=public)
        file = f"build/minutes/{edition_of(f'minutes-{board}-{day}', public=public)}.docx"
        creator = folder.board.organisation or folder.board.name
        printed = print_view(data, view, name=name, creator=creator, day=day)
        write(run.folder.root / file, printed, file)
