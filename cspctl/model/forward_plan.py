"""The forward plan: the meetings of the year and what each will consider (forward-plan.yaml)."""

import datetime as dt

from cspctl.model import kinds
from cspctl.model.agenda import REASONS, RESTRICTED, Restriction
from cspctl.model.kinds import Choice, Many, Of
from cspctl.model.record import Record, holds
from cspctl.model.values import Times

REPORTS = ("awaited", "received", "verbal", "to-follow", "deferred", "withdrawn")


class PlanItem(Record):
    """Something that a meeting will consider."""

    title: str = holds(kinds.PROSE, "the item's title", required=True, default="")
    restricted: Restriction | None = holds(RESTRICTED, "withheld from the public")
    part: str = holds(Choice(("discussion", "business")), "part of the meeting", default="business")
    presenter: tuple[str, ...] = holds(kinds.WHO, "who presents it")
    reason: str | None = holds(Choice(REASONS), "what the board is to do with it")
    duration: int | None = holds(kinds.WHOLE, "minutes")
    standing: bool = holds(kinds.YES, "comes to every meeting", default=False)
    provisional: bool = holds(kinds.YES, "still to be confirmed, printed (TBC)", default=False)
    comments: str | None = holds(kinds.PROSE, "who agreed it, and when")
    report: str | None = holds(Choice(REPORTS), "where its paper is")
    moved_from: dt.date | None = holds(kinds.DATE, "the meeting it was first planned for")
    items: "tuple[PlanItem, ...]" = holds(Many(Of(lambda: PlanItem)), "parts (a), (b), ...")


class PlannedMeeting(Record):
    """A meeting of the board."""

    date: dt.date = holds(kinds.DATE, "the day", required=True)
    time: Times | None = holds(kinds.TIMES, "the time; the terms' when left out")
    venue: str | None = holds(kinds.PROSE, "the place; the terms' when left out")
    publish: dt.date | None = holds(
        kinds.DATE, "publication date; worked out from the terms when left out"
    )
    kind: str = holds(Choice(("ordinary", "special")), "kind of meeting", default="ordinary")
    access: str = holds(Choice(("open", "closed")), "whether the public may come", default="open")
    status: str = holds(
        Choice(("planned", "held", "cancelled")), "what became of it", default="planned"
    )
    items: tuple[PlanItem, ...] = holds(Many(Of(lambda: PlanItem)), "what it will consider")


class ForwardPlan(Record):
    """All the meetings that a board has planned, in the file's order."""

    board: str | None = holds(kinds.ID, "the board; the folder's when left out")
    meetings: tuple[PlannedMeeting, ...] = holds(
        Many(Of(lambda: PlannedMeeting)), "the meetings", required=True
    )

    def on(self, day: dt.date) -> PlannedMeeting | None:
        """The meeting of a day."""
        return next((meeting for meeting in self.meetings if meeting.date == day), None)
