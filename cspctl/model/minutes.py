"""The minutes of a meeting: who came, and section by section what was said (minutes.md)."""

import datetime as dt
from dataclasses import dataclass

from cspctl.model import kinds
from cspctl.model.agenda import Restriction
from cspctl.model.kinds import Choice, Many, Of
from cspctl.model.record import Record, holds
from cspctl.model.values import Times
from cspctl.problems import Location

INTERESTS = ("personal", "prejudicial", "disclosable-pecuniary")


class Substitute(Record):
    """Somebody who came for a member."""

    for_: str | None = holds(kinds.TEXT, "the member", required=True)
    person: str | None = holds(kinds.TEXT, "who came", required=True)


class Interest(Record):
    """A declaration of interest."""

    person: str | None = holds(kinds.TEXT, "who declared it", required=True)
    item: str | None = holds(kinds.ITEM, "the item, as printed")
    kind: str | None = holds(Choice(INTERESTS), "the kind of interest")
    nature: str | None = holds(kinds.PROSE, "what the interest is")
    withdrew: bool = holds(kinds.YES, "whether the person left the room", default=False)


class MinutesHead(Record):
    """The front matter of the minutes."""

    board: str | None = holds(kinds.ID, "the board; the folder's when left out")
    date: dt.date | None = holds(kinds.DATE, "the day; the folder's name when left out")
    time: Times | None = holds(kinds.TIMES, "the forward plan's when left out")
    venue: str | None = holds(kinds.PROSE, "the forward plan's when left out")
    status: str = holds(Choice(("draft", "confirmed")), "draft until confirmed", default="draft")
    confirmed: dt.date | None = holds(kinds.DATE, "the meeting that confirmed them")
    corrections: tuple[str, ...] = holds(
        Many(kinds.PROSE, or_one=True), "corrections made when confirming them"
    )
    chair: tuple[str, ...] = holds(kinds.WHO, "who was in the chair")
    present: tuple[str, ...] = holds(kinds.WHO, "members who came")
    substitutes: tuple[Substitute, ...] = holds(
        Many(Of(lambda: Substitute)), "who came for a member"
    )
    apologies: tuple[str, ...] = holds(kinds.WHO, "who sent apologies")
    in_attendance: tuple[str, ...] = holds(kinds.WHO, "who else was there")
    note_taker: tuple[str, ...] = holds(kinds.WHO, "who took the notes")
    interests: tuple[Interest, ...] = holds(
        Many(Of(lambda: Interest)), "interests; an empty list prints 'none declared'"
    )


@dataclass(frozen=True, slots=True)
class MinutedAction:
    """An ``ACTION`` of the minutes.

    ``lead`` holds the leads in brackets as written; without brackets it is empty, and the
    opening words of ``text`` may name them. ``number`` is the action's number in the log.
    """

    text: str
    location: Location
    number: int | None = None
    lead: tuple[str, ...] = ()
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A ``DECISION`` of the minutes."""

    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Passage:
    """What was said, as Markdown."""

    text: str
    location: Location


Piece = Passage | MinutedAction | Decision


@dataclass(frozen=True, slots=True)
class Section:
    """The minutes of one item. ``number`` is as printed (``5(a)``), empty without one."""

    number: str
    title: str
    level: int
    location: Location
    pieces: tuple[Piece, ...] = ()
    restricted: Restriction | None = None


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of a meeting; ``opening`` is what stands before the first heading."""

    file: str
    head: MinutesHead
    sections: tuple[Section, ...]
    opening: tuple[Piece, ...] = ()
