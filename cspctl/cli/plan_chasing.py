"""``cspctl plan chase``: who owes which paper by when."""

from typing import Annotated, Any

import typer

from cspctl.changes.planning import meeting_on
from cspctl.cli.actions.rows import files_read
from cspctl.cli.board import Board, Formats
from cspctl.cli.printing import Format, note, print_rows
from cspctl.cli.session import board_named, parsed_date, session
from cspctl.loading import Want
from cspctl.queries.owed import owed
from cspctl.queries.people import Directory
from cspctl.reporters.rows import Column

COLUMNS = (
    Column("reports_due", "Due"),
    Column("days_overdue", "Days late"),
    Column("presenter", "Who", wide=True),
    Column("title", "Paper", wide=True),
    Column("meeting", "Meeting"),
    Column("report", "Report"),
)


def chase(
    ctx: typer.Context,
    board: Board,
    date: Annotated[
        str | None, typer.Argument(metavar="[DATE]", help="Only this meeting: 2018-03-28.")
    ] = None,
    format: Formats = Format.TEXT,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 when a paper is overdue.")
    ] = False,
    drafts: Annotated[
        bool,
        typer.Option("--drafts", help="Write an e-mail draft to each author; nothing is sent."),
    ] = False,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="DIR", help="The drafts' folder."),
    ] = None,
) -> None:
    """Say who owes which paper by when, the overdue first.

    A paper is owed while the plan awaits it, or says that it is to follow, and no agenda has it.
    """
    run = session(ctx)
    loaded = run.load(Want.FORWARD_PLANS | Want.MEETINGS)
    unread = files_read(loaded)
    folder = board_named(loaded.workspace, board, loaded.problems)
    day = parsed_date(date, "DATE") if date else None
    if day is not None:
        meeting_on(folder, day, "DATE")
    directory = Directory(loaded.workspace, board)
    rows: list[dict[str, Any]] = []
    names: dict[int, list[str]] = {}
    papers = owed(folder, run.today, day)
    for one in papers:
        who = directory.all(one.presenter, one.meeting)
        row = {
            "board": one.board,
            "meeting": one.meeting.isoformat(),
            "title": one.title,
            "presenter": [found.key for found in who],
            "reports_due": one.due.isoformat() if one.due else None,
            "days_overdue": one.days_overdue,
            "report": one.report,
        }
        names[id(row)] = [found.name for found in who]
        rows.append(row)

    def shown(row: Any) -> dict[str, Any]:
        return {
            **row,
            "presenter": ", ".join(names[id(row)]) or "nobody",
            "reports_due": row["reports_due"] or "no deadline",
            "days_overdue": row["days_overdue"] or "",
        }

    print_rows({"items": rows}, rows, COLUMNS, format, title="No paper is owed.", shown=shown)
    if drafts:
        from cspctl.cli.mailing import output_folder
        from cspctl.cli.plan_mailing import FOLDER, write_drafts

        place = output_folder(run, output, FOLDER)
        files, unreached = write_drafts(run, directory, papers, place)
        for reason in unreached:
            note(f"No draft: {reason}.")
        many = "1 draft" if len(files) == 1 else f"{len(files)} drafts"
        note(f"{output or FOLDER}: {many}. Nothing was sent.")
    overdue = any(row["days_overdue"] for row in rows)
    raise typer.Exit(unread or (1 if exit_code and overdue else 0))
