"""The templates that come with cspctl, in a wheel and in a checkout alike."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def names() -> tuple[str, ...]:
    """The files' names, sorted: ``action-log.docx``, ``agenda.docx``, ..."""
    return tuple(sorted(entry.name for entry in _folder().iterdir() if entry.is_file()))


def packaged(name: str) -> bytes:
    """A template's bytes. Raises FileNotFoundError for a name that is not in :func:`names`."""
    if name not in names():
        raise FileNotFoundError(2, "cspctl has no template of this name", name)
    return (_folder() / name).read_bytes()


def _folder() -> Traversable:
    """A wheel holds the templates in the package; a checkout has them beside it."""
    inside = files("cspctl") / "_templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "templates"
