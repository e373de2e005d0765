"""Pairs to groups, without chains between actions that clearly differ."""

from collections.abc import Callable, Iterable

Differ = Callable[[int, int], bool]


def group(pairs: Iterable[tuple[float, int, int]], differ: Differ) -> list[list[int]]:
    """Groups of positions (sorted, two or more) from scored pairs.

    The best pair joins first. Two groups join only when no action of the one clearly differs from
    an action of the other: a short action that is part of two different ones goes with the better.
    """
    of: dict[int, list[int]] = {}
    for _, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        one, other = of.get(a, [a]), of.get(b, [b])
        if one is other or any(differ(x, y) for x in one for y in other):
            continue
        joined = sorted(one + other)
        for place in joined:
            of[place] = joined
    seen = {id(members): members for members in of.values()}
    return sorted(seen.values())
