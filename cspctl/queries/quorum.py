"""The quorum of a meeting: how many must be there, and how many are.

Counted are the chair, the vice-chair and the members who hold their seats on that day
(docs/files.md, terms.quorum). A substitute counts where the terms allow substitutes.
"""

import datetime as dt
from typing import NamedTuple

from cspctl.model.board import Quorum
from cspctl.model.minutes import Interest
from cspctl.model.workspace import BoardFolder
from cspctl.queries.interests import WITHDRAWING, concerns, titles
from cspctl.queries.people import Directory, Who
from cspctl.queries.presence import Seat, is_recorded, seats


class ItemQuorum(NamedTuple):
    """An item as printed: who withdraws from it, and how many of those who count stay."""

    item: str
    title: str
    withdrawn: tuple[Who, ...]
    counted: int


class MeetingQuorum(NamedTuple):
    """The quorum of a meeting.

    ``recorded`` says that the minutes tell who came; else it is a forecast in which everybody
    comes who has not sent apologies. ``needed`` is None when the terms set no quorum.
    ``items`` holds every item that is known; ``unplaced`` those who declared an interest that
    makes them withdraw, and named no item.
    """

    date: dt.date
    recorded: bool
    seats: tuple[Seat, ...]
    needed: int | None
    counted: int
    items: tuple[ItemQuorum, ...]
    unplaced: tuple[Who, ...]


def needed(rule: Quorum | None, seated: int) -> int | None:
    """How many of so many seats must be there: the share, rounded up, or the least, if greater."""
    if rule is None or (rule.share is None and rule.at_least is None):
        return None
    share = 0
    if rule.share is not None:
        part, whole = rule.share
        share = -(-seated * part // whole)
    return max(share, rule.at_least or 0)


def meeting_quorum(board: BoardFolder, directory: Directory, day: dt.date) -> MeetingQuorum:
    """The quorum of a board's meeting on a day, from its minutes' head as far as there is one."""
    meeting = board.meetings.get(day)
    recorded = is_recorded(meeting)
    own = seats(board, directory, day)
    there: set[str] = set()
    for seat in own:
        if seat.attended == "present" or (seat.attended == "absent" and not recorded):
            there.add(seat.person.id.casefold())
        elif seat.substitute is not None and board.board.terms.substitutes:
            there.add(seat.substitute.key.casefold())
    head = meeting.minutes.head if meeting and meeting.minutes else None
    leaving = [
        (interest, directory.who(interest.person or "", day))
        for interest in (head.interests if head else ())
        if withdraws(interest, recorded=recorded)
    ]
    known = titles(meeting) if meeting else {}
    for interest, _ in leaving:
        if interest.item is not None:
            known.setdefault(interest.item, "")
    items = []
    for item, title in known.items():
        gone = dict.fromkeys(who for interest, who in leaving if concerns(interest, item))
        staying = there - {who.key.casefold() for who in gone}
        items.append(ItemQuorum(item, title, tuple(gone), len(staying)))
    unplaced = dict.fromkeys(who for interest, who in leaving if interest.item is None)
    rule = board.board.terms.quorum
    return MeetingQuorum(
        day, recorded, tuple(own), needed(rule, len(own)), len(there), tuple(items), tuple(unplaced)
    )


def withdraws(interest: Interest, *, recorded: bool) -> bool:
    """Whether somebody leaves for an item: as minuted, or, before the meeting, as the kind asks."""
    return interest.withdrew or (not recorded and interest.kind in WITHDRAWING)
