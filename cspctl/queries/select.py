"""Choosing actions: by board, lead, agency, state, RAG, meeting and words."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from cspctl.model.workspace import Workspace
from cspctl.queries.people import Directory, Who
from cspctl.queries.standing import Standing


class Choice(NamedTuple):
    """What is asked for; everything that is given must fit. Nothing given fits everything."""

    boards: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    state: str | None = None
    rag: str | None = None
    meeting: dt.date | None = None
    text: str | None = None


class Named:
    """The leads and agencies of actions, with one directory a board."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._directories: dict[str, Directory] = {}

    def directory(self, board: str) -> Directory:
        """A board's directory, made once."""
        if board not in self._directories:
            self._directories[board] = Directory(self._workspace, board)
        return self._directories[board]

    def leads(self, row: Standing) -> tuple[Who, ...]:
        """Who leads an action."""
        action = row.action
        if not action.lead:
            return ()
        return self.directory(action.board).all(action.lead, action.begun)

    def agencies(self, row: Standing) -> set[str]:
        """The ids of the agencies that an action's leads belong to."""
        directory = self.directory(row.action.board)
        return {directory.agency_of(who) for who in self.leads(row)} - {""}


def chosen(rows: Iterable[Standing], choice: Choice, named: Named) -> list[Standing]:
    """The rows that fit a choice, in their order."""
    return [row for row in rows if _fits(row, choice, named)]


def _fits(row: Standing, choice: Choice, named: Named) -> bool:
    action = row.action
    if choice.boards and action.board not in choice.boards:
        return False
    if choice.state and action.is_open != (choice.state == "open"):
        return False
    if choice.rag and row.rag != choice.rag:
        return False
    if choice.meeting and choice.meeting not in (
        action.begun,
        action.raised.meeting if action.raised else None,
    ):
        return False
    if choice.text:
        said = " ".join(
            [action.action, action.outcome or "", *(update.note for update in action.updates)]
        )
        if choice.text.casefold() not in said.casefold():
            return False
    if choice.leads and not _led_by(row, choice.leads, named):
        return False
    if choice.agencies:
        directory = named.directory(action.board)
        wanted = {who.id or text for text in choice.agencies for who in [directory.who(text)]}
        return bool(wanted & named.agencies(row))
    return True


def _led_by(row: Standing, leads: tuple[str, ...], named: Named) -> bool:
    directory = named.directory(row.action.board)
    wanted = {who.key for text in leads for who in directory.find(text, row.action.begun)}
    wanted |= {text.casefold() for text in leads}
    have = {who.key for who in named.leads(row)}
    return bool(wanted & (have | {text.casefold() for text in row.action.lead}))
