"""What an exported action log remembers of itself, so that its return can be compared three ways.

When a lead sends the workbook back, a RAG in it can differ from the log's for two reasons: the
lead changed the cell, or the log moved on. Only what was *sent* tells the two apart. It is kept
as a few letters a row in the file's custom properties (File, Info, Properties, in Excel and
Word): nothing hidden, and nothing that the visible cells did not say. See
docs/decisions/0008-import-and-export.md.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# Excel and Word take at most 255 characters in one property.
_CHUNK = 250
_FORM = re.compile(r"cspctl-1 (\d{4}-\d\d-\d\d)((?:\|[^|#]*)*)#([0-9a-f]{12})")
_ROW = re.compile(r"(\d+)([RAGB-])([RAGB-])([oc-])([0-9a-f]{8})")
_STATES = {"o": "open", "c": "closed", "-": ""}


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row as it was sent: the RAG shown, the RAG stated in the log ('' for worked out), the
    state ('' for none) and the mark of the updates shown (see :func:`mark`)."""

    number: int
    rag: str
    stated: str
    state: str
    updates: str


@dataclass(frozen=True, slots=True)
class Sent:
    """The log as it was sent on a day; rows by board, then by number."""

    day: dt.date
    boards: Mapping[str, Mapping[int, SentRow]]


def mark(text: str) -> str:
    """A short mark of a text, the same however an office program spaces or breaks its lines."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()[:8]


def encode(day: dt.date, boards: Mapping[str, Iterable[SentRow]]) -> tuple[str, ...]:
    """Write down what was sent, as texts short enough for custom properties."""
    text = f"cspctl-1 {day.isoformat()}"
    for board, rows in boards.items():
        # No space stands between rows: a text that began with one would lose it on the way.
        text += f"|{board}" + "".join(f";{_written(row)}" for row in rows)
    text += f"#{_digest(text)}"
    return tuple(text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK))


def decode(texts: Sequence[str]) -> Sent | None:
    """Read it again; None when any of it is missing or was changed."""
    text = "".join(texts)
    found = _FORM.fullmatch(text)
    if not found or _digest(text.rpartition("#")[0]) != found.group(3):
        return None
    try:
        day = dt.date.fromisoformat(found.group(1))
    except ValueError:
        return None
    boards: dict[str, dict[int, SentRow]] = {}
    for part in found.group(2).split("|")[1:]:
        board, *rows = part.split(";")
        boards[board] = {}
        for written in rows:
            row = _ROW.fullmatch(written)
            if row is None:
                return None
            number, rag, stated, state, updates = row.groups()
            boards[board][int(number)] = SentRow(
                int(number), rag.strip("-"), stated.strip("-"), _STATES[state], updates
            )
    return Sent(day, boards)


def _written(row: SentRow) -> str:
    return f"{row.number}{row.rag or '-'}{row.stated or '-'}{row.state[:1] or '-'}{row.updates}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
