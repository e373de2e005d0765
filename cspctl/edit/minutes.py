"""Writes an action's number into the minutes: ``ACTION`` becomes ``ACTION 4``."""

import re
from dataclasses import replace

from cspctl.loading.minutes import sections
from cspctl.model.minutes import MinutedAction, Piece
from cspctl.problems import CannotRun, error
from cspctl.source import Source, split_markdown

_ACTION = re.compile(
    r"\s*(?:(?:[-*+]|\d{1,3}[.)])\s+)?\**\s*(?P<word>ACTIONS?|Action)\b(?P<gap>\s*\**\s*)"
    r"(?P<number>\d{1,6}\b)?"
)


def number_action(read: Source, line: int, number: int) -> str:
    """The text of the minutes with ``number`` at the ACTION that begins on ``line`` (from 1).

    CannotRun when no ACTION begins there, or when anything else would change by it.
    """
    body = split_markdown(read)[0].body
    rows = re.split(r"(\r\n|\r|\n)", body.text)
    place = 2 * (line - 1 - body.first_line)
    found = _ACTION.match(rows[place]) if 0 <= place < len(rows) else None
    if found is not None:
        row = rows[place]
        if found["number"]:
            rows[place] = f"{row[: found.start('number')]}{number}{row[found.end('number') :]}"
        else:
            # 'Action 4:' would tell of an action; with its number the word is in capitals.
            word = row[: found.start("word")] + found["word"].upper()
            rows[place] = f"{word} {number}{row[found.start('gap') :]}"
        text = read.text[: len(read.text) - len(body.text)] + "".join(rows)
        new = split_markdown(Source(read.file, text))[0].body
        if _pieces(new) == _pieces(body, line, number):
            return text
    message = "No ACTION of the minutes begins on this line."
    raise CannotRun(error("F001", message, read.location(line - 1), "Read the minutes again."))


def _pieces(body: Source, line: int = 0, number: int = 0) -> list[Piece]:
    """Every piece of the minutes; the ACTION of ``line`` with ``number``, as it is to be read."""
    opening, read, _ = sections(body)
    return [
        replace(piece, number=number)
        if isinstance(piece, MinutedAction) and piece.location.line == line
        else piece
        for piece in (*opening, *(piece for section in read for piece in section.pieces))
    ]
