"""The register of decisions: what each board decided, and the minute that says so."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.paging import Paging, in_pages, titled
from cspctl.documents.site.site import Site, meeting_path
from cspctl.queries.decisions import Decided, decisions

REGISTER = "decisions.html"


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision; ``item`` is the number of its minute, '' without one.

    ``restricted`` and ``draft`` are marked for the members; the public sees none that are.
    """

    item: str
    title: str
    text: str
    restricted: bool
    draft: bool


@dataclass(frozen=True, slots=True)
class MeetingDecisions:
    """What a meeting decided; ``board`` is '' on the page of a board."""

    id: str
    board: str
    day: dt.date
    link: Link
    rows: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """A page of the register, the latest meeting first. ``boards`` lead to those of each board."""

    boards: tuple[Link, ...]
    meetings: tuple[MeetingDecisions, ...]
    paging: Paging


def register(site: Site) -> Iterator[Page]:
    """The register of all boards, and of each."""
    found = [one for one in decisions(site.workspace) if one.board in site.boards]
    if not found:
        return
    have = {one.board for one in found}
    links = [Link(site.board_name(board), _path(board)) for board in site.boards if board in have]
    yield from _pages(site, "", found, links if len(links) > 1 else [])
    for board in site.boards:
        own = [one for one in found if one.board == board]
        if own:
            yield from _pages(site, board, own, [])


def _path(board: str) -> str:
    return f"{board}/{REGISTER}"


def _pages(
    site: Site, board: str, found: Sequence[Decided], boards: Sequence[Link]
) -> Iterator[Page]:
    first = _path(board) if board else REGISTER
    # The latest meeting first, of one day by board; within a meeting as minuted.
    ordered = sorted(found, key=lambda one: (-one.meeting.toordinal(), one.board))
    for path, paging, some in in_pages(ordered, first):
        view = Register(tuple(boards), tuple(_meetings(site, some, named=not board)), paging)
        yield Page(
            path,
            titled("Decisions", paging),
            view,
            board=board,
            menu="Decisions" if path == first else "",
            section="" if path == first else first,
        )


def _meetings(site: Site, found: Sequence[Decided], *, named: bool) -> Iterator[MeetingDecisions]:
    for (day, board), own in groupby(found, key=lambda one: (one.meeting, one.board)):
        yield MeetingDecisions(
            id=f"{board}-{day}",
            board=site.board_name(board) if named else "",
            day=day,
            link=Link("", meeting_path(board, day)),
            rows=tuple(
                DecisionRow(one.item, one.title, one.text, one.restricted, one.draft) for one in own
            ),
        )
