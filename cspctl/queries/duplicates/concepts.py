"""The glossary made ready: phrases to concepts, and what a concept weighs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from cspctl.queries.duplicates.stemming import stem
from cspctl.queries.duplicates.words import stems, words

VERB_WEIGHT = 60
GENERIC_WEIGHT = 60
COMMON_WEIGHT = 70
USUAL_WEIGHT = 90
SUBJECT_WEIGHT = 100
RARE_WEIGHT = 120

_NAMED = "="  # begins the name of a concept of the glossary; other concepts are bare stems

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, kw_only=True)
class Concepts:
    """The glossary by stems.

    `phrases` and `agencies` map a first stem to the phrases that begin with it, longest first;
    `verbs` are concepts and `verb_stems` words; `contrasts` maps a word to (contrast, side);
    `spellings` are all words that the field knows and `stems` their stems.
    """

    phrases: Phrases
    agencies: Phrases
    weights: Mapping[str, int]
    verbs: frozenset[str]
    verb_stems: frozenset[str]
    light: frozenset[str]
    contrasts: Mapping[str, tuple[int, int]]
    roles: frozenset[str]
    everybody: frozenset[str]
    spellings: frozenset[str]
    stems: frozenset[str]

    def weight(self, concept: str) -> int:
        """How much a concept tells about the action, in hundredths."""
        return self.weights.get(concept, RARE_WEIGHT)

    def is_agency(self, sequence: tuple[str, ...]) -> bool:
        """Whether these stems are the whole name of an agency."""
        return any(name == sequence for name, _ in self.agencies.get(sequence[0], ()))


def sets_of(block: str) -> list[list[str]]:
    """The sets of a glossary block as lists of alternatives."""
    block = re.sub(r"\|\s*\n", "|", block)
    return [
        [word.strip() for word in line.split("|") if word.strip()]
        for line in block.strip().splitlines()
        if line.strip()
    ]


def add_phrase(phrases: Phrases, phrase: tuple[str, ...], concept: str) -> None:
    """Enter a phrase unless it is there: the first set that names it wins."""
    entries = phrases.setdefault(phrase[0], [])
    if all(known != phrase for known, _ in entries):
        entries.append((phrase, concept))
        entries.sort(key=lambda entry: -len(entry[0]))


@cache
def concepts() -> Concepts:
    """The built-in glossary, read once."""
    from cspctl.queries.duplicates.glossary import (
        background,
        everyday,
        office,
        people,
        subjects,
        verbs,
    )

    phrases: Phrases = {}
    weights: dict[str, int] = {}
    for block, weight in (
        (subjects.SUBJECTS, SUBJECT_WEIGHT),
        (everyday.EVERYDAY, SUBJECT_WEIGHT),
        (office.GENERIC, GENERIC_WEIGHT),
        (verbs.VERBS, VERB_WEIGHT),
    ):
        weights |= dict.fromkeys(_enter(phrases, block), weight)
    for background_words, weight in (
        (background.KNOWN, SUBJECT_WEIGHT),
        (background.USUAL, USUAL_WEIGHT),
        (background.COMMON, COMMON_WEIGHT),
    ):
        weights |= dict.fromkeys(stems(background_words), weight)
    agencies: Phrases = {}
    _enter(agencies, people.AGENCIES)
    spellings = {
        word.plain
        for module in (background, everyday, office, people, subjects, verbs)
        for name, block in vars(module).items()
        if name.isupper()
        for word in words(block)
    }
    return Concepts(
        phrases=phrases,
        agencies=agencies,
        weights=weights,
        verbs=frozenset(_NAMED + alternatives[0] for alternatives in sets_of(verbs.VERBS)),
        verb_stems=frozenset(
            verb
            for alternatives in sets_of(verbs.VERBS)
            for verb, *more in map(stems, alternatives)
            if not more
        ),
        light=frozenset(stems(verbs.LIGHT)),
        contrasts={
            one: (number, side)
            for number, sides in enumerate(sets_of(people.CONTRASTS))
            for side, alike in enumerate(sides)
            for one in stems(alike)
        },
        roles=frozenset(stems(people.ROLES)),
        everybody=frozenset(stems(people.EVERYBODY)),
        spellings=frozenset(spellings),
        stems=frozenset(map(stem, spellings)),
    )


def _enter(phrases: Phrases, block: str) -> set[str]:
    """Enter the sets of a block; the concepts that they make."""
    entered = set()
    for alternatives in sets_of(block):
        concept = _NAMED + alternatives[0]
        entered.add(concept)
        for alternative in alternatives:
            add_phrase(phrases, stems(alternative), concept)
    return entered


def conceive(
    sequence: tuple[str, ...], tables: Iterable[Phrases], light: frozenset[str]
) -> list[tuple[str, int, int]]:
    """The concepts of a sequence of stems as (concept, first, after last), light words left out."""
    tables = tuple(tables)
    found = []
    at = 0
    while at < len(sequence):
        for phrases in tables:
            hit = next(
                (
                    (phrase, concept)
                    for phrase, concept in phrases.get(sequence[at], ())
                    if sequence[at : at + len(phrase)] == phrase
                ),
                None,
            )
            if hit:
                found.append((hit[1], at, at + len(hit[0])))
                at += len(hit[0])
                break
        else:
            if sequence[at] not in light:
                found.append((sequence[at], at, at + 1))
            at += 1
    return found
