"""``cspctl minutes``: from the minutes to the log, without retyping."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from cspctl.changes.change import Change
from cspctl.changes.logs import log_of
from cspctl.changes.minuted import take_in
from cspctl.cli.actions.writing import DryRun, carry_out
from cspctl.cli.agenda import Date
from cspctl.cli.board import Board, Formats
from cspctl.cli.printing import Format, note, print_problems, say, say_table
from cspctl.cli.session import board_named, is_asked, parsed_date, session
from cspctl.loading import Files, Loaded, Want
from cspctl.model.workspace import Workspace
from cspctl.problems import CannotRun, Location, Problem, Severity, error
from cspctl.queries.minutes_log import Match, matched
from cspctl.queries.people import Who
from cspctl.queries.unread_minutes import unread_lines
from cspctl.reporters.rows import Column, as_csv, as_json

UNREAD_SHOWN = 10
WANT = Want.LOG | Want.MEETINGS
HOW = {
    "number": "in the log, by its number",
    "origin": "in the log, by its origin",
    "likeness": "in the log, by its words",
    "older": "looks like an older action",
    "missing": "number not in the log",
    "new": "new",
}
COLUMNS = (
    Column("item", "Item"),
    Column("id", "No."),
    Column("status", "Log", wide=True),
    Column("lead", "Lead", wide=True),
    Column("target", "Due"),
    Column("action", "Action", wide=True),
)


def actions(
    ctx: typer.Context,
    board: Board,
    date: Date,
    apply: Annotated[
        bool,
        typer.Option("--apply", help="Add the new ones, and write every number to the minutes."),
    ] = False,
    allow_duplicate: Annotated[
        bool,
        typer.Option("--allow-duplicate", help="Add those too that look like an older action."),
    ] = False,
    dry_run: DryRun = False,
    format: Formats = Format.TEXT,
) -> None:
    """Compare the ACTIONs of the minutes with the log, and add what it lacks with --apply.

    However often it runs, nothing is added twice: an ACTION is known by its number, then by its
    origin, then by its words. Exits with 1 when a person has to say something first.
    """
    run = session(ctx)
    day = parsed_date(date, "DATE")
    loaded = run.load(WANT)
    minutes_or_stop(loaded, board, day)
    matches = matched(loaded.workspace, board, day)
    chosen = _ask(matches) if apply and is_asked() else {}
    if apply or dry_run:

        def make(workspace: Workspace, files: Files) -> Change:
            return take_in(
                workspace,
                log_of(workspace, files, board),
                board,
                day,
                matched(workspace, board, day),
                run.today,
                also_older=allow_duplicate,
                chosen=chosen,
            )

        carry_out(run, make, dry_run=dry_run, want=WANT)
    else:
        _show(matches, board, format)
    problems = _problems(matches, chosen, also_older=allow_duplicate)
    print_problems(problems)
    note_unread(loaded, board, [day])
    raise typer.Exit(1 if problems else 0)


def minutes_or_stop(loaded: Loaded, board: str, day: dt.date) -> None:
    """Make sure that there are minutes; CannotRun with what is wrong with them."""
    folder = board_named(loaded.workspace, board)
    meeting = folder.meetings.get(day)
    file = f"{folder.folder}/{day}/minutes.md"
    found = [problem for problem in loaded.problems if problem.location.file == file]
    if meeting is None or meeting.minutes is None:
        known = ", ".join(str(held.date) for held in folder.meetings.values() if held.minutes)
        mend = f"Meetings with minutes: {known or 'none'}."
        missing = error("F001", "There are no minutes of this meeting.", Location(file, 0), mend)
        raise CannotRun(*(found or [missing]))
    print_problems(found)


def note_unread(loaded: Loaded, board: str, days: Iterable[dt.date]) -> None:
    """Say where minutes of these days have actions that are not written so that they are read."""
    meetings = board_named(loaded.workspace, board).meetings
    found = [
        one
        for day in days
        if (minutes := meetings[day].minutes)
        for one in unread_lines(minutes)
        if one.what == "ACTION"
    ]
    for one in found[:UNREAD_SHOWN]:
        note(f"{one.location}: not read as an ACTION. Write: {one.write}")
    if len(found) > UNREAD_SHOWN:
        note(f"{len(found) - UNREAD_SHOWN} more; 'cspctl check --select M408' lists them all.")


def _ask(matches: list[Match]) -> dict[str, Who]:
    """Ask a person who is meant by a text that several people answer to."""
    chosen: dict[str, Who] = {}
    for match in matches:
        if match.how not in ("new", "older"):
            continue
        for text, people in match.minuted.led.ambiguous:
            if text in chosen:
                continue
            note(f"{match.minuted.text}")
            for place, who in enumerate(people, start=1):
                note(f"  {place}  {who.name}")
            answer = typer.prompt(f"Who is {text}? (0 for nobody)", default=0, type=int, err=True)
            if 1 <= answer <= len(people):
                chosen[text] = people[answer - 1]
    return chosen


def _show(matches: list[Match], board: str, format: Format) -> None:
    rows = [_row(match, board) for match in matches]
    if format is Format.JSON:
        say(as_json({"actions": rows}))
    elif format is Format.CSV:
        say(as_csv(rows, ["item", "id", "how", "why", "lead", "target", "action", "file", "line"]))
    elif rows:
        shown = [
            {**row, "status": HOW[row["how"]] + (f": {row['why']}" if row["why"] else "")}
            for row in rows
        ]
        say_table(shown, COLUMNS)
        new = sum(match.how == "new" for match in matches)
        are = f"{new} of them new. Add {'it' if new == 1 else 'them'} with --apply." if new else ""
        note(f"{len(rows)} minuted, {are or 'none of them new.'}")
    else:
        say("These minutes hold no ACTION.")


def _row(match: Match, board: str) -> dict[str, Any]:
    one = match.minuted
    target = one.due.target if one.due else None
    place = one.piece.location
    return {
        "item": one.item,
        "id": match.action.name if match.action else None,
        "how": match.how,
        "why": match.why,
        "lead": [who.key for who in one.led.leads],
        "target": target.isoformat() if isinstance(target, dt.date) else target,
        "action": one.text,
        "file": place.file,
        "line": place.line,
    }


def _problems(matches: list[Match], chosen: dict[str, Who], *, also_older: bool) -> list[Problem]:
    """What a person has to settle, each at its ACTION."""
    problems = []

    def tell(match: Match, message: str, mend: str) -> None:
        place = match.minuted.piece.location
        problems.append(Problem("M407", Severity.ERROR, message, place, mend))

    for match in matches:
        led = match.minuted.led
        if match.how == "missing":
            tell(match, f"This ACTION has a number, but {match.why}.", "Delete the number.")
        elif match.how == "older" and match.action and not also_older:
            message = f"This looks like {match.action.name} ({match.why}); it was not added."
            number = match.action.number
            mend = f"Write ACTION {number}: if it is the same, or use --allow-duplicate."
            tell(match, message, mend)
        if match.how not in ("new", "older"):
            continue
        for text, people in led.ambiguous:
            if text not in chosen:
                names = " or ".join(who.name for who in people)
                mend = "Write the lead in brackets: ACTION [id]: and the text."
                tell(match, f"'{text}' can be {names}; no lead was written.", mend)
        for text in led.unknown:
            mend = "Add the person to board.yaml, or write the lead in brackets."
            if text in match.minuted.piece.lead:
                mend = "Correct the name, or add the person to board.yaml."
            tell(match, f"'{text}' is nobody that the board knows.", mend)
    return problems
