"""``cspctl plan dates``: when notice, papers and draft minutes are due, and how that is counted."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from cspctl.cli.actions.rows import files_read
from cspctl.cli.board import Board, Formats
from cspctl.cli.printing import Format, print_problems, say, say_table
from cspctl.cli.session import board_named, parsed_date, session
from cspctl.documents.words import long_date
from cspctl.loading import Want
from cspctl.model.board import Board as BoardFacts
from cspctl.model.forward_plan import PlannedMeeting
from cspctl.model.workspace import BoardFolder
from cspctl.problems import Location, Problem, Severity
from cspctl.queries.meetings import planned
from cspctl.queries.notice import (
    Day,
    binding,
    draft_minutes,
    explain,
    explain_minutes,
    explain_reports,
    latest_notice,
    reports_due,
)
from cspctl.reporters.rows import Column, as_csv, as_json

COLUMNS = (
    Column("date", "Meeting"),
    Column("notice", "Notice by"),
    Column("reports_due", "Reports due"),
    Column("draft_minutes", "Draft minutes"),
    Column("publish", "Publication stated", wide=True),
)
KEYS = ("date", "notice", "reports_due", "draft_minutes", "publish")
COUNTS = ("notice", "reports_due", "draft_minutes")


def dates(
    ctx: typer.Context,
    board: Board,
    date: Annotated[
        str | None, typer.Argument(metavar="[DATE]", help="Only this meeting: 2017-12-13.")
    ] = None,
    explained: Annotated[
        bool, typer.Option("--explain", help="Count the days one by one, and name those left out.")
    ] = False,
    coming: Annotated[
        bool, typer.Option("--coming", help="Only meetings that are still to come.")
    ] = False,
    format: Formats = Format.TEXT,
) -> None:
    """Say by when notice, papers and draft minutes are due.

    Notice is the latest working day that the board's regime and its terms allow.
    """
    run = session(ctx)
    loaded = run.load(Want.FORWARD_PLANS)
    unread = files_read(loaded)
    folder = board_named(loaded.workspace, board, loaded.problems)
    if date is None:
        meetings = [row for row in planned(folder) if not coming or row.date >= run.today]
    else:
        meetings = [_meeting(folder, parsed_date(date, "DATE"))]
    rows = [_row(folder.board, meeting, explained) for meeting in meetings]
    if format is Format.JSON:
        say(as_json({"meetings": rows}))
    elif format is Format.CSV and explained:
        days = [
            {"meeting": row["date"], "count": count, **day}
            for row in rows
            for count in COUNTS
            for day in row["days"][count]
        ]
        say(as_csv(days, ["meeting", "count", "date", "part", "number", "why"]))
    elif format is Format.CSV:
        say(as_csv(rows, KEYS))
    elif explained:
        for place, meeting in enumerate(meetings):
            say(("\n" if place else "") + "\n".join(_explained(folder.board, meeting)))
    elif rows:
        stated = any(row["publish"] for row in rows)
        say_table(rows, COLUMNS if stated else COLUMNS[:-1])
    else:
        say("No meetings are planned.")
    raise typer.Exit(unread)


def _meeting(folder: BoardFolder, day: dt.date) -> PlannedMeeting:
    """The planned meeting of a day, or one that is only thought of."""
    found = folder.forward_plan.on(day) if folder.forward_plan else None
    if found is not None:
        return found
    known = ", ".join(str(one.date) for one in planned(folder)) or "none"
    problem = Problem(
        "F001",
        Severity.WARNING,
        f"No meeting is planned on {day}; these are the dates that it would have.",
        Location(f"{folder.folder}/forward-plan.yaml", 0),
        f"Planned: {known}.",
    )
    print_problems([problem])
    return PlannedMeeting(date=day)


def _row(board: BoardFacts, meeting: PlannedMeeting, explained: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "date": meeting.date.isoformat(),
        "notice": _iso(latest_notice(board, meeting.date)),
        "reports_due": _iso(reports_due(board, meeting.date, meeting.publish)),
        "draft_minutes": _iso(draft_minutes(board, meeting.date)),
        "publish": _iso(meeting.publish),
    }
    if explained:
        rule = binding(board, meeting.date)
        counts = (
            explain(board, meeting.date),
            explain_reports(board, meeting.date, meeting.publish),
            explain_minutes(board, meeting.date),
        )
        row["rule"] = str(rule) if rule else None
        row["days"] = {
            name: [
                {"date": _iso(day.date), "part": day.part, "number": day.number, "why": day.why}
                for day in days
            ]
            for name, days in zip(COUNTS, counts, strict=True)
        }
    return row


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _explained(board: BoardFacts, meeting: PlannedMeeting) -> list[str]:
    """A meeting's three counts in words."""
    day = meeting.date
    notice, rule = latest_notice(board, day), binding(board, day)
    lines = [f"Meeting of {long_date(day)}"]
    if notice is None:
        lines.append("Notice: neither the board's regime nor its terms ask for any.")
    else:
        lines.append(f"Notice: {long_date(notice)} at the latest.")
        lines.append(f"  For {rule}:")
        issue = "day of issue, does not count"
        if rule is not None and rule.kind == "days":
            issue = f"day of issue, {(day - notice).days} days before the meeting"
        lines += _counted(explain(board, day), {"issue": issue})
    if meeting.publish is not None:
        late = ": that is too late" if notice is not None and meeting.publish > notice else ""
        lines.append(f"Publication is stated as {long_date(meeting.publish)}{late}.")
    due = reports_due(board, day, meeting.publish)
    if due is None:
        lines.append("Reports: the terms set no deadline, or there is no notice to count from.")
    else:
        lines.append(f"Reports due: {long_date(due)}, working days back from the notice.")
        words = {"start": "notice, does not count"}
        lines += _counted(explain_reports(board, day, meeting.publish), words)
    minutes = draft_minutes(board, day)
    if minutes is None:
        lines.append("Draft minutes: the terms set no day.")
    else:
        lines.append(f"Draft minutes: {long_date(minutes)}, working days after the meeting.")
        lines += _counted(explain_minutes(board, day), {})
    return lines


def _counted(days: Sequence[Day], words: dict[str, str]) -> list[str]:
    words = {"meeting": "day of the meeting, does not count", **words}
    lines = []
    for day in days:
        if day.part == "counted":
            what = f"{day.number}" + (f" ({day.why})" if day.why else "")
        elif day.part == "left out":
            what = f"-  left out: {day.why or 'before the notice period'}"
        else:
            what = f"-  {words[day.part]}"
        lines.append(f"  {long_date(day.date):<27}  {what}")
    return lines
