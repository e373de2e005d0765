"""``cspctl agenda draft``: an agenda from the standing items, the plan and the last minutes."""

from typing import Annotated

import typer

from cspctl.changes.agenda_drafting import drafted
from cspctl.changes.agenda_text import agenda_text
from cspctl.changes.change import Change, Said
from cspctl.cli.actions.writing import DryRun, carry_out
from cspctl.cli.agenda import Date
from cspctl.cli.board import Board
from cspctl.cli.plan_changing import plans
from cspctl.cli.printing import note
from cspctl.cli.session import parsed_date, session
from cspctl.edit import NewFile
from cspctl.loading import Files, Want
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.queries.matching import matches

WANT = Want.LOG | Want.MEETINGS | Want.PERFORMANCE


def draft(
    ctx: typer.Context,
    board: Board,
    date: Date,
    force: Annotated[
        bool, typer.Option("--force", help="Write over an agenda that is there already.")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Write the agenda of a planned meeting.

    It has the opening, the business, what is restricted, and the closing, and is a person's from
    then on. Where there is one already, this shows how a new draft would differ, writes nothing
    and exits with 1.
    """
    run = session(ctx)
    day = parsed_date(date, "DATE")
    there = f"packs/{board}/{day}/agenda.yaml" in run.folder.names()
    kept: list[tuple[BoardFolder, str, list[str]]] = []

    def make(workspace: Workspace, files: Files) -> Change:
        loaded = plans(files, board, WANT)
        folder = loaded.workspace.boards[board]
        file = f"{folder.folder}/{day}/agenda.yaml"
        found = drafted(loaded.workspace, board, day)
        text = agenda_text(folder, day, found)
        if file in files.names():
            if files.read(file) == text.encode():
                return Change((), (), (f"{file} is as a new draft would be.",))
            if not force:
                kept.append((folder, file, [row.title for row in found.rows]))
                return Change((NewFile(file, text),), ())
        said = Said(file, "items", "nothing", str(len(found.rows)))
        return Change(
            (NewFile(file, text),), (said,), (f"{file} is drafted; from now on it is yours.",)
        )

    # What a person has written is only ever shown against the draft, unless it is to go.
    carry_out(run, make, dry_run=dry_run or (there and not force), want=Want.BOARDS)
    for one in kept:
        _tell(*one)
        raise typer.Exit(1)


def _tell(folder: BoardFolder, file: str, titles: list[str]) -> None:
    """Say what the draft has and the agenda lacks, and how to go on."""
    agendas = [one.agenda for one in folder.meetings.values() if file.startswith(f"{one.folder}/")]
    listed = [item.title for held in agendas if held for _, _, item, _ in held.numbered()]
    found = matches(titles, listed)
    missing = [title for place, title in enumerate(titles) if place not in found]
    if listed and missing:
        note(f"Not on the agenda: {'; '.join(missing)}.")
    note(f"{file} differs from a new draft; nothing was written.")
    note("Put in by hand what it lacks, or write the draft over it with --force.")
