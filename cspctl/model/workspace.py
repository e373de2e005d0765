"""Everything that was read: boards, their meetings, plans and actions."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

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
    from cspctl.model.performance import Performance

NONE: Mapping[Any, Any] = MappingProxyType({})


class PaperFile(NamedTuple):
    """A paper as it lies in the meeting's folder.

    ``body`` is its Markdown without front matter, None for every other format; ``cover`` is
    its front matter or its side file.
    """

    path: str
    cover: Cover | None = None
    body: str | None = None


class Meeting(NamedTuple):
    """A meeting's folder. ``papers`` maps a path below the folder to what lies there."""

    board: str
    date: dt.date
    folder: str
    agenda: Agenda | None = None
    minutes: Minutes | None = None
    papers: Mapping[str, PaperFile] = NONE


class BoardFolder(NamedTuple):
    """A board with all that its folder holds; meetings by their date, plans by their id."""

    board: Board
    folder: str
    forward_plan: ForwardPlan | None = None
    terms_of_reference: str = ""
    meetings: Mapping[dt.date, Meeting] = NONE
    plans: Mapping[str, DeliveryPlan] = NONE
    performance: Performance | None = None


class Workspace(NamedTuple):
    """All boards by their id, and every action in the files' order.

    ``people`` and ``agencies`` are those of packs/people.yaml. ``unread`` names the files of
    which something could not be read, so that no rule takes a row for missing that is there.
    """

    boards: Mapping[str, BoardFolder] = NONE
    actions: tuple[Action, ...] = ()
    people: tuple[Person, ...] = ()
    agencies: tuple[Agency, ...] = ()
    unread: frozenset[str] = frozenset()

    def actions_of(self, board: str) -> tuple[Action, ...]:
        """A board's actions, in the log's order."""
        return tuple(action for action in self.actions if action.board == board)
