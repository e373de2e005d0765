"""How alike two readings are, and what tells them apart.

The score is a Tversky index: what both say, against what both say and only one says. What only the
longer one says costs little, because actions are cut short and added to; what *each* says alone
costs in full, because that is another subject in the same sentence.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from difflib import SequenceMatcher

from cspctl.queries.duplicates.concepts import GENERIC_WEIGHT, concepts
from cspctl.queries.duplicates.periods import conflict
from cspctl.queries.duplicates.reading import Reading

MATCH = 0.55
"""From this score on, and with nothing that tells them apart, two actions are likely one."""
SIMILAR = 0.45
"""From this score on two actions are at least worth a person's look."""
ADDED = 0.06
"""What a word costs that only the longer side says, after all that both say ("... and report")."""
INSERTED = 0.15
"""What it costs before or among the words that both say."""
SUBSTANCE = 0.8
"""What two actions must share besides verbs and general nouns: those are in every log."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` from 0 to 1; `differs` says what tells the two apart, empty when nothing does."""

    score: float
    differs: str


def compare(a: Reading, b: Reading) -> Verdict:
    """Compare two readings; the same either way round."""
    score = _score(a, b)
    return Verdict(score, clash(a, b) if score >= SIMILAR else "")


def _score(a: Reading, b: Reading) -> float:
    shared = a.weight.keys() & b.weight.keys()
    common = sum(min(a.full[concept], b.full[concept]) for concept in sorted(shared))
    alone_a = {c: w for c, w in a.weight.items() if _alone(c, b)}
    alone_b = {c: w for c, w in b.weight.items() if _alone(c, a)}
    if not common or ((alone_a or alone_b) and not _substantial(shared)):
        return 0.0
    one, other = sum(alone_a.values()), sum(alone_b.values())
    surplus = _surplus(a, alone_a, shared) if one > other else _surplus(b, alone_b, shared)
    return common / (common + min(one, other) + surplus)


def _substantial(shared: Set[str]) -> bool:
    """Whether what two actions share is more than verbs and the general nouns of board business."""
    known = concepts()
    subject = sum(w for c in shared if (w := known.weight(c)) > GENERIC_WEIGHT)
    return subject >= SUBSTANCE


def _surplus(reading: Reading, alone: Mapping[str, float], shared: Set[str]) -> float:
    """What the words cost that only the longer side says: less when they only follow at the end."""
    order = list(reading.weight)
    last = max(at for at, concept in enumerate(order) if concept in shared)
    return sum(
        weight * (ADDED if order.index(concept) > last else INSERTED)
        for concept, weight in alone.items()
    )


def clash(a: Reading, b: Reading) -> str:
    """What tells two alike actions apart in words, or ''."""
    if kind := conflict(a.marks, b.marks):
        return f"another {kind}"
    if a.agencies and b.agencies and a.agencies.isdisjoint(b.agencies):
        return f"{a.who} / {b.who}"
    for number, sides in a.contrasts.items():
        others = b.contrasts.get(number)
        if others and not (sides & others):
            return "opposite words"
    names_a = [concept for concept in a.weight if concept in a.named and _alone(concept, b)]
    names_b = [concept for concept in b.weight if concept in b.named and _alone(concept, a)]
    if names_a and names_b:
        return f"{_words(a, names_a)} / {_words(b, names_b)}"
    return substituted(a, b)


def substituted(a: Reading, b: Reading) -> str:
    """The spans in which two otherwise equal sentences differ, as 'this / that', or ''.

    A person who rewords an action changes it here and there: drops a word, turns a phrase round,
    takes a synonym. The same sentence with only its slots filled otherwise is a series: another
    place, group, subject or paper.
    """
    slots_a: list[int] = []
    slots_b: list[int] = []
    end_a, end_b = len(a.literal), len(b.literal)
    matcher = SequenceMatcher(None, a.literal, b.literal, autojunk=False)
    for kind, from_a, to_a, from_b, to_b in matcher.get_opcodes():
        if kind == "equal" or (kind != "replace" and to_a == end_a and to_b == end_b):
            continue
        here_a = [at for at in range(from_a, to_a) if a.meant[at]]
        here_b = [at for at in range(from_b, to_b) if b.meant[at]]
        if not (here_a and here_b):
            return ""
        if not all(_alone(a.meant[at], b) for at in here_a):
            return ""
        if not all(_alone(b.meant[at], a) for at in here_b):
            return ""
        opens = from_a == from_b == 0
        if not _of_a_kind([a.meant[i] for i in here_a], [b.meant[i] for i in here_b], opens):
            return ""
        slots_a += here_a
        slots_b += here_b
    if not slots_a:
        return ""
    return f"{_named(a, slots_a)} / {_named(b, slots_b)}"


def _of_a_kind(here: list[str], there: list[str], opens: bool) -> bool:
    """Whether two spans may fill one slot: of like length, and at the opening both verbs or not."""
    less, more = sorted((len(set(here)), len(set(there))))
    if more > 2 * less + 1:
        return False
    verbs = concepts().verbs
    return not opens or verbs.issuperset(here) == verbs.issuperset(there)


def _alone(concept: str, other: Reading) -> bool:
    return concept not in other.weight and concept not in other.touched


def _named(reading: Reading, places: list[int]) -> str:
    found = dict.fromkeys(reading.meant[at] for at in places)
    return " ".join(reading.shown[concept] for concept in found)


def _words(reading: Reading, found: list[str]) -> str:
    return " ".join(reading.shown[concept] for concept in found)


def leftover(a: Reading, b: Reading) -> str:
    """What each says alone, as 'this / that'."""
    alone_a = [c for c in a.weight if c not in b.weight]
    alone_b = [c for c in b.weight if c not in a.weight]
    return f"{_words(a, alone_a)} / {_words(b, alone_b)}"
