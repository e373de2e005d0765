"""``cspctl pack supplement``: late papers, numbered on from the pack that was issued."""

from pathlib import Path
from typing import Annotated

import typer

from cspctl.cli.agenda import Date
from cspctl.cli.board import Board
from cspctl.cli.pack_meeting import build_folder, issued_file, issued_or_none, meeting_or_stop
from cspctl.cli.printing import print_problems, say
from cspctl.cli.session import parsed_date, session
from cspctl.loading import Want
from cspctl.pack.issuing import Issued, issued_bytes
from cspctl.pack.supplement import Made
from cspctl.problems import CannotRun, Location, error


def supplement(
    ctx: typer.Context,
    board: Board,
    date: Date,
    issue: Annotated[
        bool,
        typer.Option("--issue", help="Record it as published; the next one runs on from it."),
    ] = False,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day of issue; today when left out."),
    ] = None,
    pdf: Annotated[
        bool,
        typer.Option("--pdf/--no-pdf", help="Count the pages, if LibreOffice is there."),
    ] = True,
) -> None:
    """Put the papers that came after the pack was issued into a supplement.

    Each needs the chair's reason in the agenda: late: {reason: ..., agreed_by: chair}.
    """
    from cspctl.cli.desk import DiskDesk
    from cspctl.output import write_whole
    from cspctl.pack.supplement import supplement as make

    run = session(ctx)
    day = parsed_date(date, "DATE")
    issued_on = parsed_date(on, "--on") if on else run.today
    loaded = run.load(Want.EVERYTHING)
    folder, _ = meeting_or_stop(loaded, board, day)
    file = issued_file(folder, day)
    issued = issued_or_none(run, file)
    if issued is None:
        message = "This pack was not issued, so that no paper is late: the pack itself holds it."
        mend = f"Build the pack again; or run 'cspctl pack issue {board} {day}' if it is published."
        raise CannotRun(error("F001", message, Location(file, 0), mend))
    desk = DiskDesk(run.folder, converting=pdf)
    try:
        made = make(
            *(loaded.workspace, loaded.problems, board, day, issued_on, issued, desk),
            tools=desk.tools,
        )
    finally:
        desk.done()
    if made is None:
        message = "Nothing came after the pack was issued: there is nothing to supplement."
        mend = "'cspctl pack diff' shows papers that were changed."
        print_problems([error("C708", message, Location(file, 0), mend)])
        raise typer.Exit(1)
    build = build_folder(board, day)
    for name, data in made.files.items():
        write_whole(run.folder.root / build / name, data)
    print_problems(made.warnings)
    _report(made, build)
    if issue:
        _record(run.folder.root / file, issued, made)
        say(f"Issued on {issued_on}; kept in {file}.")
    else:
        say("Once it is published, run it again with --issue.")


def _report(made: Made, build: str) -> None:
    items = ", ".join(item.name for item in made.items)
    say(f"Supplement {made.record.number} holds item{'s' * (len(made.items) > 1)} {items}:")
    for name in made.files:
        say(f"  {build}/{name}")
    if made.apart:
        say("Papers that are no Word text have a page in their place; send them beside it:")
        for file in made.apart:
            say(f"  {file}")


def _record(path: Path, issued: Issued, made: Made) -> None:
    from cspctl.output import write_whole

    write_whole(path, issued_bytes(issued.with_supplement(made.record)))
