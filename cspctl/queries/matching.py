"""Which of one list of titles stand in another: plans, standing items and agendas."""

import re
from collections.abc import Sequence

from cspctl.queries.titles import title_words

# Below this share of common words a title that merely holds another one is somebody else's:
# "Chair's report" is not in "Safer Neighbourhood Board Chair's report".
LEAST_SHARE = 0.3
_SEVERAL = re.compile(r"\s*(?:[,;:/&()]|\s[-–]\s|\band\b)\s*")


def plain_title(title: str) -> str:
    """A title without case, marks and ``(TBC)``, every word kept in its order."""
    folded = re.sub(r"\(\s*tbc\s*\)", " ", title.casefold()).replace("’", "'")
    return " ".join(re.sub(r"[^\w\s]", " ", folded.replace("'", "")).split())


def matches(wanted: Sequence[str], offered: Sequence[str]) -> dict[int, int]:
    """Which offered title each wanted one is, by their positions; none for one not there.

    An offered title answers for one wanted title, the one it is most like, and each part of a
    title that names several things ("Apologies and declarations of interest") for one more.
    """
    candidates: list[tuple[int, str]] = []
    for place, title in enumerate(offered):
        candidates.append((place, title))
        parts = [part for part in _SEVERAL.split(title) if part.strip()]
        if len(parts) > 1:
            candidates += [(place, part) for part in parts]
    scored = []
    for want, title in enumerate(wanted):
        for number, (_, found) in enumerate(candidates):
            likeness = _likeness(title, found)
            if likeness:
                scored.append((-likeness, want, number))
    answer: dict[int, int] = {}
    used: set[int] = set()
    for _, want, number in sorted(scored):
        if want not in answer and number not in used:
            answer[want] = candidates[number][0]
            used.add(number)
    return answer


def _likeness(wanted: str, offered: str) -> float:
    """From 0 to 1: 1 for the same words; some when one title holds all words of the other."""
    first, second = title_words(wanted), title_words(offered)
    if not first or not second:
        return 1.0 if plain_title(wanted) == plain_title(offered) != "" else 0.0
    if not (first <= second or second <= first):
        return LEAST_SHARE if _initials(first, second) or _initials(second, first) else 0.0
    share = len(first & second) / len(first | second)
    if share >= LEAST_SHARE:
        return share
    # "Performance report, quarter 2 of 2017/18" is the performance report all the same.
    begins = _begins(second, wanted) if second < first else _begins(first, offered)
    return share if begins else 0.0


def _begins(words: frozenset[str], title: str) -> bool:
    """Whether a title begins with just these words, in any order."""
    row = title.split()
    return any(title_words(" ".join(row[:length])) == words for length in range(1, len(row)))


def _initials(short: frozenset[str], long: frozenset[str]) -> bool:
    """Whether the one word of a title ("AOB") is made of the first letters of the other's."""
    [word, *others] = sorted(short)
    return not others and len(word) > 2 and sorted(word) == sorted(part[0] for part in long)
