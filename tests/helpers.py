"""What many tests use: a workspace in memory, so that a test shows its whole input."""

from collections.abc import Mapping

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
