"""One check of a workspace: the loader's and the rules' problems, as the settings want them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cspctl.checking.comments import comment_waivers
from cspctl.checking.selection import Layer, is_chosen, severity
from cspctl.checking.settings import Settings, unknown_boards
from cspctl.checking.waivers import Waiver, waived
from cspctl.loading import Files, Want, load
from cspctl.problems import Problem

NOTHING = Layer()


class Judged(NamedTuple):
    """The problems of a workspace, in the files' order, and how many a waiver let pass.

    ``whole`` says that every file was read to its end: else what is not found may yet be there.
    """

    problems: tuple[Problem, ...]
    passed: int
    whole: bool


def judge(
    files: Files,
    today: dt.date,
    settings: Settings,
    command: Layer = NOTHING,
    also: Sequence[Problem] = (),
) -> Judged:
    """Check a workspace.

    ``command`` is what the command line says to look for; it speaks last. ``also`` are problems
    that were met before, such as those of the settings; they are told whatever is looked for.
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
    waivers, told = [*settings.waivers], list[Problem]()
    for name in names:
        if name.endswith((".yaml", ".md")):
            stated, faults = _comments(files, name)
            waivers += stated
            told += faults
    kept = [problem for problem in (*loaded.problems, *found) if wanted(problem)]
    left, useless = waived(kept, waivers, today, looked_for)
    whole = not loaded.workspace.unread
    if whole:
        also = [*also, *unknown_boards(settings, loaded.workspace.boards)]
    else:
        useless = [problem for problem in useless if problem.code != "W602"]
    told = [problem for problem in (*told, *useless) if wanted(problem)]
    judged = [_judged(problem, settings) for problem in (*left, *told, *also)]
    return Judged(ordered(judged), len(kept) - len(left), whole)


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
