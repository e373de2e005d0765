"""Everything that was read: boards, their meetings, plans and actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # For names only: a command that reads no minutes need not load what minutes are.
    import datetime as dt
    from collections.abc import Mapping

    from cspctl.model.action import Action
    from cspctl.model.agenda import Agenda, Cover
    from cspctl.model.board import Agency, Board, Person
    from cspctl.model.delivery_plan import DeliveryPlan
    from cspctl.model.forward_plan import ForwardPlan
    from cspctl.model.minutes import Minutes


@dataclass(frozen=True)
class PaperFile:
    """A paper as it lies in the meeting's folder.

    ``body`` is its Markdown without front matter, None for every other format; ``cover`` is
    its front matter or its side file.
    """

    path: str
    cover: Cover | None = None
    body: str | None = None


@dataclass(frozen=True)
class Meeting:
    """A meeting's folder. ``papers`` maps a path below the folder to what lies there."""

    board: str
    date: dt.date
    folder: str
    agenda: Agenda | None = None
    minutes: Minutes | None = None
    papers: Mapping[str, PaperFile] = field(default_factory=dict)


@dataclass(frozen=True)
class BoardFolder:
    """A board with all that its folder holds; meetings by their date, plans by their id."""

    board: Board
    folder: str
    forward_plan: ForwardPlan | None = None
    terms_of_reference: str = ""
    meetings: Mapping[dt.date, Meeting] = field(default_factory=dict)
    plans: Mapping[str, DeliveryPlan] = field(default_factory=dict)


@dataclass(frozen=True)
class Workspace:
    """All boards by their id, and every action in the files' order.

    ``people`` and ``agencies`` are those of packs/people.yaml. ``unread`` names the files of
    which something could not be read, so that no rule takes a row for missing that is there.
    """

    boards: Mapping[str, BoardFolder] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    people: tuple[Person, ...] = ()
    agencies: tuple[Agency, ...] = ()
    unread: frozenset[str] = frozenset()

    def actions_of(self, board: str) -> tuple[Action, ...]:
        """A board's actions, in the log's order."""
        return tuple(action for action in self.actions if action.board == board)
