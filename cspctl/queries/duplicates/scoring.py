"""How alike two readings are.

The score is a Tversky index: what both say, against what both say and only one says. What only the
longer one says costs little, because actions are cut short and added to; what *each* says alone
costs in full, because that is another subject in the same sentence.
"""

from collections.abc import Set
from dataclasses import dataclass

from cspctl.queries.duplicates.concepts import GENERIC_WEIGHT
from cspctl.queries.duplicates.differing import difference
from cspctl.queries.duplicates.reading import Reading

MATCH = 0.56
"""From this score on, and with nothing that tells them apart, two actions are likely one."""
SIMILAR = 0.5
"""From this score on two actions are at least worth a person's look."""
ADDED = 0.06
"""What a word costs that only the longer side says, after all that both say ("... and report")."""
INSERTED = 0.2
"""What it costs before or among the words that both say."""
SUBSTANCE = 80
"""What two actions must share besides verbs and general nouns (which every log repeats)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` from 0 to 1; `differs` says what tells the two apart, empty when nothing does."""

    score: float
    differs: str

    @property
    def matches(self) -> bool:
        """Whether the two are likely one action."""
        return self.score >= MATCH and not self.differs


def compare(a: Reading, b: Reading) -> Verdict:
    """Compare two readings; the same either way round."""
    alike = score(a, b)
    return Verdict(alike, difference(a, b) if alike >= SIMILAR else "")


def score(a: Reading, b: Reading) -> float:
    """How alike two readings are, from 0 to 1, whatever tells them apart."""
    shared = a.weight.keys() & b.weight.keys()
    worth = a.weight
    common = sum([worth[concept] for concept in shared])
    one, other = _unshared(a, b, shared, common), _unshared(b, a, shared, common)
    less = min(one, other)
    if not common or common < SIMILAR * (common + less):
        return 0.0
    if (one or other) and not _substantial(a, b, shared):
        return 0.0
    surplus = 0.0
    if one >= other:
        surplus = _surplus(a, b, shared)
    if other >= one:
        surplus = max(surplus, _surplus(b, a, shared))
    return common / (common + less + surplus)


def _unshared(reading: Reading, other: Reading, shared: Set[str], common: int) -> int:
    """What the concepts cost that only the one has and the other does not even touch."""
    cost = reading.total - common
    if reading.discount:
        cost += sum([reading.discount[c] for c in reading.discount.keys() & shared])
    if other.touched:
        cost -= sum([reading.cost(c) for c in reading.weight.keys() & other.touched])
    return cost


def _substantial(a: Reading, b: Reading, shared: Set[str]) -> bool:
    """Whether what two actions share is more than verbs and the general nouns of board business."""
    if sum([w for c in shared if (w := a.weight[c]) > GENERIC_WEIGHT]) >= SUBSTANCE:
        return True
    return any(concept in b.named for concept in a.named)


def _surplus(longer: Reading, shorter: Reading, shared: Set[str]) -> float:
    """What the words cost that only the longer side says: less when they only follow at the end."""
    inserted = held = 0
    for concept in longer.weight:
        if concept in shared:
            inserted += held
            held = 0
        elif concept not in shorter.touched:
            held += longer.cost(concept)
    return inserted * INSERTED + held * ADDED
