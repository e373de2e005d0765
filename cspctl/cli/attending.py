"""``cspctl minutes attend``: who came, written into the head of the minutes."""

from typing import Annotated

import typer

from cspctl.changes.attending import Marks, attend
from cspctl.changes.change import Change
from cspctl.cli.actions.writing import DryRun, carry_out
from cspctl.cli.agenda import Date
from cspctl.cli.board import Board
from cspctl.cli.people import known_meeting
from cspctl.cli.session import board_named, parsed_date, session
from cspctl.loading import Files, Want
from cspctl.model.workspace import Workspace

Who = list[str] | None


def attend_meeting(
    ctx: typer.Context,
    board: Board,
    date: Date,
    present: Annotated[
        Who, typer.Option("--present", metavar="WHO", help="A member who came.")
    ] = None,
    apologies: Annotated[
        Who, typer.Option("--apologies", metavar="WHO", help="Who sent apologies.")
    ] = None,
    substitute: Annotated[
        Who, typer.Option("--substitute", metavar="WHO=FOR", help="WHO came for the member FOR.")
    ] = None,
    in_attendance: Annotated[
        Who, typer.Option("--in-attendance", metavar="WHO", help="Who else was there.")
    ] = None,
    chair: Annotated[
        str | None, typer.Option("--chair", metavar="WHO", help="Who took the chair.")
    ] = None,
    absent: Annotated[
        Who,
        typer.Option("--absent", metavar="WHO", help="Take WHO out of every list: a correction."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Record who came to a meeting, who sent apologies, and who came for whom.

    Each option may stand several times, or once with commas. Whoever is named under another
    list than before is moved; nothing else in the minutes changes. Without minutes yet, a file
    with nothing but its head is begun.
    """
    run = session(ctx)
    day = parsed_date(date, "DATE")
    marks = Marks(
        tuple(present or ()),
        tuple(apologies or ()),
        tuple(in_attendance or ()),
        tuple(_pair(text) for text in substitute or ()),
        chair,
        tuple(absent or ()),
    )
    if marks == Marks():
        raise typer.BadParameter("Say who came, or who did not.", param_hint="--present")

    def make(workspace: Workspace, files: Files) -> Change:
        folder = board_named(workspace, board)
        name = f"{folder.folder}/{known_meeting(folder, day)}/minutes.md"
        data = files.read(name) if name in files.names() else b""
        return attend(workspace, folder.board.id, day, marks, data)

    carry_out(run, make, dry_run=dry_run, want=Want.FORWARD_PLANS | Want.MEETINGS)


def _pair(text: str) -> tuple[str, str]:
    who, _, member = (part.strip() for part in text.partition("="))
    if not who or not member:
        message = f"'{text}' does not say who came for whom."
        raise typer.BadParameter(f"{message} Write WHO=FOR.", param_hint="--substitute")
    return who, member
