"""``cspctl decisions``: what the boards decided, with the minute that says so."""

from typing import Annotated, Any

import typer

from cspctl.cli.actions.options import Boards
from cspctl.cli.actions.rows import files_read
from cspctl.cli.board import Formats
from cspctl.cli.printing import Format, say, say_table
from cspctl.cli.session import parsed_date, session
from cspctl.loading import Want
from cspctl.queries.decisions import Decided, decisions
from cspctl.reporters.rows import Column, as_csv, as_json

COLUMNS = (
    Column("reference", "Minute"),
    Column("title", "Item", wide=True),
    Column("decision", "Decision", wide=True),
)
KEYS = ["board", "meeting", "item", "title", "decision", "reference", "file", "line"]


def list_decisions(
    ctx: typer.Context,
    board: Boards = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only from DATE on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Only up to DATE.")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Only those with these words.")
    ] = None,
    format: Formats = Format.TEXT,
) -> None:
    """List the decisions of all minutes, by board and meeting."""
    run = session(ctx)
    first = parsed_date(since, "--since") if since else None
    last = parsed_date(until, "--until") if until else None
    loaded = run.load(Want.MEETINGS)
    found = [
        _row(one)
        for one in decisions(loaded.workspace)
        if (not board or one.board in board)
        and (first is None or one.meeting >= first)
        and (last is None or one.meeting <= last)
        and (not text or text.casefold() in f"{one.title} {one.text}".casefold())
    ]
    if format is Format.JSON:
        say(as_json({"decisions": found}))
    elif format is Format.CSV:
        say(as_csv(found, KEYS))
    elif found:
        say_table(found, COLUMNS)
    else:
        say("No decisions.")
    raise typer.Exit(files_read(loaded))


def _row(one: Decided) -> dict[str, Any]:
    return {
        "board": one.board,
        "meeting": one.meeting.isoformat(),
        "item": one.item,
        "title": one.title,
        "decision": one.text,
        "reference": one.reference,
        "file": one.location.file,
        "line": one.location.line,
    }
