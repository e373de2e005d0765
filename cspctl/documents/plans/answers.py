"""An answer to a recommendation, and when something is due, as residents read it."""

import datetime as dt

from cspctl.documents.plans.lines import leads
from cspctl.documents.words import due_words, month_words, plain_date
from cspctl.model.delivery_plan import Response
from cspctl.model.values import Month, Quarter
from cspctl.queries.people import Directory
from cspctl.queries.progress import PlanRow

REFUSED = "not-accepted"
UNDECIDED = ""
_ANSWERS = {
    "accepted": "Accepted",
    "in-part": "Accepted in part",
    REFUSED: "Not accepted",
    "referred": "Passed on",
}


def decision_on(response: Response | None) -> str:
    """What was decided; '' where no decision is recorded, which is not to say that none was."""
    return (response.decision or UNDECIDED) if response else UNDECIDED


def short_answer(response: Response | None) -> str:
    """The answer in a few words, for a list of recommendations."""
    if decision := decision_on(response):
        return _ANSWERS[decision]
    return "See below" if response and response.text else "No answer recorded yet"


def answered(response: Response | None, directory: Directory, today: dt.date) -> str:
    """What was decided, when, and who was asked to act; '' where the answer's text says it all."""
    decision = decision_on(response)
    if response is None or not decision:
        return "" if response and response.text else "No answer is recorded here yet."
    on = f" on {plain_date(response.date)}" if response.date else ""
    asked = leads(response.referred_to, directory, today)
    if decision == "referred":
        to = asked or "those who decide about it"
        return f"We cannot decide this ourselves. We passed it to {to}{on}."
    told = {
        "accepted": f"We accepted this recommendation{on}.",
        "in-part": f"We accepted a part of this recommendation{on}.",
        REFUSED: f"We did not accept this recommendation{on}.",
    }[decision]
    return f"{told} We asked {asked} to act on it." if asked else told


def due_for_residents(row: PlanRow) -> str:
    """When it is due, in words that need no financial year; honest where the day has passed."""
    due, note = row.commitment.due, row.commitment.due_note or ""
    # The board's words are there for what the date does not say.
    if due is not None and due_words(due).casefold() in note.casefold():
        note = ""
    if due is None:
        return note or "no date has been set"
    if isinstance(due, Month):
        words = f"by the end of {month_words(due)}"
    elif isinstance(due, Quarter):
        words = f"by the end of {month_words(Month(due.end.year, due.end.month))}"
    elif isinstance(due, dt.date):
        words = f"by {plain_date(due)}"
    else:
        words = "all the time"
    if note:
        words = f"{words} ({note})"
    return f"{words}; this date has passed" if row.overdue else words
