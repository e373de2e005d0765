"""How alike two readings are, and what tells them apart.

The score is a Tversky index: what both say, against what both say and only one says. What only the
longer one says costs little, because actions are cut short and added to; what *each* says alone
costs in full, because that is another subject in the same sentence.
"""

from dataclasses import dataclass

from cspctl.queries.duplicates.periods import conflict
from cspctl.queries.duplicates.reading import Reading

MATCH = 0.68
"""From this score on, and with nothing that tells them apart, two actions are likely one."""
SIMILAR = 0.60
"""From this score on two actions are at least worth a person's look."""
SURPLUS = 0.12
"""What a word more on the longer side costs, against a word missing on both."""
SUBSTANCE = 1.0
"""What two actions must share at the least: a verb and a report are in every log."""


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
    common = sum(max(a.full[concept], b.full[concept]) for concept in sorted(shared))
    if not common:
        return 0.0
    alone_a = sum(w for c, w in a.weight.items() if c not in shared and c not in b.lead)
    alone_b = sum(w for c, w in b.weight.items() if c not in shared and c not in a.lead)
    less, more = sorted((alone_a, alone_b))
    if common < SUBSTANCE and more > 0:
        return 0.0
    return common / (common + less + SURPLUS * (more - less))


def clash(a: Reading, b: Reading) -> str:
    """What tells two alike actions apart in words, or ''."""
    if kind := conflict(a.marks, b.marks):
        return f"another {kind}"
    if a.agency and b.agency and a.agency != b.agency:
        return f"{a.who} / {b.who}"
    for number, sides in a.contrasts.items():
        others = b.contrasts.get(number)
        if others and not (sides & others):
            return "opposite words"
    return substituted(a, b)


def substituted(a: Reading, b: Reading) -> str:
    """The one span in which two otherwise equal sentences differ, as 'this / that', or ''.

    A person who rewords an action changes it in several places; the same sentence with one span
    exchanged is the template of a series: another place, group, subject or paper.
    """
    x, y = a.literal, b.literal
    begin = 0
    while begin < min(len(x), len(y)) and x[begin] == y[begin]:
        begin += 1
    end = 0
    while end < min(len(x), len(y)) - begin and x[-1 - end] == y[-1 - end]:
        end += 1
    if begin + end < max(2, min(len(x), len(y)) // 2):
        return ""
    alone_a = [c for c in a.weight if c in a.core and c not in b.weight and c not in b.lead]
    alone_b = [c for c in b.weight if c in b.core and c not in a.weight and c not in a.lead]
    if not alone_a or not alone_b:
        return ""
    return f"{_words(a, alone_a)} / {_words(b, alone_b)}"


def _words(reading: Reading, found: list[str]) -> str:
    return " ".join(reading.shown[concept] for concept in found)


def leftover(a: Reading, b: Reading) -> str:
    """What each says alone, as 'this / that'."""
    alone_a = [c for c in a.weight if c not in b.weight]
    alone_b = [c for c in b.weight if c not in a.weight]
    return f"{_words(a, alone_a)} / {_words(b, alone_b)}"
