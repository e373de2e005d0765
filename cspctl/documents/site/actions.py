"""The action log: the page of all boards with its search, and the log of each board."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cspctl.documents.site.log import ActionRow, Log, log_path
from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.paging import Paging, in_pages, titled
from cspctl.documents.site.site import Site

FINDER = "actions.html"


@dataclass(frozen=True, slots=True)
class BoardCount:
    """How many actions a board has, with a link to its log."""

    link: Link
    open: int
    overdue: int
    closed: int


@dataclass(frozen=True, slots=True)
class Named:
    """A choice of the search: what it is called, and what an address calls it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Finder:
    """The page of all boards: the first of its actions, and what can be searched for.

    ``rows`` are the most pressing ones; a script shows those that are searched for in their place.
    """

    boards: tuple[BoardCount, ...]
    rows: tuple[ActionRow, ...]
    total: int
    choices: tuple[Named, ...]
    leads: tuple[str, ...]
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a log under its own heading: overdue, to do or closed."""

    id: str
    title: str
    rows: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class BoardLog:
    """A page of a board's log; the counts are of the whole log."""

    count: BoardCount
    finder: str
    parts: tuple[Part, ...]
    paging: Paging


def finder(site: Site) -> Iterator[Page]:
    """The page of all boards, when there are actions."""
    log = site.once(Log)
    rows = log.all()
    if not rows:
        return
    _, _, some = next(in_pages(rows, FINDER))
    view = Finder(
        boards=tuple(_count(site, log, board) for board in site.boards),
        rows=tuple(some),
        total=len(rows),
        choices=tuple(Named(board, site.board_name(board)) for board in site.boards),
        leads=_names(name for row in rows for name in row.leads),
        agencies=_names(name for row in rows for name in row.agencies),
    )
    yield Page(FINDER, "Actions", view, menu="Actions")


def boards(site: Site) -> Iterator[Page]:
    """The log of each board, a hundred actions a page."""
    log = site.once(Log)
    for board in site.boards:
        path = log_path(board)
        if not log.of(board):
            continue
        for own, paging, rows in in_pages(log.of(board), path):
            view = BoardLog(
                count=_count(site, log, board),
                finder=f"{FINDER}#board={board}",
                parts=tuple(parts(rows)),
                paging=paging,
            )
            first = own == path
            yield Page(
                own,
                titled("Action log", paging),
                view,
                board=board,
                menu="Action log" if first else "",
                section="" if first else path,
            )


def parts(rows: Sequence[ActionRow]) -> Iterator[Part]:
    """Rows in their order under the headings that they belong to."""
    groups = (
        ("overdue", "Overdue", [row for row in rows if row.days_overdue]),
        ("open", "Open", [row for row in rows if row.is_open and not row.days_overdue]),
        ("closed", "Closed", [row for row in rows if not row.is_open]),
    )
    yield from (Part(name, title, tuple(found)) for name, title, found in groups if found)


def _count(site: Site, log: Log, board: str) -> BoardCount:
    rows = log.of(board)
    todo = sum(row.is_open for row in rows)
    return BoardCount(
        link=Link(site.board_name(board), log_path(board) if rows else ""),
        open=todo,
        overdue=sum(bool(row.days_overdue) for row in rows),
        closed=len(rows) - todo,
    )


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=str.casefold))
