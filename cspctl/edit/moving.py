"""Moves an item from one list of a file to another, with its lines, comments and quoting."""

import re
from typing import Any

from cspctl import source
from cspctl.edit import blocks, flows
from cspctl.edit.operations import Move, Value
from cspctl.edit.page import Page, Splice, spliced
from cspctl.edit.planning import Planner
from cspctl.edit.wanted import Data, Field, Wanted, read


def move_item(text: source.Source, move: Move) -> str | None:
    """The text with the item moved; None when that would change anything else."""
    top, problems = source.parse(text)
    if top is None:
        return None
    whole, key = _at(top, move.item[:-2]), move.item[-2]
    into = _at(top, move.to[:-1])
    if not isinstance(whole, source.Mapping) or not isinstance(into, source.Mapping):
        return None
    held = whole.entries[str(key)][1]
    place = int(move.item[-1])
    if not isinstance(held, source.Sequence):
        return None
    page = Page(text.text)
    splices = _cut(page, whole, str(key), held, place)
    lines = None if held.flow or into.flow else _lines(page, held, place)
    splices += _paste(page, into, str(move.to[-1]), held.items[place], lines)
    try:
        new = spliced(text.text, splices)
    except ValueError:
        return None
    found, new_problems = source.parse(source.Source(text.file, new))
    if found is None or len(new_problems) > len(problems):
        return None
    if read(found, {}) != _expected(read(top, {}), move):
        return None
    # Lines that were moved whole keep their comments; braces that were taken apart may not.
    kept = lines is None or new.count("#") == text.text.count("#")
    return new if kept else None


def _at(top: source.Node, path: tuple[str | int, ...]) -> source.Node | None:
    """The node that a path leads to; None when it leads nowhere."""
    node: source.Node = top
    for step in path:
        if isinstance(node, source.Mapping) and step in node.entries:
            node = node.entries[str(step)][1]
        elif isinstance(node, source.Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def _expected(data: Data, move: Move) -> Data:
    """What the file must say afterwards."""

    def holder(path: tuple[str | int, ...]) -> Any:
        found = data
        for step in path:
            found = found[step]
        return found

    whole, into = holder(move.item[:-2]), holder(move.to[:-1])
    held = whole[move.item[-2]]
    moved = held.pop(move.item[-1])
    if not held:
        del whole[move.item[-2]]
    listed = into.get(move.to[-1]) or []
    into[move.to[-1]] = [*(listed if isinstance(listed, list) else [listed]), moved]
    return data


def _begin(page: Page, held: source.Sequence, place: int) -> int:
    """Where an item's lines begin: with the comments right above its dash, as far right as it."""
    dash = int(held.start.column)
    begin = page.line_start(held.items[place].start.index)
    while begin:
        before = page.line_start(page.line_before(begin))
        if not re.match(rf" {{{dash}}}#", page.text[before:begin]):
            break
        begin = before
    return begin


def _end(page: Page, held: source.Sequence, place: int) -> int:
    """Where an item's lines end: with the comments right below it that stand in from its dash."""
    end = page.line_end(page.end(held.items[place]))
    while end < len(page.text):
        line = page.next_line(end)
        if not re.match(rf" {{{held.start.column + 1},}}#", page.text[line : page.line_end(line)]):
            break
        end = page.line_end(line)
    return end


def _lines(page: Page, held: source.Sequence, place: int) -> str:
    """An item's lines, its dash at the first column."""
    dash = int(held.start.column)
    text = page.text[_begin(page, held, place) : _end(page, held, place)]
    return re.sub(rf"(?m)^ {{{dash}}}", "", text)


def _cut(
    page: Page, whole: source.Mapping, key: str, held: source.Sequence, place: int
) -> list[Splice]:
    """Take the item out; the last of a list takes the list's key with it."""
    if len(held.items) == 1:
        if not whole.flow:
            [splice] = blocks.drop_field(page, whole, key)
            end = splice.end if held.flow else max(splice.end, _end(page, held, place))
            return [splice._replace(end=end)]
        spans = [
            flows.Span(name.start.index, max(page.end(name), page.end(value)))
            for name, value in whole.entries.values()
        ]
        return flows.drop(page, spans, list(whole.entries).index(key))
    if held.flow:
        spans = [flows.Span(one.start.index, page.end(one)) for one in held.items]
        return flows.drop(page, spans, place)
    # From the end of the line before, so that what is added behind the list stays clear of it.
    start = page.line_before(_begin(page, held, place))
    while not page.text[page.line_start(start) : start].strip():
        start = page.line_before(page.line_start(start))
    return [Splice(start, _end(page, held, place), "")]


def _paste(
    page: Page, into: source.Mapping, key: str, moved: source.Node, lines: str | None
) -> list[Splice]:
    """Put the item at the end of its new list: its own lines, or what they say in braces."""
    planner = Planner(page)
    held = into.entries[key][1] if key in into.entries else None
    listed = isinstance(held, source.Sequence) and not held.flow and bool(held.items)
    if lines is None or not (listed or _is_empty(held)):
        return planner.plan(Wanted(into, {key: Field(added={None: [_value(moved)]})}))
    if isinstance(held, source.Sequence) and listed:
        # Where any new item would go, and whether a blank line belongs before it.
        [splice] = blocks.insert_items(page, held, len(held.items) - 1, ["-"], planner.style)
        gap = page.eol * (2 if splice.text.startswith(page.eol * 2) else 1)
        return [Splice(splice.start, splice.end, gap + _indented(lines, held.start.column))]
    column = into.start.column
    below = page.eol + _indented(lines, column + planner.style.dash)
    if held is None:
        written, value = list(into.entries.values())[-1]
        end = page.line_end(max(page.end(written), page.end(value)))
        return [Splice(end, end, f"{page.eol}{' ' * column}{key}:{below}")]
    colon = page.colon(into.entries[key][0]) or held.start.index
    end = page.line_end(page.end(held))
    return [Splice(colon, max(colon, page.end(held)), ""), Splice(end, end, below)]


def _is_empty(held: source.Node | None) -> bool:
    if isinstance(held, source.Sequence):
        return not held.items
    return held is None or (isinstance(held, source.Scalar) and held.blank)


def _indented(lines: str, column: int) -> str:
    return re.sub(r"(?m)^(?=[^\r\n])", " " * column, lines)


def _value(node: source.Node) -> Value:
    """What a node says, to be written anew."""
    if isinstance(node, source.Scalar):
        return node.text
    if isinstance(node, source.Sequence):
        return tuple(_value(one) for one in node.items)
    return {key: _value(value) for key, (_, value) in node.entries.items()}
