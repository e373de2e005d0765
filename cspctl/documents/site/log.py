"""The action log as the site shows it: each action once as a row, and the lists they stand in."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cspctl.documents.site.page import Link
from cspctl.documents.site.paging import page_of
from cspctl.documents.site.site import Site, meeting_path
from cspctl.documents.words import plain_date
from cspctl.queries.grouping import Key, agencies_of, grouped, leads_of
from cspctl.queries.select import Named
from cspctl.queries.standing import Standing

_TARGETS = {"next-meeting": "Next meeting", "ongoing": "Ongoing"}


@dataclass(frozen=True, slots=True)
class Report:
    """A report on an action; ``day`` is None when it has no date."""

    day: dt.date | None
    note: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action.

    Attributes:
        id: its place on a page: ``csp-7``.
        name: its full name: ``csp/7``.
        board: the id of its board.
        text: what is to be done.
        leads: who leads, by name.
        others: who helps, by name.
        agencies: the names of the leads' agencies.
        target: the day of its target; None when it is no day, and ``target_words`` says what it is.
        first: the first target, None when it was never moved.
        days_overdue: 0 when it is not overdue.
        rag: R, A, G or B; '' for a withheld row, which says nothing of itself.
        state: open, closed, or '' when the log does not say.
        closed: the day it was closed.
        outcome: what came of it.
        reports: the latest first.
        agreed: the meeting that agreed it, with a link where the site has its page.
        restricted: withheld from the public (the members' edition shows such rows).
    """

    id: str
    name: str
    board: str
    text: str
    leads: tuple[str, ...]
    others: tuple[str, ...]
    agencies: tuple[str, ...]
    target: dt.date | None
    target_words: str
    first: dt.date | None
    days_overdue: int
    rag: str
    state: str
    closed: dt.date | None
    outcome: str
    reports: tuple[Report, ...]
    agreed: Link | None
    restricted: bool

    @property
    def is_open(self) -> bool:
        """Whether it still is to be done."""
        return self.state != "closed"


class Group(NamedTuple):
    """The open actions of a lead or of an agency, over all boards, in the order of the log."""

    name: str
    rows: list[ActionRow]


class Log:
    """Every action of an edition; give it to :meth:`Site.once`, so that it is made once."""

    def __init__(self, site: Site) -> None:
        named = Named(site.workspace)
        standing = [row for board in site.boards for row in site.standing(board)]
        made = {row.action.name: _row(site, row, named) for row in standing}
        self._rows: dict[str, list[ActionRow]] = {board: [] for board in site.boards}
        for row in sorted(made.values(), key=_urgency):
            self._rows[row.board].append(row)
        self._paths = {
            row.name: page_of(place, log_path(board))
            for board, rows in self._rows.items()
            for place, row in enumerate(rows)
        }

        # Of a withheld action nobody is told who leads it: it stands under nobody at all.
        todo = [
            row
            for row in standing
            if row.action.is_open and not (site.public and row.action.restricted)
        ]
        self.by_lead = _groups(made, grouped(todo, lambda row: leads_of(row, named)))
        self.by_agency = _groups(made, grouped(todo, lambda row: agencies_of(row, named)))

    def of(self, board: str) -> Sequence[ActionRow]:
        """A board's actions: the longest overdue first, then by target, then those closed."""
        return self._rows[board]

    def all(self) -> list[ActionRow]:
        """Every board's actions in that order."""
        return sorted((row for rows in self._rows.values() for row in rows), key=_urgency)

    def path(self, name: str) -> str:
        """Where an action stands on the site: ``csp/actions.html#csp-7``; '' when it does not."""
        path = self._paths.get(name)
        return f"{path}#{place(name)}" if path else ""


def log_path(board: str) -> str:
    """The first page of a board's action log."""
    return f"{board}/actions.html"


def place(name: str) -> str:
    """The id of an action's row: ``csp-7`` for ``csp/7``."""
    return name.replace("/", "-")


def slugs(names: Sequence[str]) -> dict[str, str]:
    """A part of a path for each name: lower case, a to z and digits, never one twice."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "name"
        slug, number = stem, 1
        while slug in taken:
            number += 1
            slug = f"{stem}-{number}"
        taken.add(slug)
        found[name] = slug
    return found


def _urgency(row: ActionRow) -> tuple[int, int, str, int]:
    board, number = row.name.rsplit("/", 1)
    if not row.is_open:
        group, when = 2, -(row.closed or dt.date.min).toordinal()
    elif row.days_overdue:
        group, when = 0, -row.days_overdue
    else:
        group, when = 1, (row.target or dt.date.max).toordinal()
    return group, when, board, int(number)


def _groups(
    made: Mapping[str, ActionRow], groups: Iterable[tuple[Key, list[Standing]]]
) -> list[Group]:
    return [
        Group(key.name, sorted((made[row.action.name] for row in rows), key=_urgency))
        for key, rows in groups
    ]


def _row(site: Site, standing: Standing, named: Named) -> ActionRow:
    action = standing.action
    directory = named.directory(action.board)
    # A withheld row keeps its number and says nothing that could be worked out of the dates.
    withheld = site.public and action.restricted is not None
    reports = [Report(update.date, update.note) for update in action.updates]
    return ActionRow(
        id=place(action.name),
        name=action.name,
        board=action.board,
        text=action.action,
        leads=tuple(key.name for key in leads_of(standing, named) if key.id),
        others=tuple(who.name for who in directory.all(action.others, action.begun)),
        agencies=tuple(key.name for key in agencies_of(standing, named) if key.id),
        target=standing.target,
        target_words=_target(standing),
        first=action.was[0] if action.was else None,
        days_overdue=0 if withheld else standing.days_overdue,
        rag="" if withheld else standing.rag,
        state=action.state or "",
        closed=action.closed,
        outcome=action.outcome or "",
        reports=tuple(reversed(reports)),
        agreed=_agreed(site, standing),
        restricted=action.restricted is not None,
    )


def _target(standing: Standing) -> str:
    target = standing.action.target
    if standing.target is not None:
        return ""
    return _TARGETS.get(target, "") if isinstance(target, str) else ""


def _agreed(site: Site, standing: Standing) -> Link | None:
    action = standing.action
    if action.begun is None:
        return None
    raised = action.raised
    day = raised.meeting if raised and raised.meeting else action.begun
    item = f", item {raised.item}" if raised and raised.item else ""
    known = day in site.boards[action.board].meetings
    return Link(f"{plain_date(day)}{item}", meeting_path(action.board, day) if known else "")
