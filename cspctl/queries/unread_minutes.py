"""What minutes seem to agree and nobody reads: actions and decisions in other words than ours."""

from collections.abc import Iterator
from typing import NamedTuple

from cspctl.model.minuted_words import unread_action, unread_decision
from cspctl.model.minutes import Decision, Minutes, Piece
from cspctl.problems import Location


class Unread(NamedTuple):
    """A line that looks like an action or a decision. ``write`` is the line as it is read;
    ``what`` is ACTION or DECISION."""

    what: str
    write: str
    location: Location


def unread_lines(minutes: Minutes) -> Iterator[Unread]:
    """Every line of the minutes that looks like an action or a decision and is not read as one."""
    for pieces in (minutes.opening, *(section.pieces for section in minutes.sections)):
        for piece in pieces:
            yield from _in_piece(piece)


def _in_piece(piece: Piece) -> Iterator[Unread]:
    for offset, line in enumerate(piece.text.split("\n")):
        place = piece.location._replace(line=piece.location.line + offset)
        action = unread_action(line)
        if action:
            yield Unread("ACTION", action, place)
        # 'DECISION: It was AGREED that' is read.
        elif not isinstance(piece, Decision) and (decision := unread_decision(line)):
            yield Unread("DECISION", decision, place)
