"""``cspctl actions merge``, ``distinct`` and ``renumber``."""

from typing import Annotated

import typer

from cspctl.changes import merging, numbering
from cspctl.cli.actions import rows
from cspctl.cli.actions.writing import DryRun, Number, carry_out, one_action
from cspctl.cli.session import session
from cspctl.loading import Want


def merge(
    ctx: typer.Context,
    numbers: Annotated[list[str], typer.Argument(metavar="N...", help="The duplicates.")],
    into: Annotated[str, typer.Option("--into", metavar="N", help="The action to keep.")],
    dry_run: DryRun = False,
) -> None:
    """Close duplicates into the action to keep, with their notes and where they came from."""
    run = session(ctx)
    carry_out(
        run,
        lambda workspace, _: merging.merge(
            [one_action(workspace, number, run.today) for number in dict.fromkeys(numbers)],
            one_action(workspace, into, run.today),
            run.today,
        ),
        dry_run=dry_run,
    )


def distinct(
    ctx: typer.Context,
    number: Number,
    other: Annotated[str, typer.Argument(metavar="N", help="The action that it is not.")],
    dry_run: DryRun = False,
) -> None:
    """Say that two actions that look alike are not the same: they are never shown again."""
    run = session(ctx)
    carry_out(
        run,
        lambda workspace, _: merging.distinct(
            one_action(workspace, number, run.today), one_action(workspace, other, run.today)
        ),
        dry_run=dry_run,
    )


def renumber(
    ctx: typer.Context,
    number: Number,
    to: Annotated[int, typer.Option("--to", metavar="NUMBER", min=1, max=999_999)],
    dry_run: DryRun = False,
) -> None:
    """Give an action another number, in the log, the plans and the minutes that name it."""
    run = session(ctx)
    carry_out(
        run,
        lambda workspace, _: numbering.renumber(
            workspace, one_action(workspace, number, run.today), to
        ),
        dry_run=dry_run,
        want=rows.LOG | Want.MEETINGS | Want.DELIVERY_PLANS,
    )
