"""Lets single problems pass, each for a reason that somebody wrote down."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cspctl.checking.codes import NEVER_HIDDEN
from cspctl.problems import Location, Problem, error, warning


class Waiver(NamedTuple):
    """A word that lets problems pass: those of its codes at its lines, action or file.

    ``lines`` are the first and the last line that a comment speaks for. ``until`` is the last
    day on which it holds.
    """

    codes: tuple[str, ...]
    location: Location
    file: str = ""
    lines: tuple[int, int] | None = None
    action: str = ""
    until: dt.date | None = None

    def covers(self, problem: Problem) -> bool:
        """Whether it speaks of a problem's place or action, whatever its code."""
        if self.action and problem.action != self.action:
            return False
        if self.file and problem.location.file != self.file:
            return False
        return self.lines is None or self.lines[0] <= problem.location.line <= self.lines[1]


class Waived(NamedTuple):
    """What is left of some problems, and what is wrong with the waivers themselves."""

    left: list[Problem]
    told: list[Problem]


def waived(
    problems: Sequence[Problem],
    waivers: Sequence[Waiver],
    today: dt.date,
    chosen: Callable[[str], bool] = lambda code: True,
) -> Waived:
    """Leave out what is waived; a waiver of nothing, or one that has run out, is a problem.

    Nothing is said of a waiver whose code is not ``chosen``: nobody looked for it.
    """
    used: set[tuple[int, str]] = set()
    by_code: dict[str, list[tuple[int, Waiver]]] = {}
    for number, waiver in enumerate(waivers):
        for code in waiver.codes:
            by_code.setdefault(code, []).append((number, waiver))
    left = []
    for problem in problems:
        held = [
            (number, waiver)
            for number, waiver in by_code.get(problem.code, ())
            if waiver.covers(problem) and problem.code not in NEVER_HIDDEN
        ]
        used.update((number, problem.code) for number, _ in held)
        if not any(waiver.until is None or today <= waiver.until for _, waiver in held):
            left.append(problem)
    said = [
        _useless(waiver, code, today, met=(number, code) in used)
        for number, waiver in enumerate(waivers)
        for code in waiver.codes
        if chosen(code)
    ]
    return Waived(left, [problem for problem in said if problem is not None])


def _useless(waiver: Waiver, code: str, today: dt.date, *, met: bool) -> Problem | None:
    if not met:
        message = f"This waiver lets no {code} pass: there is none here."
        return warning("W602", message, waiver.location, "Delete it, or put it where it belongs.")
    if waiver.until is not None and waiver.until < today:
        message = f"This waiver of {code} ran out on {waiver.until}."
        mend = "Mend what it let pass, or give it a later day."
        return warning("W604", message, waiver.location, mend)
    return None


def without_reason(location: Location, code: str) -> Problem:
    """A waiver that does not say why."""
    mend = f"Write: # cspctl: allow {code} and the reason."
    return error("W601", "This waiver has no reason.", location, mend)
