"""A letter to an author who owes papers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.words import long_date, plain_date, short_date
from cspctl.model.board import Person
from cspctl.queries.owed import Owed


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper that is owed."""

    title: Annotated[str, "the item's title"]
    meeting: Annotated[str, "the meeting: Wednesday 28 March 2018"]
    due: Annotated[str, "when it is due: 16/03/2018; empty when the terms set no deadline"]
    late: Annotated[str, "how late it is: 3 days; empty when it is not"]
    restricted: Annotated[bool, "yes for an item that the public may not see"]


@dataclass(frozen=True, slots=True)
class PaperLetter:
    """A letter to one author."""

    author: Annotated[str, "whom it is to"]
    board: Annotated[str, "the board's name"]
    today: Annotated[str, "the day it is reckoned at"]
    papers: Annotated[tuple[PaperLine, ...], "list of the papers"]
    overdue: Annotated[int, "how many of them are late"]
    restricted: Annotated[bool, "yes when one of them is restricted"]
    contact: Annotated[str, "who asks; empty when the board names nobody"]
    phone: Annotated[str, "the contact's telephone"]


def paper_letter(
    author: Person,
    board: str,
    papers: Sequence[Owed],
    asking: Person | None,
    today: dt.date,
) -> PaperLetter:
    """The letter about what an author owes a board, in the order of the deadlines."""
    lines = tuple(
        PaperLine(
            title=one.title,
            meeting=long_date(one.meeting),
            due=short_date(one.due),
            late=f"{one.days_overdue} {'day' if one.days_overdue == 1 else 'days'}"
            if one.days_overdue
            else "",
            restricted=one.item.restricted is not None,
        )
        for one in papers
    )
    return PaperLetter(
        author=author.name,
        board=board,
        today=plain_date(today),
        papers=lines,
        overdue=sum(bool(line.late) for line in lines),
        restricted=any(line.restricted for line in lines),
        contact=asking.name if asking else "",
        phone=(asking.phone or "") if asking else "",
    )
