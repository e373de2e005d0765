"""``cspctl actions overdue`` and ``due``."""

from typing import Annotated

import typer

from cspctl.cli.actions import options, rows
from cspctl.cli.actions.listing import print_standings
from cspctl.cli.printing import Format
from cspctl.cli.session import parsed_date, session
from cspctl.queries import standing
from cspctl.queries.select import Named, chosen


def overdue(
    ctx: typer.Context,
    board: options.Boards = None,
    lead: options.Leads = None,
    agency: options.Agencies = None,
    format: options.Formats = Format.TEXT,
    exit_code: options.ExitCode = False,
) -> None:
    """List the open actions whose target has passed, the longest overdue first."""
    run = session(ctx)
    choice = options.choice(board, lead, agency)
    loaded = run.load(rows.LOG)
    named = Named(loaded.workspace)
    found = chosen(standing.overdue(loaded.workspace, run.today), choice, named)
    title = f"{len(found)} overdue on {run.today}"
    empty = f"Nothing is overdue on {run.today}."
    print_standings(found, named, format, empty=empty, title=title)
    raise typer.Exit(rows.files_read(loaded) or int(exit_code and bool(found)))


def due(
    ctx: typer.Context,
    before: Annotated[
        str | None,
        typer.Option(
            "--before", metavar="DATE", help="Due up to DATE; the board's next meeting if left out."
        ),
    ] = None,
    board: options.Boards = None,
    lead: options.Leads = None,
    agency: options.Agencies = None,
    format: options.Formats = Format.TEXT,
    exit_code: options.ExitCode = False,
) -> None:
    """List the open actions that fall due before the next meeting, soonest first."""
    run = session(ctx)
    choice = options.choice(board, lead, agency)
    limit = parsed_date(before, "--before") if before else None
    loaded = run.load(rows.LOG)
    named = Named(loaded.workspace)
    found = chosen(standing.due(loaded.workspace, run.today, limit), choice, named)
    until = f"before {limit}" if limit else "before the next meeting"
    print_standings(
        found, named, format, empty=f"Nothing falls due {until}.", title=f"{len(found)} due {until}"
    )
    raise typer.Exit(rows.files_read(loaded) or int(exit_code and bool(found)))
