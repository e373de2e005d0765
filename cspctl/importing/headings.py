"""Which column holds what, told by its heading in the words that boards use."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cspctl.readers.tables import Row, Table

_LONGEST_HEADING = 60
_MOST_ROWS_ABOVE = 40

_SPELLINGS = (
    ("(s)", "s"),
    ("s/no", "no"),
    ("r/a/g", "rag"),
    ("r.a.g", "rag"),
    ("y/n", "yn"),
    ("co-ordinat", "coordinat"),
)
# 'Update December 2017' is a column of updates.
_MONTHS = frozenset(name.casefold() for name in [*calendar.month_name, *calendar.month_abbr])
# Headings that their words alone would put in the wrong column.
_PHRASES = {
    "action": {
        "action",
        "actions",
        "action agreed",
        "actions agreed",
        "action item",
        "action items",
        "action point",
        "details",
    },
    "lead": {"action by", "who", "lead partner", "lead partners", "to be actioned by"},
    "number": {
        "#",
        "item",
        "item no",
        "item number",
        "action no",
        "ref",
        "reference",
        "action log",
    },
    "item": {"minute", "minute no", "minute number", "minute ref", "minute reference", "agenda no"},
    "target": {"to be completed by", "to be done by", "by", "complete by"},
    "state": {
        "state",
        "open",
        "closed",
        "open closed",
        "closed open",
        "complete",
        "complete yn",
        "completed yn",
        "closed yn",
    },
    "status": {"status", "action status", "current status", "status of action"},
    "closed": {"completed", "completed on", "completed date", "actual completion"},
    "updates": {"latest position", "position", "current position"},
    "new update": {"new update", "your update", "update this quarter", "update for this meeting"},
    "start": {"date", "meeting", "raised", "raised at", "agreed at", "from meeting"},
    "": {"days overdue", "raised by", "priority", "date updated", "update date", "last updated"},
}

# (field, one of these words must be there, these may be there besides)
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("first target", "original first initial", "target due date deadline completion by for"),
    ("closed", "closed completed", "date on when actual action of achieved"),
    ("rag", "rag brag", "status rating rated colour r a g b action progress current"),
    ("state", "open closed state", "or action status still yn"),
    (
        "target",
        "target due deadline completion timescale timescales timeframe timeline when expected "
        "review finish end complete",
        "date dates by of for the completed to be action planned revised current time scale frame "
        "proposed agreed required delivery implementation new",
    ),
    (
        "start",
        "start started raised opened created added logged meeting agreed identified set assigned "
        "allocated origin",
        "date dates on at of the when action in was minutes from board",
    ),
    (
        "others",
        "others other support supporting supported partners assisting contributors involved joint "
        "supporters helping",
        "lead leads officer officers agency agencies people organisations to by with in of the "
        "action responsible partner and also",
    ),
    (
        "lead",
        "lead leads owner owners responsible responsibility whom who assigned allocated "
        "accountable officer officers agency actionee leading",
        "action by person persons organisation partner name names to for of the and or "
        "agencies individual member board taken post be",
    ),
    (
        "updates",
        "update updates progress comment comments notes note response commentary narrative "
        "feedback",
        "latest current action on and status since last meeting to so far further officer date "
        "report made position of any the next steps outcome",
    ),
    ("outcome", "outcome outcomes result results", "action of the and"),
    ("item", "minute minutes agenda", "item no number ref reference of the"),
    (
        "number",
        "no nr num number id ref reference sn",
        "action log row serial line item unique s",
    ),
    (
        "action",
        "action actions task tasks description what recommendation recommendations",
        "agreed required point points to be taken detail details item items arising needed of the "
        "and decision decisions outstanding from meeting summary issue board minutes full",
    ),
)


@dataclass(frozen=True, slots=True)
class Headings:
    """A table's columns: field -> place from 0, and its words; the numbers of the rows that hold
    them; and the headings that say nothing to cspctl.

    Fields: number, item, action, lead, others, start, first target, target, updates (further
    columns of updates carry their place in the name), new update, rag, state, closed, outcome;
    and status, which a cell settles by what it says: RAG, state or words of progress.
    """

    columns: dict[str, int]
    words: dict[str, str]
    rows: tuple[int, ...]
    unused: tuple[str, ...]

    def described(self) -> str:
        """In words: ``No. -> number, Task -> action``."""
        return ", ".join(f"{self.words[field]} = {field}" for field in self.columns)


def field_of(heading: str) -> str:
    """The field that a heading names, '' for none."""
    folded = heading.casefold().replace("&", " and ").replace("'", "").replace("’", "")
    for written, meant in _SPELLINGS:
        folded = folded.replace(written, meant)
    words = [word for word in re.findall(r"[a-z]+|#", folded) if word not in _MONTHS]
    phrase = " ".join(words)
    for field, phrases in _PHRASES.items():
        if phrase in phrases:
            return field
    found = set(words)
    for field, core, besides in _WORDS:
        needed, allowed = set(core.split()), set(besides.split())
        if found & needed and found <= needed | allowed:
            return field
    return ""


def find_headings(table: Table) -> Headings | None:
    """The row of headings (or two) of a table; None when it has none of an action log."""
    best: Headings | None = None
    for place, row in enumerate(table.rows[:_MOST_ROWS_ABOVE]):
        following = table.rows[place + 1] if place + 1 < len(table.rows) else None
        for below in (None, following):
            found = _headings(row, below)
            if found is not None and (best is None or len(found.columns) > len(best.columns)):
                best = found
    return best


def is_headings(row: Row, headings: Headings) -> bool:
    """Whether a row repeats the headings, as on each page of a long table."""
    cells = [row.cell(place).text.casefold().split() for place in headings.columns.values()]
    words = [headings.words[field].casefold().split() for field in headings.columns]
    same = sum(cell == word for cell, word in zip(cells, words, strict=True))
    return same >= 2 and same * 3 >= len(words) * 2


def _headings(row: Row, below: Row | None) -> Headings | None:
    columns: dict[str, int] = {}
    words: dict[str, str] = {}
    unused = []
    width = max(len(row.cells), len(below.cells) if below else 0)
    for place in range(width):
        text = row.cell(place).text
        if below is not None and not below.cell(place).merged:
            text = f"{text} {below.cell(place).text}"
        text = " ".join(text.split())
        if not text:
            continue
        if len(text) > _LONGEST_HEADING:
            return None
        field = field_of(text)
        if field == "updates" and field in columns:  # a column for each meeting
            field = f"updates {place + 1}"
        if field and field not in columns:
            columns[field], words[field] = place, text
        else:
            unused.append(text)
    columns, words = _settled(columns, words)
    if "action" not in columns or len(columns) < 2:
        return None
    rows = (row.number,) if below is None else (row.number, below.number)
    return Headings(columns, words, rows, tuple(unused))


def _settled(
    columns: dict[str, int], words: dict[str, str]
) -> tuple[dict[str, int], dict[str, str]]:
    """Put right what only the other columns can tell."""

    def rename(old: str, new: str) -> None:
        columns[new], words[new] = columns.pop(old), words.pop(old)

    # A lone 'Date' right of the action is when it is due; left of it, when it was agreed.
    alone = words.get("start", "").casefold() == "date" and "target" not in columns
    if alone and columns["start"] > columns.get("action", -1):
        rename("start", "target")
    if "first target" in columns and "target" not in columns:
        rename("first target", "target")
    order: Sequence[str] = sorted(columns, key=lambda field: columns[field])
    return {field: columns[field] for field in order}, words
