"""Other ways into the action log, for readers without scripts: overdue, by lead, by agency."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cspctl.documents.site.actions import FINDER
from cspctl.documents.site.log import ActionRow, Group, Log, slugs
from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.paging import Paging, in_pages, titled
from cspctl.documents.site.site import Site

OVERDUE = "overdue.html"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Actions of one board under its name; ``id`` is that of the heading."""

    id: str
    title: str
    rows: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class ActionList:
    """A page of a list. ``empty`` is what it says when there is nothing to list."""

    intro: str
    empty: str
    parts: tuple[Stretch, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A lead or an agency, and how much it has to do."""

    link: Link
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Index:
    """All leads, or all agencies; ``what`` says which, as the head of a column."""

    what: str
    lines: tuple[GroupLine, ...]


def overdue(site: Site) -> Iterator[Page]:
    """What is overdue, board by board, the longest first."""
    log = site.once(Log)
    late = [row for board in site.boards for row in log.of(board) if row.days_overdue]
    many = f"{len(late)} action{' is' if len(late) == 1 else 's are'} past the target date."
    for path, paging, rows in in_pages(late, OVERDUE):
        view = ActionList(
            intro=many if late else "",
            empty="No action is overdue.",
            parts=tuple(_stretches(site, rows)),
            paging=paging,
        )
        first = path == OVERDUE
        yield Page(
            path,
            titled("Overdue actions", paging),
            view,
            menu="Overdue" if first else "",
            section="" if first else OVERDUE,
        )


def indexes(site: Site) -> Iterator[Page]:
    """All leads and all agencies with something to do."""
    for what, title, path, groups in _ways(site):
        paths = _paths(path, groups)
        lines = tuple(
            GroupLine(
                Link(group.name[:1].upper() + group.name[1:], paths[group.name]),
                len(group.rows),
                sum(bool(row.days_overdue) for row in group.rows),
            )
            for group in groups
        )
        yield Page(path, title, Index(what, lines), section=FINDER)


def groups(site: Site) -> Iterator[Page]:
    """The open actions of each lead and of each agency."""
    for what, _, index, found in _ways(site):
        paths = _paths(index, found)
        for group in found:
            for path, paging, rows in in_pages(group.rows, paths[group.name]):
                view = ActionList(
                    intro=f"What is still to be done under this {what.lower()}.",
                    empty="",
                    parts=tuple(_stretches(site, rows)),
                    paging=paging,
                )
                name = group.name[:1].upper() + group.name[1:]
                title = titled(f"Open actions: {name}", paging)
                yield Page(path, title, view, section=index)


def _ways(site: Site) -> Iterator[tuple[str, str, str, list[Group]]]:
    log = site.once(Log)
    if log.all():
        yield "Lead", "Actions by lead", "actions-by-lead.html", log.by_lead
        yield "Agency", "Actions by agency", "actions-by-agency.html", log.by_agency


def _paths(index: str, found: Sequence[Group]) -> dict[str, str]:
    stem = index.removesuffix(".html").replace("-by-", "-")
    names = sorted(group.name for group in found)
    return {name: f"{stem}-{slug}.html" for name, slug in slugs(names).items()}


def _stretches(site: Site, rows: Sequence[ActionRow]) -> Iterator[Stretch]:
    for board in site.boards:
        own = tuple(row for row in rows if row.board == board)
        if own:
            yield Stretch(f"board-{board}", site.board_name(board), own)
