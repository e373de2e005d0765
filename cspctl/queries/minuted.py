"""Who leads an ACTION of the minutes: in brackets, or in the opening words of its text."""

import datetime as dt
import re
from typing import NamedTuple

from cspctl.model.minutes import MinutedAction
from cspctl.queries.people import Directory, Who

# 'Ward panels - DE to ...': a topic, a dash, and then the leads.
_TOPIC = re.compile(r"^(?P<topic>[^.;:]{1,80}?)\s+[-–—]\s+(?P<rest>\S.*)$", re.DOTALL)
_VERB = re.compile(r"\s+(?:to be|to|will)\s+(?=\S)", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:,|/|&|\band\b)\s*")

# What looks like a name: initials, or up to four capitalised words.
_NAME_LIKE = re.compile(r"[A-Z]{2,5}$|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}$")
_TITLES = {
    *("mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "dame", "prof", "professor"),
    *("cllr", "councillor", "supt", "superintendent", "insp", "inspector", "sgt", "sergeant"),
    *("pc", "di", "dci", "ds", "chief", "detective", "ch", "det", "commander", "cmdr"),
}


class Led(NamedTuple):
    """The leads that an action's words name, and the ways in which they are not plain.

    ``ambiguous`` has each text that more than one person answers to, with those who do;
    ``unknown`` has each that nobody answers to although it is written where a lead stands.
    """

    leads: tuple[Who, ...] = ()
    ambiguous: tuple[tuple[str, tuple[Who, ...]], ...] = ()
    unknown: tuple[str, ...] = ()


def led(piece: MinutedAction, directory: Directory, day: dt.date | None = None) -> Led:
    """Who leads an action of the minutes of a day.

    In brackets everyone named is a lead. Without brackets the leads are the opening words
    before 'to', 'will' or 'to be', when they are known people, agencies, sub-groups or initials;
    a name in the middle of the sentence is not a lead.
    """
    if piece.lead:
        return _resolved(piece.lead, directory, day, kept=True)
    doubtful = Led()
    for text in _openings(piece.text):
        found = _VERB.search(text)
        if found is None or found.start() > 120:
            continue
        opening = re.sub(r"^The\s+", "", text[: found.start()].strip())
        if _find(opening, directory, day):
            return _resolved((opening,), directory, day)
        parts = [part for part in _JOIN.split(opening) if part]
        known = [bool(_find(part, directory, day)) for part in parts]
        if parts and all(known):
            return _resolved(tuple(parts), directory, day)
        # 'MC/ KG to ...' with one of them known, or initials that nobody has: somebody is meant.
        alike = all(yes or _NAME_LIKE.match(part) for yes, part in zip(known, parts, strict=True))
        initials = all(re.fullmatch(r"[A-Z]{2,4}", part) for part in parts)
        if parts and ((any(known) and alike) or initials) and not doubtful.unknown:
            doubtful = _resolved(tuple(parts), directory, day)
    return doubtful


def _openings(text: str) -> list[str]:
    topic = _TOPIC.match(text)
    return [text, topic["rest"]] if topic else [text]


def _resolved(
    texts: tuple[str, ...], directory: Directory, day: dt.date | None, *, kept: bool = False
) -> Led:
    """Whom texts mean; ``kept`` keeps one that nobody answers to, as it is written."""
    leads: list[Who] = []
    ambiguous = []
    unknown = []
    for text in texts:
        found = _find(text, directory, day)
        if len(found) == 1:
            leads += [found[0]] if found[0] not in leads else []
        elif found:
            ambiguous.append((text, found))
        else:
            unknown.append(text)
            if kept:
                leads.append(Who("text", "", text))
    return Led(tuple(leads), tuple(ambiguous), tuple(unknown))


def _find(text: str, directory: Directory, day: dt.date | None) -> tuple[Who, ...]:
    """Who answers to a text; a surname with a title, or initials of a name, do as minutes go."""
    found = directory.find(text, day)
    if found:
        return found
    words = re.sub(r"[.’']", "", text).split()
    if not words:
        return ()
    own = [person for person in directory.people if _is_personal(person.name)]
    if len(words) == 1 and re.fullmatch(r"[A-Z]{2,4}", words[0]):
        named = [person for person in own if _initials(person.name) == words[0]]
    else:
        given = [word for word in words[:-1] if word.lower() not in _TITLES]
        named = [
            person
            for person in own
            if person.name.split()[-1].casefold() == words[-1].casefold()
            and all(person.name.split()[0][:1] == word[:1] for word in given[:1])
        ]
    return tuple(Who("person", person.id, person.name) for person in named)


def _is_personal(name: str) -> bool:
    """Whether a name is a person's own, not a post: two to four capitalised words."""
    words = [word for word in name.split() if word.strip(".").lower() not in _TITLES]
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words)


def _initials(name: str) -> str:
    words = [word for word in name.split() if word.strip(".").lower() not in _TITLES]
    return "".join(part[0] for word in words for part in word.split("-")[:1])


def leads_of(
    piece: MinutedAction, directory: Directory, day: dt.date | None = None
) -> tuple[str, ...]:
    """The names of an action's leads, as printed in the margin; who is not plain as written."""
    found = led(piece, directory, day)
    names = [who.name for who in found.leads]
    doubtful = [text for text, _ in found.ambiguous] + list(found.unknown)
    return tuple(dict.fromkeys([*names, *doubtful]))
