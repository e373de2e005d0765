"""How far recommendations are: one of them in a few words, and all of them in a paragraph."""

import datetime as dt
from collections.abc import Sequence

from cspctl.documents.plans.acts import is_begun
from cspctl.documents.plans.answers import REFUSED
from cspctl.documents.words import counted, listed
from cspctl.queries.progress import PlanRow

NOT_PUBLISHED = "Not published"


def how_far(rows: Sequence[PlanRow], decision: str, today: dt.date) -> str:
    """How far a recommendation is, in words that everybody reads the same way."""
    seen = [row for row in rows if not row.withheld]
    begun = sum(is_begun(row, today) for row in seen)
    finished = sum(row.done for row in seen)
    if decision == REFUSED and not begun:
        return "Will not be done"
    if not rows:
        return "No actions agreed yet" if decision else "Nothing reported yet"
    if not seen:
        return NOT_PUBLISHED
    if finished == len(rows):
        return "Finished"
    if not begun:
        return "Nothing reported yet"
    if len(rows) == 1:
        return "Started"
    end = f", {finished} finished" if finished else ""
    return f"Started: {begun} of {len(rows)} actions{end}"


def summary(rows: Sequence[PlanRow], made: int, hidden: int, refused: int, today: dt.date) -> str:
    """What somebody who reads one paragraph should know.

    The report covers ``made`` recommendations, which need not be all that were made. ``hidden``
    of them are withheld, and ``refused`` were not accepted: nobody waits for their actions.
    """
    if not made:
        return "There are no recommendations in this report yet."
    parts = []
    if hidden:
        parts.append(f"{hidden} {'is' if hidden == 1 else 'are'} not published")
    if refused:
        parts.append(f"{refused} {'was' if refused == 1 else 'were'} not accepted")
    those = f", of which {listed(parts)}" if parts else ""
    said = f"This report covers {counted(made, 'recommendation')}{those}."
    seen = [row for row in rows if not (row.withheld or row.declined)]
    begun = sum(is_begun(row, today) for row in seen)
    finished = sum(row.done for row in seen)
    if not seen:
        return said
    if len(seen) == 1:
        its, end = "its only action" if made == 1 else "the only action", ", which is finished"
    else:
        every = "each" if begun == len(seen) else str(begun)
        its = f"{every if begun else 'any'} of the {len(seen)} actions"
        end = f", and {finished} {'is' if finished == 1 else 'are'} finished"
    if not begun:
        return f"{said} Nothing has been reported on {its} yet."
    return f"{said} Something has been reported on {its}{end if finished else ''}."
