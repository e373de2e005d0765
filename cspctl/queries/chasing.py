"""Whom to chase for what: each lead with the overdue and due actions of all boards."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from cspctl.model.board import Person
from cspctl.model.workspace import Workspace
from cspctl.queries.people import Directory, Who
from cspctl.queries.select import Named
from cspctl.queries.standing import Standing, due, overdue

_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


class Chased(NamedTuple):
    """An action to chase. ``through`` names the sub-group whose chair is written to, or is ''."""

    row: Standing
    through: str


class Recipient(NamedTuple):
    """Somebody to write to, with their overdue actions (the longest first) and those due."""

    person: Person
    overdue: tuple[Chased, ...]
    due: tuple[Chased, ...]


class Unreached(NamedTuple):
    """A lead who cannot be written to, why, and the actions that are nobody's draft for it."""

    name: str
    why: str
    actions: tuple[str, ...]


class Chase(NamedTuple):
    """Everybody to write to, by name, and everybody who cannot be."""

    recipients: tuple[Recipient, ...]
    unreached: tuple[Unreached, ...]


def chase(
    workspace: Workspace,
    today: dt.date,
    boards: Collection[str] = (),
    leads: Sequence[str] = (),
) -> Chase:
    """Who is to be chased on a day: for actions of all boards, or of those named.

    A sub-group is written to through its chair of that day; an agency has no address of its own.
    """
    named = Named(workspace)
    wanted = _wanted(named, workspace, leads, today)
    found: dict[tuple[str, str], tuple[Person, list[Chased], list[Chased]]] = {}
    unreached: dict[tuple[str, str], list[str]] = {}
    rows = [(row, True) for row in overdue(workspace, today)]
    rows += [(row, False) for row in due(workspace, today, None)]
    for row, late in rows:
        if boards and row.action.board not in boards:
            continue
        directory = named.directory(row.action.board)
        if not named.leads(row) and not leads:
            unreached.setdefault(("nobody", "has no lead"), []).append(row.action.name)
        for who, person, through in _people(directory, named.leads(row), today):
            if leads and not wanted & {who.key.casefold(), person.id.casefold() if person else ""}:
                continue
            why = _why_not(who, person)
            if person is None or why:
                name = person.name if person else who.name
                unreached.setdefault((name, why), []).append(row.action.name)
                continue
            # Two boards may have different people under one id; they differ in their address.
            key = (person.id, (person.email or "").casefold())
            _, overdue_rows, due_rows = found.setdefault(key, (person, [], []))
            chased = Chased(row, through)
            rows_of = overdue_rows if late else due_rows
            if row not in (one.row for one in rows_of):
                rows_of.append(chased)
    recipients = [Recipient(one, tuple(late), tuple(soon)) for one, late, soon in found.values()]
    return Chase(
        tuple(sorted(recipients, key=lambda one: (one.person.name, one.person.id))),
        tuple(
            Unreached(name, why, tuple(dict.fromkeys(actions)))
            for (name, why), actions in sorted(unreached.items())
        ),
    )


def _wanted(named: Named, workspace: Workspace, leads: Sequence[str], today: dt.date) -> set[str]:
    """The keys of the leads asked for, under whatever name any board knows them by."""
    directories = [named.directory(board) for board in workspace.boards]
    found = {text.casefold() for text in leads}
    return found | {
        who.key.casefold()
        for directory in directories
        for text in leads
        for who in directory.find(text, today)
    }


def _people(
    directory: Directory, leads: Sequence[Who], today: dt.date
) -> Iterator[tuple[Who, Person | None, str]]:
    """Each lead with whom to write to, and the sub-group that it is through."""
    for who in leads:
        if who.kind == "person":
            yield who, directory.person(who.id), ""
            continue
        groups = [
            group
            for group in directory.board.subgroups
            if who.kind == "subgroup-chairs" or (who.kind == "subgroup" and group.id == who.id)
        ]
        for group in groups:
            for chair in directory.all(group.chair, today):
                yield who, directory.person(chair.id), group.name
        if not any(group.chair for group in groups):
            yield who, None, ""


def _why_not(who: Who, person: Person | None) -> str:
    """Why a lead cannot be written to; '' when they can."""
    if person is None:
        return {
            "agency": "is an agency, which has no address of its own",
            "subgroup": "has no chair whom the board knows",
            "subgroup-chairs": "are not known to the board",
        }.get(who.kind, "is nobody that the board knows")
    if not person.email:
        return "has no e-mail address"
    return "" if _ADDRESS.fullmatch(person.email) else "has an e-mail address that cannot be one"
