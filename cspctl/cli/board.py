"""``cspctl board``: who sits on a board, and its terms in figures."""

import datetime as dt
from typing import Annotated, Any

import typer

from cspctl.cli.actions.rows import files_read
from cspctl.cli.printing import Format, say, say_table
from cspctl.cli.session import board_named, session
from cspctl.documents.words import time_words
from cspctl.loading import Want
from cspctl.model import board as model
from cspctl.queries.meetings import meeting_from
from cspctl.queries.people import Directory
from cspctl.reporters.rows import Column, as_csv, as_json

Board = Annotated[str, typer.Argument(metavar="BOARD", help="The board's id, such as csp.")]
Formats = Annotated[Format, typer.Option("--format", help="How to print the answer.")]


def show(ctx: typer.Context, board: Board, format: Formats = Format.TEXT) -> None:
    """Show a board: its seats and advisers today, its sub-groups, its terms in figures."""
    run = session(ctx)
    loaded = run.load(Want.FORWARD_PLANS)
    unread = files_read(loaded)
    folder = board_named(loaded.workspace, board, loaded.problems)
    directory = Directory(loaded.workspace, board)
    own = folder.board
    people = [
        {
            "id": person.id,
            "name": person.name,
            "capacity": person.capacity_on(run.today),
            "post": person.post if person.post != person.name else None,
            "agency": directory.agency_name(person.agency) if person.agency else None,
        }
        for person in own.people
        if person.capacity_on(run.today) is not None
    ]
    groups: list[dict[str, Any]] = [
        {
            "id": group.id,
            "name": group.name,
            "chair": [who.name for who in directory.all(group.chair, run.today)],
        }
        for group in own.subgroups
    ]
    following = meeting_from(folder, run.today)
    if format is Format.JSON:
        answer = {
            "id": own.id,
            "name": own.name,
            "organisation": own.organisation,
            "regime": own.regime,
            "people": people,
            "subgroups": groups,
            "next_meeting": following.isoformat() if following else None,
        }
        say(as_json(answer))
    elif format is Format.CSV:
        say(as_csv(people, ["id", "name", "capacity", "post", "agency"]))
    else:
        _print(own, people, groups, following)
    raise typer.Exit(unread)


def _print(
    own: model.Board,
    people: list[dict[str, Any]],
    groups: list[dict[str, Any]],
    following: dt.date | None,
) -> None:
    say(f"{own.name} ({own.id})")
    say(own.organisation or "")
    say()
    columns = (
        Column("capacity", "Seat"),
        Column("name", "Name", wide=True),
        Column("agency", "Agency", wide=True),
    )
    say_table([person for person in people if person["capacity"] != "attendee"], columns)
    if groups:
        say()
        chaired = (Column("name", "Sub-group", wide=True), Column("chair", "Chair", wide=True))
        say_table(groups, chaired)
    say()
    for line in _terms(own.terms):
        say(line)
    say(f"Next meeting: {following or 'none planned'}")


def _terms(terms: model.Terms) -> list[str]:
    lines = []
    if terms.quorum:
        share = "/".join(str(part) for part in terms.quorum.share) if terms.quorum.share else ""
        parts = [f"{share} of the seats" if share else "", ""]
        if terms.quorum.at_least:
            parts[1] = f"at least {terms.quorum.at_least}"
        lines.append(f"Quorum: {', '.join(part for part in parts if part)}")
    if terms.meetings:
        often = f"{terms.meetings.a_year} a year" if terms.meetings.a_year else ""
        facts = [often, time_words(terms.meetings.time), terms.meetings.venue or ""]
        lines.append(f"Meetings: {', '.join(fact for fact in facts if fact)}")
    lines.append(f"Substitutes: {'yes' if terms.substitutes else 'no'}")
    if terms.notice and terms.notice.clear_working_days is not None:
        lines.append(f"Notice: {terms.notice.clear_working_days} clear working days")
    elif terms.notice and terms.notice.days is not None:
        lines.append(f"Notice: {terms.notice.days} days")
    return lines
