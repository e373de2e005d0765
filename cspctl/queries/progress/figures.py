"""Delivery plans in figures: RAG, themes, leads, agencies, direction of travel, quarters."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cspctl.model.values import Quarter, quarter_of
from cspctl.queries.grouping import NO_AGENCY, NOBODY, Key
from cspctl.queries.people import Who
from cspctl.queries.progress.rows import PlanRow
from cspctl.queries.select import Named
from cspctl.queries.standing import RAG_WORDS

NOT_RATED = "Not rated"
NO_THEME = "No theme"
QUARTERS = 40
DIRECTIONS = {"better": "Better", "worse": "Worse", "same": "The same", "": "Nothing to compare"}


class PlanCount(NamedTuple):
    """Commitments of one theme, lead, ...: how many, and how many of them are done, overdue, ....

    ``rags`` has a number for R, A, G, B and '' (not rated), in that order.
    """

    key: Key
    total: int
    done: int
    overdue: int
    silent: int
    rags: dict[str, int]


class QuarterCount(NamedTuple):
    """How many commitments stood at which RAG at the end of a quarter, or so far in today's.

    A RAG stands until the next report. ``rags`` has R, A, G, B and '' (not rated yet).
    """

    quarter: Quarter
    rags: dict[str, int]
    so_far: bool


class PlanFigures(NamedTuple):
    """Commitments on a day. One that two people lead is counted with each of them.

    ``rags`` and ``directions`` leave out what no commitment has; ``themes`` are in the plans'
    order, leads and agencies the longest list first. ``quarters`` run from the first that anything
    was reported for to the last, and over ten years at most.
    """

    total: int
    done: int
    overdue: int
    silent: int
    rags: tuple[PlanCount, ...]
    directions: tuple[PlanCount, ...]
    plans: tuple[PlanCount, ...]
    themes: tuple[PlanCount, ...]
    leads: tuple[PlanCount, ...]
    agencies: tuple[PlanCount, ...]
    quarters: tuple[QuarterCount, ...]


def plan_figures(rows: Sequence[PlanRow], named: Named, today: dt.date) -> PlanFigures:
    """Count commitments. Those of which only a public title is known are left out."""
    rows = [row for row in rows if not row.withheld]
    rags = _grouped(rows, lambda row: [_rag_key(row.rag)])
    directions = _grouped(rows, lambda row: [Key(row.direction, DIRECTIONS[row.direction])])
    return PlanFigures(
        total=len(rows),
        done=sum(row.done for row in rows),
        overdue=sum(row.overdue for row in rows),
        silent=sum(row.silent for row in rows),
        rags=_in_order(rags, [_rag_key(rag) for rag in (*RAG_WORDS, "")]),
        directions=_in_order(directions, [Key(*pair) for pair in DIRECTIONS.items()]),
        plans=_grouped(rows, lambda row: [Key(f"{row.board}/{row.plan.id}", row.plan.title)]),
        themes=_grouped(rows, lambda row: [theme_of(row)]),
        leads=_longest_first(_grouped(rows, lambda row: lead_keys(row, named))),
        agencies=_longest_first(_grouped(rows, lambda row: agency_keys(row, named))),
        quarters=_quarters(rows, today),
    )


def leads_of(row: PlanRow, named: Named) -> tuple[Who, ...]:
    """Who leads a commitment; the owner of its plan where it names nobody."""
    texts = row.commitment.lead or row.plan.owner
    return named.directory(row.board).all(texts, row.plan.updated) if texts else ()


def theme_of(row: PlanRow) -> Key:
    """The theme of a commitment, named within its plan."""
    if row.theme is None:
        return Key("", NO_THEME)
    return Key(f"{row.board}/{row.plan.id}/{row.theme.number}", row.theme.title)


def _rag_key(rag: str) -> Key:
    return Key(rag, RAG_WORDS.get(rag, NOT_RATED))


def lead_keys(row: PlanRow, named: Named) -> list[Key]:
    """Who leads a commitment, each once; NOBODY when it has neither lead nor owner."""
    people = leads_of(row, named)
    return list(dict.fromkeys(Key(who.key, who.name) for who in people)) or [Key("", NOBODY)]


def agency_keys(row: PlanRow, named: Named) -> list[Key]:
    """The agencies of those who lead a commitment; NO_AGENCY when none is known."""
    directory = named.directory(row.board)
    found = sorted({directory.agency_of(who) for who in leads_of(row, named)} - {""})
    return [Key(one, directory.agency_name(one)) for one in found] or [Key("", NO_AGENCY)]


def _grouped(
    rows: Sequence[PlanRow], keys: Callable[[PlanRow], Sequence[Key]]
) -> tuple[PlanCount, ...]:
    groups: dict[Key, list[PlanRow]] = {}
    for row in rows:
        for key in keys(row):
            groups.setdefault(key, []).append(row)
    return tuple(counted(key, own) for key, own in groups.items())


def counted(key: Key, rows: Sequence[PlanRow]) -> PlanCount:
    """Count commitments under one key."""
    return PlanCount(
        key=key,
        total=len(rows),
        done=sum(row.done for row in rows),
        overdue=sum(row.overdue for row in rows),
        silent=sum(row.silent for row in rows),
        rags=_rags([row.rag for row in rows]),
    )


def _rags(rags: Sequence[str]) -> dict[str, int]:
    found = Counter(rags)
    return {rag: found[rag] for rag in (*RAG_WORDS, "")}


def _in_order(counts: Sequence[PlanCount], keys: Sequence[Key]) -> tuple[PlanCount, ...]:
    by_key = {count.key: count for count in counts}
    return tuple(by_key[key] for key in keys if key in by_key)


def _longest_first(counts: Sequence[PlanCount]) -> tuple[PlanCount, ...]:
    """The longest list first, what belongs to nobody last."""
    return tuple(sorted(counts, key=lambda one: (not one.key.id, -one.total, one.key.name)))


def _quarters(rows: Sequence[PlanRow], today: dt.date) -> tuple[QuarterCount, ...]:
    named = [quarter for row in rows for quarter, _ in row.reported]
    if not named:
        return ()
    first, now = min(named), quarter_of(today)
    found = [max(named)]
    while found[0] > first and len(found) < QUARTERS:
        found.insert(0, found[0].previous)
    return tuple(
        QuarterCount(quarter, _rags([rag_at(row, quarter) for row in rows]), quarter >= now)
        for quarter in found
    )


def rag_at(row: PlanRow, quarter: Quarter) -> str:
    """The last RAG that was reported for a quarter or for one before it."""
    return next((rag for when, rag in reversed(row.reported) if when <= quarter), "")
