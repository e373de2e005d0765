"""Pairs to groups, without chains between actions that clearly differ."""

from collections import defaultdict
from collections.abc import Callable, Sequence

_BACKING = 0.1  # what a third action that matches both adds to a pair

Match = tuple[float, int, int]
Differ = Callable[[int, int], bool]


def group(matches: Sequence[Match], differ: Differ) -> list[list[int]]:
    """Groups of positions (sorted, two or more) from matches (score, position, position).

    The best pair joins first, and a pair that a third action matches too goes before one that
    stands alone. Two groups join only when no action of the one clearly differs from an action of
    the other, so A and C never meet through a B that is part of both.
    """
    near: dict[int, set[int]] = defaultdict(set)
    for _, a, b in matches:
        near[a].add(b)
        near[b].add(a)

    def rank(match: Match) -> Match:
        score, a, b = match
        return -score - _BACKING * (not near[a].isdisjoint(near[b])), a, b

    of: dict[int, list[int]] = {}
    for _, a, b in sorted(matches, key=rank):
        one, other = of.get(a, [a]), of.get(b, [b])
        if one is other or any(differ(x, y) for x in one for y in other):
            continue
        joined = one + other
        for place in joined:
            of[place] = joined
    groups = {id(members): members for members in of.values()}
    return sorted(sorted(members) for members in groups.values())
