"""``cspctl actions list`` and ``show``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cspctl.cli.actions import options, rows
from cspctl.cli.printing import Format, print_rows, say, screen_width
from cspctl.cli.session import is_terminal, session
from cspctl.queries.select import Named, chosen
from cspctl.queries.slippage import slipped
from cspctl.queries.standing import RAG_WORDS, Standing, all_standing
from cspctl.reporters import rows as row_reporter

if TYPE_CHECKING:
    from cspctl.queries.progress import PlanRow


def list_actions(
    ctx: typer.Context,
    board: options.Boards = None,
    lead: options.Leads = None,
    agency: options.Agencies = None,
    state: Annotated[
        str | None, typer.Option("--state", metavar="open|closed", help="Only open or closed ones.")
    ] = None,
    rag: options.Rag = None,
    meeting: options.Meeting = None,
    text: options.Text = None,
    format: options.Formats = Format.TEXT,
    exit_code: options.ExitCode = False,
) -> None:
    """List the actions of the log, in its order; * marks a RAG that the dates contradict."""
    run = session(ctx)
    choice = options.choice(board, lead, agency, state, rag, meeting, text)
    loaded = run.load(rows.LOG)
    named = Named(loaded.workspace)
    rows.must_exist(loaded, choice, named)
    found = chosen(all_standing(loaded.workspace, run.today), choice, named)
    print_standings(found, named, format, empty="No actions.")
    raise typer.Exit(rows.files_read(loaded) or int(exit_code and bool(found)))


def print_standings(
    found: list[Standing], named: Named, format: Format, *, empty: str, title: str = ""
) -> None:
    """Print actions in the format asked for."""
    if format is Format.TEXT:
        table = [rows.shown(standing, named) for standing in found]
        print_rows({}, table, rows.COLUMNS, format, title=title if found else empty)
        explain_star(found)
    else:
        answer = [rows.row(standing, named) for standing in found]
        print_rows({"actions": answer}, answer, rows.COLUMNS, format)


def explain_star(found: Sequence[Standing]) -> None:
    """Say below a table what its * means, to a person who reads it."""
    if is_terminal() and any(standing.contradiction for standing in found):
        say(rows.CONTRADICTED)


def show(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="N", help="The action: 7, or csp/7.")],
    format: options.Formats = Format.TEXT,
) -> None:
    """Show everything the log says of one action, and the commitments of plans that it serves."""
    from cspctl.loading import Want
    from cspctl.queries.progress import Links, all_plan_rows

    run = session(ctx)
    loaded = run.load(rows.LOG | Want.DELIVERY_PLANS)
    named = Named(loaded.workspace)
    found = rows.action_named(loaded.workspace, number, all_standing(loaded.workspace, run.today))
    links = Links(loaded.workspace, all_plan_rows(loaded.workspace, run.today), run.today)
    served = [links.rows_of(standing.action) for standing in found]
    if format is not Format.TEXT:
        answer = [
            rows.row(standing, named) | {"serves": [f"{row.board}/{row.name}" for row in serves]}
            for standing, serves in zip(found, served, strict=True)
        ]
        print_rows({"actions": answer}, answer, rows.COLUMNS, format)
    else:
        cards = zip(found, served, strict=True)
        say("\n\n".join(_card(standing, named, serves) for standing, serves in cards))
    raise typer.Exit(rows.files_read(loaded))


def _card(standing: Standing, named: Named, serves: Sequence["PlanRow"]) -> str:
    from cspctl.reporters.folding import hung

    action = standing.action
    directory = named.directory(action.board)

    def people(texts: tuple[str, ...]) -> str:
        return ", ".join(who.name for who in directory.all(texts, action.begun))

    stands = RAG_WORDS[standing.rag]
    if standing.contradiction:
        stands += f" ({standing.contradiction})"
    days = standing.days_overdue
    late = f" ({days} {'day' if days == 1 else 'days'} overdue)" if days else ""
    facts = [
        ("Action", action.action),
        ("Board", directory.board.name),
        ("Lead", people(action.lead) or "nobody"),
        ("Others", people(action.others)),
        ("Agreed", row_reporter.as_word(action.begun)),
        ("Item", (action.raised.item or "") if action.raised else ""),
        ("As minuted", (action.raised.text or "") if action.raised else ""),
        ("Target", f"{row_reporter.as_word(standing.target or action.target) or 'none'}{late}"),
        ("Earlier targets", _deferred(standing)),
        ("RAG", stands),
        ("State", action.state or "neither open nor closed (counts as open)"),
        ("Closed", row_reporter.as_word(action.closed)),
        ("Outcome", action.outcome or ""),
        ("Duplicate of", action.duplicate_of or ""),
        ("Not the same as", row_reporter.as_word(action.distinct_from)),
        ("Restricted", "yes" if action.restricted else ""),
    ]
    facts += [("Serves", f"{row.name} {row.commitment.text}") for row in serves]
    for update in action.updates:
        by = people(update.by)
        facts.append(("Update", f"{update.date} {by + ': ' if by else ''}{update.note}"))
    facts.append(("Where", str(action.where())))
    wide = screen_width()
    lines = [hung(f"  {label + ':':<17}", value, wide) for label, value in facts if value]
    return "\n".join([action.name, *lines])


def _deferred(standing: Standing) -> str:
    was = standing.action.was
    if not was:
        return ""
    days = slipped(standing)
    times = "once" if len(was) == 1 else f"{len(was)} times"
    so_far = f", {days} {'day' if days == 1 else 'days'} in all" if days else ""
    return f"{row_reporter.as_word(was)} (deferred {times}{so_far})"
