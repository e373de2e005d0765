"""Names that nobody answers to: the one wording for leads, presenters, members and authors."""

import datetime as dt
from collections.abc import Iterator, Sequence

from cspctl.problems import Location
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding


def unknown(
    context: Context,
    board: str,
    what: str,
    named: Sequence[str],
    location: Location,
    day: dt.date | None,
    action: str | None = None,
) -> Iterator[Finding]:
    """A finding for each name that nobody, or more than one, answers to on a day.

    ``what`` is what the person is there, with its article, at the start of a sentence.
    """
    if not context.knows_people(board):
        return
    directory = context.directory(board)
    for text in named:
        found = directory.find(text, day)
        if len(found) == 1:
            continue
        if found:
            message = f"{what} '{text}' can be any of {len(found)}: " + ", ".join(
                f"{who.name} ({who.id})" for who in found
            )
            yield Finding(location, f"{message}.", "Write the id of the one who is meant.", action)
            continue
        message = f"{what} '{text}' is nobody that the board knows."
        near = context.nearest(board, text)
        mend = f"Did you mean '{near}'?" if near else "Add the person or body to board.yaml."
        yield Finding(location, message, mend, action)
