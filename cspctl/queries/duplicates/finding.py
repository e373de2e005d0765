"""`find` and `like`: from statements to groups and look-alikes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from heapq import heappush, heappushpop

from cspctl.queries.duplicates.concepts import concepts
from cspctl.queries.duplicates.differing import difference, leftover
from cspctl.queries.duplicates.explaining import why
from cspctl.queries.duplicates.grouping import group
from cspctl.queries.duplicates.joining import candidates
from cspctl.queries.duplicates.lexicon import Lexicon
from cspctl.queries.duplicates.reading import Reading, read
from cspctl.queries.duplicates.records import Found, Group, LookAlike, Pair, Statement
from cspctl.queries.duplicates.scoring import SIMILAR, compare
from cspctl.queries.duplicates.spelling import phrases_of, respelt
from cspctl.queries.duplicates.words import Word, words

NEAREST = 5
"""How many look-alikes are kept for one action: a series of a hundred has thousands of pairs."""

Match = tuple[float, int, int]


def find(
    statements: Sequence[Statement],
    lexicon: Lexicon,
    distinct: Collection[frozenset[str]] = (),
) -> Found:
    """The groups of likely duplicates among statements, and the look-alikes.

    The statements come in the order of the log. The one to keep is the first of its group: the
    number the board has used longest, which minutes and plans already name.
    A pair of keys in `distinct` is never shown and never stands in one group.
    """
    ruled_out = frozenset(distinct)

    def apart(a: int, b: int) -> bool:
        return bool(ruled_out) and frozenset((statements[a].key, statements[b].key)) in ruled_out

    copies: dict[str, list[int]] = defaultdict(list)
    texts = [words(statement.text) for statement in statements]
    for place, text in enumerate(texts):
        copies[" ".join([word.plain for word in text])].append(place)
    unique = [places[0] for places in copies.values()]
    read_once = read_all([texts[place] for place in unique], lexicon)
    readings = dict(zip(unique, read_once, strict=True))
    first = {place: places[0] for places in copies.values() for place in places}
    matched, alike = _compared(unique, read_once, apart)
    for keep, *rest in copies.values():
        matched += [(1.0, keep, other) for other in rest if not apart(keep, other)]

    def differ(a: int, b: int) -> bool:
        return apart(a, b) or bool(difference(readings[first[a]], readings[first[b]]))

    groups = group(matched, differ)
    number = {place: at for at, members in enumerate(groups) for place in members}
    inside: dict[int, list[Match]] = defaultdict(list)
    for score, a, b in matched:
        if a in number and number[a] == number.get(b):
            inside[number[a]].append((score, a, b))
        else:
            alike.append((score, a, b))

    def pair(score: float, a: int, b: int) -> Pair:
        reason = why(statements[a], statements[b], readings[first[a]], readings[first[b]])
        return Pair(statements[a].key, statements[b].key, round(score, 2), reason)

    def look_alike(score: float, a: int, b: int) -> LookAlike:
        one, other = readings[first[a]], readings[first[b]]
        differs = difference(one, other) or leftover(one, other)
        return LookAlike(statements[a].key, statements[b].key, round(score, 2), differs)

    return Found(
        groups=tuple(
            Group(
                statements[members[0]].key,
                tuple(statements[place].key for place in members),
                tuple(pair(*match) for match in sorted(inside[at], key=lambda match: match[1:])),
            )
            for at, members in enumerate(groups)
        ),
        similar=tuple(
            look_alike(score, a, b)
            for score, a, b in sorted(alike, key=lambda match: match[1:])
            if not apart(a, b) and (a not in number or number[a] != number.get(b))
        ),
    )


def _compared(
    places: Sequence[int], readings: Sequence[Reading], apart: Callable[[int, int], bool]
) -> tuple[list[Match], list[Match]]:
    """The pairs that match, and for each action the nearest that only look alike."""
    matched: list[Match] = []
    nearest: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for one, other in candidates(readings, SIMILAR):
        verdict = compare(readings[one], readings[other])
        a, b = places[one], places[other]
        if verdict.score < SIMILAR or apart(a, b):
            continue
        if verdict.matches:
            matched.append((verdict.score, a, b))
            continue
        for place in (a, b):
            entry = (verdict.score, -a, -b)
            if len(nearest[place]) < NEAREST:
                heappush(nearest[place], entry)
            else:
                heappushpop(nearest[place], entry)
    kept = {entry for entries in nearest.values() for entry in entries}
    return matched, [(score, -a, -b) for score, a, b in kept]


def read_all(texts: Sequence[Sequence[Word]], lexicon: Lexicon) -> list[Reading]:
    """Read texts together: slips and short forms are learnt from all of them."""
    known = concepts()
    meant = respelt(texts, known)
    learnt = phrases_of(texts, known)
    return [read(text, lexicon, learnt, meant) for text in texts]


def like(
    text: str,
    statements: Sequence[Statement],
    lexicon: Lexicon,
    leads: frozenset[str] = frozenset(),
) -> tuple[Pair, ...]:
    """The statements that one new text repeats, the best first; `a` is '' and `b` the key."""
    new = Statement("", text, leads)
    texts = [words(text), *(words(statement.text) for statement in statements)]
    readings = read_all(texts, lexicon)
    found = []
    for statement, reading in zip(statements, readings[1:], strict=True):
        verdict = compare(readings[0], reading)
        if verdict.matches:
            reason = why(new, statement, readings[0], reading)
            found.append(Pair("", statement.key, round(verdict.score, 2), reason))
    return tuple(sorted(found, key=lambda pair: -pair.score))
