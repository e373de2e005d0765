"""``cspctl progress list``."""

import typer

from cspctl.cli import progress_naming as naming
from cspctl.cli import progress_rows as rows
from cspctl.cli.actions import options
from cspctl.cli.actions.rows import files_read
from cspctl.cli.printing import Format, print_rows, say, screen_width
from cspctl.cli.progress_cards import Cards
from cspctl.cli.session import session
from cspctl.queries.progress import plan_rows
from cspctl.queries.progress.choosing import plan_fits
from cspctl.queries.progress.plans import plan_standing
from cspctl.queries.select import Named


def list_plans(
    ctx: typer.Context,
    board: options.Boards = None,
    kind: naming.Kind = None,
    format: options.Formats = Format.TEXT,
) -> None:
    """List the delivery plans and how they stand.

    Of each: its owner, how many commitments are red, amber, green, done and not rated, how
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
