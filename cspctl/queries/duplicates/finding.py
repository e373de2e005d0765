"""`find` and `like`: from statements to groups and look-alikes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from heapq import heappush, heappushpop

from cspctl.queries.duplicates.concepts import concepts
from cspctl.queries.duplicates.differing import difference, leftover
from cspctl.queries.duplicates.explaining import why
from cspctl.queries.duplicates.grouping import Match, group
from cspctl.queries.duplicates.joining import candidates
from cspctl.queries.duplicates.lexicon import Lexicon
from cspctl.queries.duplicates.reading import Reading, read
from cspctl.queries.duplicates.records import Found, Group, LookAlike, Pair, Statement
from cspctl.queries.duplicates.scoring import SIMILAR, compare
from cspctl.queries.duplicates.spelling import phrases_of, respelt
from cspctl.queries.duplicates.words import Word, words

NEAREST = 5
"""How many look-alikes are kept for one action: a series of a hundred has thousands of pairs."""

LONGEST = 500
"""Words of one action that are read: no real one is longer, and comparing costs their square."""

Apart = Callable[[int, int], bool]


def find(
    statements: Sequence[Statement],
    lexicon: Lexicon,
    distinct: Collection[frozenset[str]] = (),
) -> Found:
    """The groups of likely duplicates among statements, and the look-alikes.

    The statements come in the order of the log. The one to keep is the first of its group: the
    number the board has used longest, which minutes and plans already name. Verbatim repeats are
    compared once, as the first of them; the others are paired with that first one.
    A pair of keys in `distinct` is never shown and never stands in one group.
    """
    ruled_out = frozenset(distinct)

    def apart(a: int, b: int) -> bool:
        return bool(ruled_out) and frozenset((statements[a].key, statements[b].key)) in ruled_out

    texts = [_words(statement.text) for statement in statements]
    copies = _copies(statements, texts, frozenset().union(*ruled_out))
    places = list(copies)
    readings = dict(zip(places, read_all([texts[at] for at in places], lexicon), strict=True))
    matched, alike = _compared(places, list(readings.values()), apart)

    def differ(a: int, b: int) -> bool:
        return apart(a, b) or bool(difference(readings[a], readings[b]))

    grouped = group(matched, differ)
    number = {place: at for at, members in enumerate(grouped) for place in members}
    grouped += [[place] for place, same in copies.items() if same and place not in number]
    number |= {members[0]: at for at, members in enumerate(grouped) if len(members) == 1}
    inside: dict[int, list[Match]] = defaultdict(list)
    for match in matched:
        _, a, b = match
        if a in number and number[a] == number.get(b):
            inside[number[a]].append(match)
        else:
            alike.append(match)

    def pair(score: float, a: int, b: int, first: int, second: int) -> Pair:
        reason = why(statements[a], statements[b], readings[first], readings[second])
        return Pair(statements[a].key, statements[b].key, round(score, 2), reason)

    groups = []
    for at, members in enumerate(grouped):
        everybody = sorted(place for first in members for place in (first, *copies[first]))
        pairs = [(score, a, b, a, b) for score, a, b in inside[at]]
        pairs += [(1.0, first, copy, first, first) for first in members for copy in copies[first]]
        keys = tuple(statements[place].key for place in everybody)
        shown = tuple(pair(*found) for found in sorted(pairs, key=lambda found: found[1:3]))
        groups.append(Group(keys[0], keys, shown))

    def look_alike(score: float, a: int, b: int) -> LookAlike:
        differs = difference(readings[a], readings[b]) or leftover(readings[a], readings[b])
        return LookAlike(statements[a].key, statements[b].key, round(score, 2), differs)

    order = {statement.key: place for place, statement in enumerate(statements)}
    return Found(
        tuple(sorted(groups, key=lambda found: order[found.keep])),
        tuple(
            look_alike(*match)
            for match in sorted(alike, key=lambda match: match[1:])
            if match[1] not in number or number[match[1]] != number.get(match[2])
        ),
    )


def like(
    text: str,
    statements: Sequence[Statement],
    lexicon: Lexicon,
    leads: frozenset[str] = frozenset(),
) -> tuple[Pair | LookAlike, ...]:
    """What one new text repeats: first the likely duplicates (`Pair`), then the `LookAlike`s.

    Each best first; `a` is '' for the new text and `b` the key of the statement.
    """
    new = Statement("", text, leads)
    texts = [_words(text), *(_words(statement.text) for statement in statements)]
    reading, *readings = read_all(texts, lexicon)
    pairs, look_alikes = [], []
    for statement, other in zip(statements, readings, strict=True):
        verdict = compare(reading, other)
        score = round(verdict.score, 2)
        if verdict.matches:
            pairs.append(Pair("", statement.key, score, why(new, statement, reading, other)))
        elif verdict.score >= SIMILAR:
            differs = verdict.differs or leftover(reading, other)
            look_alikes.append(LookAlike("", statement.key, score, differs))
    return (
        *sorted(pairs, key=lambda pair: -pair.score),
        *sorted(look_alikes, key=lambda look_alike: -look_alike.score)[:NEAREST],
    )


def read_all(texts: Sequence[Sequence[Word]], lexicon: Lexicon) -> list[Reading]:
    """Read texts together: slips and short forms are learnt from all of them."""
    known = concepts()
    meant = respelt(texts, known)
    learnt = phrases_of(texts, known)
    return [read(text, lexicon, learnt, meant) for text in texts]


def _words(text: str) -> list[Word]:
    return words(text)[:LONGEST]


def _copies(
    statements: Sequence[Statement], texts: Sequence[Sequence[Word]], told: frozenset[str]
) -> dict[int, list[int]]:
    """The first place of each text with the places of its verbatim repeats.

    Statements of which a person has said that they differ from another are `told` on their own.
    """
    first: dict[tuple[str, str], int] = {}
    copies: dict[int, list[int]] = {}
    for place, (statement, text) in enumerate(zip(statements, texts, strict=True)):
        own = statement.key if statement.key in told else ""
        key = (own, " ".join([word.plain for word in text]))
        if key in first:
            copies[first[key]].append(place)
        else:
            first[key] = place
            copies[place] = []
    return copies


def _compared(
    places: Sequence[int], readings: Sequence[Reading], apart: Apart
) -> tuple[list[Match], list[Match]]:
    """The pairs that match, and for each action the nearest that only look alike."""
    matched: list[Match] = []
    nearest: dict[int, list[Match]] = defaultdict(list)
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
