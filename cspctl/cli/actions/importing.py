"""``cspctl actions import``: rows and updates out of everybody's Word and Excel."""

import datetime as dt
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from cspctl.changes.logs import log_of
from cspctl.cli.actions import rows as row_answers
from cspctl.cli.actions.writing import print_diff
from cspctl.cli.printing import note, print_problems, say
from cspctl.cli.session import board_named, session
from cspctl.documents.action_log_book import sheet_names
from cspctl.documents.sent import decode
from cspctl.edit import apply_all
from cspctl.importing import telling
from cspctl.importing.changes import edits
from cspctl.importing.planning import Plan, plan_import
from cspctl.importing.records import LogRow, Understood
from cspctl.importing.returning import plan_updates
from cspctl.importing.rows import log_rows, understand
from cspctl.loading import Files, Loaded, load
from cspctl.model.workspace import Workspace
from cspctl.problems import CannotRun, Location, Problem, Severity, error
from cspctl.readers import Table, TableFile, Unreadable, read_tables
from cspctl.storage import Writing
from cspctl.writers.sent import sent_texts


def import_file(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="An .xlsx, .docx or .csv file.")],
    board: Annotated[str, typer.Option("--board", metavar="BOARD", help="Whose log it is.")],
    updates: Annotated[
        bool,
        typer.Option("--updates", help="Take updates, RAG and states for rows in the log."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the change as a diff, and write nothing.")
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--from", metavar="TABLE", help="Only this sheet, or this table (its number)."
        ),
    ] = None,
) -> None:
    """Add the rows of somebody's table to the log, or take back what leads typed.

    The table is found by its headings. Rows that the log has are recognised and not added again;
    what could not be understood is told with its place. Nothing in the log is overwritten.
    """
    run = session(ctx)
    read = _read(file)
    for remark in read.notes:
        note(f"{file}: {remark}")
    task = _Task(read, file, board, tuple(only or ()), updates, run.today)
    if dry_run:
        done = _carry_out(task, run.folder)
    else:
        with Writing(run.folder.root) as files:
            done = _carry_out(task, files)
            files.write(done.files)
    text = telling.as_text(done.understood, done.plan, board)
    said = f"{text}\n{telling.summary(done.plan, dry_run=dry_run)}"
    if dry_run:
        # The diff alone stands in the answer, as with every other command.
        note(said)
        print_diff(run.folder, done.files)
    else:
        say(said)
    print_problems(done.problems)
    raise typer.Exit(int(any(one.severity is Severity.ERROR for one in done.problems)))


class _Task(NamedTuple):
    """What is asked for."""

    read: TableFile
    file: str
    board: str
    only: tuple[str, ...]
    updates: bool
    today: dt.date


class _Done(NamedTuple):
    """What came of it; ``files`` are the log's files as they are to be."""

    understood: list[Understood]
    plan: Plan
    problems: list[Problem]
    files: dict[str, bytes]


def _carry_out(task: _Task, files: Files) -> _Done:
    """Read the log and plan the changes."""
    loaded = load(files, row_answers.LOG)
    workspace = loaded.workspace
    board_named(workspace, task.board)
    _refuse_unread_log(loaded)
    understood = understand(_chosen(task, workspace), task.file)
    for table in understood:
        if table.headings is None:
            title = table.table.title or "it"
            note(f"{task.file}: {title} has no headings of an action log; it was not read.")
    if not any(table.headings for table in understood):
        raise CannotRun(_no_table(task.file))
    found = _of_board(list(log_rows(understood)), task.board)
    if task.updates:
        sent = decode(sent_texts(task.read.properties))
        plan = plan_updates(found, workspace, task.board, task.today, sent)
    else:
        plan = plan_import(found, workspace, task.board, task.today)
    problems = [problem for table in understood for problem in table.problems]
    made = edits(plan.changes, log_of(workspace, files, task.board), task.board)
    return _Done(understood, plan, problems + plan.problems, apply_all(made, files.read))


def _read(file: str) -> TableFile:
    try:
        return read_tables(Path(file).read_bytes())
    except Unreadable as fault:
        message = f"No table can be read from this file: {fault}."
        mend = "Save it as .xlsx, .docx or .csv, without a password, and import that."
    except OSError as fault:
        message, mend = f"This file cannot be read ({fault.strerror or fault}).", "Check its name."
    raise CannotRun(error("F001", message, Location(file, 0), mend))


def _refuse_unread_log(loaded: Loaded) -> None:
    """Without the whole log no row could be known for new."""
    logs = [name for name in loaded.workspace.unread if name.endswith("actions.yaml")]
    if logs:
        raise CannotRun(*(one for one in loaded.problems if one.location.file in logs))


def _chosen(task: _Task, workspace: Workspace) -> list[Table]:
    """The tables asked for; the sheets of other boards are left to them."""
    tables = task.read.tables
    if task.only:
        wanted = {name.casefold() for name in task.only}
        chosen = [table for table in tables if table.name.casefold() in wanted]
        if not chosen:
            mend = f"There are: {', '.join(table.name for table in tables) or 'none'}."
            message = f"There is no table '{' or '.join(task.only)}' in this file."
            raise CannotRun(error("F001", message, Location(task.file, 0), mend))
        return chosen
    boards = [folder.board for folder in workspace.boards.values()]
    sheets = sheet_names(boards)
    others = {
        name.casefold(): one.id
        for one in boards
        if one.id != task.board
        for name in (one.id, one.name, sheets[one.id])
    }
    chosen = []
    for table in tables:
        other = others.get(table.name.casefold()) if table.kind == "sheet" else None
        if other:
            note(f"Sheet '{table.name}' is {other}'s; import it with --board {other}.")
        else:
            chosen.append(table)
    return chosen


def _of_board(found: list[LogRow], board: str) -> list[LogRow]:
    own = [row for row in found if row.board.casefold() in ("", board.casefold())]
    for other in sorted({row.board for row in found} - {row.board for row in own}):
        count = sum(row.board == other for row in found)
        note(f"Rows of the board {other} that were left out: {count}.")
    return own


def _no_table(file: str) -> Problem:
    message = "No table of actions was found in this file."
    mend = "It needs a row of headings such as No., Action, Lead, Target, Update, Status."
    return error("F001", message, Location(file, 0), mend)
