"""Proves an edit: read again, the text says exactly what it said, but for what was asked.

Reading a log of ten thousand actions takes half a second, so only as much is read again as can
have changed. An item of a list of lines begins on its dash's line, and what follows it begins
on a line no further to the right than that dash; so its lines read the same whether they stand
among the others or alone (docs/decisions/0007-byte-true-edits.md). Everything else (lists in
brackets, maps at the top of the file, maps within a map) is read again whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cspctl import source
from cspctl.edit.page import Page, Splice, spliced
from cspctl.edit.wanted import Data, Wanted, as_data, read
from cspctl.problems import Problem

# When lines are read alone: the key that their list is the value of, and what follows them.
_KEY, _NEXT = "list", "next"


@dataclass(slots=True)
class Window:
    """Whole lines that hold one item of a list, and what must be read there afterwards."""

    start: int
    stop: int
    expected: list[Data]
    splices: list[Splice] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Planned:
    """What is wanted of a map, and the splices that are to bring it about."""

    wanted: Wanted
    splices: list[Splice]


def is_as_asked(old: source.Source, top: source.Mapping, plans: Sequence[Planned]) -> bool:
    """Whether the splices change what the text says as it is wanted, and nothing besides."""
    page = Page(old.text)
    windows = _windows(page, top, plans)
    if windows is None:
        return _whole(old, top, plans)
    return all(_alone(page.text, window) for window in windows)


def _whole(old: source.Source, top: source.Mapping, plans: Sequence[Planned]) -> bool:
    splices = [splice for plan in plans for splice in plan.splices]
    new = source.Source(old.file, spliced(old.text, splices), old.first_line)
    found, problems = source.parse(new)
    wanted = {id(plan.wanted.at): plan.wanted for plan in plans}
    if found is None or read(found, {}) != read(top, wanted):
        return False
    return not problems or _codes(problems) == _codes(source.parse(old)[1])


def _alone(text: str, window: Window) -> bool:
    last = window.stop == len(text)
    lines = spliced(text, window.splices, window.start, window.stop)
    found, problems = _read_lines(lines, last=last)
    if found is None or read(found, {}) != {_KEY: window.expected, _NEXT: None}:
        return False
    return not problems or _codes(problems) == _codes(
        _read_lines(text[window.start : window.stop], last=last)[1]
    )


def _read_lines(lines: str, *, last: bool) -> tuple[source.Mapping | None, list[Problem]]:
    """Read the lines of a window, with something behind them that must stay clear of them."""
    if last and not lines.endswith(("\n", "\r")):
        lines += "\n"
    return source.parse(source.Source("", f"{_KEY}:\n{lines}{_NEXT}:"))


def _codes(problems: Sequence[Problem]) -> list[str]:
    return sorted(problem.code for problem in problems)


def _windows(page: Page, top: source.Mapping, plans: Sequence[Planned]) -> list[Window] | None:
    """The lines to be read again; None when the whole text must be."""
    wanted = {id(plan.wanted.at): plan.wanted for plan in plans}
    windows: dict[int, Window] = {}
    for plan in plans:
        item: source.Mapping = plan.wanted.at
        added: list[Data] = []
        if item is top:
            found = _tail(plan.wanted)
            if found is None:
                return None
            item, added = found
        lines = _lines(page, item)
        if lines is None:
            return None
        window = windows.get(lines[0])
        if window is None:
            window = windows[lines[0]] = Window(*lines, [read(item, wanted)])
        window.expected += added
        window.splices += plan.splices
    ordered = sorted(windows.values(), key=lambda window: window.start)
    for before, window in pairwise(ordered):
        if window.start < before.stop:
            return None
    return ordered


def _tail(wanted: Wanted) -> tuple[source.Mapping, list[Data]] | None:
    """The last item of the only list that is added to, and what is added; None when it is more."""
    if len(wanted.fields) != 1:
        return None
    ((key, one),) = wanted.fields.items()
    _, held = wanted.at.entries.get(key, (None, None))
    if not isinstance(held, source.Sequence) or held.flow or list(one.added) != [None]:
        return None
    last = held.items[-1]
    if not isinstance(last, source.Mapping):
        return None
    return last, [as_data(value) for value in one.added[None]]


def _lines(page: Page, item: source.Mapping) -> tuple[int, int] | None:
    """The lines from an item's dash up to what follows it; None when they hold anything else."""
    begin = page.line_start(item.start.index)
    if item.flow or not re.fullmatch(r" *- +", page.text[begin : item.start.index]):
        return None
    stop = int(item.end.index)
    if stop >= len(page.text):
        return begin, len(page.text)
    return (begin, page.line_start(stop)) if page.begins_line(stop) else None
