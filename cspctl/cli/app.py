"""The root of the command line."""

import os
import sys
from typing import Annotated

import typer

from cspctl import __version__
from cspctl.cli import session as sessions
from cspctl.cli.commands import COMMANDS
from cspctl.cli.lazy import PLAIN, SETTINGS, group_class
from cspctl.problems import CannotRun

app = typer.Typer(
    name="cspctl",
    cls=group_class(COMMANDS),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings=SETTINGS,
    **PLAIN,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cspctl {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    directory: Annotated[
        str | None,
        typer.Option("-C", "--directory", metavar="DIR", help="Work as if started in DIR."),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(
            "--today", metavar="DATE", help="Reckon at DATE, such as 2017-12-20 (CSPCTL_TODAY)."
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
) -> None:
    """Keep the meeting packs and action logs of partnership boards, from plain text files.

    Exit codes: 0 clean; 1 problems found; 2 could not run.
    """
    ctx.obj = sessions.make(directory, today)


def run() -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console of an older Windows cannot print every letter; it must not end the command.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except CannotRun as fault:
        from cspctl.cli.printing import print_problems

        print_problems(fault.problems)
        sys.exit(2)
    except (sessions.ReaderGone, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as fault:
        what = f"{fault.filename}: " if fault.filename else ""
        print(f"{what}{fault.strerror or fault}", file=sys.stderr)
        sys.exit(2)
