"""An action of the log: who does what by when, and how it stands (actions.yaml)."""

import datetime as dt

from cspctl.model import kinds
from cspctl.model.agenda import RESTRICTED, Restriction
from cspctl.model.kinds import Choice, Many, Of
from cspctl.model.record import Record, holds

RAGS = ("R", "A", "G", "B")
RAG_ALSO = (("red", "R"), ("amber", "A"), ("green", "G"), ("done", "B"), ("blue", "B"))


class Raised(Record):
    """Where an action comes from."""

    meeting: dt.date | None = holds(kinds.DATE, "the meeting")
    item: str | None = holds(kinds.ITEM, "the item of its minutes, as printed")
    text: str | None = holds(kinds.PROSE, "the words as minuted")


class Update(Record):
    """What somebody reported on an action."""

    date: dt.date | None = holds(kinds.DATE, "the day", required=True)
    by: tuple[str, ...] = holds(kinds.WHO, "who said so")
    note: str = holds(kinds.PROSE, "what was said", required=True, default="")


class Action(Record):
    """One row of the log. ``board`` is filled in from the file when the row names none."""

    number: int = holds(kinds.COUNTED, "its number in the board's log", required=True, default=0)
    board: str = holds(kinds.ID, "its board, when the file's is another", default="")
    action: str = holds(kinds.PROSE, "what is to be done", required=True, default="")
    lead: tuple[str, ...] = holds(kinds.WHO, "who answers for it")
    others: tuple[str, ...] = holds(kinds.WHO, "who helps")
    start: dt.date | None = holds(kinds.DATE, "when it was agreed; the meeting that raised it")
    target: dt.date | str | None = holds(
        kinds.TARGET, "the target date; next-meeting is the board's first meeting after start"
    )
    was: tuple[dt.date, ...] = holds(
        Many(kinds.DATE, or_one=True), "earlier target dates, oldest first"
    )
    raised: Raised | None = holds(Of(lambda: Raised), "the meeting and item that agreed it")
    rag: str | None = holds(
        Choice(RAGS, RAG_ALSO), "R red, A amber, G green, B done; worked out when left out"
    )
    state: str | None = holds(Choice(("open", "closed")), "open or closed")
    closed: dt.date | None = holds(kinds.DATE, "the day it was closed")
    outcome: str | None = holds(kinds.PROSE, "what came of it")
    updates: tuple[Update, ...] = holds(Many(Of(lambda: Update)), "reports, oldest first")
    duplicate_of: str | None = holds(kinds.REFERENCE, "the action that it was closed into")
    distinct_from: tuple[str, ...] = holds(
        Many(kinds.REFERENCE, or_one=True), "actions that look alike and are not the same"
    )
    restricted: Restriction | None = holds(RESTRICTED, "withheld from the public")

    @property
    def name(self) -> str:
        """Its full name, ``csp/1``."""
        return f"{self.board}/{self.number}"

    @property
    def is_open(self) -> bool:
        """Whether it is open; a row that says neither open nor closed counts as open."""
        return self.state != "closed"

    @property
    def begun(self) -> dt.date | None:
        """When it was agreed: its start, or else the meeting that raised it."""
        return self.start or (self.raised.meeting if self.raised else None)


class ActionsFile(Record):
    """actions.yaml: the log of one board or of several."""

    board: str | None = holds(kinds.ID, "the board of every action that names none")
    actions: tuple[Action, ...] = holds(Many(Of(lambda: Action)), "the rows", required=True)


def full_name(reference: str, board: str) -> str:
    """The full name of a reference such as ``4`` made in a row of ``board``."""
    return reference if "/" in reference else f"{board}/{reference}"
