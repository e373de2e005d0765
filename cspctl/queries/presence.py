"""Who was at a meeting: read from the head of its minutes, seat by seat.

The one reading of ``present``, ``substitutes`` and ``apologies``; attendance and the quorum are
both counted from it.
"""

import datetime as dt
from typing import Literal, NamedTuple

from cspctl.model.board import Person
from cspctl.model.minutes import MinutesHead
from cspctl.model.workspace import BoardFolder, Meeting
from cspctl.queries.people import Directory, Who

Attended = Literal["present", "substitute", "apologies", "absent"]


class Seat(NamedTuple):
    """A seat at a meeting: whose it was that day, and whether they came.

    ``substitute`` is who came for them, None unless ``attended`` says so.
    """

    person: Person
    attended: Attended
    substitute: Who | None = None


def is_recorded(meeting: Meeting | None) -> bool:
    """Whether minutes say who came. Minutes drafted ahead hold apologies alone, and do not."""
    head = meeting.minutes.head if meeting and meeting.minutes else None
    return head is not None and bool(head.present or head.substitutes)


def seats(board: BoardFolder, directory: Directory, day: dt.date) -> list[Seat]:
    """Every seat of a board on a day: chair, vice-chair and members, in the board's order.

    Whoever took the chair was there, and so was a member listed as in attendance. Somebody on
    two lists is taken to have come (rule M406 tells of it).
    """
    meeting = board.meetings.get(day)
    head = meeting.minutes.head if meeting and meeting.minutes else MinutesHead()
    present = _people(directory, (*head.present, *head.chair, *head.in_attendance), day)
    apologies = _people(directory, head.apologies, day)
    substitutes = {
        key: directory.who(entry.person or "", day)
        for entry in head.substitutes
        for key in _people(directory, (entry.for_ or "",), day)
    }
    return [_seat(person, present, substitutes, apologies) for person in directory.seated(day)]


def _seat(
    person: Person, present: set[str], substitutes: dict[str, Who], apologies: set[str]
) -> Seat:
    if person.id in present:
        return Seat(person, "present")
    if person.id in substitutes:
        return Seat(person, "substitute", substitutes[person.id])
    return Seat(person, "apologies" if person.id in apologies else "absent")


def _people(directory: Directory, texts: tuple[str, ...], day: dt.date) -> set[str]:
    """The ids of those named. An agency stands for its member, when it has a single one."""
    found = set()
    for who in directory.all(texts, day):
        if who.kind == "person":
            found.add(who.id)
        elif who.kind == "agency":
            own = [one for one in directory.seated(day) if agency_id(directory, one) == who.id]
            found |= {one.id for one in own} if len(own) == 1 else set()
    return found


def agency_id(directory: Directory, person: Person) -> str:
    """The id of a person's agency; '' when none is known."""
    return directory.agency_of(Who("person", person.id, person.name))
