"""The minutes of a meeting, item by item, with what was decided and who is to act."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.blocks import Block, Paragraph, Text
from cspctl.documents.head import Head, head
from cspctl.documents.markdown import parse
from cspctl.documents.words import plain_date
from cspctl.model.minutes import Decision, MinutedAction, Minutes, Passage, Piece, Section
from cspctl.model.workspace import BoardFolder
from cspctl.queries.minuted import leads_of
from cspctl.queries.people import Directory


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of the minutes: prose, or one action or decision; ``action_by`` is the margin."""

    kind: Annotated[str, "text, action or decision"]
    blocks: Annotated[tuple[Block, ...], "the words"]
    action_by: Annotated[str, "who is to act; empty for text and decisions"] = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The minutes of one item; ``level`` is 1 for an item and 2 for a part of one."""

    number: Annotated[str, "5(a)"]
    title: Annotated[str, "the item's title"]
    level: Annotated[int, "1 for an item, 2 for a part of one"]
    withheld: Annotated[bool, "yes for a restricted part; the public edition has no rows for it"]
    rows: Annotated[tuple[Row, ...], "what was said, decided and asked for"]


@dataclass(frozen=True, slots=True)
class MinutesView:
    """The minutes as printed. ``status`` is in words; each list of people is in order."""

    head: Head
    draft: Annotated[bool, "yes until the minutes are confirmed"]
    status: Annotated[
        str, "Draft: to be confirmed at the next meeting; or Confirmed on, and the date"
    ]
    chair: Annotated[str, "who took the chair"]
    present: Annotated[tuple[str, ...], "list of those present"]
    substitutes: Annotated[tuple[str, ...], "list of substitutes, each with whom they stood in for"]
    apologies: Annotated[tuple[str, ...], "list of apologies"]
    in_attendance: Annotated[tuple[str, ...], "list of others in attendance"]
    note_taker: Annotated[str, "who took the notes"]
    interests: Annotated[tuple[str, ...], "list of the interests declared; empty for none"]
    corrections: Annotated[tuple[str, ...], "list of the corrections made when they were confirmed"]
    opening: Annotated[tuple[Row, ...], "what was said before the first item"]
    parts: Annotated[tuple[Part, ...], "list of the items"]


def minutes_view(
    board: BoardFolder,
    minutes: Minutes,
    day: dt.date,
    directory: Directory,
    *,
    public: bool = False,
    item: str = "",
) -> MinutesView:
    """The minutes of the board's meeting on a day."""
    top = minutes.head

    def people(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(who.name for who in directory.all(texts, day))

    chair = people(top.chair)
    draft = top.status != "confirmed"
    status = "Draft: to be confirmed at the next meeting"
    if not draft:
        status = "Confirmed"
        if top.confirmed:
            status += f" on {plain_date(top.confirmed)}"
    return MinutesView(
        head=head(board, day, directory, public=public, item=item),
        draft=draft,
        status=status,
        chair=", ".join(chair),
        present=tuple(f"{name} (Chair)" if name in chair else name for name in people(top.present)),
        substitutes=tuple(
            f"{directory.who(entry.person or '', day).name} "
            f"(for {directory.who(entry.for_ or '', day).name})"
            for entry in top.substitutes
        ),
        apologies=people(top.apologies),
        in_attendance=people(top.in_attendance),
        note_taker=", ".join(people(top.note_taker)),
        interests=_interests(minutes, directory, day),
        corrections=top.corrections,
        opening=_rows(minutes.opening, directory, day),
        parts=tuple(_part(section, directory, day) for section in minutes.sections),
    )


def _interests(minutes: Minutes, directory: Directory, day: dt.date) -> tuple[str, ...]:
    lines = []
    for interest in minutes.head.interests:
        who = directory.who(interest.person or "", day).name
        words = [who]
        if interest.item:
            words.append(f"item {interest.item}")
        if interest.kind:
            words.append(f"{interest.kind.replace('-', ' ')} interest")
        if interest.nature:
            words.append(interest.nature)
        if interest.withdrew:
            words.append("withdrew from the meeting for this item")
        lines.append(", ".join(words))
    return tuple(lines)


def _part(section: Section, directory: Directory, day: dt.date) -> Part:
    return Part(
        number=section.number,
        title=section.title,
        level=2 if "(" in section.number else 1,
        withheld=section.restricted is not None,
        rows=_rows(section.pieces, directory, day),
    )


def _rows(pieces: tuple[Piece, ...], directory: Directory, day: dt.date) -> tuple[Row, ...]:
    return tuple(_row(piece, directory, day) for piece in pieces)


def _row(piece: Piece, directory: Directory, day: dt.date) -> Row:
    if isinstance(piece, Passage):
        return Row("text", parse(piece.text))
    if isinstance(piece, Decision):
        return Row("decision", (_marked("DECISION: ", piece.text),))
    label = f"ACTION {piece.number}: " if piece.number else "ACTION: "
    leads = leads_of(piece, directory, day)
    return Row("action", (_marked(label, _action_text(piece)),), ", ".join(leads))


def _marked(label: str, text: str) -> Paragraph:
    """A label in bold in front of a text of the minutes."""
    blocks = parse(text)
    runs = blocks[0].runs if blocks and isinstance(blocks[0], Paragraph) else (Text(text),)
    return Paragraph((Text(label, bold=True), *runs))


def _action_text(piece: MinutedAction) -> str:
    if not piece.by:
        return piece.text
    try:
        by = plain_date(dt.date.fromisoformat(piece.by))
    except ValueError:
        by = piece.by
    return f"{re.sub(r'[.]$', '', piece.text)} (by {by})."
