"""Every pair that may reach a score, without looking at every pair.

A pair scores t or more only if the side that has less to itself has at most (1 - t) of its worth
(`Reading.worth`) to itself. So take the rarest concepts of each action until they weigh more than
that, whichever `k - 1` of them are left out: at least k of them stand on the other side too.
Inverted lists of these few concepts give the pairs; `k` is two where the action is rich enough,
because counting is cheap and comparing is not.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cspctl.queries.duplicates.reading import Reading

_FEW = 40  # lists so short that comparing all of them costs less than counting


@dataclass(frozen=True, slots=True)
class Probe:
    """The concepts to look up for one action, and how many of them a match must have."""

    concepts: frozenset[str]
    needed: int


def candidates(readings: Sequence[Reading], threshold: float) -> Iterator[tuple[int, int]]:
    """Pairs of positions (a < b) that may score `threshold` or more, each once."""
    spread = Counter(concept for reading in readings for concept in reading.weight)
    probes = [probe(reading, spread, threshold) for reading in readings]
    lists: dict[str, list[int]] = {c: [] for wanted in probes for c in wanted.concepts}
    for place, reading in enumerate(readings):
        for concept in reading.weight.keys() | reading.touched:
            if concept in lists:
                lists[concept].append(place)
    for a, wanted in enumerate(probes):
        hits: Counter[int] = Counter()
        for concept in wanted.concepts:
            hits.update(lists[concept])
        here = readings[a].weight.keys() | readings[a].touched
        for b, count in hits.items():
            if count < wanted.needed or a == b:
                continue
            if a < b:
                yield a, b
            elif len(probes[b].concepts & here) < probes[b].needed:
                yield b, a


def probe(reading: Reading, spread: Counter[str], threshold: float) -> Probe:
    """The rarest concepts of a reading of which a match must have one, or two."""
    allowed = (1 - threshold) * reading.worth
    order = sorted(reading.weight, key=lambda concept: (spread[concept], concept))
    total = heaviest = 0
    one: frozenset[str] | None = None
    for at, concept in enumerate(order, start=1):
        weight = reading.weight[concept]
        total += weight
        heaviest = max(heaviest, weight)
        if one is None and total > allowed:
            one = frozenset(order[:at])
            if sum(spread[concept] for concept in one) <= _FEW:
                break
        if total - heaviest > allowed:
            return Probe(frozenset(order[:at]), 2)
    return Probe(one if one is not None else frozenset(order), 1)
