"""A letter that chases a lead: their overdue and due actions, as a template prints them."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from cspctl.documents.action_log_book import TARGET_WORDS
from cspctl.documents.words import listed, plain_date, short_date
from cspctl.model.board import Person
from cspctl.model.workspace import Workspace
from cspctl.queries.chasing import Chased, Recipient
from cspctl.queries.people import Directory
from cspctl.queries.slippage import last_update


@dataclass(frozen=True, slots=True)
class Line:
    """An action: dates and lengths in words; ``restricted`` is not to be passed on.

    ``through`` names the sub-group for which its chair is written to, or is ''.
    """

    number: str
    board: str
    action: str
    target: str
    late: str
    last_update: str
    through: str
    restricted: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one lead, reckoned at ``today``.

    ``actions`` holds the overdue ones first; ``overdue`` is how many those are. ``restricted``
    says that some may not be passed on; ``contact`` is who asks, '' when unknown.
    """

    lead: str
    today: str
    boards: str
    actions: tuple[Line, ...]
    overdue: int
    restricted: bool
    contact: str
    phone: str


def letter(
    workspace: Workspace,
    recipient: Recipient,
    today: dt.date,
    restricted: Collection[str] = (),
) -> Letter:
    """The letter to a recipient; ``restricted`` names the actions that the public may not see."""
    chased = (*recipient.overdue, *recipient.due)
    lines = tuple(_line(workspace, one, restricted) for one in chased)
    boards = dict.fromkeys(line.board for line in lines)
    asking = contact(workspace, recipient)
    return Letter(
        lead=recipient.person.name,
        today=plain_date(today),
        boards=listed(list(boards)),
        actions=lines,
        overdue=len(recipient.overdue),
        restricted=any(line.restricted for line in lines),
        contact=asking.name if asking else "",
        phone=(asking.phone or "") if asking else "",
    )


def contact(workspace: Workspace, recipient: Recipient) -> Person | None:
    """Who asks: the clerk of the first board whose action is chased and whose clerk is known."""
    for one in (*recipient.overdue, *recipient.due):
        directory = Directory(workspace, one.row.action.board)
        for who in directory.all(directory.board.contact):
            person = directory.person(who.id) if who.kind == "person" else None
            if person is not None:
                return person
    return None


def _line(workspace: Workspace, chased: Chased, restricted: Collection[str]) -> Line:
    action = chased.row.action
    target = short_date(chased.row.target)
    if not target and isinstance(action.target, str):
        target = TARGET_WORDS[action.target]
    days = chased.row.days_overdue
    update = last_update(action)
    said = ""
    if update is not None:
        said = " ".join(update.note.split())
        said = f"{short_date(update.date)}: {said}" if update.date else said
    return Line(
        number=action.name,
        board=workspace.boards[action.board].board.name,
        action=" ".join(action.action.split()),
        target=target,
        late=f"{days} {'day' if days == 1 else 'days'}" if days else "",
        last_update=said,
        through=chased.through,
        restricted=action.name in restricted,
    )
