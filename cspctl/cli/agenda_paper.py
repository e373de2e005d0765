"""``cspctl agenda paper``: a paper into the meeting's folder, and under its item."""

import stat
from pathlib import Path
from typing import Annotated

import typer

from cspctl.changes.agenda_papers import NewPaper, name_paper, paper_path
from cspctl.changes.change import Change
from cspctl.cli.actions.writing import DryRun, carry_out
from cspctl.cli.agenda import Date
from cspctl.cli.board import Board
from cspctl.cli.plan_changing import Because, Paragraph, Restricted, plans, restriction
from cspctl.cli.printing import note, say
from cspctl.cli.session import parsed_date, session
from cspctl.edit import apply_all
from cspctl.loading import Files, Want
from cspctl.model.workspace import Workspace
from cspctl.problems import CannotRun, Location, error

WANT = Want.FORWARD_PLANS | Want.MEETINGS


def paper(
    ctx: typer.Context,
    board: Board,
    date: Date,
    item: Annotated[str, typer.Argument(metavar="ITEM", help='As printed: 5, or "5(a)".')],
    file: Annotated[str, typer.Argument(metavar="FILE", help="The paper, wherever it lies.")],
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="Its title, and its name.")
    ] = None,
    restricted: Restricted = False,
    because: Because = None,
    paragraph: Paragraph = None,
    dry_run: DryRun = False,
) -> None:
    """Copy a paper into the meeting's folder, and name it.

    Nothing is written over. A paper that lies in the meeting's folder already stays where it is.
    """
    run = session(ctx)
    day = parsed_date(date, "DATE")
    origin = run.start / file
    data = _read(origin, file)
    new = NewPaper(item, origin.name, title, restriction(restricted, because, paragraph))
    copied: dict[str, bytes] = {}

    def make(workspace: Workspace, files: Files) -> Change:
        loaded = plans(files, board, WANT)
        folder = loaded.workspace.boards[board]
        meeting = folder.meetings.get(day)
        agenda = f"{folder.folder}/{day}/agenda.yaml"
        faults = [
            one
            for one in loaded.problems
            if one.location.file == agenda and one.severity == "error"
        ]
        if faults:
            raise CannotRun(*faults)
        if meeting is None or meeting.agenda is None:
            message = "There is no agenda for this meeting."
            mend = f"Run 'cspctl agenda draft {board} {day}' first."
            raise CannotRun(error("F001", message, Location(agenda, 0), mend))
        here = _below(origin, run.folder.root / meeting.folder)
        path = here or paper_path(meeting, new, files.names())
        change = name_paper(folder, meeting, new, path)
        if not here:
            copied[f"{meeting.folder}/{path}"] = data
            made = f"{file} is copied to {meeting.folder}/{path}."
            change = change._replace(notes=(made, *change.notes))
        return change

    if dry_run:
        carry_out(run, make, dry_run=True, want=Want.BOARDS)
        return
    from cspctl.storage import Writing

    with Writing(run.folder.root) as files:
        change = make(Workspace(), files)
        # The paper first: an agenda that names it is never without it.
        files.write({**copied, **apply_all(change.edits, files.read)})
    for one in change.said:
        say(str(one))
    for remark in change.notes:
        note(remark)


def _read(path: Path, file: str) -> bytes:
    """The bytes of a paper; CannotRun for what is no file, or an empty one."""
    place = Location(file, 0)
    try:
        # A pipe or a device would be waited for, or never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise CannotRun(error("F001", "This is no file.", place, "Name the paper itself."))
        data = path.read_bytes()
    except OSError as fault:
        message = f"This file cannot be read ({fault.strerror or fault})."
        raise CannotRun(error("F001", message, place, "Look at its name and its place.")) from None
    if not data:
        raise CannotRun(error("F001", "This file is empty.", place, "Ask for it again."))
    return data


def _below(path: Path, folder: Path) -> str:
    """A file's path below the meeting's folder; '' when it lies elsewhere."""
    whole, root = path.resolve(), folder.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else ""
