"""What is new: the papers that were published, as entries of a feed."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.site.page import Page
from cspctl.documents.site.site import Download, Site, meeting_path
from cspctl.documents.words import long_date, plain_date

FEED = "feed.atom"
CALENDAR = "calendar.ics"
SUBSCRIBE = "subscribe.html"


@dataclass(frozen=True, slots=True)
class News:
    """An entry: ``id`` stays the same for ever; ``path`` is its page from the site's top."""

    id: str
    title: str
    on: dt.date
    path: str
    summary: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and where it lies; the latest entry first."""

    id: str
    title: str
    author: str
    path: str
    updated: dt.date
    entries: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class BoardFiles:
    """What of a board can be subscribed to."""

    name: str
    feed: str
    calendar: str


@dataclass(frozen=True, slots=True)
class Subscribe:
    """The page that says how; ``all`` is for all boards, ``boards`` for each of several."""

    all: BoardFiles
    boards: tuple[BoardFiles, ...]


def pages(site: Site) -> Iterator[Page]:
    """The page that says how to subscribe."""
    boards = tuple(
        BoardFiles(site.board_name(board), f"{board}/{FEED}", f"{board}/{CALENDAR}")
        for board in site.boards
    )
    view = Subscribe(BoardFiles("All boards", FEED, CALENDAR), boards if len(boards) > 1 else ())
    yield Page(SUBSCRIBE, "Keep up to date", view, menu="Keep up to date")


def feeds(site: Site) -> Iterator[Feed]:
    """The feed of all boards, and one of each."""
    entries = sorted(_entries(site), key=lambda pair: (-pair[1].on.toordinal(), pair[1].path))
    yield _feed(site, "", [entry for _, entry in entries])
    for board in site.boards:
        yield _feed(site, board, [entry for own, entry in entries if own == board])


def _feed(site: Site, board: str, entries: list[News]) -> Feed:
    name = site.board_name(board) if board else site.name
    return Feed(
        id=_id(site, board, "feed"),
        title=f"{name}: new papers",
        author=site.organisation or name,
        path=f"{board}/{FEED}" if board else FEED,
        updated=max((entry.on for entry in entries), default=site.today),
        entries=tuple(entries),
    )


def _entries(site: Site) -> Iterator[tuple[str, News]]:
    for (board, day), published in site.published.items():
        # Only an issue says on which day the papers came out; a feed without days is no news.
        if board not in site.boards or published.on is None:
            continue
        meeting = site.boards[board].meetings[day]
        items = len(meeting.agenda.items) if meeting.agenda else 0
        many = f"{items} item{'' if items == 1 else 's'}"
        yield (
            board,
            News(
                id=_id(site, board, f"papers-{day}"),
                title=f"{site.board_name(board)}: papers for {plain_date(day)}",
                on=published.on,
                path=meeting_path(board, day),
                summary=f"The agenda of {many} and the papers for the meeting of {long_date(day)}.",
                downloads=published.downloads,
            ),
        )


def _id(site: Site, board: str, what: str) -> str:
    """An id that does not hang on where the site lies (RFC 4287, 4.2.6; RFC 4122, version 5)."""
    organisation = site.boards[board].board.organisation if board else site.organisation
    key = "/".join([organisation or "", board or site.name, what, site.edition])
    return uuid.uuid5(uuid.NAMESPACE_URL, f"cspctl:{key}").urn
