"""``cspctl actions overdue``, ``due`` and ``silent``."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from cspctl.cli.actions import options, rows
from cspctl.cli.actions.listing import explain_star, print_standings
from cspctl.cli.printing import Format, print_rows, say, say_table
from cspctl.cli.session import Session, parsed_date, session
from cspctl.loading import Loaded
from cspctl.queries import slippage, standing
from cspctl.queries.select import Named, chosen
from cspctl.queries.standing import Standing


def overdue(
    ctx: typer.Context,
    board: options.Boards = None,
    lead: options.Leads = None,
    agency: options.Agencies = None,
    by: options.Grouped = None,
    format: options.Formats = Format.TEXT,
    exit_code: options.ExitCode = False,
) -> None:
    """List the open actions whose target has passed, the longest overdue first.

    Below each: the meetings missed since its target (one on the very day counts), how often it
    was deferred, and the last update.
    """
    run = session(ctx)
    choice = options.choice(board, lead, agency)
    loaded = run.load(rows.LOG)
    named = Named(loaded.workspace)
    rows.must_exist(loaded, choice, named)
    found = chosen(standing.overdue(loaded.workspace, run.today), choice, named)
    title = f"{len(found)} overdue on {run.today}"
    empty = f"Nothing is overdue on {run.today}."
    late = _Late(run, loaded, named, "overdue")
    late.show(found, format, by, title=title if found else empty)
    raise typer.Exit(rows.files_read(loaded) or int(exit_code and bool(found)))


def silent(
    ctx: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE", help="In place of the last meeting of each action's board."
        ),
    ] = None,
    board: options.Boards = None,
    lead: options.Leads = None,
    agency: options.Agencies = None,
    by: options.Grouped = None,
    format: options.Formats = Format.TEXT,
    exit_code: options.ExitCode = False,
) -> None:
    """List the open actions that nobody has reported on, the longest silent first."""
    run = session(ctx)
    choice = options.choice(board, lead, agency)
    limit = parsed_date(since, "--since") if since else None
    loaded = run.load(rows.LOG)
    named = Named(loaded.workspace)
    rows.must_exist(loaded, choice, named)
    every = chosen(standing.all_standing(loaded.workspace, run.today), choice, named)
    found = slippage.silent(every, loaded.workspace, run.today, limit)
    until = f"since {limit}" if limit else "since the last meeting"
    title = f"{len(found)} without an update {until}"
    empty = f"Every open action has been reported on {until}."
    late = _Late(run, loaded, named, "silent")
    late.show(found, format, by, title=title if found else empty)
    raise typer.Exit(rows.files_read(loaded) or int(exit_code and bool(found)))


silent.__doc__ = f"{silent.__doc__}\n\n    {slippage.SILENT}\n"


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
    rows.must_exist(loaded, choice, named)
    found = chosen(standing.due(loaded.workspace, run.today, limit), choice, named)
    until = f"before {limit}" if limit else "before the next meeting"
    print_standings(
        found, named, format, empty=f"Nothing falls due {until}.", title=f"{len(found)} due {until}"
    )
    raise typer.Exit(rows.files_read(loaded) or int(exit_code and bool(found)))


class _Late:
    """Prints what somebody has to chase, with what became of it; ``what`` names it in counts."""

    def __init__(self, run: Session, loaded: Loaded, named: Named, what: str) -> None:
        self.workspace = loaded.workspace
        self.today = run.today
        self.named = named
        self.what = what

    def show(
        self, found: Sequence[Standing], format: Format, by: options.By | None, *, title: str
    ) -> None:
        """Print the rows, in groups when asked to; the title is all there is for no rows."""
        if format is Format.TEXT:
            if not found:
                say(title)
            elif by is None:
                self._table(found, title)
            for name, _, own in self._groups(found, by):
                say(f"{name}: {self._count(own)}")
                self._table(own, "")
                say()
            explain_star(found)
            return
        listed = self._answer(found)
        answer: dict[str, Any] = {"actions": listed}
        if by is not None:
            answer["groups"] = groups = [
                {
                    by.value: identity or None,
                    "name": name,
                    "count": len(own),
                    "longest_overdue": max(row.days_overdue for row in own),
                    "actions": [row.action.name for row in own],
                }
                for name, identity, own in self._groups(found, by)
            ]
            if format is Format.CSV:
                listed = groups
        print_rows(answer, listed, rows.COLUMNS, format)

    def _groups(
        self, found: Sequence[Standing], by: options.By | None
    ) -> list[tuple[str, str, list[Standing]]]:
        """Name, id and rows of each group."""
        if by is None:
            return []
        from cspctl.queries.grouping import agencies_of, grouped, leads_of

        keys = leads_of if by is options.By.LEAD else agencies_of
        groups = grouped(found, lambda row: keys(row, self.named))
        return [(key.name, key.id, own) for key, own in groups]

    def _count(self, own: Sequence[Standing]) -> str:
        longest = max(row.days_overdue for row in own)
        late = f", the longest {longest} {'day' if longest == 1 else 'days'} overdue"
        return f"{len(own)} {self.what}{late if longest else ''}"

    def _answer(self, found: Sequence[Standing]) -> list[dict[str, Any]]:
        missed = slippage.meetings_missed(found, self.workspace, self.today)
        return [
            rows.row(row, self.named) | {"meetings_missed": count}
            for row, count in zip(found, missed, strict=True)
        ]

    def _table(self, found: Sequence[Standing], title: str) -> None:
        missed = slippage.meetings_missed(found, self.workspace, self.today)
        table = []
        for row, count in zip(found, missed, strict=True):
            shown = rows.shown(row, self.named)
            shown["action"] += f"\n({_history(row, count)})"
            table.append(shown)
        say_table(table, rows.COLUMNS, title=title)


def _history(row: Standing, missed: int) -> str:
    """What became of an action, in words: meetings missed, deferrals, the last report."""
    parts = []
    if missed:
        parts.append(f"{missed} {'meeting' if missed == 1 else 'meetings'} missed")
    was = row.action.was
    if was:
        times = "once" if len(was) == 1 else f"{len(was)} times"
        parts.append(f"deferred {times}, first target {was[0]}")
    update = slippage.last_update(row.action)
    said = f"{update.date}: {' '.join(update.note.split())}" if update else ""
    parts.append(f"last update {said}" if said else "no update")
    return "; ".join(parts)
