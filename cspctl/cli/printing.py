"""Printing: answers to stdout, problems and notes to stderr."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from cspctl.cli.session import ReaderGone
from cspctl.problems import Problem
from cspctl.reporters import problems as problem_reporter
from cspctl.reporters import rows as row_reporter
from cspctl.reporters.rows import Column, Row

# A table of rich takes a millisecond a row, and nobody reads a longer one on a screen.
LONGEST_TABLE = 300


class Format(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def say(text: str = "") -> None:
    """Print a line of the answer."""
    try:
        print(text)
    except BrokenPipeError:
        # As an OSError it would be taken by Click, which calls it a failure.
        raise ReaderGone from None


def note(text: str) -> None:
    """Print a line about the run, beside the answer."""
    print(text, file=sys.stderr)


def print_problems(problems: Sequence[Problem]) -> None:
    """Print problems to stderr, a line each."""
    if problems:
        note(problem_reporter.as_text(problems))


def print_rows(
    answer: Mapping[str, Any],
    rows: Sequence[Row],
    columns: Sequence[Column],
    format: Format,
    *,
    title: str = "",
    shown: Callable[[Row], Row] = lambda row: row,
) -> None:
    """Print an answer: whole as JSON, its rows as CSV, or a table of the given columns.

    ``shown`` turns a row into what a person reads in the table (names for ids).
    """
    if format is Format.JSON:
        say(row_reporter.as_json(answer))
    elif format is Format.CSV:
        say(row_reporter.as_csv(rows, list(rows[0]) if rows else []))
    elif not rows:
        say(title)
    else:
        say_table([shown(row) for row in rows], columns, title=title)


def say_table(rows: Sequence[Row], columns: Sequence[Column], *, title: str = "") -> None:
    """Print a table: folded to the width of a terminal, or a line a row for everything else.

    The title is for a terminal only, where a person reads it; a pipe wants rows.
    """
    if sys.stdout.isatty() and len(rows) <= LONGEST_TABLE:
        _rich_table(rows, columns, title)
    else:
        say(row_reporter.as_text(rows, columns))


def screen_width() -> int | None:
    """The width to fold text to, where a person reads it; None for a pipe or a file."""
    if not sys.stdout.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def _rich_table(rows: Sequence[Row], columns: Sequence[Column], title: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=title or None, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False, expand=False
    )
    for column in columns:
        table.add_column(
            column.heading, overflow="fold", no_wrap=not column.wide, ratio=None, justify="left"
        )
    for row in rows:
        table.add_row(*(Text(row_reporter.as_word(row.get(column.key))) for column in columns))
    Console(no_color=bool(os.environ.get("NO_COLOR")), highlight=False).print(table)
