"""One check of a workspace: the loader's and the rules' problems, as the settings want them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cspctl.checking.comments import comment_waivers
from cspctl.checking.selection import Layer, is_chosen, severity
from cspctl.checking.settings import Settings
from cspctl.checking.waivers import Waiver, waived
from cspctl.loading import Files, Want, load
from cspctl.problems import Problem

NOTHING = Layer()


class Judged(NamedTuple):
    """The problems of a workspace, in the files' order, and how many a waiver let pass."""

    problems: tuple[Problem, ...]
    passed: int


def judge(
    files: Files,
    today: dt.date,
    settings: Settings,
    command: Layer = NOTHING,
    also: Sequence[Problem] = (),
) -> Judged:
    """Check a workspace.

    ``command`` is what the command line says to look for; it speaks last. ``also`` are problems
    that were met before, such as those of the settings.
    """
    from cspctl.rules import check

    def wanted(problem: Problem) -> bool:
        return is_chosen(problem.code, [*settings.layers(problem), command])

    def looked_for(code: str) -> bool:
        boards = (board.layer for board in settings.boards.values())
        return any(is_chosen(code, [settings.layer, one, command]) for one in (*boards, NOTHING))

    loaded = load(files, Want.EVERYTHING)
    names = files.names()
    found = check(loaded.workspace, today, names, loaded.problems, looked_for)
    waivers, told = [*settings.waivers], [*also]
    for name in names:
        if name.endswith((".yaml", ".md")):
            stated, faults = _comments(files, name)
            waivers += stated
            told += faults
    kept = [problem for problem in (*loaded.problems, *found) if wanted(problem)]
    left, useless = waived(kept, waivers, today, looked_for)
    told = [problem for problem in (*told, *useless) if wanted(problem)]
    judged = [_judged(problem, settings) for problem in (*left, *told)]
    return Judged(ordered(judged), len(kept) - len(left))


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file, line, column and code."""
    return tuple(sorted(problems, key=lambda one: (one.location, one.code, one.message)))


def _judged(problem: Problem, settings: Settings) -> Problem:
    stated = severity(problem.code, settings.severities(problem))
    return problem if stated is None else problem._replace(severity=stated)


def _comments(files: Files, name: str) -> tuple[list[Waiver], list[Problem]]:
    try:
        data = files.read(name)
    except OSError:
        return [], []  # the loader has said so
    return comment_waivers(name, data)
