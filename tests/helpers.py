"""What many tests use: a workspace in memory, so that a test shows its whole input."""

import contextlib
import io
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from cspctl.loading import Loaded, Want, load
from cspctl.problems import Problem

BOARD = "packs/b/board.yaml"
BARE = {BOARD: "id: b\n"}


class Files:
    """A workspace's files from a map of name to text or bytes; an OSError there is raised."""

    def __init__(self, files: Mapping[str, str | bytes | OSError]) -> None:
        self.files = files

    def names(self) -> list[str]:
        return sorted(self.files)

    def read(self, name: str) -> bytes:
        found = self.files[name]
        if isinstance(found, OSError):
            raise found
        return found if isinstance(found, bytes) else found.encode()


def loaded(files: Mapping[str, str | bytes | OSError], want: Want = Want.EVERYTHING) -> Loaded:
    """Load a workspace that is all in the test."""
    return load(Files(files), want)


def log(text: str | bytes) -> Loaded:
    """Load an actions.yaml beside a board 'b' that has nothing but its id."""
    return loaded({**BARE, "actions.yaml": text})


def said(problems: tuple[Problem, ...] | list[Problem]) -> list[str]:
    """Problems as 'line:column CODE', the shortest form that pins a place."""
    return [f"{p.location.line}:{p.location.column} {p.code}" for p in problems]


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a workspace to disk."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


class Ran(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(*words: str | Path, terminal: bool = False) -> Ran:
    """Run cspctl in this process, its output piped or on a terminal."""
    from cspctl.cli.app import run as run_app

    out = _Terminal() if terminal else io.StringIO()
    err = io.StringIO()
    argv = ["cspctl", *(str(word) for word in words)]
    code: object = 0
    with (
        patch.object(sys, "argv", argv),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            run_app()
        except SystemExit as ended:
            code = ended.code
    return Ran(code if isinstance(code, int) else 0, out.getvalue(), err.getvalue())
