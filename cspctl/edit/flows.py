"""Splices inside { } and [ ]: items and fields, each between commas."""

from collections.abc import Sequence
from typing import NamedTuple

from cspctl.edit.page import Page, Splice


class Span(NamedTuple):
    """Where an item or a field of a list or map in braces begins and ends."""

    start: int
    end: int


def insert(page: Page, spans: Sequence[Span], after: int, texts: Sequence[str]) -> list[Splice]:
    """Put texts behind one of several items (-1: before the first).

    Items that stand on lines of their own are joined by further lines, in line with them.
    """
    if after < 0:
        first = spans[0].start
        between = ","
        if page.begins_line(first):
            between += page.eol + page.text[page.line_start(first) : first]
        else:
            between += " "
        return [Splice(first, first, "".join(text + between for text in texts))]
    start, end = spans[after]
    comma = page.comma(end)
    behind = end if comma is None else comma + 1
    rest = page.rest(behind)
    if page.begins_line(start) and (not rest or rest.startswith("#")):
        indent = page.eol + page.text[page.line_start(start) : start]
        lines = "".join(f"{indent}{text}," for text in texts)
        place = page.line_end(behind)
        if comma is not None:
            return [Splice(place, place, lines)]
        return [Splice(end, end, ","), Splice(place, place, lines.removesuffix(","))]
    if comma is not None:
        return [Splice(behind, behind, "".join(f" {text}," for text in texts))]
    return [Splice(end, end, "".join(f", {text}" for text in texts))]


def drop(page: Page, spans: Sequence[Span], place: int) -> list[Splice]:
    """Take out one of several items, with the comma that it leaves over."""
    start, end = spans[place]
    comma = page.comma(end)
    behind = end if comma is None else comma + 1
    if page.begins_line(start) and (not page.rest(behind) or page.rest(behind).startswith("#")):
        return [Splice(page.line_start(start), page.next_line(behind), "")]
    if comma is not None:
        while page.text[behind : behind + 1] == " ":
            behind += 1
        return [Splice(start, behind, "")]
    if place and not page.text[spans[place - 1].end : start].strip(" ,"):
        return [Splice(spans[place - 1].end, end, "")]
    return [Splice(start, end, "")]
