"""Every text of a workspace, with what it belongs to and whether a restriction stands over it.

The records are walked field by field, so that a field which somebody adds tomorrow is compared
without a line here.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from cspctl.documents.words import long_date
from cspctl.model.action import Action
from cspctl.model.agenda import Agenda, Cover, Item, Paper, Restriction, printed
from cspctl.model.delivery_plan import Commitment, DeliveryPlan, Theme
from cspctl.model.forward_plan import PlannedMeeting
from cspctl.model.minutes import Minutes, Section
from cspctl.model.performance import Indicator
from cspctl.model.record import NOWHERE, Record
from cspctl.model.workspace import Meeting, Workspace
from cspctl.problems import Location

#: The longest text that is a name, a title or a remark and not running text, in characters.
_RUNNING = 300


class Owner(NamedTuple):
    """What a text belongs to, in ``words`` that give nothing away, and where that was read."""

    words: str
    place: Location = NOWHERE.where()


class Said(NamedTuple):
    """A text: what it belongs to; whether it is ``marked``."""

    owner: Owner
    text: str
    marked: bool

    @property
    def named(self) -> bool:
        """Whether it is short enough to be recognised as a whole."""
        return len(self.text) < _RUNNING


def texts(workspace: Workspace) -> Iterator[Said]:
    """Every text of the workspace. ``marked`` ones stand under a restriction.

    Of a restricted thing the public title (its title when none is given) is not marked: it is
    what the public is meant to see.
    """
    yield from _walk(workspace, Owner("the workspace"), False)


def closed_files(meeting: Meeting) -> set[str]:
    """The files that a meeting's restricted items and papers name, their appendices too."""
    found = set()
    for paper, closed in _papers(meeting):
        if closed and paper.file:
            found.add(paper.file)
            lying = meeting.papers.get(paper.file)
            covers = (paper.cover, lying.cover if lying else None)
            for cover in covers:
                if isinstance(cover, Cover):
                    found |= {appendix.file for appendix in cover.appendices if appendix.file}
    return found


def _papers(meeting: Meeting) -> Iterator[tuple[Paper, bool]]:
    for _, _, item, parent in meeting.agenda.numbered() if meeting.agenda else ():
        whole = bool(item.restricted or (parent and parent.restricted))
        for paper in item.papers:
            yield paper, whole or paper.restricted is not None


def _walk(value: Any, owner: Owner, marked: bool) -> Iterator[Said]:
    # The commonest first: a large workspace has millions of values.
    if isinstance(value, str):
        if value.strip():
            yield Said(owner, value, marked)
    elif value is None or isinstance(value, (bool, int, float, Location)):
        return
    elif isinstance(value, dt.date):
        yield from _dates(value, owner, marked)
    elif isinstance(value, (list, tuple, set, frozenset)) and not hasattr(value, "_fields"):
        for inner in value:
            yield from _walk(inner, owner, marked)
    elif isinstance(value, Agenda):
        yield from _agenda(value, owner, marked)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(key, _owner(inner, owner), marked)
            yield from _walk(inner, owner, marked)
    elif isinstance(value, Record) or dataclasses.is_dataclass(value) or hasattr(value, "_fields"):
        yield from _record(value, _owner(value, owner), marked)
    else:
        yield Said(owner, str(value), marked)


def _dates(day: dt.date, owner: Owner, marked: bool) -> Iterator[Said]:
    """A day in the ways in which documents write it. A day by itself gives nothing away."""
    if not marked:
        yield from (Said(owner, written, marked) for written in _written(day))


@lru_cache(4096)
def _written(day: dt.date) -> tuple[str, ...]:
    return day.isoformat(), long_date(day), f"{day:%d/%m/%Y}", f"{day:%A %d %B %Y}"


def _record(value: Any, owner: Owner, marked: bool) -> Iterator[Said]:
    restriction = getattr(value, "restricted", None)
    under = marked or isinstance(restriction, Restriction)
    if isinstance(restriction, Restriction):
        shown = restriction.public_title or _own_title(value)
        if shown and not marked:
            yield Said(owner, shown, False)
    if isinstance(value, Meeting):
        yield from _meeting(value, owner)
        return
    for _, inner in _fields(value):
        yield from _walk(inner, owner, under)


def _meeting(meeting: Meeting, owner: Owner) -> Iterator[Said]:
    """A meeting; what its agenda restricts is marked in its papers and minutes too."""
    closed = closed_files(meeting)
    items = {
        printed(number, letter)
        for number, letter, item, parent in (meeting.agenda.numbered() if meeting.agenda else ())
        if item.restricted or (parent and parent.restricted)
    }
    for name, inner in _fields(meeting):
        if name == "papers":
            for path, lying in meeting.papers.items():
                yield from _walk(path, owner, path in closed)
                yield from _walk(lying, owner, path in closed)
        elif name == "minutes" and meeting.minutes is not None:
            minutes = _owner(meeting.minutes, owner)
            for field, value in _fields(meeting.minutes):
                if field != "sections":
                    yield from _walk(value, minutes, False)
            for section in meeting.minutes.sections:
                under = section.number in items or section.number.partition("(")[0] in items
                yield from _record(section, _owner(section, minutes), under)
        else:
            yield from _walk(inner, owner, False)


def _own_title(value: Any) -> str | None:
    """What is shown of a restricted thing without a public title: an item's own."""
    named_alone = Action | Paper | Section | DeliveryPlan | Theme | Commitment | Indicator
    return None if isinstance(value, named_alone) else getattr(value, "title", None)


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Record):
        yield from ((name, inner) for name, inner in vars(value).items() if name != "place")
    elif hasattr(value, "_fields"):  # a named tuple
        yield from zip(value._fields, value, strict=True)
    else:
        for field in dataclasses.fields(value):
            yield field.name, getattr(value, field.name)


def _agenda(agenda: Agenda, owner: Owner, marked: bool) -> Iterator[Said]:
    """The items under their printed numbers, parts beside their whole."""
    for name, inner in _fields(agenda):
        if name != "items":
            yield from _walk(inner, owner, marked)
    for number, letter, item, parent in agenda.numbered():
        named = Owner(f"item {printed(number, letter)} of {owner.words}", item.where())
        under = marked or bool(parent and parent.restricted)
        yield from _record(_without_parts(item), named, under)


def _without_parts(item: Item) -> Item:
    from cspctl.model.record import replace

    return replace(item, items=())


def _owner(value: Any, owner: Owner) -> Owner:
    if isinstance(value, Section):
        words = f"section {value.number} of {owner.words}" if value.number else owner.words
        return Owner(words, value.location)
    if isinstance(value, Minutes):
        draft = "" if value.head.status == "confirmed" else "draft "
        day = owner.words.removeprefix("the meeting of ")
        return Owner(f"the {draft}minutes of {day}", Location(value.file, 1))
    if isinstance(value, Meeting):
        return Owner(f"the meeting of {value.date}", Location(value.folder, 0))
    words = _record_words(value, owner.words)
    return Owner(words, value.where()) if words else owner


def _record_words(value: Any, owner: str) -> str:
    """What messages call a record; '' for one that has no name of its own."""
    if isinstance(value, Action):
        return f"action {value.name}"
    if isinstance(value, PlannedMeeting):
        return f"the forward plan for {value.date}"
    if isinstance(value, DeliveryPlan):
        # A plan's id may be the very word that is to be withheld.
        draft = "draft " if value.is_draft else ""
        return "a withheld delivery plan" if value.restricted else f"the {draft}plan {value.id}"
    if isinstance(value, Indicator):
        return "a withheld indicator" if value.restricted else f"the indicator {value.id}"
    if isinstance(value, Theme):
        return f"theme {value.number} of {owner}"
    if isinstance(value, Commitment):
        return f"commitment {value.number} of {owner}"
    return ""
