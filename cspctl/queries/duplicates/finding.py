"""`find` and `like`: from statements to groups and look-alikes."""

from collections.abc import Collection, Sequence

from cspctl.queries.duplicates import scoring
from cspctl.queries.duplicates.concepts import concepts
from cspctl.queries.duplicates.explaining import why
from cspctl.queries.duplicates.grouping import group
from cspctl.queries.duplicates.joining import candidates
from cspctl.queries.duplicates.lexicon import Lexicon
from cspctl.queries.duplicates.reading import Reading, normal, read
from cspctl.queries.duplicates.records import Found, Group, LookAlike, Pair, Statement
from cspctl.queries.duplicates.spelling import phrases_of, respelt
from cspctl.queries.duplicates.words import words


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
    apart = frozenset(distinct)
    readings = read_all([statement.text for statement in statements], lexicon)
    first: dict[str, int] = {}
    copies: dict[int, list[int]] = {}
    for place, statement in enumerate(statements):
        copies.setdefault(first.setdefault(normal(statement), place), []).append(place)
    unique = sorted(copies)
    verdicts = {}
    for a, b in candidates([readings[place] for place in unique], scoring.SIMILAR):
        verdict = scoring.compare(readings[unique[a]], readings[unique[b]])
        if verdict.score >= scoring.SIMILAR:
            verdicts[unique[a], unique[b]] = verdict

    def distinguished(a: int, b: int) -> bool:
        return bool(apart) and frozenset((statements[a].key, statements[b].key)) in apart

    def differ(a: int, b: int) -> bool:
        return distinguished(a, b) or bool(scoring.clash(readings[a], readings[b]))

    matched = [
        (verdict.score, a, b)
        for (a, b), verdict in verdicts.items()
        if verdict.score >= scoring.MATCH and not verdict.differs and not distinguished(a, b)
    ]
    for same in copies.values():
        keep, *rest = same
        matched += [(1.0, keep, other) for other in rest if not distinguished(keep, other)]
    groups = []
    grouped: dict[int, int] = {}
    for number, members in enumerate(group(matched, differ)):
        grouped |= dict.fromkeys(members, number)
        inside = frozenset(members)
        pairs = tuple(
            Pair(
                statements[a].key,
                statements[b].key,
                round(score, 2),
                why(statements[a], statements[b], readings[a], readings[b]),
            )
            for score, a, b in sorted(matched, key=lambda m: m[1:])
            if a in inside and b in inside
        )
        keys = tuple(statements[place].key for place in members)
        groups.append(Group(keys[0], keys, pairs))
    similar = []
    for (a, b), verdict in sorted(verdicts.items()):
        if distinguished(a, b) or (a in grouped and grouped.get(b) == grouped[a]):
            continue
        differs = verdict.differs or scoring.leftover(readings[a], readings[b])
        similar.append(
            LookAlike(statements[a].key, statements[b].key, round(verdict.score, 2), differs)
        )
    return Found(tuple(groups), tuple(similar))


def read_all(texts: Sequence[str], lexicon: Lexicon) -> list[Reading]:
    """Read texts together: slips and short forms are learnt from all of them."""
    known = concepts()
    split = [words(text) for text in texts]
    meant = respelt(split, known)
    learnt = phrases_of(split, known)
    return [read(text, lexicon, learnt, meant) for text in texts]


def like(
    text: str,
    statements: Sequence[Statement],
    lexicon: Lexicon,
    leads: frozenset[str] = frozenset(),
) -> tuple[Pair, ...]:
    """The statements that one new text repeats, the best first; `a` is '' and `b` the key."""
    new = Statement("", text, leads)
    readings = read_all([text, *(statement.text for statement in statements)], lexicon)
    found = []
    for statement, reading in zip(statements, readings[1:], strict=True):
        verdict = scoring.compare(readings[0], reading)
        if verdict.score >= scoring.MATCH and not verdict.differs:
            reason = why(new, statement, readings[0], reading)
            found.append(Pair("", statement.key, round(verdict.score, 2), reason))
    return tuple(sorted(found, key=lambda pair: -pair.score))
