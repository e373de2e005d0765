"""Levels of headings, in any format."""

from collections.abc import Iterable, Iterator

from cspctl.pack.access.words import Found, excerpt


def skipped(headings: Iterable[tuple[int, str]], *, first: int = 1) -> Iterator[Found]:
    """Headings more than a level below the one before, given as (level, text).

    ``first`` is the lowest level that the first heading may have.
    """
    deepest = first
    for level, text in headings:
        if level > deepest:
            yield (
                "heading-skipped",
                f"{excerpt(text)} is of level {level} without a level {level - 1}",
            )
        deepest = level + 1
