"""Options that several commands under ``cspctl actions`` take."""

from enum import StrEnum
from typing import Annotated

import typer

from cspctl.cli.printing import Format
from cspctl.cli.session import parsed_date
from cspctl.queries.select import Choice


class By(StrEnum):
    """What a list can be grouped by."""

    LEAD = "lead"
    AGENCY = "agency"


Formats = Annotated[Format, typer.Option("--format", help="How to print the answer.")]
Boards = Annotated[
    list[str] | None, typer.Option("--board", metavar="BOARD", help="Only this board's.")
]
Leads = Annotated[
    list[str] | None, typer.Option("--lead", metavar="WHO", help="Only those that WHO leads.")
]
Agencies = Annotated[
    list[str] | None,
    typer.Option("--agency", metavar="AGENCY", help="Only those that AGENCY's people lead."),
]
Text = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help="Only those that hold these words.")
]
Meeting = Annotated[
    str | None,
    typer.Option("--meeting", metavar="DATE", help="Only those agreed at this meeting."),
]
Rag = Annotated[str | None, typer.Option("--rag", metavar="R|A|G|B", help="Only those of one RAG.")]
ExitCode = Annotated[
    bool, typer.Option("--exit-code", help="Exit with 1 when there is something to list.")
]
Grouped = Annotated[
    By | None, typer.Option("--by", help="In groups with their counts, the longest first.")
]


def choice(
    board: list[str] | None = None,
    lead: list[str] | None = None,
    agency: list[str] | None = None,
    state: str | None = None,
    rag: str | None = None,
    meeting: str | None = None,
    text: str | None = None,
) -> Choice:
    """The choice that the options make; a usage error for a RAG or state that is none."""
    colours = {"red": "R", "amber": "A", "green": "G", "done": "B", "blue": "B"}
    letter = colours.get(rag.lower(), rag.upper()) if rag else None
    if letter not in (None, "R", "A", "G", "B"):
        raise typer.BadParameter(f"'{rag}' is not one of R, A, G, B.", param_hint="--rag")
    if state not in (None, "open", "closed"):
        raise typer.BadParameter(f"'{state}' is neither open nor closed.", param_hint="--state")
    day = parsed_date(meeting, "--meeting") if meeting else None
    return Choice(
        tuple(board or ()), tuple(lead or ()), tuple(agency or ()), state, letter, day, text
    )
