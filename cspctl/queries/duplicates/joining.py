"""Every pair that may reach a score, without looking at every pair.

A pair scores t or more only if the side that has less to itself has at most (1 - t) of its worth
(`Reading.worth`) to itself. So take the rarest concepts of an action until they weigh more than
that, whichever `needed - 1` of them are left out: `needed` of them stand on the other side too.

The rarest that both have is looked up first, then, among the actions that have it, the others: so
two actions that only share a common word never meet. More concepts needed means longer lists to
count and fewer pairs to compare; each action takes what costs it least.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from cspctl.queries.duplicates.reading import Reading

_MOST = 5  # concepts that a probe asks for at the most
_COUNTING = 0.02  # what counting an entry costs, against comparing a pair


@dataclass(frozen=True, slots=True)
class Probe:
    """The concepts to look up for one action, rarest first, and how many a match must have."""

    concepts: tuple[str, ...]
    needed: int


def candidates(readings: Sequence[Reading], threshold: float) -> Iterator[tuple[int, int]]:
    """Pairs of positions (a < b) that may score `threshold` or more, each once."""
    keys = [reading.weight.keys() | reading.touched for reading in readings]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, held in enumerate(keys):
        for concept in held:
            holders[concept].append(place)
    order = sorted(holders, key=lambda concept: (len(holders[concept]), concept))
    rank = {concept: at for at, concept in enumerate(order)}
    spread = {concept: len(places) for concept, places in holders.items()}
    probes = [probe(reading, rank, spread, len(readings), threshold) for reading in readings]
    seekers: dict[str, list[int]] = defaultdict(list)
    for place, wanted in enumerate(probes):
        for concept in wanted.concepts[: len(wanted.concepts) - wanted.needed + 1]:
            seekers[concept].append(place)
    for concept in order:
        for a, b in _met(concept, seekers[concept], holders[concept], probes, keys, rank):
            if a < b:
                yield a, b
            elif len(keys[a].intersection(probes[b].concepts)) < probes[b].needed:
                yield b, a


def _met(
    concept: str,
    seekers: Sequence[int],
    holders: Sequence[int],
    probes: Sequence[Probe],
    keys: Sequence[Set[str]],
    rank: Mapping[str, int],
) -> Iterator[tuple[int, int]]:
    """Pairs (seeker, holder) of which `concept` is the rarest that the seeker asks for."""
    if not seekers or len(holders) < 2:
        return
    others: dict[str, list[int]] = defaultdict(list)
    if any(probes[a].needed > 1 for a in seekers):
        for b in holders:
            for also in keys[b]:
                if rank[also] > rank[concept]:
                    others[also].append(b)
    for a in seekers:
        wanted = probes[a]
        at = wanted.concepts.index(concept)
        found: Sequence[int] = holders
        if wanted.needed > 1:
            hits: Counter[int] = Counter()
            for also in wanted.concepts[at + 1 :]:
                if also in others:
                    hits.update(others[also])
            found = [b for b, count in hits.items() if count >= wanted.needed - 1]
        for b in found:
            if a != b and keys[b].isdisjoint(wanted.concepts[:at]):
                yield a, b


def probe(
    reading: Reading,
    rank: Mapping[str, int],
    spread: Mapping[str, int],
    size: int,
    threshold: float,
) -> Probe:
    """The rarest concepts of a reading of which a match must have `needed`: the cheapest choice."""
    allowed = (1 - threshold) * reading.worth
    order = sorted(reading.weight, key=rank.__getitem__)
    costs = [reading.cost(concept) for concept in order]
    shares = [spread[concept] / size for concept in order]
    best, least = Probe(tuple(order), 1), float("inf")
    for needed in range(1, _MOST + 1):
        taken = _fewest(costs, needed, allowed)
        if not taken:
            break
        chances = _chances(shares[:taken], needed)
        cost = chances[needed] + (_COUNTING * chances[2] if needed > 1 else 0)
        if cost < least:
            best, least = Probe(tuple(order[:taken]), needed), cost
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


def _chances(shares: Sequence[float], most: int) -> list[float]:
    """Of how many actions one has k of the concepts by chance, for each k: symmetric sums."""
    chances = [1.0] + [0.0] * most
    for share in shares:
        for at in range(most, 0, -1):
            chances[at] += chances[at - 1] * share
    return chances
