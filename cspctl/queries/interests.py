"""The register of declarations of interest, over all minutes of a board."""

import datetime as dt
from typing import NamedTuple

from cspctl.model.agenda import printed
from cspctl.model.minutes import Interest
from cspctl.model.workspace import BoardFolder, Meeting
from cspctl.queries.people import Directory, Who

# A member with one of these takes no part in the item: Localism Act 2011, section 31 (disclosable
# pecuniary interests), and the codes of conduct that still know prejudicial interests.
WITHDRAWING = ("prejudicial", "disclosable-pecuniary")


class Declared(NamedTuple):
    """A declaration: the meeting, who made it, and the item's title ('' when none is known)."""

    date: dt.date
    who: Who
    interest: Interest
    title: str


def declarations(board: BoardFolder, directory: Directory) -> list[Declared]:
    """Every declaration, by date and in the order of the minutes."""
    return [
        Declared(
            day, directory.who(interest.person or "", day), interest, _title(meeting, interest)
        )
        for day, meeting in sorted(board.meetings.items())
        if meeting.minutes
        for interest in meeting.minutes.head.interests
    ]


def titles(meeting: Meeting) -> dict[str, str]:
    """The titles of a meeting's items as printed: the agenda's, or else those of the minutes."""
    found = {
        section.number: section.title
        for section in (meeting.minutes.sections if meeting.minutes else ())
        if section.number
    }
    for number, letter, item, _ in meeting.agenda.numbered() if meeting.agenda else ():
        found[printed(number, letter)] = item.title
    return found


def _title(meeting: Meeting, interest: Interest) -> str:
    return titles(meeting).get(interest.item or "", "")


def concerns(interest: Interest, item: str) -> bool:
    """Whether an interest is in an item as printed; one in ``5`` is in ``5(a)`` too."""
    return interest.item is not None and interest.item in (item, item.partition("(")[0])
