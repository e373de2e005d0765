"""``cspctl board quorum``: whether enough of a board come to a meeting, and to each item."""

import datetime as dt
from typing import Annotated, Any

import typer

from cspctl.cli.actions.options import ExitCode
from cspctl.cli.actions.rows import files_read
from cspctl.cli.board import Board, Formats
from cspctl.cli.people import known_meeting, read_board
from cspctl.cli.printing import Format, note, say, say_table
from cspctl.cli.session import parsed_date, session
from cspctl.documents.words import listed, long_date
from cspctl.model.workspace import BoardFolder
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.meetings import meeting_from
from cspctl.queries.people import Directory
from cspctl.queries.quorum import MeetingQuorum, meeting_quorum
from cspctl.reporters.rows import Column, as_csv, as_json

COLUMNS = (
    Column("item", "Item"),
    Column("title", "Title", wide=True),
    Column("withdrawn", "Withdraws", wide=True),
    Column("counted", "Left"),
    Column("quorate", "Quorate"),
)


def quorum(
    ctx: typer.Context,
    board: Board,
    date: Annotated[
        str | None,
        typer.Argument(metavar="[DATE]", help="The meeting; the next one when left out."),
    ] = None,
    format: Formats = Format.TEXT,
    exit_code: ExitCode = False,
) -> None:
    """Show whether a meeting has its quorum: by its minutes, or before it by its apologies.

    An item loses those whose declared interest makes them withdraw: as minuted, or, before the
    meeting, for a prejudicial or disclosable pecuniary interest.
    """
    run = session(ctx)
    given = parsed_date(date, "DATE") if date else None
    loaded, folder, directory = read_board(run, board)
    found = meeting_quorum(folder, directory, _day(folder, given, run.today))
    short = found.needed is not None and found.counted < found.needed
    items = [
        {
            "item": one.item,
            "title": one.title,
            "withdrawn": [who.key for who in one.withdrawn],
            "counted": one.counted,
            "quorate": None if found.needed is None else one.counted >= found.needed,
        }
        for one in found.items
    ]
    if format is Format.JSON:
        say(as_json(_quorum(folder, found, items)))
    elif format is Format.CSV:
        say(as_csv(items, ["item", "title", "withdrawn", "counted", "quorate"]))
    else:
        _print_quorum(found, directory, items)
    for who in found.unplaced:
        note(f"{who.name} withdraws by a declared interest that names no item: not counted here.")
    below = short or any(item["quorate"] is False for item in items)
    raise typer.Exit(files_read(loaded) or int(exit_code and below))


def _day(folder: BoardFolder, given: dt.date | None, today: dt.date) -> dt.date:
    """The meeting that is meant: the one named, or the next."""
    day = given or meeting_from(folder, today)
    if day is None:
        place = Location(f"{folder.folder}/forward-plan.yaml", 0)
        message = "No meeting is planned from today on."
        raise CannotRun(error("F001", message, place, "Name the meeting: its date."))
    return known_meeting(folder, day)


def _quorum(
    folder: BoardFolder, found: MeetingQuorum, items: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "board": folder.board.id,
        "date": found.date.isoformat(),
        "basis": "minutes" if found.recorded else "forecast",
        "seats": len(found.seats),
        "needed": found.needed,
        "counted": found.counted,
        "quorate": None if found.needed is None else found.counted >= found.needed,
        "apologies": [seat.person.id for seat in found.seats if seat.attended == "apologies"],
        "items": items,
    }


def _print_quorum(found: MeetingQuorum, directory: Directory, items: list[dict[str, Any]]) -> None:
    say(f"{directory.board.name}, {long_date(found.date)}")
    verb = "came" if found.recorded else "expected, after the apologies that are in the minutes"
    say(f"{found.counted} of {len(found.seats)} {verb}")
    if found.needed is None:
        say("The board's terms set no quorum.")
    elif found.counted >= found.needed:
        say(
            f"Quorum: {found.needed}. The meeting has it, with {found.counted - found.needed} over."
        )
    else:
        say(f"Quorum: {found.needed}. The meeting lacks {found.needed - found.counted}.")
    sorry = [seat.person.name for seat in found.seats if seat.attended == "apologies"]
    if sorry:
        say(f"Apologies: {listed(sorry)}")
    rows = [row for row in items if row["withdrawn"]]
    if rows:
        say()
        names = {who.key: who.name for one in found.items for who in one.withdrawn}
        quorate = {True: "yes", False: "no", None: ""}
        shown = [
            {
                **row,
                "withdrawn": [names[key] for key in row["withdrawn"]],
                "quorate": quorate[row["quorate"]],
            }
            for row in rows
        ]
        say_table(shown, COLUMNS, title="Items from which somebody withdraws")
