"""``cspctl check``: every fault of a workspace's files, in one run."""

from pathlib import Path
from typing import Annotated

import typer

from cspctl.cli.printing import Format, note, say
from cspctl.cli.session import Session, session
from cspctl.loading import Want
from cspctl.problems import CannotRun, Location, Problem, Severity, error
from cspctl.reporters import problems as reporter
from cspctl.reporters.rows import as_csv, as_json


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATHS]", help="Only what stands in these files or folders."),
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", help="How to print the problems.")
    ] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
) -> None:
    """Check every file: its shape, and whether what it says can be true.

    The codes are explained in docs/rules.md. Exits with 1 when there are errors.
    """
    from cspctl.rules import check as check_rules

    run = session(ctx)
    wanted = [_below(run, path) for path in paths or ()]
    loaded = run.load(Want.EVERYTHING)
    names = run.folder.names()
    found = [*loaded.problems, *check_rules(loaded.workspace, run.today, names)]
    found = sorted(
        (problem for problem in found if _within(problem, wanted)),
        key=lambda problem: (problem.location, problem.code),
    )
    if format is Format.JSON:
        say(as_json({"problems": reporter.as_rows(found)}))
    elif format is Format.CSV:
        rows = reporter.as_rows(found)
        say(as_csv(rows, ["code", "severity", "message", "mend", "file", "line", "column"]))
    elif found:
        say(reporter.as_text(found))
        note(reporter.summary(found))
    else:
        note("No problems.")
    failing = [problem for problem in found if strict or problem.severity is Severity.ERROR]
    raise typer.Exit(1 if failing else 0)


def _below(run: Session, path: str) -> str:
    """A path given on the command line, relative to the workspace."""
    full = Path(path) if Path(path).is_absolute() else run.start / path
    if not full.exists():
        message = "There is no such file or folder."
        raise CannotRun(error("F001", message, Location(path, 0), "Look at its name."))
    resolved = full.resolve()
    if not resolved.is_relative_to(run.folder.root):
        message = f"This lies outside the workspace {run.folder.root}."
        raise CannotRun(
            error("F001", message, Location(path, 0), "Name the workspace with -C DIR.")
        )
    below = resolved.relative_to(run.folder.root).as_posix()
    return "" if below == "." else below


def _within(problem: Problem, wanted: list[str]) -> bool:
    file = problem.location.file
    return not wanted or any(
        path == "" or file == path or file.startswith(f"{path}/") for path in wanted
    )
