"""Who leads an ACTION of the minutes: in brackets, or in the opening words of its text."""

import datetime as dt
import re
from dataclasses import dataclass

from cspctl.model.minutes import MinutedAction
from cspctl.queries.people import Directory, Who

# 'Ward panels - DE to ...': a topic, a dash, and then the leads.
_TOPIC = re.compile(r"^(?P<topic>[^.;:]{1,80}?)\s+[-–—]\s+(?P<rest>\S.*)$", re.DOTALL)
_VERB = re.compile(r"\s+(?:to be|to|will)\s+(?=\S)", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:,|/|&|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Led:
    """The leads that an action's words name, and the ways in which they are not plain.

    ``texts`` are the leads as written; ``ambiguous`` maps none of them away: it lists each text
    that more than one person answers to, with those who do.
    """

    leads: tuple[Who, ...]
    texts: tuple[str, ...] = ()
    ambiguous: tuple[tuple[str, tuple[Who, ...]], ...] = ()


def led(piece: MinutedAction, directory: Directory, day: dt.date | None = None) -> Led:
    """Who leads an action of the minutes of a day.

    In brackets everyone named is a lead. Without brackets the leads are the opening words
    before 'to', 'will' or 'to be', when every one of them is a known person, agency, sub-group
    or set of initials; a name in the middle of the sentence is not a lead.
    """
    if piece.lead:
        return _resolved(piece.lead, directory, day)
    for text in _openings(piece.text):
        found = _VERB.search(text)
        if found is None or found.start() > 120:
            continue
        opening = text[: found.start()].strip()
        whole = directory.find(opening, day)
        if whole:
            return _resolved((opening,), directory, day)
        parts = [part for part in _JOIN.split(opening) if part]
        if parts and all(directory.find(part, day) for part in parts):
            return _resolved(tuple(parts), directory, day)
    return Led(())


def _openings(text: str) -> list[str]:
    topic = _TOPIC.match(text)
    return [text, topic["rest"]] if topic else [text]


def _resolved(texts: tuple[str, ...], directory: Directory, day: dt.date | None) -> Led:
    leads: list[Who] = []
    ambiguous = []
    for text in texts:
        found = directory.find(text, day)
        if len(found) > 1:
            ambiguous.append((text, found))
        who = found[0] if len(found) == 1 else Who("text", "", text)
        if who not in leads:
            leads.append(who)
    return Led(tuple(leads), texts, tuple(ambiguous))


def leads_of(
    piece: MinutedAction, directory: Directory, day: dt.date | None = None
) -> tuple[str, ...]:
    """The names of an action's leads, as printed in the margin."""
    return tuple(who.name for who in led(piece, directory, day).leads)
