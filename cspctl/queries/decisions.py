"""The decisions register: every DECISION of every meeting's minutes."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from cspctl.model.minutes import Decision, Minutes
from cspctl.model.workspace import Workspace
from cspctl.problems import Location


class Decided(NamedTuple):
    """A decision; ``reference`` is how it is cited: ``csp 2017-09-12, minute 3``.

    ``restricted`` when its section of the minutes is; ``draft`` until the minutes are confirmed.
    """

    board: str
    meeting: dt.date
    item: str
    title: str
    text: str
    location: Location
    restricted: bool = False
    draft: bool = False

    @property
    def reference(self) -> str:
        """Board, meeting and the number of the minute."""
        minute = f", minute {self.item}" if self.item else ""
        return f"{self.board} {self.meeting}{minute}"


def decisions(workspace: Workspace) -> Iterator[Decided]:
    """Every decision, by board and meeting, in the minutes' order."""
    for name, board in workspace.boards.items():
        for day, meeting in sorted(board.meetings.items()):
            if meeting.minutes is not None:
                yield from decided_at(name, day, meeting.minutes)


def decided_at(board: str, day: dt.date, minutes: Minutes) -> Iterator[Decided]:
    """The decisions of one meeting, in its minutes' order."""
    parts = [("", "", False, minutes.opening)]
    parts += [
        (section.number, section.title, section.restricted is not None, section.pieces)
        for section in minutes.sections
    ]
    draft = minutes.head.status != "confirmed"
    for item, title, restricted, pieces in parts:
        for piece in pieces:
            if isinstance(piece, Decision):
                text = " ".join(piece.text.split())
                yield Decided(board, day, item, title, text, piece.location, restricted, draft)
