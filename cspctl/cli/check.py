"""``cspctl check``: every fault of a workspace's files, in one run."""

from pathlib import Path
from typing import Annotated

import typer

from cspctl.checking.selection import Layer
from cspctl.cli.printing import note, say
from cspctl.cli.session import Session, session
from cspctl.problems import CannotRun, Location, error
from cspctl.reporters.report import FORMS, Report, printed

_CODES = "CODES"


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATHS]", help="Only what stands in these files or folders."),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar=_CODES, help="Only these, such as A104,G2 or A; a beginning stands for all."
        ),
    ] = None,
    extend_select: Annotated[
        list[str] | None, typer.Option(metavar=_CODES, help="These too.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar=_CODES, help="Not these.")] = None,
    format: Annotated[
        str,
        typer.Option("--format", metavar="FORM", help=f"One of {', '.join(FORMS)}."),
    ] = "text",
    output: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write the report to a file.")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the problems by their code.")
    ] = False,
    since: Annotated[
        str | None, typer.Option(metavar="REV", help="Only what is new since a revision of git.")
    ] = None,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Pass over what this file lists.")
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="List today's problems in the baseline.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "--diff", help="Show what --fix would change; no more.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")
    ] = False,
) -> None:
    """Check every file: its shape, and whether what it says can be true.

    The codes are explained in docs/rules.md, settings and waivers in docs/check.md. Exits with 1
    when there are errors.
    """
    from cspctl.cli.checking import Checking

    run = session(ctx)
    if format not in FORMS:
        mend = f"Write one of: {', '.join(FORMS)}."
        raise _usage("--format", f"There is no form '{format}'.", mend)
    if statistics and format not in ("text", "json", "csv"):
        raise _usage("--statistics", f"There are no statistics in {format}.", "Leave one out.")
    if write_baseline and (paths or since):
        message = "A baseline lists what is wrong in the whole workspace."
        raise _usage("--write-baseline", message, "Leave PATHS and --since out.")
    command = Layer(
        _codes("--select", select) if select else None,
        _codes("--extend-select", extend_select),
        _codes("--ignore", ignore),
    )
    below = [_below(run, path) for path in paths or ()]
    checking = Checking(run, command, below, since, baseline, writing=write_baseline)
    if write_baseline:
        note(checking.write_baseline())
    if dry_run:
        raise typer.Exit(1 if checking.show_fixes() and not exit_zero else 0)
    if fix:
        checking.fix()
    problems = checking.problems()
    report = Report(
        problems,
        checking.codes(),
        checking.version(),
        checking.repository_folder(),
        strict or checking.settings.strict,
        statistics,
    )
    text = printed(report, format)
    if output is not None:
        _write(run.start / output, text)
    elif text:
        say(text)
    note(checking.summary())
    failing = any(report.fails(problem) for problem in problems)
    raise typer.Exit(1 if failing and not exit_zero else 0)


def _codes(option: str, given: list[str] | None) -> tuple[str, ...]:
    from cspctl.checking.codes import begins_a_code

    prefixes = [part.strip() for text in given or () for part in text.split(",")]
    for prefix in prefixes:
        if not begins_a_code(prefix):
            mend = "Write a code of docs/rules.md, such as A104, or its beginning, such as A1 or A."
            raise _usage(option, f"'{prefix}' begins no code that is known.", mend)
    return tuple(prefixes)


def _usage(option: str, message: str, mend: str) -> CannotRun:
    return CannotRun(error("F004", message, Location(option, 0), mend))


def _write(path: Path, text: str) -> None:
    from cspctl.output import write_whole

    write_whole(path, f"{text}\n".encode() if text else b"")


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
