"""``cspctl actions export``: the log in everybody's Word and Excel."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cspctl.cli.actions import rows
from cspctl.cli.printing import note
from cspctl.cli.session import Session, board_named, session
from cspctl.documents.action_log_book import ActionLogBook, action_log_book
from cspctl.loading import Want
from cspctl.model.workspace import Workspace
from cspctl.output import write_whole
from cspctl.problems import CannotRun, Location, error


class ExportFormat(StrEnum):
    """What a log can be exported to."""

    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"
    MD = "md"


def export(
    ctx: typer.Context,
    to: Annotated[ExportFormat, typer.Option("--to", help="The format.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")
    ],
    board: Annotated[
        list[str] | None, typer.Option("--board", metavar="BOARD", help="Only this board's log.")
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Without anything that is restricted.")
    ] = False,
) -> None:
    """Write the action log for others to read and fill in; 'import --updates' takes it back.

    The workbook has one sheet a board, with choices for RAG and state. A Word file holds one
    board's log. Without --public a log holds restricted actions too.
    """
    run = session(ctx)
    path = target_file(run, output)
    want = Want.LOG | Want.MEETINGS | Want.PAPERS if public else Want.LOG
    loaded = run.load(want)
    workspace = loaded.workspace
    boards = [board_named(workspace, name).board.id for name in dict.fromkeys(board or ())]
    if public:
        workspace = public_workspace(workspace, boards)
    book = action_log_book(workspace, run.today, boards, public=public)
    if not book.sheets:
        message = "There is no board whose log could be exported."
        raise CannotRun(error("F001", message, Location("packs", 0), "Write packs/ID/board.yaml."))
    for name in book.cut:
        message = f"{name} holds more text than a cell of Excel can; the file says where it is cut."
        note(message)
    try:
        write_whole(path, _WRITERS[to](run, workspace, book))
    except OSError as fault:
        message = f"This file cannot be written ({fault.strerror or fault})."
        mend = "Close it in Word or Excel, or choose another name."
        raise CannotRun(error("F001", message, Location(output, 0), mend)) from None
    count = sum(len(sheet.rows) for sheet in book.sheets)
    note(f"{output}: {count} {'action' if count == 1 else 'actions'}.")
    raise typer.Exit(rows.files_read(loaded))


def target_file(run: Session, output: str) -> Path:
    """Where to write; a file of the workspace itself is refused."""
    path = Path(output)
    root = run.folder.root
    resolved = path.resolve()
    if resolved.is_relative_to(root):
        name = resolved.relative_to(root).as_posix()
        if name in run.folder.names() or name.startswith((".git/", "templates/")):
            message = "This is one of the workspace's own files; an export does not replace it."
            raise CannotRun(error("F001", message, Location(output, 0), "Choose another name."))
    if resolved.is_dir():
        message = "This is a folder."
        raise CannotRun(error("F001", message, Location(output, 0), "Name a file."))
    return resolved


def public_workspace(workspace: Workspace, boards: list[str]) -> Workspace:
    """The workspace as the public may see it; CannotRun when a restriction cannot be read."""
    from cspctl.queries import withhold

    problems = [
        problem
        for name in boards or workspace.boards
        for problem in withhold.unreadable(workspace, name)
    ]
    if problems:
        raise CannotRun(*problems)
    return withhold.for_public(workspace)


def _xlsx(_run: Session, _workspace: Workspace, book: ActionLogBook) -> bytes:
    from cspctl.writers.xlsx.action_log import workbook

    return workbook(book)


def _docx(run: Session, workspace: Workspace, book: ActionLogBook) -> bytes:
    """The Word template of the pack, with what the file was sent with in its properties."""
    from cspctl.cli.desk import DiskDesk
    from cspctl.documents.action_log import action_log
    from cspctl.pack.sheets import view_fields
    from cspctl.queries.meetings import meeting_from
    from cspctl.queries.people import Directory
    from cspctl.writers.docx.render import render
    from cspctl.writers.properties import CoreProperties
    from cspctl.writers.sent import with_sent

    if len(book.sheets) > 1:
        boards = ", ".join(sheet.board for sheet in book.sheets)
        message = "A Word file holds the log of one board, and there are several."
        raise CannotRun(error("F001", message, Location("--board", 0), f"Name one of: {boards}."))
    folder = workspace.boards[book.sheets[0].board]
    day = meeting_from(folder, run.today) or run.today
    directory = Directory(workspace, folder.board.id)
    view = action_log(workspace, folder, day, run.today, directory, charted=False)
    name, template = DiskDesk(run.folder).template("action-log")
    made = dt.datetime.combine(run.today, dt.time(), dt.UTC)
    properties = CoreProperties(book.title, book.creator, made, made)
    document = render(template, view_fields(view), name=name, properties=properties)
    return with_sent(document, book.sent)


def _csv(_run: Session, _workspace: Workspace, book: ActionLogBook) -> bytes:
    from cspctl.writers.action_log_text import csv

    return csv(book)


def _markdown(_run: Session, _workspace: Workspace, book: ActionLogBook) -> bytes:
    from cspctl.writers.action_log_text import markdown

    return markdown(book)


def _json(run: Session, workspace: Workspace, book: ActionLogBook) -> bytes:
    """The rows of ``actions list --format json``, each with its updates."""
    from cspctl.queries.select import Named
    from cspctl.queries.standing import all_standing
    from cspctl.reporters.rows import as_json

    named = Named(workspace)
    chosen = {sheet.board for sheet in book.sheets}
    found = []
    for standing in all_standing(workspace, run.today):
        action = standing.action
        if action.board not in chosen:
            continue
        updates = [
            {
                "date": one.date.isoformat() if one.date else None,
                "by": list(one.by),
                "note": one.note,
            }
            for one in action.updates
        ]
        found.append(rows.row(standing, named) | {"updates": updates})
    return f"{as_json({'actions': found})}\n".encode("utf-8", "replace")


_WRITERS: dict[ExportFormat, Callable[[Session, Workspace, ActionLogBook], bytes]] = {
    ExportFormat.XLSX: _xlsx,
    ExportFormat.DOCX: _docx,
    ExportFormat.CSV: _csv,
    ExportFormat.JSON: _json,
    ExportFormat.MD: _markdown,
}
