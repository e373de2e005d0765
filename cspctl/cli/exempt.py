"""``cspctl board exempt``: the register of all that a board withholds."""

from typing import Annotated, Any

import typer

from cspctl.cli.actions.rows import files_read
from cspctl.cli.board import Board, Formats
from cspctl.cli.printing import Format, say, say_table
from cspctl.cli.session import board_named, session
from cspctl.loading import Want
from cspctl.queries.exempt import Exempt, exempt_register
from cspctl.queries.people import Directory
from cspctl.reporters.rows import Column, as_csv, as_json

INTERNAL = "Internal: the register says what is withheld and why. It is not for publication."
COLUMNS = (
    Column("meeting", "Meeting"),
    Column("what", "What"),
    Column("title", "Title", wide=True),
    Column("paragraphs", "Paragraph"),
    Column("reason", "Reason", wide=True),
    Column("public_interest", "Public interest", wide=True),
    Column("may_see", "May see", wide=True),
    Column("review", "Review"),
    Column("days_overdue", "Days overdue"),
)
KEYS = (
    "kind",
    "name",
    "title",
    "meeting",
    "paragraphs",
    "reason",
    "public_interest",
    "may_see",
    "public_title",
    "review",
    "days_overdue",
    "file",
    "line",
)
KINDS = {"planned": "planned item", "minutes": "minutes of"}


def exempt(
    ctx: typer.Context,
    board: Board,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only what should have been reviewed before today.")
    ] = False,
    format: Formats = Format.TEXT,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 when a review is overdue.")
    ] = False,
) -> None:
    """List what a board withholds: why, under which paragraph, who may see it, its next review."""
    run = session(ctx)
    loaded = run.load(Want.FORWARD_PLANS | Want.MEETINGS | Want.ACTIONS)
    unread = files_read(loaded)
    folder = board_named(loaded.workspace, board, loaded.problems)
    directory = Directory(loaded.workspace, board)
    register = exempt_register(loaded.workspace, folder)
    late = [entry for entry in register if entry.days_overdue(run.today)]
    rows = []
    for entry in late if overdue else register:
        row = _row(entry, entry.days_overdue(run.today))
        day = entry.meeting or run.today
        row["may_see"] = [who.name for who in directory.all(entry.restriction.may_see, day)]
        rows.append(row)
    if format is Format.JSON:
        say(as_json({"board": board, "note": INTERNAL, "exempt": rows}))
    elif format is Format.CSV:
        say(as_csv(rows, KEYS))
    else:
        _print(folder.board.name, rows, len(late), only_late=overdue)
    raise typer.Exit(unread or (1 if exit_code and late else 0))


def _row(entry: Exempt, late: int) -> dict[str, Any]:
    held = entry.restriction
    return {
        "kind": entry.kind,
        "name": entry.name or None,
        "title": entry.title,
        "meeting": entry.meeting.isoformat() if entry.meeting else None,
        "paragraphs": list(held.paragraph),
        "reason": held.reason,
        "public_interest": held.public_interest,
        "may_see": [],
        "public_title": held.public_title,
        "review": held.review.isoformat() if held.review else None,
        "days_overdue": late,
        "file": entry.location.file,
        "line": entry.location.line,
    }


def _print(board: str, rows: list[dict[str, Any]], late: int, *, only_late: bool) -> None:
    say(f"Exempt register: {board}")
    say(INTERNAL)
    say()
    if not rows:
        say("No review is overdue." if only_late else "Nothing is withheld.")
        return
    shown = [
        {
            **row,
            "what": f"{KINDS.get(row['kind'], row['kind'])} {row['name'] or ''}".rstrip(),
            "paragraphs": ", ".join(str(number) for number in row["paragraphs"]),
            "days_overdue": row["days_overdue"] or "",
        }
        for row in rows
    ]
    say_table(shown, [column for column in COLUMNS if any(row[column.key] for row in shown)])
    say()
    counted = {0: "No review is", 1: "1 review is"}.get(late, f"{late} reviews are")
    say(f"{counted} overdue.")
