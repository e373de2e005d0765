"""``cspctl pack status``: what of a meeting's papers is in, and how long there is."""

import datetime as dt
from typing import Any

import typer

from cspctl.cli.actions.rows import files_read
from cspctl.cli.agenda import Date
from cspctl.cli.board import Board, Formats
from cspctl.cli.pack_meeting import issued_file, issued_or_none, meeting_or_stop
from cspctl.cli.printing import Format, say, say_table
from cspctl.cli.session import parsed_date, session
from cspctl.documents.words import long_date
from cspctl.loading import Want
from cspctl.pack.issuing import Issued
from cspctl.queries.readiness import Readiness, readiness
from cspctl.reporters.rows import Column, as_csv, as_json

COLUMNS = (
    Column("item", "Item"),
    Column("status", "Status"),
    Column("title", "Title", wide=True),
    Column("file", "Paper", wide=True),
    Column("detail", "Remark", wide=True),
)
WANT = Want.FORWARD_PLANS | Want.MEETINGS | Want.PAPERS | Want.DELIVERY_PLANS | Want.PERFORMANCE
KEYS = ("item", "status", "title", "file", "detail", "restricted_without_reason", "line")
_WITHOUT_REASON = "Restricted without its reason."


def status(ctx: typer.Context, board: Board, date: Date, format: Formats = Format.TEXT) -> None:
    """Say which papers are in, late, awaited or missing, and how many days there are to notice.

    Exits with 1 while something keeps the pack from being issued.
    """
    run = session(ctx)
    day = parsed_date(date, "DATE")
    loaded = run.load(WANT)
    unread = files_read(loaded)
    folder, meeting = meeting_or_stop(loaded, board, day)
    found = readiness(loaded.workspace, folder, meeting, run.today)
    issued = issued_or_none(run, issued_file(folder, day))
    rows: list[dict[str, Any]] = [
        {
            "item": row.item,
            "status": row.standing,
            "title": row.title,
            "file": row.file or None,
            "detail": row.detail or None,
            "restricted_without_reason": row.unreasoned,
            "line": row.place.line,
        }
        for row in found.rows
    ]
    if format is Format.JSON:
        say(as_json(_answer(board, day, found, issued, rows)))
    elif format is Format.CSV:
        say(as_csv(rows, KEYS))
    else:
        shown = [
            {**row, "detail": " ".join(filter(None, (row["detail"], _reason(row)))) or None}
            for row in rows
        ]
        say_table(shown, COLUMNS)
        say()
        for line in _summary(found, issued, run.today):
            say(line)
    raise typer.Exit(unread or (0 if found.ready else 1))


def _reason(row: dict[str, Any]) -> str:
    return _WITHOUT_REASON if row["restricted_without_reason"] else ""


def _answer(
    board: str, day: dt.date, found: Readiness, issued: Issued | None, rows: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "board": board,
        "date": day.isoformat(),
        "ready": found.ready,
        "notice": _iso(found.notice),
        "latest_notice": _iso(found.latest),
        "reports_due": _iso(found.reports_due),
        "days_to_notice": found.days,
        "working_days_to_notice": found.working_days,
        "issued": _iso(issued.on) if issued else None,
        "papers": rows,
        "not_on_agenda": [
            {
                "title": item.title,
                "report": item.report,
                "provisional": item.provisional,
                "file": item.where("title").file,
                "line": item.where("title").line,
            }
            for item in found.not_on_agenda
        ],
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _summary(found: Readiness, issued: Issued | None, today: dt.date) -> list[str]:
    lines = []
    if found.not_on_agenda:
        titles = "; ".join(
            item.title + (" (TBC)" if item.provisional else "") for item in found.not_on_agenda
        )
        lines.append(f"In the forward plan and not on the agenda: {titles}.")
    if found.reports_due:
        passed = " (gone by)" if found.reports_due < today else ""
        lines.append(f"Papers due from their authors: {long_date(found.reports_due)}{passed}.")
    lines.append(_notice(found))
    if found.notice and found.latest and found.notice > found.latest:
        lines.append(f"That is too late: notice is due on {long_date(found.latest)}.")
    counts = [
        f"{many} {kind}"
        for kind in ("in", "late", "to follow", "verbal", "awaited", "missing")
        if (many := sum(row.standing == kind for row in found.rows))
    ]
    lines.append(f"{'Ready' if found.ready else 'Not ready'}: {', '.join(counts) or 'no papers'}.")
    if issued:
        lines.append(f"Issued on {long_date(issued.on)}.")
    return lines


def _notice(found: Readiness) -> str:
    if found.notice is None or found.days is None or found.working_days is None:
        return "Notice: neither the board's regime nor its terms ask for any."
    day = long_date(found.notice)
    if found.days == 0:
        return f"Notice is given today, {day}."
    many = f"{_days(abs(found.days))} ({abs(found.working_days)} working)"
    return f"Notice: {day}, " + (f"in {many}." if found.days > 0 else f"{many} ago.")


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"
