"""``cspctl agenda``: the agenda of a meeting."""

from typing import Annotated, Any

import typer

from cspctl.cli.board import Board, Formats
from cspctl.cli.printing import Format, print_problems, say, say_table
from cspctl.cli.session import board_named, parsed_date, session
from cspctl.documents.agenda import FrontSheet, front_sheet
from cspctl.documents.words import listed
from cspctl.loading import Want
from cspctl.model.agenda import printed
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.people import Directory
from cspctl.reporters.rows import Column, as_csv, as_json

Date = Annotated[str, typer.Argument(metavar="DATE", help="The meeting: 2017-12-13.")]
COLUMNS = (
    Column("item", "Item"),
    Column("title", "Title", wide=True),
    Column("presenter", "Presented by", wide=True),
    Column("duration", "Time"),
    Column("status", "Papers", wide=True),
)


def show(ctx: typer.Context, board: Board, date: Date, format: Formats = Format.TEXT) -> None:
    """Show the agenda of a meeting as the front sheet has it."""
    run = session(ctx)
    day = parsed_date(date, "DATE")
    loaded = run.load(Want.FORWARD_PLANS | Want.MEETINGS)
    folder = board_named(loaded.workspace, board, loaded.problems)
    meeting = folder.meetings.get(day)
    file = f"{folder.folder}/{day}/agenda.yaml"
    if meeting is None or meeting.agenda is None:
        found = [problem for problem in loaded.problems if problem.location.file == file]
        known = ", ".join(str(day) for day, held in folder.meetings.items() if held.agenda)
        mend = f"Meetings with an agenda: {known or 'none'}."
        missing = error("F001", "There is no agenda for this meeting.", Location(file, 0), mend)
        raise CannotRun(*(found or [missing]))
    print_problems([problem for problem in loaded.problems if problem.location.file == file])
    directory = Directory(loaded.workspace, board)
    sheet = front_sheet(folder, meeting.agenda, day, directory, {}, public=False)
    rows: list[dict[str, Any]] = []
    for (number, letter, item, _), line in zip(meeting.agenda.numbered(), sheet.items, strict=True):
        papers = [paper.file for paper in item.papers]
        rows.append(
            {
                "item": printed(number, letter),
                "title": line.title,
                "note": line.note or None,
                "presenter": line.presenter or None,
                "duration": item.duration,
                "restricted": item.restricted is not None,
                "status": line.status or None,
                "papers": papers,
            }
        )
    if format is Format.JSON:
        say(as_json({"board": board, "date": day.isoformat(), "items": rows}))
    elif format is Format.CSV:
        say(as_csv(rows, list(rows[0]) if rows else []))
    else:
        _print(sheet, rows)


def _print(sheet: FrontSheet, rows: list[dict[str, Any]]) -> None:
    head = sheet.head
    shown = [
        {
            **row,
            "duration": f"{row['duration']} min" if row["duration"] else "",
            "status": _papers(row),
        }
        for row in rows
    ]
    total = sum(row["duration"] or 0 for row in rows)
    when = ", ".join(part for part in (head.date, head.time) if part)
    say("\n".join(line for line in (head.board, when, head.venue) if line))
    say()
    say_table(shown, COLUMNS)
    say()
    say(f"Members: {listed(sheet.members)}")
    if sheet.invited:
        say(f"Invited: {listed(sheet.invited)}")
    say(f"Time given to items: {total} minutes")


def _papers(row: dict[str, Any]) -> str:
    count = len(row["papers"])
    words = [f"{count} paper{'' if count == 1 else 's'}"] if count else []
    words += [row["status"]] if row["status"] else []
    words += ["restricted"] if row["restricted"] else []
    return ", ".join(words)
