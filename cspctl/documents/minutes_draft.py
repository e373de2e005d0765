"""The first draft of minutes.md: people, headings and the words that every meeting has."""

import datetime as dt

from cspctl.model.agenda import Agenda, Item, printed
from cspctl.model.workspace import BoardFolder
from cspctl.queries.titles import title_words


def draft(board: BoardFolder, agenda: Agenda, day: dt.date) -> str:
    """The text of minutes.md for a meeting; a person goes on from here.

    Everybody with a seat that day is listed as present: take out who did not come.
    """
    people = board.board.people
    seated = [
        person.id
        for person in people
        if person.capacity_on(day) in ("chair", "vice-chair", "member")
    ]
    officers = [person.id for person in people if person.capacity_on(day) == "officer"]
    chair = next((person.id for person in people if person.capacity_on(day) == "chair"), "")
    lines = [
        "---",
        "status: draft",
        f"chair: {chair}",
        "# Everybody with a seat: move those who did not come to apologies.",
        f"present: [{', '.join(seated)}]",
        "substitutes: []            # [{for: member, person: who came}]",
        "apologies: []",
        f"in_attendance: [{', '.join(agenda.invited)}]",
        f"note_taker: {officers[0] if officers else ''}".rstrip(),
        "interests: []              # prints 'none declared'",
        "---",
    ]
    for number, letter, item, parent in agenda.numbered():
        lines += [f"## {printed(number, letter)}. {item.title}"]
        if item.restricted or (parent and parent.restricted):
            lines.append("RESTRICTED")
        lines += [*_words(board, item, day), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _words(board: BoardFolder, item: Item, day: dt.date) -> list[str]:
    """The standard words of an item of procedure; none for an item of business."""
    from cspctl.documents.words import long_date, plain_date
    from cspctl.queries.meetings import facts, meeting_after

    words = title_words(item.title)
    said = []
    if words & {"introduction", "welcome", "apology", "apologie"}:
        said.append("The Chair welcomed everyone. Apologies were noted as above.")
    elif "declaration" in words or words == {"interest"}:
        said.append("No interests were declared.")
    if item.minutes_of and item.minutes_of[0] in (None, board.board.id):
        held = plain_date(item.minutes_of[1])
        said.append(f"DECISION: The minutes of {held} were confirmed as a correct record.")
    if item.action_log:
        said.append("The action log was gone through.")
    if item.next_meeting or {"date", "next", "meeting"} <= words:
        following = meeting_after(board, day)
        venue = facts(board, following).venue if following else None
        where = f", {venue}" if venue else ""
        said.append(f"{long_date(following)}{where}." if following else "To be arranged.")
    if {"other", "business"} <= words:
        said.append("There was no other business.")
    return [line for text in said for line in (text, "")][:-1] if said else []
