"""``cspctl board attendance`` and ``interests``: who came, and who declared an interest."""

import datetime as dt
from typing import Annotated, Any

import typer

from cspctl.cli.actions.rows import files_read
from cspctl.cli.board import Board, Formats
from cspctl.cli.printing import Format, print_rows, say, say_table
from cspctl.cli.session import Session, board_named, parsed_date, session
from cspctl.loading import Loaded, Want
from cspctl.model.workspace import BoardFolder
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.attendance import Attendance, Held, Member
from cspctl.queries.meetings import planned
from cspctl.queries.people import Directory
from cspctl.reporters.rows import Column, as_csv, as_json

WANT = Want.FORWARD_PLANS | Want.MEETINGS
ATTENDANCE = (
    Column("name", "Member", wide=True),
    Column("capacity", "Seat"),
    Column("meetings", "Meetings"),
    Column("present", "Present"),
    Column("substituted", "Substitute"),
    Column("apologies", "Apologies"),
    Column("absent", "Absent"),
    Column("percent", "%"),
    Column("rule", "Missed in a row", wide=True),
)
CHANGES = (
    Column("date", "Date"),
    Column("name", "Who", wide=True),
    Column("before", "Before"),
    Column("after", "From then on"),
)
INTERESTS = (
    Column("date", "Meeting"),
    Column("item", "Item"),
    Column("title", "Title", wide=True),
    Column("name", "Who", wide=True),
    Column("kind", "Kind"),
    Column("nature", "Interest", wide=True),
    Column("withdrew", "Withdrew"),
)


def attendance(
    ctx: typer.Context,
    board: Board,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only meetings from DATE on.")
    ] = None,
    format: Formats = Format.TEXT,
) -> None:
    """Show who came to the meetings, who missed several in a row, and who joined or left.

    Of each meeting those count who had a seat that day. Cancelled meetings are left out, and so
    are those whose minutes do not say who came. A percentage is of meetings attended in person.
    """
    from cspctl.queries.attendance import attendance as attendance_of

    run = session(ctx)
    first = parsed_date(since, "--since") if since else None
    loaded, folder, directory = read_board(run, board)
    found = attendance_of(folder, directory, run.today, first)
    members = [_member(member, directory) for member in found.members]
    changed = _changes(folder, first)
    if format is Format.JSON:
        meetings = [_meeting(held) for held in found.meetings]
        answer = {"board": folder.board.id, "meetings": meetings}
        say(as_json({**answer, "members": members, "changes": changed}))
    elif format is Format.CSV:
        flat = [{key: row[key] for key in row if key != "record"} for row in members]
        say(as_csv(flat, list(flat[0]) if flat else []))
    else:
        _print_attendance(found, members, changed)
    raise typer.Exit(files_read(loaded))


def interests(ctx: typer.Context, board: Board, format: Formats = Format.TEXT) -> None:
    """List the declarations of interest in all minutes of a board.

    For the board and its clerk: it names interests in restricted items too.
    """
    from cspctl.queries.interests import declarations

    loaded, folder, directory = read_board(session(ctx), board)
    rows = [
        {
            "date": one.date.isoformat(),
            "item": one.interest.item,
            "title": one.title or None,
            "person": one.who.key,
            "name": one.who.name,
            "kind": one.interest.kind,
            "nature": one.interest.nature,
            "withdrew": one.interest.withdrew,
            "file": one.interest.where().file,
            "line": one.interest.where().line,
        }
        for one in declarations(folder, directory)
    ]

    def shown(row: Any) -> dict[str, Any]:
        return {**row, "withdrew": "yes" if row["withdrew"] else ""}

    title = f"{len(rows)} declared" if rows else "No minutes hold a declaration of interest."
    answer = {"board": folder.board.id, "interests": rows}
    print_rows(answer, rows, INTERESTS, format, title=title, shown=shown)
    raise typer.Exit(files_read(loaded))


def read_board(run: Session, board: str) -> tuple[Loaded, BoardFolder, Directory]:
    """What was read, the board named, and everybody it can name."""
    loaded = run.load(WANT)
    folder = board_named(loaded.workspace, board, loaded.problems)
    return loaded, folder, Directory(loaded.workspace, board)


def known_meeting(folder: BoardFolder, day: dt.date) -> dt.date:
    """The day of a meeting that is planned, or has a folder; CannotRun when there is none."""
    days = {meeting.date for meeting in planned(folder)} | set(folder.meetings)
    if day in days:
        return day
    place = Location(f"{folder.folder}/forward-plan.yaml", 0)
    mend = f"Meetings: {', '.join(map(str, sorted(days))) or 'none'}."
    raise CannotRun(error("F001", f"There is no meeting on {day}.", place, mend))


def _meeting(held: Held) -> dict[str, Any]:
    came = sum(seat.attended == "present" for seat in held.seats)
    return {
        "date": held.date.isoformat(),
        "status": held.status,
        "seats": len(held.seats) if held.seats else None,
        "present": came if held.seats else None,
    }


def _member(member: Member, directory: Directory) -> dict[str, Any]:
    from cspctl.queries.presence import agency_id

    return {
        "id": member.person.id,
        "name": member.person.name,
        "capacity": member.capacity,
        "agency": agency_id(directory, member.person) or None,
        "meetings": len(member.record),
        "present": member.times("present"),
        "substituted": member.times("substitute"),
        "apologies": member.times("apologies"),
        "absent": member.times("absent"),
        "percent": member.percent,
        "in_a_row": member.in_a_row,
        "rule": member.rule or None,
        "record": [
            {
                "date": day.isoformat(),
                "attended": seat.attended,
                "substitute": seat.substitute.key if seat.substitute else None,
            }
            for day, seat in member.record
        ],
    }


def _changes(folder: BoardFolder, since: dt.date | None) -> list[dict[str, Any]]:
    from cspctl.queries.membership import changes

    return [
        {
            "date": one.date.isoformat(),
            "id": one.person.id,
            "name": one.person.name,
            "before": one.before,
            "after": one.after,
        }
        for one in changes(folder.board.people)
        if since is None or one.date >= since
    ]


def _print_attendance(
    found: Attendance, members: list[dict[str, Any]], changed: list[dict[str, Any]]
) -> None:
    for status, words in (
        ("recorded", "Counted"),
        ("not recorded", "Not counted, no record of who came"),
        ("cancelled", "Not counted, cancelled"),
    ):
        days = [str(held.date) for held in found.meetings if held.status == status]
        if days or status == "recorded":
            say(f"{words}: {', '.join(days) or 'no meeting yet'}")
    say()
    shown = [
        {
            **row,
            "percent": "" if row["percent"] is None else row["percent"],
            "rule": f"{row['in_a_row']}: {row['rule']}" if row["rule"] else row["in_a_row"] or "",
        }
        for row in members
    ]
    say_table(shown, ATTENDANCE)
    if changed:
        say()
        say_table(
            [
                {**row, "before": row["before"] or "-", "after": row["after"] or "-"}
                for row in changed
            ],
            CHANGES,
            title="Changes of membership",
        )
