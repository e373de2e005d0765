"""Every pair that may reach a score, without looking at every pair.

A pair scores t or more only if the side that has less to itself has at most (1 - t) of its worth
(`Reading.worth`) to itself. So take the rarest concepts of each action until they weigh more than
that, whichever `k - 1` of them are left out: at least k of them stand on the other side too.
Inverted lists of these few concepts give the pairs. A greater k means longer lists to count and
fewer pairs to compare; each action takes the k that costs it least.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cspctl.queries.duplicates.reading import Reading

_MOST = 4  # concepts that a probe asks for at the most
_COUNTING = 0.01  # what counting an entry costs, against comparing a pair


@dataclass(frozen=True, slots=True)
class Probe:
    """The concepts to look up for one action, and how many of them a match must have."""

    concepts: frozenset[str]
    needed: int


def candidates(readings: Sequence[Reading], threshold: float) -> Iterator[tuple[int, int]]:
    """Pairs of positions (a < b) that may score `threshold` or more, each once."""
    spread = Counter(concept for reading in readings for concept in reading.weight)
    probes = [probe(reading, spread, len(readings), threshold) for reading in readings]
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


def probe(reading: Reading, spread: Counter[str], size: int, threshold: float) -> Probe:
    """The rarest concepts of a reading of which a match must have `needed`: the cheapest choice."""
    allowed = (1 - threshold) * reading.worth
    order = sorted(reading.weight, key=lambda concept: (spread[concept], concept))
    best, least = Probe(frozenset(order), 1), float("inf")
    for needed in range(1, _MOST + 1):
        taken = _fewest([reading.weight[concept] for concept in order], needed, allowed)
        if not taken:
            break
        cost = _cost([spread[concept] for concept in order[:taken]], needed, size)
        if cost < least:
            best, least = Probe(frozenset(order[:taken]), needed), cost
    return best


def _fewest(weights: Sequence[int], needed: int, allowed: float) -> int:
    """How many of the first weights it takes to pass what is allowed without the heaviest few.

    With `needed` - 1 of them left out the rest still weighs too much to be missing, so a match has
    `needed` of them at least. 0 when all together do not suffice.
    """
    for taken in range(needed, len(weights) + 1):
        heaviest = sorted(weights[:taken], reverse=True)[: needed - 1]
        if sum(weights[:taken]) - sum(heaviest) > allowed:
            return taken
    return 0


def _cost(spreads: Sequence[int], needed: int, size: int) -> float:
    """What a probe costs: each entry counted, and each pair compared that chance lets through."""
    chances = [1.0] + [0.0] * needed  # elementary symmetric sums of the concepts' shares
    for spread in spreads:
        for at in range(needed, 0, -1):
            chances[at] += chances[at - 1] * spread / size
    return _COUNTING * sum(spreads) + size * chances[needed]
