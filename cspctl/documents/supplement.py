"""The front sheet of a supplement: the late papers, why they are taken, and their pages."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.blocks import PageRange
from cspctl.documents.head import Head, head
from cspctl.documents.words import listed
from cspctl.model.agenda import Agenda, Late, printed
from cspctl.model.workspace import BoardFolder
from cspctl.queries.people import Directory


@dataclass(frozen=True, slots=True)
class LateLine:
    """An item of a supplement. A part has a letter; an item has none.

    ``reason`` and ``agreed_by`` are '' in the public edition for what is restricted.
    """

    number: Annotated[str, "7"]
    letter: Annotated[str, "b for a part, empty for an item"]
    title: Annotated[str, "the title; in the public edition the public title of what is restricted"]
    presenter: Annotated[str, "who presents it"]
    reason: Annotated[str, "why the item is taken although it is late"]
    agreed_by: Annotated[str, "who agreed to take it, as a rule the chair"]
    withheld: Annotated[bool, "yes for an item with restricted papers"]
    pages: Annotated[PageRange | None, "its page range, such as 56a to 56c; empty without pages"]


@dataclass(frozen=True, slots=True)
class SupplementSheet:
    """The front sheet of a supplement to the pack of a meeting."""

    head: Head
    supplement: Annotated[str, "the supplement's number: 1"]
    items: Annotated[tuple[LateLine, ...], "list of the late items"]


def supplement_sheet(
    board: BoardFolder,
    agenda: Agenda,
    day: dt.date,
    directory: Directory,
    number: int,
    late: Sequence[str],
    pages: Mapping[str, PageRange],
    *,
    public: bool,
) -> SupplementSheet:
    """The front sheet; ``late`` are the items of the supplement as printed."""
    lines = []
    for figure, letter, item, whole in agenda.numbered():
        name = printed(figure, letter)
        if name not in late:
            continue
        why = item.late or (whole.late if whole else None) or Late()
        if public and item.restricted:
            why = Late()
        lines.append(
            LateLine(
                number=figure,
                letter=letter,
                title=item.title,
                presenter=listed([who.name for who in directory.all(item.presenter, day)]),
                reason=why.reason or "",
                agreed_by=listed([who.name for who in directory.all(why.agreed_by, day)]),
                withheld=item.restricted is not None,
                pages=pages.get(name),
            )
        )
    return SupplementSheet(head(board, day, directory, public=public), str(number), tuple(lines))
