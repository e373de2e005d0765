"""``cspctl progress list``, ``overdue`` and ``silent``."""

import datetime as dt
from collections.abc import Sequence

import typer

from cspctl.cli import progress_naming as naming
from cspctl.cli import progress_rows as rows
from cspctl.cli.actions import options
from cspctl.cli.actions.rows import files_read
from cspctl.cli.printing import Format, print_rows, say, screen_width
from cspctl.cli.progress_cards import Cards
from cspctl.cli.session import session
from cspctl.queries.progress import PlanRow, all_plan_rows, plan_rows
from cspctl.queries.progress.choosing import chosen_rows, plan_fits
from cspctl.queries.progress.plans import plan_standing
from cspctl.queries.select import Named


def list_plans(
    ctx: typer.Context,
    board: options.Boards = None,
    kind: naming.Kind = None,
    format: options.Formats = Format.TEXT,
) -> None:
    """List the delivery plans and how they stand.

    Of each: its owner, how many commitments are red, amber, green, done and not reported on, how
    many are late, and when something was last reported.
    """
    run = session(ctx)
    loaded = run.load(naming.PLANS)
    named = Named(loaded.workspace)
    choice = naming.choice(loaded, named, board=board, kind=kind)
    found = [
        plan_standing(name, plan, plan_rows(folder, plan, run.today), run.today)
        for name, folder in loaded.workspace.boards.items()
        for plan in folder.plans.values()
        if plan_fits(name, plan, choice)
    ]
    width = screen_width()
    if format is not Format.TEXT:
        answer = [rows.plan_row(one, named.directory(one.board)) for one in found]
        print_rows({"plans": answer}, answer, rows.PLAN_COLUMNS, format)
    elif width is None or not found:
        table = [rows.shown_plan(one, named.directory(one.board)) for one in found]
        print_rows({}, table, rows.PLAN_COLUMNS, format, title="No delivery plans.")
    else:
        many = "1 plan" if len(found) == 1 else f"{len(found)} plans"
        say(f"{many} on {run.today}")
        cards = Cards(named, width)
        for one in found:
            say()
            say("\n".join(cards.plan(one)))
    raise typer.Exit(files_read(loaded, naming.PART))


def overdue(
    ctx: typer.Context,
    plan: naming.Plans = None,
    board: options.Boards = None,
    kind: naming.Kind = None,
    lead: options.Leads = None,
    agency: options.Agencies = None,
    format: options.Formats = Format.TEXT,
    exit_code: options.ExitCode = False,
) -> None:
    """List the commitments whose due date has passed, the longest first.

    What is done is not overdue. A month or a quarter has passed after its last day. Where a
    commitment names no lead, the plan's owner leads it.
    """
    run = session(ctx)
    loaded = run.load(naming.PLANS)
    named = Named(loaded.workspace)
    choice = naming.choice(loaded, named, plan, board, kind, lead, agency)
    every = chosen_rows(all_plan_rows(loaded.workspace, run.today), choice, named)
    found = sorted((row for row in every if row.overdue), key=lambda row: -row.days_overdue)
    _print(
        found,
        named,
        format,
        title=f"{len(found)} overdue on {run.today}",
        empty=f"Nothing is overdue on {run.today}.",
    )
    raise typer.Exit(files_read(loaded, naming.PART) or int(exit_code and bool(found)))


def silent(
    ctx: typer.Context,
    plan: naming.Plans = None,
    board: options.Boards = None,
    kind: naming.Kind = None,
    lead: options.Leads = None,
    agency: options.Agencies = None,
    format: options.Formats = Format.TEXT,
    exit_code: options.ExitCode = False,
) -> None:
    """List the commitments without an update for two quarters.

    The longest silent stand first; what is done is not asked for. Two whole quarters must have
    ended without an update for either of them or since; a plan that never reported is reckoned
    from the first month of its period, and none is asked for after its last.
    """
    run = session(ctx)
    loaded = run.load(naming.PLANS)
    named = Named(loaded.workspace)
    choice = naming.choice(loaded, named, plan, board, kind, lead, agency)
    every = chosen_rows(all_plan_rows(loaded.workspace, run.today), choice, named)
    found = sorted((row for row in every if row.silent), key=_last_heard)
    _print(
        found,
        named,
        format,
        title=f"{len(found)} without an update for two quarters on {run.today}",
        empty=f"Every commitment has been reported on in the two quarters before {run.today}.",
    )
    raise typer.Exit(files_read(loaded, naming.PART) or int(exit_code and bool(found)))


def _last_heard(row: PlanRow) -> tuple[int, int, dt.date]:
    """Never, then the oldest report first."""
    latest = row.latest
    if latest is None or latest.quarter is None:
        return 0, 0, dt.date.min
    return latest.quarter.year, latest.quarter.number, latest.date or dt.date.min


def _print(
    found: Sequence[PlanRow], named: Named, format: Format, *, title: str, empty: str
) -> None:
    width = screen_width()
    if format is not Format.TEXT:
        answer = [rows.commitment_row(row, named) for row in found]
        print_rows({"commitments": answer}, answer, rows.COLUMNS, format)
    elif width is None or not found:
        table = [rows.shown_commitment(row, named) for row in found]
        print_rows({}, table, rows.COLUMNS, format, title=empty)
    else:
        cards = Cards(named, width)
        say("\n\n".join([title, *("\n".join(cards.short(row, row.name)) for row in found)]))
