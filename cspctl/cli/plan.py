"""``cspctl plan``: the forward plan."""

import datetime as dt
from typing import Annotated, Any

import typer

from cspctl.changes.planning import meeting_on
from cspctl.cli.actions.rows import files_read
from cspctl.cli.board import Board, Formats
from cspctl.cli.printing import Format, say, say_table
from cspctl.cli.session import board_named, parsed_date, session
from cspctl.documents.words import long_date, time_words
from cspctl.loading import Want
from cspctl.model.agenda import letter_of
from cspctl.model.forward_plan import PlanItem
from cspctl.queries.meetings import facts
from cspctl.queries.notice import publication
from cspctl.queries.people import Directory
from cspctl.reporters.rows import Column, as_csv, as_json

COLUMNS = (
    Column("letter", ""),
    Column("title", "Title", wide=True),
    Column("presenter", "Presented by", wide=True),
    Column("part", "Part"),
    Column("reason", "For"),
    Column("report", "Report"),
)


def show(
    ctx: typer.Context,
    board: Board,
    part: Annotated[
        str | None,
        typer.Option("--part", metavar="discussion|business", help="Only items of this part."),
    ] = None,
    presenter: Annotated[
        str | None, typer.Option("--presenter", metavar="WHO", help="Only what WHO presents.")
    ] = None,
    report: Annotated[
        str | None,
        typer.Option("--report", metavar="STATUS", help="Only items whose paper is so."),
    ] = None,
    date: Annotated[
        str | None, typer.Option("--meeting", metavar="DATE", help="Only this meeting.")
    ] = None,
    coming: Annotated[
        bool, typer.Option("--coming", help="Only meetings that are still to come.")
    ] = False,
    format: Formats = Format.TEXT,
) -> None:
    """Show the meetings of the forward plan and what each will consider."""
    run = session(ctx)
    loaded = run.load(Want.FORWARD_PLANS)
    unread = files_read(loaded)
    folder = board_named(loaded.workspace, board, loaded.problems)
    directory = Directory(loaded.workspace, board)
    plan = folder.forward_plan
    day = parsed_date(date, "--meeting") if date else None
    if day is not None:
        meeting_on(folder, day, "--meeting")
    meetings: list[dict[str, Any]] = []
    for meeting in sorted(plan.meetings, key=lambda row: row.date) if plan else ():
        if (coming and meeting.date < run.today) or day not in (None, meeting.date):
            continue
        known = facts(folder, meeting.date)
        published = publication(folder.board, meeting)
        items = [
            row
            for row in _items(meeting.items, directory, meeting.date)
            if (part is None or row["part"] == part)
            and (report is None or row["report"] == report)
            and (presenter is None or directory.who(presenter).name in row["presenter"])
        ]
        meetings.append(
            {
                "date": meeting.date.isoformat(),
                "time": time_words(known.time) or None,
                "venue": known.venue,
                "publish": published.isoformat() if published else None,
                "status": meeting.status,
                "items": items,
            }
        )
    if format is Format.JSON:
        say(as_json({"meetings": meetings}))
    elif format is Format.CSV:
        rows = [{"date": row["date"], **item} for row in meetings for item in row["items"]]
        say(as_csv(rows, ["date", *(column.key for column in COLUMNS)]))
    else:
        for place, row in enumerate(meetings):
            say(("\n" if place else "") + _heading(row))
            if row["items"]:
                say_table(row["items"], COLUMNS)
            else:
                say("No items.")
        if not meetings:
            say("No meetings are planned.")
    raise typer.Exit(unread)


def _items(
    items: tuple[PlanItem, ...], directory: Directory, day: dt.date, *, parts: bool = False
) -> list[dict[str, Any]]:
    rows = []
    for place, item in enumerate(items):
        rows.append(
            {
                "letter": f"({letter_of(place)})" if parts else "",
                "title": item.title + (" (TBC)" if item.provisional else ""),
                "presenter": [who.name for who in directory.all(item.presenter, day)],
                "part": "restricted" if item.restricted else item.part,
                "reason": item.reason,
                "report": item.report,
            }
        )
        rows += _items(item.items, directory, day, parts=True)
    return rows


def _heading(meeting: dict[str, Any]) -> str:
    day = dt.date.fromisoformat(meeting["date"])
    published = dt.date.fromisoformat(meeting["publish"]) if meeting["publish"] else None
    facts_known = [meeting["time"], meeting["venue"]]
    lines = [f"{long_date(day)} ({meeting['status']})"]
    lines += [", ".join(fact for fact in facts_known if fact)] if any(facts_known) else []
    lines += [f"Published {long_date(published)}"] if published else []
    return "\n".join(lines)
