"""What commands have in common that make documents below build/."""

from pathlib import Path

from cspctl.cli.printing import say


def edition_of(name: str, *, public: bool) -> str:
    """A document's name in its folder: ``minutes``, or ``public/minutes-public``."""
    return f"public/{name}-public" if public else name


def write(path: Path, data: bytes, shown: str) -> None:
    """Write a document whole and say so; ``shown`` is its path as its user reads it."""
    from cspctl.output import write_whole

    write_whole(path, data)
    say(f"Wrote {shown}.")
