"""The templates that come with cspctl, in a wheel and in a checkout alike."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

FOLDERS = ("site",)

# What is asked once is known: the templates are part of the program, as its modules are.


@cache
def names(below: str = "") -> tuple[str, ...]:
    """The files' names, sorted: ``action-log.docx``, ``agenda.docx``, ...

    ``below`` is a folder of theirs: ``site`` has ``site/board.html.j2``, ``site/home.html.j2``, ...
    """
    folder = _folder() / below if below else _folder()
    prefix = f"{below}/" if below else ""
    return tuple(sorted(f"{prefix}{entry.name}" for entry in folder.iterdir() if entry.is_file()))


def packaged(name: str) -> bytes:
    """A template's bytes. Raises FileNotFoundError for a name that is not in :func:`names`."""
    below = name.rpartition("/")[0]
    if below not in ("", *FOLDERS) or name not in names(below):
        raise FileNotFoundError(2, "cspctl has no template of this name", name)
    return (_folder() / name).read_bytes()


@cache
def _folder() -> Traversable:
    """A wheel holds the templates in the package; a checkout has them beside it."""
    inside = files("cspctl") / "_templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "templates"
