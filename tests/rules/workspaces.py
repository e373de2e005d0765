"""Workspaces written out in a text: fenced blocks, each with the file's path behind its language.

The docstrings of the rules and the files below tests/examples/ are read by this. What a text does
not write comes from tests/examples/base; every one is read as on 2 March 2026.
"""

import datetime as dt
import re
from pathlib import Path

from cspctl.loading import load
from cspctl.rules import check

TODAY = dt.date(2026, 3, 2)
EXAMPLES = Path(__file__).parent.parent / "examples"
_BLOCK = re.compile(r"^```\w+ (?P<path>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


class Files(dict):
    """A workspace in memory: path to text."""

    def names(self):
        return sorted(self)

    def read(self, name):
        return self[name].encode()


def base():
    folder = EXAMPLES / "base"
    found = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    assert found, "the base of the examples is gone"
    return found


def files_of(text):
    """The workspace of a text: the base, with the text's files on top."""
    found = {match["path"]: match["text"] for match in _BLOCK.finditer(text)}
    assert found, "this example holds no file"
    return Files(base() | found)


def found_in(files, today=TODAY):
    """Every problem of a workspace, the loader's and the rules', as 'CODE file:line'."""
    loaded = load(files)
    problems = [
        *loaded.problems,
        *check(loaded.workspace, today, files.names(), loaded.problems),
    ]
    places = [(problem.code, problem.location) for problem in problems]
    return sorted(f"{code} {place.file}:{place.line}" for code, place in places)
