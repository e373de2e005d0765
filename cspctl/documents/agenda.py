"""The front sheet: the agenda as it is published, each item with its pages."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.blocks import PageRange
from cspctl.documents.exclusion import exclusion_text, restricted_items, review_text
from cspctl.documents.head import Head, head
from cspctl.documents.words import listed, minutes_words
from cspctl.model.agenda import Agenda, Item, printed
from cspctl.model.workspace import BoardFolder
from cspctl.queries.people import Directory

REASONS = {
    "decision": "For decision",
    "discussion": "For discussion",
    "information": "For information",
    "presentation": "Presentation",
}


@dataclass(frozen=True, slots=True)
class Line:
    """An item on the front sheet. A part has a letter; an item has none.

    ``pages`` is the live range, None for an item without pages; ``status`` says what stands in
    its place or beside it: ``Verbal``, ``To follow: ...``, ``Withheld``.
    """

    number: Annotated[str, "7"]
    letter: Annotated[str, "b for a part, empty for an item"]
    title: Annotated[str, "the title; in the public edition the public title of what is restricted"]
    note: Annotated[str, "the line below the title"]
    presenter: Annotated[str, "who presents it"]
    duration: Annotated[str, "10 minutes"]
    reason: Annotated[str, "For decision, For discussion, For information or Presentation"]
    status: Annotated[str, "Verbal, or To follow: and why"]
    withheld: Annotated[bool, "yes for an item with restricted papers"]
    pages: Annotated[PageRange | None, "its page range; empty for an item without pages"]
    exclusion: Annotated[
        str, "before the first restricted item: the resolution or notice that excludes the public"
    ] = ""


@dataclass(frozen=True, slots=True)
class FrontSheet:
    """The front sheet of a meeting. ``restricted_note`` is '' when nothing is restricted."""

    head: Head
    members: Annotated[tuple[str, ...], "list of the members, the chair and vice-chair marked"]
    invited: Annotated[tuple[str, ...], "list of those invited besides"]
    items: Annotated[tuple[Line, ...], "list of the items and their parts"]
    restricted_note: Annotated[
        str, "a sentence about withheld or restricted papers; empty when there are none"
    ]
    exempt_review: Annotated[
        str, "what the closing review of exempt items considers; empty when there is no review"
    ] = ""


def front_sheet(
    board: BoardFolder,
    agenda: Agenda,
    day: dt.date,
    directory: Directory,
    pages: Mapping[str, PageRange],
    *,
    public: bool,
) -> FrontSheet:
    """The front sheet; ``pages`` holds the range of every item that has pages, as printed."""
    regime = board.board.regime
    held = restricted_items(agenda)
    first = held[0][0] if held else ""
    lines = []
    for number, letter, item, _ in agenda.numbered():
        name = printed(number, letter)
        exclusion = exclusion_text(regime, agenda) if name == first else ""
        lines.append(_line(number, letter, item, pages.get(name), directory, day, exclusion))
    note = ""
    if any(line.withheld for line in lines):
        kept = "Their page numbers are kept, so that every copy has the same pages."
        note = (
            f"The papers of items marked 'withheld' are not published. {kept}"
            if public and board.board.pack.numbering == "run-on"
            else "The papers of items marked 'withheld' are not published."
            if public
            else "The papers of items marked 'restricted' are not for publication: "
            "do not pass them on."
        )
    return FrontSheet(
        head=head(board, day, directory, public=public),
        members=tuple(
            _seat(person.name, person.capacity_on(day)) for person in directory.seated(day)
        ),
        invited=tuple(who.name for who in directory.all(agenda.invited, day)),
        items=tuple(lines),
        restricted_note=note,
        exempt_review=review_text(regime, agenda),
    )


def _seat(name: str, capacity: str | None) -> str:
    return {"chair": f"{name} (Chair)", "vice-chair": f"{name} (Vice-chair)"}.get(
        capacity or "", name
    )


def _line(
    number: str,
    letter: str,
    item: Item,
    pages: PageRange | None,
    directory: Directory,
    day: dt.date,
    exclusion: str,
) -> Line:
    status = ""
    if item.verbal:
        status = "Verbal"
    elif item.to_follow:
        status = f"To follow: {item.to_follow}"
    return Line(
        number=number,
        letter=letter,
        title=item.title,
        note=item.note or "",
        presenter=listed([who.name for who in directory.all(item.presenter, day)]),
        duration=minutes_words(item.duration),
        reason=REASONS.get(item.reason or "", ""),
        status=status,
        withheld=item.restricted is not None,
        pages=pages,
        exclusion=exclusion,
    )
