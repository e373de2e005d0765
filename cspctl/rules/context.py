"""What a rule may look at: the workspace, today's date, and which files are there."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from cspctl.model.agenda import Agenda
from cspctl.model.delivery_plan import DeliveryPlan
from cspctl.model.forward_plan import ForwardPlan, PlannedMeeting
from cspctl.model.minutes import Minutes
from cspctl.model.performance import Indicator
from cspctl.model.workspace import BoardFolder, Meeting, Workspace
from cspctl.queries.duplicates import Found
from cspctl.queries.people import Directory
from cspctl.queries.progress import PlanRow, all_plan_rows
from cspctl.queries.repeated import repeated
from cspctl.queries.standing import Standing, all_standing


@dataclass(frozen=True)
class Context:
    """Everything that a rule may know. ``names`` are the files present, as the loader names them.

    What several rules ask for is worked out once, when the first of them asks.
    """

    workspace: Workspace
    today: dt.date
    names: frozenset[str]
    _directories: dict[str, Directory] = field(default_factory=dict, init=False, repr=False)
    _nearest: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False)

    def directory(self, board: str) -> Directory:
        """Everybody whom a board can name."""
        if board not in self._directories:
            self._directories[board] = Directory(self.workspace, board)
        return self._directories[board]

    def nearest(self, board: str, text: str) -> str:
        """The name that is written most like a text, or ''."""
        key = (board, text)
        if key not in self._nearest:
            self._nearest[key] = self.directory(board).nearest(text)
        return self._nearest[key]

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """How every action stands today, in the log's order."""
        return tuple(all_standing(self.workspace, self.today))

    @cached_property
    def repeated(self) -> Found:
        """The open actions that repeat each other."""
        return repeated(self.workspace)

    @cached_property
    def plan_rows(self) -> tuple[PlanRow, ...]:
        """How every commitment of the delivery plans stands today (see ``delivery_plans``)."""
        rows = all_plan_rows(self.workspace, self.today)
        return tuple(row for row in rows if self.whole(row.plan.where().file))

    @property
    def boards(self) -> tuple[BoardFolder, ...]:
        """Every board with its folder."""
        return tuple(self.workspace.boards.values())

    def whole(self, *names: str) -> bool:
        """Whether all of these files could be read, or are not there at all.

        What is missing in a file that was not read to its end may well stand in it: a rule that
        would call it missing keeps silent.
        """
        return self.workspace.unread.isdisjoint(names)

    def knows_people(self, board: str) -> bool:
        """Whether it can be said who is unknown to a board."""
        folder = self.workspace.boards.get(board)
        return folder is not None and self.whole("packs/people.yaml", f"{folder.folder}/board.yaml")

    def log_is_whole(self, board: str) -> bool:
        """Whether every row of a board's log was read."""
        return self.whole("actions.yaml", f"packs/{board}/actions.yaml")

    def plan(self, board: BoardFolder) -> ForwardPlan | None:
        """A board's forward plan; None when there is none, or it was not read to its end."""
        return board.forward_plan if self.whole(f"{board.folder}/forward-plan.yaml") else None

    def delivery_plans(self) -> Iterator[tuple[BoardFolder, DeliveryPlan]]:
        """Every delivery plan that was read to its end, with its board."""
        for board in self.boards:
            for plan in board.plans.values():
                if self.whole(plan.where().file):
                    yield board, plan

    def planned(self) -> Iterator[tuple[BoardFolder, PlannedMeeting]]:
        """Every planned meeting with a day, cancelled ones too, with its board."""
        for board in self.boards:
            for meeting in board.forward_plan.meetings if board.forward_plan else ():
                # The loader puts a meeting whose day it could not read at the first of all days.
                if meeting.date > dt.date.min:
                    yield board, meeting

    def meetings(self) -> Iterator[tuple[BoardFolder, Meeting]]:
        """Every meeting that has a folder, with its board."""
        for board in self.boards:
            for meeting in board.meetings.values():
                yield board, meeting

    def agendas(self) -> Iterator[tuple[BoardFolder, Meeting, Agenda]]:
        """Every agenda, with its meeting and board."""
        for board, meeting in self.meetings():
            if meeting.agenda is not None:
                yield board, meeting, meeting.agenda

    def indicators(self) -> Iterator[tuple[BoardFolder, Indicator]]:
        """Every indicator, with its board."""
        for board in self.boards:
            for indicator in board.performance.indicators if board.performance else ():
                yield board, indicator

    def minutes(self) -> Iterator[tuple[BoardFolder, Meeting, Minutes]]:
        """All minutes, with their meeting and board."""
        for board, meeting in self.meetings():
            if meeting.minutes is not None:
                yield board, meeting, meeting.minutes


def nearest_day(days: Collection[dt.date], day: dt.date) -> dt.date:
    """The one of some days that is nearest to another; the earlier of two equally near."""
    return min(sorted(days), key=lambda other: abs(other - day))
