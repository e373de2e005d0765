"""``cspctl actions reconcile``: nothing agreed may vanish between minutes, log and pack."""

import datetime as dt
import json
from typing import Any

import typer

from cspctl.cli.actions.rows import files_read
from cspctl.cli.agenda import Date
from cspctl.cli.board import Board, Formats
from cspctl.cli.minutes import note_unread
from cspctl.cli.printing import Format, note, say
from cspctl.cli.session import Session, board_named, parsed_date, session
from cspctl.loading import Want
from cspctl.queries.reconciling import Lost, last_minuted, reconcile
from cspctl.reporters.rows import as_csv, as_json

KEYS = ["what", "grave", "message", "mend", "action", "file", "line"]


def reconcile_log(
    ctx: typer.Context, board: Board, date: Date, format: Formats = Format.TEXT
) -> None:
    """Compare the log with the minutes and the packs before the meeting of DATE.

    Tells of ACTIONs that the log lacks, gaps and repeats in the numbers, actions of the last
    pack that vanished, and open ones without an update. Exits with 1 when something is lost.
    """
    run = session(ctx)
    day = parsed_date(date, "DATE")
    loaded = run.load(Want.LOG | Want.MEETINGS)
    folder = board_named(loaded.workspace, board)
    last = last_minuted(folder, day)
    last_pack = _packed(run, board, last) if last else None
    this_pack = _packed(run, board, day)
    found = reconcile(loaded.workspace, board, day, last_pack=last_pack, this_pack=this_pack)
    if format is Format.JSON:
        say(as_json({"lost": [_row(one) for one in found]}))
    elif format is Format.CSV:
        say(as_csv([_row(one) for one in found], KEYS))
    else:
        _print(found, last, has_last=last_pack is not None, has_this=this_pack is not None)
    note_unread(loaded, board, [held for held in sorted(folder.meetings) if held < day])
    code = files_read(loaded)
    raise typer.Exit(code or int(any(one.grave for one in found)))


def _packed(run: Session, board: str, day: dt.date) -> dict[str, str] | None:
    """The actions of a built pack and their states; None when there is no such pack."""
    path = run.folder.root / "build" / f"{board}-{day}" / "manifest.json"
    try:
        listed = json.loads(path.read_bytes())["actions"]
        return {str(entry["id"]): str(entry["state"]) for entry in listed}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _print(found: list[Lost], last: dt.date | None, *, has_last: bool, has_this: bool) -> None:
    for one in found:
        mark = "lost" if one.grave else "note"
        say(f"{one.location}: {mark}: {one.message} {one.mend}")
    if last and not has_last:
        note(f"There is no pack of {last} in build/, so nothing was compared with it.")
    if not has_this:
        note("There is no pack of this meeting in build/ yet.")
    grave = sum(one.grave for one in found)
    note(f"{grave or 'Nothing'} lost, {len(found) - grave} without an update.")


def _row(one: Lost) -> dict[str, Any]:
    return {
        "what": one.what,
        "grave": one.grave,
        "message": one.message,
        "mend": one.mend,
        "action": one.action or None,
        "file": one.location.file,
        "line": one.location.line,
    }
