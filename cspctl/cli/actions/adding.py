"""``cspctl actions add``."""

import datetime as dt
from typing import Annotated

import typer

from cspctl.changes.adding import New, add
from cspctl.changes.change import Change
from cspctl.changes.likeness import Like, described, like_it
from cspctl.changes.logs import log_of
from cspctl.cli.actions import rows
from cspctl.cli.actions.writing import DryRun, carry_out
from cspctl.cli.printing import note
from cspctl.cli.session import Session, board_named, is_asked, parsed_date, session
from cspctl.loading import Files, Want
from cspctl.model.workspace import Workspace
from cspctl.queries.people import Directory


def add_action(
    ctx: typer.Context,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="What is to be done.")] = None,
    board: Annotated[
        str | None, typer.Option("--board", metavar="BOARD", help="Whose log it goes into.")
    ] = None,
    lead: Annotated[
        list[str] | None, typer.Option("--lead", metavar="WHO", help="Who answers for it.")
    ] = None,
    others: Annotated[
        list[str] | None, typer.Option("--other", metavar="WHO", help="Who helps.")
    ] = None,
    target: Annotated[
        str | None,
        typer.Option(
            "--target", metavar="DATE", help="A date, next-meeting or ongoing; else the board's."
        ),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--start", metavar="DATE", help="When it was agreed.")
    ] = None,
    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="DATE", help="The meeting that raised it.")
    ] = None,
    item: Annotated[
        str | None, typer.Option("--item", metavar="ITEM", help='Its item, as printed: "5(a)".')
    ] = None,
    allow_duplicate: Annotated[
        bool, typer.Option("--allow-duplicate", help="Add it even if there is one like it.")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Add an action to the log, unless there is one like it.

    On a terminal, what is missing is asked for.
    """
    run = session(ctx)
    # Where nobody is asked, the log is read once, under the lock.
    workspace = run.load(rows.LOG if is_asked() else Want.BOARDS).workspace
    new = New(
        _board(workspace, board),
        _text(text),
        tuple(lead or ()),
        tuple(others or ()),
        parsed_date(start, "--start") if start else None,
        _target(target) if target else None,
        parsed_date(meeting, "--meeting") if meeting else None,
        item,
    )
    if is_asked():
        new = _completed(workspace, new, target_asked=target is None)
    known = _judged(run, workspace, new) if is_asked() and not allow_duplicate else set()

    def make(workspace: Workspace, files: Files) -> Change:
        found = [] if allow_duplicate else like_it(workspace, new, run.today)
        repeats = [one for one in found if one.action.name not in known]
        if repeats:
            _tell(repeats, workspace)
            raise typer.Exit(1)
        return add(workspace, log_of(workspace, files, new.board), new, run.today)

    carry_out(run, make, dry_run=dry_run)


def _board(workspace: Workspace, name: str | None) -> str:
    if name is None and is_asked() and len(workspace.boards) > 1:
        name = str(typer.prompt(f"Board ({', '.join(workspace.boards)})", err=True))
    if name is None:
        if len(workspace.boards) != 1:
            raise typer.BadParameter("Say whose log it goes into.", param_hint="--board")
        name = next(iter(workspace.boards))
    return board_named(workspace, name).board.id


def _text(text: str | None) -> str:
    if text is None and is_asked():
        text = str(typer.prompt("What is to be done", err=True))
    if not text or not text.strip():
        raise typer.BadParameter("Say what is to be done.", param_hint="TEXT")
    return text


def _target(text: str) -> dt.date | str:
    return text if text in ("next-meeting", "ongoing") else parsed_date(text, "--target")


def _completed(workspace: Workspace, new: New, *, target_asked: bool) -> New:
    """Ask for the lead, offering the board's people, and for the target."""
    if not new.lead:
        directory = Directory(workspace, new.board)
        for person in directory.board.people:
            note(f"  {person.initials or '':<5} {person.id:<24} {person.name}")
        answer = typer.prompt(
            "Lead: ids, initials or names, with commas between (empty for nobody)",
            default="",
            show_default=False,
            err=True,
        )
        new = new._replace(lead=tuple(one.strip() for one in answer.split(",") if one.strip()))
    if target_asked:
        default = workspace.boards[new.board].board.actions.target
        new = new._replace(target=_target(str(typer.prompt("Target", default=default, err=True))))
    return new


def _judged(run: Session, workspace: Workspace, new: New) -> set[str]:
    """Show what is like the new action; the names that a person says it does not repeat."""
    found = like_it(workspace, new, run.today)
    for one in found:
        question = f"This looks like {described(one, workspace)} ({one.why}): add anyway?"
        note(f"{one.action.name}: {one.action.action}")
        if not typer.confirm(question, default=False, err=True):
            raise typer.Exit(1)
    return {one.action.name for one in found}


def _tell(found: list[Like], workspace: Workspace) -> None:
    for one in found:
        note(f"This looks like {described(one, workspace)} ({one.why}):")
        note(f"  {one.action.action}")
    best = found[0].action.name
    note(f"Nothing was added. 'cspctl actions update {best} --note TEXT' adds to the one there is;")
    note("--allow-duplicate adds another.")
