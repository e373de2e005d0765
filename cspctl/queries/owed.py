"""Which papers authors still owe for the meetings to come, and by when."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cspctl.model.agenda import Agenda, letter_of
from cspctl.model.forward_plan import PlanItem, PlannedMeeting
from cspctl.model.workspace import BoardFolder
from cspctl.queries.matching import matches
from cspctl.queries.meetings import planned
from cspctl.queries.notice import reports_due

OWED = ("awaited", "to-follow")


@dataclass(frozen=True, slots=True)
class Owed:
    """A paper that is owed: ``due`` is the authors' deadline, None when the terms set none.

    ``presenter`` is as the plan has it; a part that names nobody is its whole's presenter's.
    """

    board: str
    meeting: dt.date
    title: str
    presenter: tuple[str, ...]
    report: str
    due: dt.date | None
    item: PlanItem
    days_overdue: int = 0


def owed(folder: BoardFolder, today: dt.date, day: dt.date | None = None) -> tuple[Owed, ...]:
    """The papers of coming meetings, or of one, that the plan awaits or says are to follow.

    A paper that the meeting's agenda has is not owed any more, whatever the plan says. In the
    order of their deadlines, so that overdue ones come first.
    """
    found = []
    for meeting in planned(folder):
        if meeting.date < today or meeting.status == "held" or day not in (None, meeting.date):
            continue
        due = reports_due(folder.board, meeting.date, meeting.publish)
        late = (today - due).days if due is not None and due < today else 0
        held = folder.meetings.get(meeting.date)
        there = _there(held.agenda if held else None, meeting)
        for title, item, presenter in _items(meeting.items):
            if item.report in OWED and id(item) not in there:
                row = (meeting.date, title, presenter, str(item.report), due, item, late)
                found.append(Owed(folder.board.id, *row))
    return tuple(sorted(found, key=lambda one: (one.due or dt.date.max, one.meeting)))


def _items(items: Sequence[PlanItem]) -> Iterator[tuple[str, PlanItem, tuple[str, ...]]]:
    """Every item with its title and presenter; parts name their whole."""
    for item in items:
        yield item.title, item, item.presenter
        for place, part in enumerate(item.items):
            title = f"{item.title} ({letter_of(place)}) {part.title}"
            yield title, part, part.presenter or item.presenter


def _there(agenda: Agenda | None, meeting: PlannedMeeting) -> set[int]:
    """The items (by ``id``) whose paper the agenda has, or says to be verbal."""
    if agenda is None:
        return set()
    wanted = [item for _, item, _ in _items(meeting.items)]
    listed = [item for _, _, item, _ in agenda.numbered()]
    found = matches([item.title for item in wanted], [item.title for item in listed])
    return {
        id(wanted[want])
        for want, place in found.items()
        if listed[place].papers or listed[place].verbal
    }
