"""Who leads, out of a cell: one or several, known to the board or not."""

import datetime as dt
import re

from cspctl.queries.people import Directory

_BREAKS = re.compile(r"\s*(?:\n|;)\s*")
_JOINTS = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*")
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
        who = directory.who(part, day)
        pieces = [piece for piece in _JOINTS.split(part) if piece]
        if who.known or not any(directory.who(piece, day).known for piece in pieces):
            found.append(who.key)
        else:
            found += [directory.who(piece, day).key for piece in pieces]
    return tuple(dict.fromkeys(found))
