"""What earlier meetings deferred to a meeting, from the forward plan and from the minutes.

Minutes defer an item in one of two ways: the plan of the last meeting says ``report: deferred`` of
it, or a DECISION under its heading says that it is deferred, postponed or carried over. A DECISION
that names a day or a month defers to the board's first meeting from then on; any other defers to
the next one.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.model.agenda import Agenda, Item, Restriction, printed
from cspctl.model.forward_plan import PlanItem
from cspctl.model.minutes import Decision, Section
from cspctl.model.record import replace
from cspctl.model.workspace import BoardFolder
from cspctl.queries.due_words import due
from cspctl.queries.matching import matches
from cspctl.queries.meetings import meeting_from, planned

# Longer ago nothing is brought back: the board has met several times since.
_OLDEST = dt.timedelta(days=400)
_WORD = r"(?:defer(?:red|s)?|postponed?|carried (?:over|forward))"
_DEFERS = re.compile(rf"\b{_WORD}\b", re.IGNORECASE)
_NOT = re.compile(rf"\b(?:not|never)\b(?: to| be| been)*(?: \w+ly)? {_WORD}", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|until|till|at)\b(?: the meeting (?:of|on))?", re.IGNORECASE)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_MONTH = re.compile(rf"\b(?:to|until|till|in|at|the)\s+({'|'.join(_MONTHS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deferred:
    """An item that a meeting deferred: as its agenda had it, with what withholds it."""

    item: Item
    meeting: dt.date


def deferred_to(folder: BoardFolder, day: dt.date) -> tuple[Deferred, ...]:
    """The items that were deferred to the meeting of a day, each once, in their order."""
    found: list[Deferred] = []
    for one in (*_by_plan(folder, day), *_by_minutes(folder, day)):
        if not matches([one.item.title], [known.item.title for known in found]):
            found.append(one)
    return tuple(found)


def _by_plan(folder: BoardFolder, day: dt.date) -> Iterator[Deferred]:
    earlier = [meeting for meeting in planned(folder) if meeting.date < day]
    if not earlier:
        return
    last = earlier[-1]
    held = folder.meetings.get(last.date)
    listed = list(held.agenda.numbered()) if held and held.agenda else []
    wanted = [item for item in last.items if item.report == "deferred"]
    found = matches([item.title for item in wanted], [row.title for _, _, row, _ in listed])
    for place, item in enumerate(wanted):
        if place in found:
            _, _, row, whole = listed[found[place]]
            yield Deferred(_withheld(row, item.restricted, whole), last.date)
        else:
            yield Deferred(_planned(item), last.date)


def _by_minutes(folder: BoardFolder, day: dt.date) -> Iterator[Deferred]:
    kept = [held for held in folder.meetings.values() if held.minutes and held.date < day]
    last = max((held.date for held in kept), default=None)
    for held in sorted(kept, key=lambda one: one.date):
        if held.minutes is None or day - held.date > _OLDEST:
            continue
        for section in held.minutes.sections:
            decisions = [piece.text for piece in section.pieces if isinstance(piece, Decision)]
            if any(_defers(folder, text, held.date, last, day) for text in decisions):
                yield Deferred(_minuted(held.agenda, section), held.date)


def _defers(
    folder: BoardFolder, text: str, minuted: dt.date, last: dt.date | None, day: dt.date
) -> bool:
    """Whether a decision defers its item to the meeting of a day."""
    said = _DEFERS.search(text)
    if said is None or _NOT.search(text):
        return False
    rest = text[said.end() :]
    stated = due(_TO.sub("by", rest), minuted)
    if stated is not None and isinstance(stated.target, dt.date):
        return day == (meeting_from(folder, stated.target) or stated.target)
    month = _MONTH.search(rest)
    if month is not None:
        number = _MONTHS.index(month[1].casefold()) + 1
        year = minuted.year + (number <= minuted.month)
        first = dt.date(year, number, 1)
        return day == (meeting_from(folder, first) or first)
    return minuted == last


def _minuted(agenda: Agenda | None, section: Section) -> Item:
    for number, letter, item, whole in agenda.numbered() if agenda else ():
        if printed(number, letter) == section.number:
            return _withheld(item, section.restricted, whole)
    return Item(title=section.title, restricted=section.restricted)


def _withheld(item: Item, besides: Restriction | None, whole: Item | None) -> Item:
    """The item, restricted by whatever restricted it: a part by its whole."""
    restricted = item.restricted or besides or (whole.restricted if whole else None)
    return replace(item, restricted=restricted)


def _planned(item: PlanItem) -> Item:
    return Item(
        title=item.title,
        restricted=item.restricted,
        presenter=item.presenter,
        reason=item.reason,
        duration=item.duration,
        items=tuple(_planned(part) for part in item.items),
    )
