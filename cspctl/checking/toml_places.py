"""Where the keys of a TOML file stand; the standard library reads the values and no places."""

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]
_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_KEY = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"^[ \t]*(\[\[?)[ \t]*({_KEY})[ \t]*\]")
_FIELD = re.compile(rf"^[ \t]*({_KEY})[ \t]*=")


def places(text: str) -> dict[Path, tuple[int, int]]:
    """Line and column, from 1, of every table and key; the nth ``[[table]]`` has its n in the path.

    A line of a text in triple quotation marks may be taken for a key. It does no harm: nobody
    asks for the place of what was not read.
    """
    found: dict[Path, tuple[int, int]] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            table = _parts(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            found.setdefault(table, (number, header.start(1) + 1))
            continue
        field = _FIELD.match(line)
        if field:
            found.setdefault((*table, *_parts(field[1])), (number, field.start(1) + 1))
    return found


def nearest_place(found: Mapping[Path, tuple[int, int]], path: Path) -> tuple[int, int]:
    """Where a path stands, or the innermost part of it that has a line of its own."""
    for length in range(len(path), 0, -1):
        if path[:length] in found:
            return found[path[:length]]
    return 1, 1


def _parts(key: str) -> Path:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))
