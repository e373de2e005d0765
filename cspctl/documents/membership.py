"""Membership and terms of reference."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.blocks import Block
from cspctl.documents.head import Head, head
from cspctl.documents.markdown import parse
from cspctl.model.board import Person
from cspctl.model.workspace import BoardFolder
from cspctl.queries.people import Directory


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: name as printed (with the capacity of the chair), post and agency."""

    name: Annotated[str, "the name, the chair and vice-chair marked"]
    post: Annotated[str, "the post, where the name is not the post itself"]
    agency: Annotated[str, "the agency"]


@dataclass(frozen=True, slots=True)
class Group:
    """A sub-group and who chairs it."""

    name: Annotated[str, "the sub-group's name"]
    chair: Annotated[str, "who chairs it"]


@dataclass(frozen=True, slots=True)
class Membership:
    """Who sits on the board on a day, and its terms in words."""

    head: Head
    members: Annotated[tuple[Seat, ...], "list of the members"]
    advisers: Annotated[tuple[Seat, ...], "list of the advisers"]
    subgroups: Annotated[tuple[Group, ...], "list of the sub-groups"]
    terms: Annotated[tuple[Block, ...], "the terms of reference"]


def membership(
    board: BoardFolder,
    day: dt.date,
    directory: Directory,
    *,
    public: bool = False,
    item: str = "",
) -> Membership:
    """The membership on a day. Officers and attendees have no seat and are not printed."""
    advisers = directory.holding("adviser", day)
    return Membership(
        head=head(board, day, directory, public=public, item=item),
        members=tuple(_seat(person, directory, day) for person in directory.seated(day)),
        advisers=tuple(_seat(person, directory, day) for person in advisers),
        subgroups=tuple(
            Group(group.name, ", ".join(who.name for who in directory.all(group.chair, day)))
            for group in board.board.subgroups
        ),
        terms=parse(board.terms_of_reference),
    )


def _seat(person: Person, directory: Directory, day: dt.date) -> Seat:
    marks = {"chair": " (Chair)", "vice-chair": " (Vice-chair)"}
    mark = marks.get(person.capacity_on(day) or "", "")
    agency = directory.who(person.agency or "", day)
    post = person.post or ""
    return Seat(
        name=person.name + mark,
        post="" if post == person.name else post,
        agency=agency.name,
    )
