"""``cspctl progress overdue`` and ``silent``."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

import typer

from cspctl.cli import progress_naming as naming
from cspctl.cli import progress_rows as rows
from cspctl.cli.actions import options
from cspctl.cli.actions.rows import files_read
from cspctl.cli.printing import Format, note, print_rows, say, say_table, screen_width
from cspctl.cli.progress_cards import Cards
from cspctl.cli.session import session
from cspctl.queries.grouping import Key
from cspctl.queries.progress import PlanRow, all_plan_rows, silent_since
from cspctl.queries.progress.choosing import chosen_rows
from cspctl.queries.progress.figures import agency_keys, lead_keys
from cspctl.queries.select import Named


def overdue(
    ctx: typer.Context,
    plan: naming.Plans = None,
    board: options.Boards = None,
    kind: naming.Kind = None,
    lead: options.Leads = None,
    agency: options.Agencies = None,
    by: options.Grouped = None,
    format: options.Formats = Format.TEXT,
    exit_code: options.ExitCode = False,
) -> None:
    """List the commitments whose due date has passed, the longest first.

    What is done, or was not accepted, is not overdue. A month or a quarter has passed after its
    last day. Where a commitment names no lead, the plan's owner leads it.
    """
    run = session(ctx)
    loaded = run.load(naming.PLANS)
    named = Named(loaded.workspace)
    choice = naming.choice(loaded, named, plan, board, kind, lead, agency)
    every = chosen_rows(all_plan_rows(loaded.workspace, run.today), choice, named)
    found = sorted((row for row in every if row.overdue), key=lambda row: -row.days_overdue)
    _print(
        _Late(found, named, by, "overdue"),
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
    by: options.Grouped = None,
    format: options.Formats = Format.TEXT,
    exit_code: options.ExitCode = False,
) -> None:
    """List the commitments without an update for two quarters.

    The longest silent stand first; what is done, or was not accepted, is not asked for. Two whole
    quarters must have ended without an update for either of them or since, counted from the first
    month of the plan's period or, without one, from its first report; none is asked for after its
    last month.
    """
    run = session(ctx)
    loaded = run.load(naming.PLANS)
    named = Named(loaded.workspace)
    choice = naming.choice(loaded, named, plan, board, kind, lead, agency)
    every = chosen_rows(all_plan_rows(loaded.workspace, run.today), choice, named)
    found = sorted((row for row in every if row.silent), key=_last_heard)
    _print(
        _Late(found, named, by, "silent"),
        format,
        title=f"{len(found)} without an update for two quarters on {run.today}",
        empty=f"Nothing has been silent for two quarters on {run.today}.",
    )
    _note_undated(every, run.today)
    raise typer.Exit(files_read(loaded, naming.PART) or int(exit_code and bool(found)))


def _note_undated(rows: Sequence[PlanRow], today: dt.date) -> None:
    """Name the plans of which nobody can tell whether they are silent."""
    plans = {f"{row.board}/{row.plan.id}": row.plan for row in rows if row.asked}
    undated = [
        name
        for name, plan in plans.items()
        if plan.period is None and silent_since(plan, today) is None
    ]
    if undated:
        them = "it has" if len(undated) == 1 else "they have"
        note(f"Silence cannot be told of {', '.join(undated)}: {them} no period and nothing dated.")


def _last_heard(row: PlanRow) -> tuple[int, int, dt.date]:
    """Never, then the oldest report first."""
    latest = row.latest
    if latest is None or latest.quarter is None:
        return 0, 0, dt.date.min
    return latest.quarter.year, latest.quarter.number, latest.date or dt.date.min


class _Late(NamedTuple):
    """What somebody has to chase; ``what`` names it in counts."""

    found: Sequence[PlanRow]
    named: Named
    by: options.By | None
    what: str

    def groups(self) -> list[tuple[Key, list[PlanRow]]]:
        """The commitments of each lead or agency, the longest list first, nobody's last."""
        keys = lead_keys if self.by is options.By.LEAD else agency_keys
        found: dict[Key, list[PlanRow]] = {}
        for row in self.found:
            for key in keys(row, self.named):
                found.setdefault(key, []).append(row)
        return sorted(found.items(), key=lambda one: (not one[0].id, -len(one[1]), one[0].name))


def _print(late: _Late, format: Format, *, title: str, empty: str) -> None:
    """Print what is late, in groups when asked to."""
    if format is not Format.TEXT:
        _print_answer(late, format)
    elif not late.found:
        say(empty)
    elif late.by is None:
        _print_rows(late.found, late.named, title)
    else:
        for key, own in late.groups():
            _print_rows(own, late.named, f"{key.name}: {_counted(own, late.what)}", headed=True)
            say()


def _print_answer(late: _Late, format: Format) -> None:
    listed = [rows.commitment_row(row, late.named) for row in late.found]
    answer: dict[str, Any] = {"commitments": listed}
    if late.by is not None:
        answer["groups"] = groups = [
            {
                late.by.value: key.id or None,
                "name": key.name,
                "count": len(own),
                "longest_overdue": max(row.days_overdue for row in own),
                "commitments": [f"{row.board}/{row.name}" for row in own],
            }
            for key, own in late.groups()
        ]
        if format is Format.CSV:
            listed = groups
    print_rows(answer, listed, rows.COLUMNS, format)


def _print_rows(
    found: Sequence[PlanRow], named: Named, title: str, *, headed: bool = False
) -> None:
    """Cards on a terminal, a table elsewhere; its title is for a group, or for a person."""
    width = screen_width()
    if width is None:
        if headed:
            say(title)
        say_table([rows.shown_commitment(row, named) for row in found], rows.COLUMNS)
    else:
        cards = Cards(named, width)
        say("\n\n".join([title, *("\n".join(cards.short(row, row.name)) for row in found)]))


def _counted(own: Sequence[PlanRow], what: str) -> str:
    longest = max(row.days_overdue for row in own)
    days = f", the longest {longest} {'day' if longest == 1 else 'days'} overdue"
    return f"{len(own)} {what}{days if longest else ''}"
