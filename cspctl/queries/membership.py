"""How the membership of a board changed over time."""

import datetime as dt
from typing import NamedTuple

from cspctl.model.board import Person, Role

_DAY = dt.timedelta(days=1)


class Change(NamedTuple):
    """On ``date`` somebody's capacity was another than the day before; None is none at all."""

    date: dt.date
    person: Person
    before: str | None
    after: str | None


def changes(people: tuple[Person, ...]) -> list[Change]:
    """Every change that the dates of people and their roles make, by date.

    A first day is the day of a change; after a last day it is the day that follows.
    """
    found = []
    for person in people:
        spans: list[Person | Role] = [person, *person.roles]
        days = {span.from_ for span in spans if span.from_}
        days |= {span.until + _DAY for span in spans if span.until and span.until < dt.date.max}
        for day in days - {dt.date.min}:
            before, after = person.capacity_on(day - _DAY), person.capacity_on(day)
            if before != after:
                found.append(Change(day, person, before, after))
    return sorted(found, key=lambda one: one.date)
