"""A page that stands in the place of a paper: withheld, or in a format that has its own pages."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.exclusion import cited
from cspctl.documents.head import Head, head
from cspctl.model.workspace import BoardFolder
from cspctl.queries.people import Directory


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip: what stands here, and the sentences that say why and where the paper is."""

    head: Head
    title: Annotated[str, "the paper's title, or the public title of what is withheld"]
    heading: Annotated[str, "Restricted, or Paper"]
    lines: Annotated[tuple[str, ...], "list of sentences: why it is not here, or where it is"]


def withheld_slip(
    board: BoardFolder,
    day: dt.date,
    directory: Directory,
    *,
    item: str,
    title: str,
    paragraphs: tuple[int, ...],
    pages: tuple[int, int] | None = None,
) -> Slip:
    """The slip for the public in the place of what is restricted; ``pages`` are those it keeps."""
    lines = ["This document is restricted and is not published."]
    if paragraphs and board.board.regime != "partnership":
        lines.append(
            f"It contains exempt information under {cited(board.board.regime, paragraphs)} "
            "to the Local Government Act 1972."
        )
    if pages:
        held = f"Page {pages[0]} is" if pages[0] == pages[1] else f"Pages {_range(pages)} are"
        lines.append(f"{held} withheld: the numbers are the same in every copy of this pack.")
    return Slip(
        head(board, day, directory, public=True, item=item), title, "Restricted", tuple(lines)
    )


FORMATS = {
    "pdf": "a PDF document",
    "pptx": "a presentation",
    "xlsx": "a spreadsheet",
    "odt": "an OpenDocument text",
}


def paper_slip(
    board: BoardFolder,
    day: dt.date,
    directory: Directory,
    *,
    item: str,
    title: str,
    file: str,
    public: bool,
    pages: tuple[int, int] | None,
) -> Slip:
    """The slip for a paper that is no Word text: where its pages are, or the file that holds it.

    ``pages`` are its pages in the PDF edition of the same pack; None when there is none.
    """
    name = file.rsplit("/", 1)[-1]
    what = FORMATS.get(name.rsplit(".", 1)[-1].lower(), "a file of its own")
    if pages:
        pdf = "pack-public.pdf" if public else "pack.pdf"
        held = f"Page {pages[0]} is" if pages[0] == pages[1] else f"Pages {_range(pages)} are"
        where = f"This paper is {what}. {held} in the PDF edition of this pack ({pdf})."
    else:
        where = f"This paper is {what} and is sent with this pack as a file of its own."
    lines = (where, f"File: {name}")
    return Slip(head(board, day, directory, public=public, item=item), title, "Paper", lines)


def _range(pages: tuple[int, int]) -> str:
    return f"{pages[0]} to {pages[1]}"
