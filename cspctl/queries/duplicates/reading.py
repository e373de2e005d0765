"""A statement as it is compared: its lead, its concepts with their weights, its marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from cspctl.queries.duplicates.concepts import Concepts, Phrases, conceive, concepts
from cspctl.queries.duplicates.leads import lead_of
from cspctl.queries.duplicates.lexicon import Lexicon
from cspctl.queries.duplicates.periods import Marks, marks
from cspctl.queries.duplicates.records import Statement
from cspctl.queries.duplicates.stemming import stem
from cspctl.queries.duplicates.words import Word, words

_ARTICLES = frozenset({"a", "an", "the"})
_FOLLOW_ON = 0.4  # what a word of "... and report back to the January meeting" weighs
_DISTINCTIVE = 1.2
_OPENERS = (
    ("so", "that"),
    ("in", "order", "to"),
    ("to", "ensure"),
    ("to", "enable"),
    ("to", "allow"),
    ("to", "inform"),
    ("to", "support"),
    ("subject", "to"),
    ("including",),
    ("to", "be"),
    ("through",),
    ("prior", "to"),
    ("ahead", "of"),
    ("before",),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, read.

    `weight` maps each concept that counts to what its absence elsewhere costs, `full` to what
    finding it elsewhere is worth; `touched` are concepts of the lead and of the parts of phrases,
    which neither cost nor count.
    `literal` are the stems of the action proper without articles, `meant` the concept of each ('').
    """

    literal: tuple[str, ...]
    meant: tuple[str, ...]
    weight: dict[str, float]
    full: dict[str, float]
    shown: dict[str, str]
    core: frozenset[str]
    named: frozenset[str]
    touched: frozenset[str]
    agencies: frozenset[str]
    who: str
    marks: Marks
    contrasts: dict[int, frozenset[int]]
    total: float
    ceiling: float


def read(text: str, lexicon: Lexicon, learnt: Phrases, respelt: dict[str, str]) -> Reading:
    """Read one text; `learnt` are phrases of this log's own short forms, `respelt` its slips."""
    known = concepts()
    found = [
        Word(word.written, right, stem(right), word.paused)
        if (right := respelt.get(word.plain)) is not None
        else word
        for word in words(text)
    ]
    first, last, start = lead_of(found, lexicon, known)
    lead_words = found[first:last]
    body = found[start:] if start else found
    period, places = marks(body)
    sequence = tuple(word.stem for word in body)
    tables = (learnt, known.phrases)
    spans = conceive(sequence, tables, known.light)
    follow_on = _follow_on(body, spans, known)
    meant = [""] * len(body)
    weight: dict[str, float] = {}
    full: dict[str, float] = {}
    shown: dict[str, str] = {}
    core: set[str] = set()
    named: set[str] = set()
    for concept, begin, end in spans:
        if all(at in places for at in range(begin, end)):
            continue
        meant[begin:end] = [concept] * (end - begin)
        value = known.weight(concept)
        if not concept.startswith("=") and any(word.capital for word in body[max(begin, 1) : end]):
            value = _DISTINCTIVE
        cost = value if begin < follow_on else value * _FOLLOW_ON
        weight[concept] = max(cost, weight.get(concept, 0.0))
        full[concept] = max(value, full.get(concept, 0.0))
        shown.setdefault(concept, " ".join(word.written for word in body[begin:end]))
        if begin < follow_on:
            core.add(concept)
            if any(word.capital for word in body[max(begin, 1) : end]):
                named.add(concept)
    proper = [at for at in range(follow_on) if sequence[at] not in _ARTICLES]
    lead_stems = tuple(word.stem for word in lead_words)
    lead = [concept for concept, _, _ in conceive(lead_stems, (known.phrases,), known.light)]
    touched = set(lead)
    for _, begin, end in spans:
        if end - begin > 1:
            for at in range(begin, end):
                touched |= {c for c, _, _ in conceive((sequence[at],), tables, known.light)}
    contrasts: dict[int, set[int]] = {}
    for word_stem in sequence:
        if word_stem in known.contrasts:
            number, side = known.contrasts[word_stem]
            contrasts.setdefault(number, set()).add(side)
    return Reading(
        literal=tuple(sequence[at] for at in proper),
        meant=tuple(meant[at] for at in proper),
        weight=weight,
        full=full,
        shown=shown,
        core=frozenset(core),
        named=frozenset(named),
        touched=frozenset(touched - weight.keys()),
        agencies=frozenset(known.agencies[c] for c in lead if c in known.agencies),
        who=" ".join(word.written for word in lead_words),
        marks=period,
        contrasts={number: frozenset(sides) for number, sides in contrasts.items()},
        total=sum(weight.values()),
        ceiling=sum(full.values()),
    )


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
        if plain[at] == "and" and at + 1 < len(body) and _verb(body[at + 1].stem, known):
            return at
        if any(tuple(plain[at : at + len(opener)]) == opener for opener in _OPENERS):
            return at
    return len(body)


def _verb(stem: str, known: Concepts) -> bool:
    return any(
        len(phrase) == 1 and concept in known.verbs
        for phrase, concept in known.phrases.get(stem, ())
    )


def normal(statement: Statement) -> str:
    """The words of a statement in one spelling: equal for verbatim repeats."""
    return " ".join(word.stem for word in words(statement.text))
