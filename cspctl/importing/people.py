"""Who leads, out of a cell: one or several, known to the board or not."""

import datetime as dt
import re
from collections.abc import Sequence

from cspctl.queries.people import Directory

_BREAKS = re.compile(r"\s*(?:\n|;)\s*")
_JOINTS = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")
_MOST_JOINTS = 30
_NOBODY = {"", "-", "tbc", "tba", "n/a", "none", "nobody", "?"}


def people_named(text: str, directory: Directory, day: dt.date | None) -> tuple[str, ...]:
    """Those whom a cell names: ids where the board knows them, else the words as written.

    A name that is known whole is never split ('Director of Law and Governance'); a text of
    unknown names is split at line ends and semicolons only, unless one of its parts is known.
    """
    found: list[str] = []
    for part in _BREAKS.split(text):
        part = " ".join(part.split()).strip(" ,;")
        if part.casefold() in _NOBODY:
            continue
        pieces = _pieces(part, directory, day)
        known = any(directory.who(piece, day).known for piece in pieces)
        found += [_written(piece, directory, day) for piece in pieces] if known else [part]
    return tuple(dict.fromkeys(found))


def keys(texts: Sequence[str], directory: Directory, day: dt.date | None) -> set[str]:
    """Whom several texts mean, as ids where they are known."""
    return {who.key for who in directory.all(texts, day)}


def _written(text: str, directory: Directory, day: dt.date | None) -> str:
    """How somebody is written in the log; a capacity stays true when its holder changes."""
    folded = text.casefold()
    return folded if folded in ("chair", "vice-chair") else directory.who(text, day).key


def _pieces(text: str, directory: Directory, day: dt.date | None) -> list[str]:
    """A text split at its commas, slashes and 'and's, but for those within a known name."""
    joints = [*_JOINTS.finditer(text)][:_MOST_JOINTS]
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(text)]
    pieces: list[str] = []
    place = 0
    while place < len(starts):
        last = place
        for end in range(len(ends) - 1, place, -1):  # the longest known name first
            if directory.who(text[starts[place] : ends[end]], day).known:
                last = end
                break
        piece = text[starts[place] : ends[last]].strip()
        pieces += [piece] if piece else []
        place = last + 1
    return pieces
