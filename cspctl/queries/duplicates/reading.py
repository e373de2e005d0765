"""A statement as it is compared: its lead, its concepts with their weights, its marks."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from cspctl.queries.duplicates.concepts import GENERIC_WEIGHT, Concepts, Phrases, conceive, concepts
from cspctl.queries.duplicates.leads import lead_of
from cspctl.queries.duplicates.lexicon import Lexicon
from cspctl.queries.duplicates.periods import Marks, marks
from cspctl.queries.duplicates.stemming import stem
from cspctl.queries.duplicates.words import Word

_ARTICLES = frozenset({"a", "an", "the"})
FOLLOW_ON = 60
"""How much less a word of "... and report back to the January meeting" costs, of a hundred."""
_OPENERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "so": (("that",),),
    "in": (("order", "to"),),
    "to": (("ensure",), ("enable",), ("allow",), ("inform",), ("support",), ("be",)),
    "subject": (("to",),),
    "including": ((),),
    "through": ((),),
    "prior": (("to",),),
    "ahead": (("of",),),
    "before": ((),),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, read. All weights are whole hundredths, so that sums are exact.

    `weight` maps each concept that counts to what it is worth when the other side has it and costs
    when it has not; `discount` says how much less it costs where it only follows from the action.
    `touched` are concepts of the lead and of the parts of phrases, which neither cost nor count.
    `start` is where the action begins after its lead, `literal` are the stems of the action proper
    without articles, `meant` the concept of each ('' for words that only bind), `named` its names.
    `total` is what all concepts cost together, `worth` what they are worth.
    """

    start: int
    literal: tuple[str, ...]
    meant: tuple[str, ...]
    weight: dict[str, int]
    discount: dict[str, int]
    shown: dict[str, str]
    named: tuple[str, ...]
    touched: frozenset[str]
    agencies: frozenset[str]
    who: str
    marks: Marks
    contrasts: dict[int, dict[int, str]]
    total: int
    worth: int

    def cost(self, concept: str) -> int:
        """What one of its concepts costs when the other side has not got it."""
        return self.weight[concept] - self.discount.get(concept, 0)


def read(
    text: Sequence[Word], lexicon: Lexicon, learnt: Phrases, respelt: Mapping[str, str]
) -> Reading:
    """Read the words of one text; `learnt` are this log's own short forms, `respelt` its slips."""
    known = concepts()
    found = [_respelt(word, respelt) for word in text]
    first, last, start = lead_of(found, lexicon, known)
    led, body = found[first:last], found[start:]
    period, places = marks(body)
    sequence = tuple(word.stem for word in body)
    tables = (learnt, known.phrases)
    spans = conceive(sequence, tables, known.light)
    follow_on = _follow_on(body, spans, known)
    meant = [""] * len(body)
    weight: dict[str, int] = {}
    discount: dict[str, int] = {}
    shown: dict[str, str] = {}
    named: list[str] = []
    for concept, begin, end in spans:
        if places.issuperset(range(begin, end)):
            continue
        meant[begin:end] = [concept] * (end - begin)
        capital = any(word.capital for word in body[max(begin, 1) : end])
        if concept not in weight:
            weight[concept] = known.weight(concept)
            if begin >= follow_on:
                discount[concept] = weight[concept] * FOLLOW_ON // 100
        shown.setdefault(concept, " ".join(word.written for word in body[begin:end]))
        if capital and begin < follow_on:
            named.append(concept)
    proper = [at for at in range(follow_on) if sequence[at] not in _ARTICLES]
    lead = {c for c, _, _ in conceive(tuple(word.stem for word in led), tables, known.light)}
    parts = {at for _, begin, end in spans if end - begin > 1 for at in range(begin, end)}
    touched = lead | {
        c for at in parts for c, _, _ in conceive((sequence[at],), tables, known.light)
    }
    return Reading(
        start=start,
        literal=tuple(sequence[at] for at in proper),
        meant=tuple(meant[at] for at in proper),
        weight=weight,
        discount=discount,
        shown=shown,
        named=tuple(named),
        touched=frozenset(touched - weight.keys()),
        agencies=_agencies(led, lead, known),
        who=" ".join(word.written for word in led),
        marks=period,
        contrasts=_contrasts(body, known),
        total=sum(weight.values()) - sum(discount.values()),
        worth=sum(weight.values()),
    )


def _agencies(led: Sequence[Word], lead: Set[str], known: Concepts) -> frozenset[str]:
    """The agencies that a lead names; of "all taxi drivers" those that it speaks of."""
    sequence = tuple(word.stem for word in led)
    named = conceive(sequence, (known.agencies,), known.light)
    agencies = frozenset(concept for concept, _, _ in named if concept.startswith("="))
    if agencies or not led or led[0].stem not in known.everybody:
        return agencies
    return frozenset(concept for concept in lead if known.weight(concept) > GENERIC_WEIGHT)


def _respelt(word: Word, respelt: Mapping[str, str]) -> Word:
    right = respelt.get(word.plain)
    return word if right is None else Word(word.written, right, stem(right), word.paused)


def _contrasts(body: Sequence[Word], known: Concepts) -> dict[int, dict[int, str]]:
    """The words of the text that rule others out: {contrast: {side: the word as written}}."""
    found: dict[int, dict[int, str]] = {}
    for word in body:
        if word.stem in known.contrasts:
            number, side = known.contrasts[word.stem]
            found.setdefault(number, {})[side] = word.written
    return found


def _follow_on(body: Sequence[Word], spans: list[tuple[str, int, int]], known: Concepts) -> int:
    """Where the action proper ends and what follows from it begins.

    "... and report back", ", with ...", "... so that", "... to ensure", "... before the next".
    """
    plain = [word.plain for word in body]
    inside = {at for _, begin, end in spans for at in range(begin + 1, end)}
    for at in range(3, len(body)):
        if at in inside:
            continue
        if body[at].paused:
            return at
        if plain[at] == "and" and at + 1 < len(body) and body[at + 1].stem in known.verb_stems:
            return at
        for opener in _OPENERS.get(plain[at], ()):
            if tuple(plain[at + 1 : at + 1 + len(opener)]) == opener:
                return at
    return len(body)
