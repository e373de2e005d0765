"""Every pair that may reach the threshold, without looking at every pair.

A pair reaches the score t only if the side that misses less misses at most (1 - t) of what it could
share (`Reading.ceiling`). So among its rarest concepts, as many as weigh more than that, at least
one stands on the other side too: an inverted list of those few finds every such pair.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from cspctl.queries.duplicates.reading import Reading

_SLACK = 1e-9  # sums of weights in another order differ in the last digit


def candidates(readings: Sequence[Reading], threshold: float) -> Iterator[tuple[int, int]]:
    """Pairs of positions (a < b) that may score `threshold` or more; each once, in order of a."""
    spread = Counter(concept for reading in readings for concept in reading.weight)
    rank = {
        concept: place
        for place, (concept, _) in enumerate(sorted(spread.items(), key=lambda it: (it[1], it[0])))
    }
    probes = [probe(reading, rank, threshold) for reading in readings]
    wanted = frozenset(concept for concepts in probes for concept in concepts)
    lists: dict[str, list[int]] = {concept: [] for concept in wanted}
    for place, reading in enumerate(readings):
        for concept in reading.weight.keys() | reading.touched:
            if concept in wanted:
                lists[concept].append(place)
    for a, concepts in enumerate(probes):
        near = set()
        for concept in concepts:
            near.update(lists[concept])
        reading = readings[a]
        for b in sorted(near):
            if b > a:
                yield a, b
            elif b < a and probes[b].isdisjoint(reading.weight.keys() | reading.touched):
                yield b, a


def probe(reading: Reading, rank: dict[str, int], threshold: float) -> frozenset[str]:
    """The rarest concepts of a reading, of which one must stand in whatever matches it."""
    allowed = (1 - threshold) * reading.ceiling
    taken = []
    weight = 0.0
    for concept in sorted(reading.weight, key=lambda concept: rank.get(concept, -1)):
        taken.append(concept)
        weight += reading.weight[concept]
        if weight > allowed + _SLACK:
            break
    return frozenset(taken)
