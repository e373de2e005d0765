"""The baseline of an old log: the problems that were there when checking began.

It is keyed on the code and on what the problem is about, never on a line, so that editing the log
does not bring old problems back. It only shrinks: an entry whose problem is gone is a problem.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from cspctl.checking.codes import CODES, NEVER_HIDDEN
from cspctl.problems import Location, Problem, error
from cspctl.source import decode

DEFAULT = "cspctl-baseline.json"
_OURS = frozenset(shape.code for shape in CODES)
_ABOUT = "Problems that cspctl check passes over; written by cspctl check --write-baseline."


class Key(NamedTuple):
    """A problem as the baseline knows it. ``about`` is an action, or a file with what it says."""

    code: str
    about: str


class Entry(NamedTuple):
    """How many problems of one key are passed over, and the line that says so."""

    key: Key
    times: int
    location: Location


def key_of(problem: Problem) -> Key:
    """What the baseline knows a problem by."""
    if problem.action:
        return Key(problem.code, problem.action)
    return Key(problem.code, f"{problem.subject}: {problem.words}")


def written(problems: Iterable[Problem]) -> bytes:
    """The baseline that passes over these problems, an entry a line, in a steady order."""
    counts = Counter(
        key_of(one) for one in problems if one.code not in NEVER_HIDDEN and one.code not in _OURS
    )
    rows = [
        json.dumps({"code": key.code, "about": key.about, "count": count}, ensure_ascii=False)
        for key, count in sorted(counts.items(), key=lambda row: _natural(row[0]))
    ]
    body = ",\n".join(f"  {row}" for row in rows)
    about = json.dumps(_ABOUT)
    text = f'{{"version": 1, "note": {about}, "problems": [\n{body}\n]}}\n'
    return text.encode()


def read(data: bytes, file: str) -> tuple[list[Entry], list[Problem]]:
    """The entries of a baseline; none, with a problem, when it is not what ``written`` writes."""
    source, problems = decode(data, file)
    if source is None:
        return [], problems
    try:
        rows = json.loads(source.text)["problems"]
        keys = [(Key(_text(row["code"]), _text(row["about"])), int(row["count"])) for row in rows]
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        message = "This is no baseline as cspctl writes it."
        mend = "Write it anew with: cspctl check --write-baseline."
        return [], [error("F001", message, Location(file), mend)]
    lines = source.text.splitlines()
    # Each entry stands on a line of its own, behind the line that begins the file.
    tidy = len(lines) == len(keys) + 2
    return [
        Entry(key, count, Location(file, number + 2 if tidy else 1))
        for number, (key, count) in enumerate(keys)
    ], []


def without_known(
    problems: Sequence[Problem],
    entries: Sequence[Entry],
    chosen: Callable[[str], bool] = lambda code: True,
) -> tuple[list[Problem], list[Problem]]:
    """The problems that no entry passes over, and a problem for each entry of one that is gone.

    Nothing is said of an entry whose code is not ``chosen``: nobody looked for it.
    """
    left = Counter[Key]()
    for entry in entries:
        left[entry.key] += entry.times
    shown = []
    for problem in problems:
        key = key_of(problem)
        if left[key] > 0 and problem.code not in NEVER_HIDDEN:
            left[key] -= 1
        else:
            shown.append(problem)
    stale = []
    for entry in reversed(entries):
        gone = min(left[entry.key], entry.times)
        left[entry.key] -= gone
        if gone and chosen(entry.key.code):
            stale.append(_stale(entry, gone))
    return shown, stale[::-1]


def _stale(entry: Entry, gone: int) -> Problem:
    code, about = entry.key
    times = f" {gone} times" if gone > 1 else ""
    message = f"The baseline lists {code} of {about}{times}, and it is no longer there."
    mend = "Take the entry out with: cspctl check --write-baseline."
    return error("W605", message, entry.location, mend)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _natural(key: Key) -> tuple[str, list[tuple[int, str]]]:
    """Codes in order, and csp/2 before csp/10."""
    import re

    parts = re.findall(r"(\d+)|(\D+)", key.about)
    return key.code, [(int(digits or 0), words) for digits, words in parts]
