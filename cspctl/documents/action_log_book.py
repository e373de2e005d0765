"""The action logs of one board or several as a book of tables that leads fill in.

One sheet a board, the same columns on each. A lead types in 'New update', 'RAG' and 'State';
`cspctl actions import --updates` takes that back. The public edition is for reading alone.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cspctl.documents.sent import SentRow, encode, mark
from cspctl.documents.words import plain_date, short_date
from cspctl.model.action import Action
from cspctl.model.board import Board
from cspctl.model.workspace import Workspace
from cspctl.queries.people import Directory
from cspctl.queries.standing import RAG_WORDS, Standing, all_standing

NEW_UPDATE = "New update"
COLUMNS = (
    "No.",
    "Action",
    "Lead",
    "Others",
    "Start",
    "Target",
    "Days overdue",
    "Updates so far",
    NEW_UPDATE,
    "RAG",
    "State",
)
STATE_WORDS = {"open": "Open", "closed": "Closed"}
TARGET_WORDS = {"next-meeting": "Next meeting", "ongoing": "Ongoing"}
HOW_TO = "Please type in New update, RAG and State, and leave the other columns as they are."
LONGEST_CELL = 32_767  # UTF-16 units: the most that a cell of Excel holds
LONGEST_SHEET_NAME = 31


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row of a log. ``target`` is a date, or words ('' for none); ``rag`` and ``state`` are
    words; ``updates`` holds one report a line, ``13/12/2017: what was said``."""

    name: str
    number: int
    action: str
    lead: str
    others: str
    start: dt.date | None
    target: dt.date | str
    days_overdue: int | None
    updates: str
    rag: str
    state: str


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A board's log. ``name`` is fit to be the name of a sheet, unique in its book."""

    board: str
    name: str
    title: str
    note: str
    rows: tuple[BookRow, ...]


@dataclass(frozen=True, slots=True)
class ActionLogBook:
    """The book. ``cut`` names the actions whose text no cell can hold whole, which the row says;
    ``sent`` is what the file remembers of itself (cspctl.documents.sent); a public book, which
    nobody fills in and sends back, remembers nothing."""

    title: str
    creator: str
    day: dt.date
    sheets: tuple[BookSheet, ...]
    cut: tuple[str, ...]
    sent: tuple[str, ...]
    public: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of its tables, without the one to fill in where nobody does."""
        return tuple(name for name in COLUMNS if not (self.public and name == NEW_UPDATE))


def action_log_book(
    workspace: Workspace, today: dt.date, boards: Sequence[str] = (), *, public: bool = False
) -> ActionLogBook:
    """The logs of the boards named, or of all, reckoned at ``today``.

    For the public, give the workspace as the public may see it (cspctl.queries.withhold);
    ``public`` leaves out what only asks leads to fill it in.
    """
    chosen = [workspace.boards[name].board for name in boards or workspace.boards]
    names = sheet_names(chosen)
    sheets, cut, sent = [], [], {}
    for board in chosen:
        standings = all_standing(workspace, today, workspace.actions_of(board.id))
        directory = Directory(workspace, board.id)
        rows = [_row(standing, directory) for standing in standings]
        cut += [row.name for row in rows if _too_long(row)]
        rows = [_fitted(row) for row in rows]
        sent[board.id] = [
            SentRow(row.number, _letter(row.rag), one.action.rag or "", one.action.state or "", m)
            for row, one in zip(rows, standings, strict=True)
            for m in [mark(row.updates)]
        ]
        note = HOW_TO
        if public:
            note = _count(standings)
        elif any(one.action.restricted and one.action.restricted.reason for one in standings):
            note = f"Holds restricted actions: not for publication. {HOW_TO}"
        title = f"{board.name}: action log at {plain_date(today)}"
        sheets.append(BookSheet(board.id, names[board.id], title, note, tuple(rows)))
    organisations = dict.fromkeys(board.organisation or "" for board in chosen)
    return ActionLogBook(
        title=sheets[0].title if len(sheets) == 1 else f"Action logs at {plain_date(today)}",
        creator="; ".join(name for name in organisations if name),
        day=today,
        sheets=tuple(sheets),
        cut=tuple(cut),
        sent=() if public else encode(today, sent),
        public=public,
    )


def _count(standings: Sequence[Standing]) -> str:
    still = sum(one.action.is_open for one in standings)
    return f"{len(standings)} {'action' if len(standings) == 1 else 'actions'}, {still} open."


def sheet_names(boards: Iterable[Board]) -> dict[str, str]:
    """A sheet's name for each board: its own name where that fits, its id where not.

    Excel refuses ``[ ] : * ? / \\``, an apostrophe at either end, more than 31 characters, the
    name History, and two names that differ in case alone.
    """
    names: dict[str, str] = {}
    taken = {"history"}
    for board in boards:
        wanted = board.name if len(board.name) <= LONGEST_SHEET_NAME else board.id
        base = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", wanted)
        base = " ".join(base.split())[:LONGEST_SHEET_NAME].strip("' ") or "Actions"
        name, count = base, 1
        while name.casefold() in taken:
            count += 1
            ending = f" {count}"
            name = base[: LONGEST_SHEET_NAME - len(ending)] + ending
        taken.add(name.casefold())
        names[board.id] = name
    return names


def updates_shown(action: Action) -> str:
    """The reports on an action, one a line, and its outcome."""
    lines = []
    for update in action.updates:
        note = " ".join(update.note.split())
        lines.append(f"{short_date(update.date)}: {note}" if update.date else note)
    if action.outcome:
        lines.append(f"Outcome: {' '.join(action.outcome.split())}")
    return "\n".join(lines)


def _row(standing: Standing, directory: Directory) -> BookRow:
    action = standing.action
    # A withheld row keeps its number and says nothing that could be worked out of its dates.
    withheld = action.restricted is not None and not action.lead and not action.target
    target: dt.date | str = standing.target or ""
    if not target and isinstance(action.target, str):
        target = TARGET_WORDS[action.target]
    return BookRow(
        name=action.name,
        number=action.number,
        action=action.action,
        lead=", ".join(who.name for who in directory.all(action.lead, action.begun)),
        others=", ".join(who.name for who in directory.all(action.others, action.begun)),
        start=action.begun,
        target=target,
        days_overdue=standing.days_overdue or None,
        updates=updates_shown(action),
        rag="" if withheld else RAG_WORDS[standing.rag],
        state=STATE_WORDS.get(action.state or "", ""),
    )


def _letter(word: str) -> str:
    return next((letter for letter, name in RAG_WORDS.items() if name == word), "")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _too_long(row: BookRow) -> bool:
    return any(_units(text) > LONGEST_CELL for text in (row.action, row.updates, row.lead))


def _fitted(row: BookRow) -> BookRow:
    """The row with texts that a cell can hold; a text that is cut says so at its end."""
    from dataclasses import replace

    if not _too_long(row):
        return row
    return replace(row, action=_cut(row.action), updates=_cut(row.updates), lead=_cut(row.lead))


def _cut(text: str) -> str:
    if _units(text) <= LONGEST_CELL:
        return text
    ending = f" ... [cut here: the log has {len(text):,} characters]"
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (LONGEST_CELL - len(ending))]
    return kept.decode("utf-16-le", "ignore") + ending
