"""What the pages are made from: the workspace of one edition, and what is asked of it often.

Everything is worked out once, however many pages ask: a site of 200 meetings must not look
through the workspace 200 times.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeVar

from cspctl.documents.words import plain_date, time_words
from cspctl.model.forward_plan import PlannedMeeting
from cspctl.model.workspace import BoardFolder, Meeting, Workspace
from cspctl.queries.meetings import facts
from cspctl.queries.notice import publication
from cspctl.queries.people import Directory
from cspctl.queries.standing import Standing, all_standing

T = TypeVar("T")
Edition = Literal["public", "members"]
Key = tuple[str, dt.date]  # a meeting: its board's id and its day


@dataclass(frozen=True, slots=True)
class Download:
    """A file to be downloaded: ``path`` from the site's top, ``size`` such as ``263 KB``."""

    path: str
    name: str
    format: str
    size: str


@dataclass(frozen=True, slots=True)
class Published:
    """The pack of a meeting as this edition may offer it.

    ``on`` is the day of its publication; ``pages`` maps an item as printed to its page range.
    """

    on: dt.date | None = None
    downloads: tuple[Download, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)


class Held(NamedTuple):
    """A meeting, planned or with a folder, and when and where it is.

    ``notice`` is the day on which its papers are published (queries/notice), None without a rule.
    """

    board: BoardFolder
    day: dt.date
    time: str
    venue: str
    status: str
    access: str
    notice: dt.date | None
    meeting: Meeting | None

    @property
    def key(self) -> Key:
        """Its board's id and its day."""
        return self.board.board.id, self.day

    @property
    def path(self) -> str:
        """Its page, from the site's top."""
        return meeting_path(self.board.board.id, self.day)


def board_path(board: str) -> str:
    """The page of a board, from the site's top."""
    return f"{board}/index.html"


def meeting_path(board: str, day: dt.date) -> str:
    """The page of a meeting, from the site's top."""
    return f"{board}/{day}.html"


def meeting_title(day: dt.date) -> str:
    """What a meeting is called in headings and links."""
    return f"Meeting on {plain_date(day)}"


class Site:
    """One edition of the site.

    Args:
        workspace: the workspace as the edition may show it (``cspctl.site.editions``).
        today: the day at which the site is reckoned.
        edition: whose it is.
        published: the packs that the edition offers, by board and day.
        boards: the ids of the boards that are wanted; all of them when empty.
    """

    def __init__(
        self,
        workspace: Workspace,
        today: dt.date,
        edition: Edition,
        published: Mapping[Key, Published] | None = None,
        boards: Sequence[str] = (),
    ) -> None:
        self.workspace = workspace
        self.today = today
        self.edition = edition
        self.published = published or {}
        self.boards: Mapping[str, BoardFolder] = {
            name: workspace.boards[name] for name in boards or workspace.boards
        }

        self._once: dict[Callable[[Site], Any], Any] = {}

    def once(self, make: "Callable[[Site], T]") -> T:
        """What ``make`` makes of the site, made once however many kinds of pages ask for it."""
        if make not in self._once:
            self._once[make] = make(self)
        return self._once[make]  # type: ignore[no-any-return]

    @property
    def public(self) -> bool:
        """Whether this is the edition for everybody."""
        return self.edition == "public"

    @cached_property
    def organisation(self) -> str:
        """The organisation behind the boards; '' when they do not have one and the same."""
        found = {folder.board.organisation or "" for folder in self.boards.values()}
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def name(self) -> str:
        """What the site is called."""
        if len(self.boards) == 1:
            return next(iter(self.boards.values())).board.name
        return "Partnership boards"

    def board_name(self, board: str) -> str:
        """A board's name as printed."""
        return self.boards[board].board.name

    def directory(self, board: str) -> Directory:
        """Everybody whom a board can name."""
        return self._directories[board]

    def meetings(self, board: str) -> tuple[Held, ...]:
        """A board's meetings by date: those of its forward plan and those with a folder."""
        return self._meetings[board]

    def standing(self, board: str) -> tuple[Standing, ...]:
        """A board's actions and how they stand today, in the log's order."""
        return self._standing.get(board, ())

    def next_meetings(self, board: str) -> tuple[Held, ...]:
        """A board's meetings from today on that are not cancelled, the soonest first."""
        return tuple(
            held
            for held in self.meetings(board)
            if held.day >= self.today and held.status not in ("held", "cancelled")
        )

    def confirming(self, board: str, day: dt.date) -> Held | None:
        """The meeting whose papers hold the minutes of another, to be confirmed; None if none.

        Only where the edition offers its papers.
        """
        return self._confirming.get((board, day))

    @cached_property
    def _confirming(self) -> Mapping[Key, Held]:
        found: dict[Key, Held] = {}
        for board in self.boards:
            for held in self.meetings(board):
                published = self.published.get(held.key)
                agenda = held.meeting.agenda if held.meeting else None
                if agenda is None or published is None or not published.downloads:
                    continue
                for _, _, item, _ in agenda.numbered():
                    if item.minutes_of and not item.restricted:
                        other, day = item.minutes_of
                        found.setdefault((other or board, day), held)
        return found

    @cached_property
    def _directories(self) -> Mapping[str, Directory]:
        return {name: Directory(self.workspace, name) for name in self.boards}

    @cached_property
    def _meetings(self) -> Mapping[str, tuple[Held, ...]]:
        return {name: tuple(_held(folder)) for name, folder in self.boards.items()}

    @cached_property
    def _standing(self) -> Mapping[str, tuple[Standing, ...]]:
        rows: dict[str, list[Standing]] = {}
        for row in all_standing(self.workspace, self.today):
            rows.setdefault(row.action.board, []).append(row)
        return {name: tuple(rows.get(name, ())) for name in self.boards}


def _held(folder: BoardFolder) -> list[Held]:
    plan = {one.date: one for one in folder.forward_plan.meetings} if folder.forward_plan else {}
    found = []
    for day in sorted({*plan, *folder.meetings}):
        known = facts(folder, day)
        notice = publication(folder.board, plan.get(day) or PlannedMeeting(date=day))
        found.append(
            Held(
                board=folder,
                day=day,
                time=time_words(known.time),
                venue=known.venue or "",
                status=known.status,
                access=known.access,
                notice=notice,
                meeting=folder.meetings.get(day),
            )
        )
    return found
