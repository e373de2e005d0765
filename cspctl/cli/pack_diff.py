"""``cspctl pack diff``: what changed since a pack was issued, or between two built packs."""

from pathlib import Path
from typing import Annotated, Any

import typer

from cspctl.cli.board import Formats
from cspctl.cli.pack_meeting import build_folder, built_snapshot, issued_file, issued_or_none
from cspctl.cli.printing import Format, note, say, say_table
from cspctl.cli.session import Session, board_named, parsed_date, session
from cspctl.loading import Want
from cspctl.pack.differing import Change, differences, to_replace
from cspctl.pack.snapshot import Snapshot
from cspctl.problems import CannotRun, Location, error
from cspctl.reporters.rows import Column, as_csv, as_json

COLUMNS = (
    Column("item", "Item"),
    Column("change", "Change"),
    Column("title", "Title", wide=True),
    Column("was", "Was", wide=True),
    Column("now", "Now", wide=True),
)
KEYS = tuple(column.key for column in COLUMNS)


def diff(
    ctx: typer.Context,
    first: Annotated[
        str, typer.Argument(metavar="BOARD|FOLDER", help="A board, or the older built folder.")
    ],
    second: Annotated[
        str, typer.Argument(metavar="DATE|FOLDER", help="Its meeting, or the newer built folder.")
    ],
    pages: Annotated[
        Path | None,
        typer.Option("--pages", metavar="FILE", help="Write the pages to exchange, as a PDF."),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 when there are differences.")
    ] = False,
    format: Formats = Format.TEXT,
) -> None:
    """Say what changed: items, papers, words and pages, from the issued pack to today's build.

    With two folders the first one is the older: 'pack diff old/csp build/csp-2017-12-13'.
    """
    run = session(ctx)
    older, newer, folder = _packs(run, first, second)
    changes = differences(older, newer)
    if pages is not None and changes:
        _write_pages(run, folder, changes, newer, pages)
    rows = [_row(change) for change in changes]
    if format is Format.JSON:
        moved = [state.item for state in to_replace(changes, newer)]
        say(as_json({"changes": rows, "replace": moved}))
    elif format is Format.CSV:
        say(as_csv(rows, KEYS))
    elif rows:
        say_table(rows, COLUMNS)
    else:
        say("Nothing changed.")
    raise typer.Exit(1 if changes and exit_code else 0)


def _packs(run: Session, first: str, second: str) -> tuple[Snapshot, Snapshot, str]:
    """The older pack, the newer one, and the newer one's folder."""
    if (run.folder.root / first / "manifest.json").is_file():
        return built_snapshot(run, first), built_snapshot(run, second), second
    day = parsed_date(second, "DATE")
    loaded = run.load(Want.BOARDS)
    board = board_named(loaded.workspace, first, loaded.problems)
    file = issued_file(board, day)
    issued = issued_or_none(run, file)
    if issued is None:
        message = "This pack was not issued, so that there is nothing to compare with."
        mend = f"Run 'cspctl pack issue {first} {day}' when it is published, or name two folders."
        raise CannotRun(error("F001", message, Location(file, 0), mend))
    folder = build_folder(first, day)
    return issued.snapshot, built_snapshot(run, folder), folder


def _row(change: Change) -> dict[str, Any]:
    return {
        "item": change.item,
        "change": change.kind,
        "title": change.title,
        "was": change.was or None,
        "now": change.now or None,
    }


def _write_pages(
    run: Session, folder: str, changes: tuple[Change, ...], newer: Snapshot, to: Path
) -> None:
    from cspctl.output import write_whole
    from cspctl.pack.replacing import replacement_pages

    try:
        pack = (run.folder.root / folder / "pack.pdf").read_bytes()
    except OSError:
        message = "There is no PDF in this build to take pages from."
        mend = "Build the pack with LibreOffice at hand, without --no-pdf."
        raise CannotRun(error("F001", message, Location(f"{folder}/pack.pdf", 0), mend)) from None
    made = replacement_pages(pack, to_replace(changes, newer))
    write_whole(run.start / to, made.data)
    note(f"Wrote {to}: {made.pages} pages, the front sheet with them.")
