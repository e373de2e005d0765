"""A paper behind its cover sheet, or the cover sheet alone for a paper in another format."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.blocks import Block
from cspctl.documents.head import Head, head
from cspctl.documents.markdown import numbered, parse
from cspctl.documents.words import listed, long_date
from cspctl.model.agenda import Cover
from cspctl.model.workspace import BoardFolder
from cspctl.queries.people import Directory


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper. Sections 1 and 2 are the purpose and the recommendations; ``body`` goes on at 3.

    ``recommendations`` are (number, text) pairs such as ``2.1``; appendices are in words
    (``Appendix 1: Work plan``).
    """

    head: Head
    subject: Annotated[str, "the paper's title"]
    date: Annotated[str, "its date"]
    author: Annotated[str, "who wrote it"]
    on_behalf_of: Annotated[str, "in whose name"]
    contact: Annotated[str, "whom to ask"]
    marking: Annotated[str, "the marking as the author gave it"]
    purpose: Annotated[str, "section 1"]
    recommendations: Annotated[
        tuple[tuple[str, str], ...], "section 2, pairs of a number and a text"
    ]
    appendices: Annotated[tuple[str, ...], "list of the appendices"]
    background_papers: Annotated[tuple[str, ...], "list of the background papers"]
    body: Annotated[tuple[Block, ...], "the paper from section 3 on; empty for a cover sheet alone"]


def paper_view(
    board: BoardFolder,
    day: dt.date,
    directory: Directory,
    cover: Cover,
    *,
    title: str,
    item: str,
    body: str | None,
    public: bool = False,
) -> PaperView:
    """A paper of the meeting on ``day``; ``title`` is its item's, for a cover that has none."""

    def people(texts: tuple[str, ...]) -> str:
        return listed([_post(text, directory, day) for text in texts])

    return PaperView(
        head=head(board, day, directory, public=public, item=item),
        subject=cover.title or title,
        date=long_date(cover.date or day),
        author=people(cover.author),
        on_behalf_of=people(cover.on_behalf_of),
        contact=_reached(cover.contact, directory, day),
        marking=cover.marking or "",
        purpose=cover.purpose or "",
        recommendations=tuple(
            (f"2.{place}", text) for place, text in enumerate(cover.recommendations, start=1)
        ),
        appendices=tuple(
            _appendix(entry.title or entry.file or "", place)
            for place, entry in enumerate(cover.appendices, start=1)
        ),
        background_papers=cover.background_papers,
        body=numbered(parse(body), start=3) if body else (),
    )


def _post(text: str, directory: Directory, day: dt.date) -> str:
    who = directory.who(text, day)
    person = directory.person(who.id)
    if person and person.post and person.post != person.name:
        return f"{person.name}, {person.post}"
    return who.name


def _reached(contact: str | None, directory: Directory, day: dt.date) -> str:
    """The contact: somebody the board knows by name and telephone, or the words as they stand."""
    if not contact:
        return ""
    who = directory.who(contact, day)
    person = directory.person(who.id)
    reached = [person.phone, person.email] if person else []
    return ", ".join([who.name, *(part for part in reached if part)])


def _appendix(title: str, place: int) -> str:
    return title if title.casefold().startswith("appendix") else f"Appendix {place}: {title}"
