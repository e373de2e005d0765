"""What tells two actions apart, however alike they read.

Four guards, in this order: another period or number; another agency to do it; words that rule each
other out; another name; and the same sentence with its slots filled otherwise.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher

from cspctl.queries.duplicates.concepts import concepts
from cspctl.queries.duplicates.periods import conflict
from cspctl.queries.duplicates.reading import Reading


def difference(a: Reading, b: Reading) -> str:
    """What tells two alike actions apart in words, or ''."""
    if kind := conflict(a.marks, b.marks):
        return f"{_listed(a.marks[kind])} / {_listed(b.marks[kind])} ({kind})"
    if a.agencies and b.agencies and a.agencies.isdisjoint(b.agencies):
        return f"{a.who} / {b.who}"
    for number, sides in a.contrasts.items():
        others = b.contrasts.get(number)
        if others and sides.keys().isdisjoint(others):
            return f"{_listed(sides.values())} / {_listed(others.values())}"
    names_a = [concept for concept in a.named if _alone(concept, b)]
    names_b = [concept for concept in b.named if _alone(concept, a)]
    if names_a and names_b:
        return f"{_shown(a, names_a)} / {_shown(b, names_b)}"
    return substituted(a, b)


def substituted(a: Reading, b: Reading) -> str:
    """The spans in which two otherwise equal sentences differ, as 'this / that', or ''.

    A person who rewords an action changes it here and there: drops a word, turns a phrase round,
    takes a synonym. The same sentence with only its slots filled otherwise is a series: another
    place, group, subject or paper.
    """
    slots_a: list[str] = []
    slots_b: list[str] = []
    end_a, end_b = len(a.literal), len(b.literal)
    for kind, from_a, to_a, from_b, to_b in _edits(a.literal, b.literal):
        if kind != "replace" and to_a == end_a and to_b == end_b:
            continue
        if "" in a.meant[from_a:to_a] and "" in b.meant[from_b:to_b]:
            return ""
        here = [concept for concept in a.meant[from_a:to_a] if concept]
        there = [concept for concept in b.meant[from_b:to_b] if concept]
        opens = from_a == from_b == 0
        if not (here and there and _of_a_kind(here, there, opens)):
            return ""
        if not (all(_alone(c, b) for c in here) and all(_alone(c, a) for c in there)):
            return ""
        slots_a += here
        slots_b += there
    return f"{_shown(a, slots_a)} / {_shown(b, slots_b)}" if slots_a else ""


def leftover(a: Reading, b: Reading) -> str:
    """What each says alone, as 'this / that'."""
    return f"{' '.join(alone(a, b))} / {' '.join(alone(b, a))}"


def alone(a: Reading, b: Reading) -> list[str]:
    """The words of the concepts that only the first has."""
    return [a.shown[concept] for concept in a.weight if _alone(concept, b)]


def _edits(one: tuple[str, ...], other: tuple[str, ...]) -> list[tuple[str, int, int, int, int]]:
    """The spans in which two sequences differ, as difflib names them, equal ones left out."""
    begin = 0
    most = min(len(one), len(other))
    while begin < most and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < most - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    inner, outer = one[begin : len(one) - end], other[begin : len(other) - end]
    return [
        (kind, begin + a, begin + b, begin + c, begin + d)
        for kind, a, b, c, d in SequenceMatcher(None, inner, outer, autojunk=False).get_opcodes()
        if kind != "equal"
    ]


def _of_a_kind(here: list[str], there: list[str], opens: bool) -> bool:
    """Whether two spans may fill one slot: of like length, and at the opening both verbs or not."""
    less, more = sorted((len(set(here)), len(set(there))))
    if more > 2 * less + 1:
        return False
    verbs = concepts().verbs
    return not opens or verbs.issuperset(here) == verbs.issuperset(there)


def _alone(concept: str, other: Reading) -> bool:
    return concept not in other.weight and concept not in other.touched


def _shown(reading: Reading, found: Iterable[str]) -> str:
    return " ".join(reading.shown[concept] for concept in dict.fromkeys(found))


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))
