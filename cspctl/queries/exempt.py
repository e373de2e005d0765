"""The exempt register: everything that a board withholds, why, for whom, and until when.

Only :attr:`Exempt.title` and the paragraphs are ever published; the rest is for the clerk.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.model.agenda import Item, Paper, Restriction, printed
from cspctl.model.forward_plan import PlanItem
from cspctl.model.workspace import BoardFolder, Meeting, Workspace
from cspctl.problems import Location
from cspctl.queries.titles import same_title
from cspctl.queries.withheld import withheld_of


@dataclass(frozen=True, slots=True)
class Exempt:
    """Something that is withheld. ``kind`` is item, paper, minutes, planned or action.

    ``name`` is the item as printed, the file of the paper, the action's full name, or '' for an
    item of the forward plan; ``meeting`` is its meeting, an action's the one that raised it.
    """

    kind: str
    name: str
    title: str
    meeting: dt.date | None
    restriction: Restriction
    location: Location

    def days_overdue(self, today: dt.date) -> int:
        """Days since the review was due; 0 when it is not overdue, or no review is planned."""
        review = self.restriction.review
        return max((today - review).days, 0) if review else 0


def exempt_register(workspace: Workspace, board: BoardFolder) -> tuple[Exempt, ...]:
    """All that a board withholds: by meeting, in printed order, then its actions.

    A part or paper that is withheld only because its whole is stands under its whole; an item of
    the forward plan that is on its meeting's agenda stands under the agenda.
    """
    days = (
        {planned.date for planned in board.forward_plan.meetings} if board.forward_plan else set()
    )
    found: list[Exempt] = []
    for day in sorted(days | set(board.meetings)):
        meeting = board.meetings.get(day)
        listed = list(_agenda(meeting)) if meeting else []
        found += listed
        found += _minutes(meeting) if meeting else ()
        planned = board.forward_plan.on(day) if board.forward_plan else None
        for entry in _plan(planned.items, day) if planned else ():
            if not any(same_title(entry.title, other.title) for other in listed):
                found.append(entry)
    for action in workspace.actions_of(board.board.id):
        if action.restricted:
            raised = (action.raised.meeting if action.raised else None) or action.start
            place = action.where("restricted")
            found.append(
                Exempt("action", action.name, action.action, raised, action.restricted, place)
            )
    return tuple(found)


def review_overdue(workspace: Workspace, board: BoardFolder, today: dt.date) -> tuple[Exempt, ...]:
    """Of the register, what should have been reviewed before today."""
    return tuple(entry for entry in exempt_register(workspace, board) if entry.days_overdue(today))


def _agenda(meeting: Meeting) -> Iterator[Exempt]:
    for number, letter, item, parent in meeting.agenda.numbered() if meeting.agenda else ():
        whole = parent.restricted if parent else None
        if _is_own(item.restricted, whole):
            yield _item(meeting, printed(number, letter), item)
        for paper in item.papers:
            if _is_own(paper.restricted, item.restricted or whole):
                yield _paper(meeting, item, paper)


def _minutes(meeting: Meeting) -> Iterator[Exempt]:
    """Sections that a line of their own restricts, under an item that is open."""
    withheld = withheld_of(meeting)
    for section in meeting.minutes.sections if meeting.minutes else ():
        if section.restricted and not withheld.of(section.number):
            place = section.location
            yield Exempt(
                "minutes", section.number, section.title, meeting.date, section.restricted, place
            )


def _item(meeting: Meeting, name: str, item: Item) -> Exempt:
    assert item.restricted
    place = item.where("restricted")
    return Exempt("item", name, item.title, meeting.date, item.restricted, place)


def _paper(meeting: Meeting, item: Item, paper: Paper) -> Exempt:
    assert paper.restricted
    place = paper.where("restricted")
    title = paper.title or item.title
    return Exempt("paper", paper.file, title, meeting.date, paper.restricted, place)


def _is_own(restriction: Restriction | None, whole: Restriction | None) -> bool:
    """Whether a restriction says more than that its whole is restricted."""
    if restriction is None:
        return False
    return whole is None or any(
        (
            restriction.paragraph,
            restriction.reason,
            restriction.public_interest,
            restriction.may_see,
            restriction.review,
        )
    )


def _plan(items: tuple[PlanItem, ...], day: dt.date) -> Iterator[Exempt]:
    for item in items:
        if item.restricted:
            place = item.where("restricted")
            yield Exempt("planned", "", item.title, day, item.restricted, place)
        yield from _plan(item.items, day)
