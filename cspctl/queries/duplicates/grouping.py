"""Pairs to groups, without chains between actions that clearly differ."""

from collections import defaultdict
from collections.abc import Callable, Iterable

_BACKING = 0.1  # what a third action that matches both adds to a pair
Differ = Callable[[int, int], bool]


def group(pairs: Iterable[tuple[float, int, int]], differ: Differ) -> list[list[int]]:
    """Groups of positions (sorted, two or more) from scored pairs.

    The best pair joins first, and a pair that others match too before one that stands alone. Two
    groups join only when no action of the one clearly differs from an action of the other: a short
    action that is part of two different ones goes with the better.
    """
    pairs = list(pairs)
    near: dict[int, set[int]] = defaultdict(set)
    for _, a, b in pairs:
        near[a].add(b)
        near[b].add(a)

    def rank(pair: tuple[float, int, int]) -> tuple[float, int, int]:
        score, a, b = pair
        common = near[a] & near[b] if min(len(near[a]), len(near[b])) > 1 else ()
        return -score - _BACKING * bool(common), a, b

    of: dict[int, list[int]] = {}
    for _, a, b in sorted(pairs, key=rank):
        one, other = of.get(a, [a]), of.get(b, [b])
        if one is other or any(differ(x, y) for x in one for y in other):
            continue
        joined = sorted(one + other)
        for place in joined:
            of[place] = joined
    seen = {id(members): members for members in of.values()}
    return sorted(seen.values())
