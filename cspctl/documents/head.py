"""What stands at the head of every document of a meeting."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.words import long_date, time_words
from cspctl.model.workspace import BoardFolder
from cspctl.queries.meetings import facts
from cspctl.queries.people import Directory


@dataclass(frozen=True, slots=True)
class Head:
    """The board and its meeting. ``public`` marks the public edition of a document.

    ``item`` is the item of the pack that the document is printed under (``7(b)``), '' by itself.
    ``contact`` is the clerk in one line: name, telephone, e-mail.
    """

    board: Annotated[str, "the board's name"]
    organisation: Annotated[str, "the council or other body behind it"]
    date: Annotated[str, "the meeting's date: Wednesday 13 December 2017"]
    time: Annotated[str, "1:00 pm to 4:00 pm"]
    venue: Annotated[str, "where it meets"]
    contact: Annotated[str, "the clerk: name, telephone, e-mail"]
    public: Annotated[bool, "yes in the public edition"] = False
    item: Annotated[
        str,
        "the item that the document is printed under, such as 7(b); empty for a document by itself",
    ] = ""


def head(
    board: BoardFolder,
    day: dt.date,
    directory: Directory,
    *,
    public: bool = False,
    item: str = "",
) -> Head:
    """The head of a meeting's documents."""
    meeting = facts(board, day)
    return Head(
        board=board.board.name,
        organisation=board.board.organisation or "",
        date=long_date(day),
        time=time_words(meeting.time),
        venue=meeting.venue or "",
        contact="; ".join(_contact(text, directory, day) for text in board.board.contact),
        public=public,
        item=item,
    )


def _contact(text: str, directory: Directory, day: dt.date) -> str:
    who = directory.who(text, day)
    person = directory.person(who.id)
    reached = [person.phone, person.email] if person else []
    return ", ".join([who.name, *(part for part in reached if part)])
