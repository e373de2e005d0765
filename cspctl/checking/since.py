"""What a change brings in: the problems that were not there before it."""

from collections import Counter
from collections.abc import Sequence

from cspctl.problems import Problem

Key = tuple[str, str, str]


def key_of(problem: Problem) -> Key:
    """What a problem is known by before and after a change, on whatever line it stands."""
    return problem.code, problem.subject, problem.words


def brought_in(now: Sequence[Problem], before: Sequence[Problem]) -> list[Problem]:
    """The problems of today that the earlier state had not; of several alike, the later ones."""
    old = Counter(key_of(problem) for problem in before)
    new = []
    for problem in now:
        key = key_of(problem)
        if old[key]:
            old[key] -= 1
        else:
            new.append(problem)
    return new
