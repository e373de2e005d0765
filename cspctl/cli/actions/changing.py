"""``cspctl actions update``, ``close``, ``reopen``, ``defer``, ``assign`` and ``rag``."""

from typing import Annotated

import typer

from cspctl.changes import living
from cspctl.changes.change import Change
from cspctl.cli.actions import options, rows
from cspctl.cli.actions.writing import DryRun, Number, carry_out, one_action
from cspctl.cli.session import parsed_date, session
from cspctl.loading import Files, Want
from cspctl.model.workspace import Workspace

On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day; today if left out.")]
Because = Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why.")]


def update(
    ctx: typer.Context,
    number: Number,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="What was reported.")],
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="WHO", help="Who reported it.")
    ] = None,
    rag: options.Rag = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Add a dated note to an action."""
    run = session(ctx)
    day = parsed_date(on, "--on") if on else run.today
    stated = options.choice(rag=rag).rag
    _filled(note, "--note")
    carry_out(
        run,
        lambda workspace, _: living.update(
            workspace, one_action(workspace, number, run.today), note, day, by or (), stated
        ),
        dry_run=dry_run,
    )


def close(
    ctx: typer.Context,
    number: Number,
    outcome: Annotated[str, typer.Option("--outcome", metavar="TEXT", help="What came of it.")],
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Close an action with its outcome; a RAG that is stated becomes B (done).

    Commitments of delivery plans that it serves and that are not done are named.
    """
    from cspctl.changes.progress import served

    run = session(ctx)
    day = parsed_date(on, "--on") if on else run.today
    _filled(outcome, "--outcome")

    def make(workspace: Workspace, _: Files) -> Change:
        action = one_action(workspace, number, run.today)
        change = living.close(action, outcome, day)
        return change._replace(notes=(*change.notes, *served(workspace, action, run.today)))

    carry_out(run, make, dry_run=dry_run, want=rows.LOG | Want.DELIVERY_PLANS)


def reopen(
    ctx: typer.Context, number: Number, because: Because = None, dry_run: DryRun = False
) -> None:
    """Open a closed action again; the outcome it had stays as an update."""
    run = session(ctx)
    carry_out(
        run,
        lambda workspace, _: living.reopen(
            one_action(workspace, number, run.today), because, run.today
        ),
        dry_run=dry_run,
    )


def defer(
    ctx: typer.Context,
    number: Number,
    to: Annotated[
        str, typer.Option("--to", metavar="DATE", help="A date, next-meeting or ongoing.")
    ],
    because: Because = None,
    dry_run: DryRun = False,
) -> None:
    """Move an action's target later; the log remembers the old one, and why."""
    run = session(ctx)
    target = to if to in ("next-meeting", "ongoing") else parsed_date(to, "--to")
    carry_out(
        run,
        lambda workspace, _: living.defer(
            workspace, one_action(workspace, number, run.today), target, because, run.today
        ),
        dry_run=dry_run,
    )


def assign(
    ctx: typer.Context,
    number: Number,
    lead: Annotated[
        list[str] | None, typer.Option("--lead", metavar="WHO", help="Who leads it from now on.")
    ] = None,
    others: Annotated[
        list[str] | None, typer.Option("--other", metavar="WHO", help="Who helps from now on.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Give an action to somebody else."""
    run = session(ctx)
    if not lead and not others:
        raise typer.BadParameter("Say who: --lead WHO, or --other WHO.", param_hint="--lead")
    carry_out(
        run,
        lambda workspace, _: living.assign(
            workspace, one_action(workspace, number, run.today), lead or (), others or (), run.today
        ),
        dry_run=dry_run,
    )


def rag(
    ctx: typer.Context,
    number: Number,
    colour: Annotated[
        str,
        typer.Argument(metavar="R|A|G|B|clear", help="The RAG; clear has it worked out again."),
    ],
    dry_run: DryRun = False,
) -> None:
    """State how an action stands, or leave it to the dates again."""
    run = session(ctx)
    stated = None if colour.lower() == "clear" else options.choice(rag=colour).rag
    carry_out(
        run,
        lambda workspace, _: living.state_rag(one_action(workspace, number, run.today), stated),
        dry_run=dry_run,
    )


def _filled(text: str, option: str) -> None:
    if not text.strip():
        raise typer.BadParameter("It is empty.", param_hint=option)
