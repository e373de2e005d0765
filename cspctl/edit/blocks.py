"""Splices among lines: fields below one another, and lists of lines that begin with a dash."""

from collections.abc import Iterable, Sequence

from cspctl import source
from cspctl.edit.operations import Value
from cspctl.edit.page import Page, Splice
from cspctl.edit.rendering import Style, field, in_flow, item
from cspctl.edit.wanted import Field


def add_fields(
    page: Page, at: source.Mapping, new: dict[str, Field], gone: Iterable[str], style: Style
) -> list[Splice]:
    """Write fields that a map does not have, each behind the last that comes before it."""
    column = at.start.column
    behind: dict[str, list[str]] = {}
    for key in sorted(new, key=lambda one: _rank(one, new[one].order)):
        neighbour = _before(key, new[key].order, at, set(gone))
        text = style.eol + " " * column + field(key, new[key].whole(), column, style)
        behind.setdefault(neighbour, []).append(text)
    splices = []
    for neighbour, texts in behind.items():
        written, value = at.entries[neighbour]
        place = page.line_end(max(page.end(written), page.end(value)))
        splices.append(Splice(place, place, "".join(texts)))
    return splices


def _rank(key: str, order: Sequence[str]) -> int:
    return order.index(key) if key in order else len(order)


def _before(key: str, order: Sequence[str], at: source.Mapping, gone: set[str]) -> str:
    """The written key that a new one stands behind: the nearest before it, or the last of all."""
    there = [written for written in at.entries if written not in gone] or list(at.entries)
    if key in order:
        for earlier in reversed(order[: order.index(key)]):
            if earlier in there:
                return earlier
    return there[-1]


def drop_field(page: Page, at: source.Mapping, key: str) -> list[Splice]:
    """Take out a field's lines, the comment on them included."""
    written, value = at.entries[key]
    start = int(written.start.index)
    last = max(page.end(written), page.end(value))
    if page.begins_line(start):
        begin = page.line_start(start)
        if not begin:
            return [Splice(0, page.next_line(last), "")]
        # From the end of the line before, so that what is added behind this field stays clear.
        return [Splice(page.line_before(begin), page.line_end(last), "")]
    # The first field stands behind its list's dash: the next one takes its place there.
    keys = list(at.entries)
    following = keys[keys.index(key) + 1 :]
    if following:
        begin = int(at.entries[following[0]][0].start.index)
        if not page.text[page.next_line(last) : begin].strip():
            return [Splice(start, begin, "")]
    return [Splice(start, page.line_end(last), "")]


def insert_items(
    page: Page, held: source.Sequence, after: int, values: Sequence[Value], style: Style
) -> list[Splice]:
    """Put items behind one of a list's items (-1: before the first), written as that one is."""
    dash = int(held.start.column)
    near = held.items[max(after, 0)]
    column = dash + 2
    if isinstance(near, source.Mapping) and not near.flow:
        line = page.text[page.line_start(near.start.index) : near.start.index]
        column = near.start.column if line.strip().endswith("-") else column

    def written(value: Value) -> str:
        if isinstance(near, source.Mapping) and near.flow:
            return " " * dash + "- " + in_flow(value)
        return item(value, dash, column, style)

    if after < 0:
        place = int(held.start.index)
        texts = [written(value).lstrip(" ") + style.eol + " " * dash for value in values]
        return [Splice(place, place, "".join(texts))]
    place = page.line_end(page.end(near))
    pair = held.items[max(after - 1, 0) : max(after - 1, 0) + 2]
    apart = len(pair) == 2 and page.blank_line_between(page.end(pair[0]), pair[1].start.index)
    begin = style.eol * (2 if apart else 1)
    return [Splice(place, place, "".join(begin + written(value) for value in values))]
