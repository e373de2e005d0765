"""``cspctl progress build``: a delivery plan's documents by themselves."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from cspctl.cli.printing import note, say
from cspctl.cli.progress_naming import Plan, begun, parsed_quarter, plan_named
from cspctl.cli.session import session
from cspctl.loading import Want
from cspctl.model.values import quarter_of
from cspctl.problems import CannotRun


def build(
    ctx: typer.Context,
    plan: Plan,
    public: Annotated[
        bool, typer.Option("--public", help="The edition for the public, proven by the leak gate.")
    ] = False,
    quarter: Annotated[
        str | None,
        typer.Option("--quarter", metavar="QUARTER", help="As reported for 2017/18-Q3."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FOLDER", help="Else build/plans/BOARD-PLAN/."),
    ] = None,
    pdf: Annotated[
        bool, typer.Option("--pdf/--no-pdf", help="Make PDFs too, if LibreOffice is there.")
    ] = True,
) -> None:
    """Print a plan: a sub-group's update, a strategy's progress report, or the report back.

    The plan itself goes with each as a table. What counts is what was reported up to today.
    """
    from cspctl.cli.desk import DiskDesk
    from cspctl.documents.plans.short_names import unexplained
    from cspctl.pack.plan_files import plan_files
    from cspctl.queries.people import Directory
    from cspctl.storage.tree import kind_of

    run = session(ctx)
    asked = parsed_quarter(quarter, "--quarter") if quarter else None
    if asked:
        begun(asked, run.today, f"--quarter {quarter_of(run.today)}, or leave it out")
    loaded = run.load(Want.EVERYTHING)
    board, found = plan_named(loaded, plan)
    below = f"build/plans/{board.board.id}-{found.id}"
    folder, shown = (output, output.as_posix()) if output else (run.folder.root / below, below)
    edition = "public/" if public else ""
    desk = DiskDesk(run.folder, converting=pdf)
    try:
        files = plan_files(
            loaded.workspace,
            loaded.problems,
            board,
            found,
            run.today,
            desk,
            quarter=asked,
            public=public,
        )
    except CannotRun:
        if public and kind_of(folder / edition):
            note(f"The public edition of an earlier build is still in {shown}/{edition}.")
        raise
    finally:
        desk.done()
    _write(
        folder / edition,
        {name.removeprefix(edition): data for name, data in files.items()},
        f"delivery plan {board.board.id}/{found.id}{', public edition' if public else ''}",
        f"{shown}/{edition}".rstrip("/"),
    )
    if desk.unconverted and pdf:
        note(f"There are no PDFs: {desk.unconverted}.")
    if public and found.is_draft:
        note("This plan is a draft: publish it where its board has it before it.")
    if found.kind == "recommendations":
        names = unexplained(found, Directory(loaded.workspace, board.board.id))
        if names:
            note(f"Residents may not know what these mean: {', '.join(names)}. {_EXPLAIN}")


def _write(folder: Path, files: Mapping[str, bytes], kind: str, shown: str) -> None:
    """Write an edition and say so; what an earlier build of it left there goes, and is told."""
    from cspctl.storage.tree import write_tree, written_before

    before = written_before(folder, kind, shown)
    write_tree(folder, {name: _given(data) for name, data in files.items()}, kind, shown)
    for name in files:
        say(f"Wrote {shown}/{name}.")
    for name in sorted(before.keys() - files.keys()):
        say(f"Removed {shown}/{name}, which an earlier build left.")


def _given(data: bytes) -> Callable[[], bytes]:
    return lambda: data


_EXPLAIN = "Write them out in the plan, or explain an agency's in board.yaml (also_known_as)."
