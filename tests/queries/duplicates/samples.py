"""Shorthand for the tests of duplicates: texts in, keys out."""

from collections.abc import Iterable

from cspctl.queries.duplicates import Found, Lexicon, Statement, find
from cspctl.queries.duplicates.finding import read_all
from cspctl.queries.duplicates.reading import Reading
from cspctl.queries.duplicates.words import words

NOBODY = Lexicon.of([])


def found(texts: Iterable[str], distinct: Iterable[set[int]] = ()) -> Found:
    """What is found in texts numbered from 1 (keys `b/1`, `b/2`, ...)."""
    statements = [Statement(f"b/{number}", text) for number, text in enumerate(texts, start=1)]
    told = [frozenset(f"b/{number}" for number in pair) for pair in distinct]
    return find(statements, NOBODY, told)


def groups(texts: Iterable[str], distinct: Iterable[set[int]] = ()) -> list[set[int]]:
    """The numbers of the texts that stand together."""
    return [
        {int(key.removeprefix("b/")) for key in group.actions}
        for group in found(texts, distinct).groups
    ]


def readings(texts: Iterable[str], names: Iterable[str] = ()) -> list[Reading]:
    """The texts read together."""
    return read_all([words(text) for text in texts], Lexicon.of(names))
