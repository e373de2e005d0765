"""Typing slips and short forms, learnt from the log itself."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from cspctl.queries.duplicates.concepts import Concepts, Phrases, add_phrase
from cspctl.queries.duplicates.stemming import stem
from cspctl.queries.duplicates.words import Word

_SHORTEST = 5
_LONG = 7
_FEWEST, _MOST = 3, 6
_SMALL = frozenset(("and", "of", "the", "for", "in", "on", "to"))
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiou")


def respelt(texts: Iterable[Sequence[Word]], known: Concepts) -> dict[str, str]:
    """Slips and the words meant: {as typed: as meant}.

    A word of which the field knows no form is taken for a slip when one letter left out, added,
    changed or exchanged with its neighbour makes a word that it knows, or one that the log has
    more often.
    """
    spread = Counter(plain for text in texts for plain in {word.plain for word in text})
    suspects = [p for p in spread if _checkable(p) and stem(p) not in known.stems]
    targets = {p for p in (*spread, *known.spellings) if _checkable(p)}
    by_cut = defaultdict(set)
    wanted = {cut for suspect in suspects for cut in cuts(suspect)}
    for target in targets:
        for cut in cuts(target) & wanted:
            by_cut[cut].add(target)
    meant: dict[str, str] = {}
    for suspect in sorted(suspects):
        near = {target for cut in cuts(suspect) for target in by_cut[cut]} - {suspect}
        better = [
            target
            for target in near
            if slip(suspect, target, meant=target in known.spellings)
            and (target in known.spellings or (spread[target], target) > (spread[suspect], suspect))
        ]
        if better:
            meant[suspect] = max(better, key=lambda t: (spread[t], t in known.spellings, t))
    return {typed: meant.get(target, target) for typed, target in meant.items()}


def _checkable(plain: str) -> bool:
    return len(plain) >= _SHORTEST and plain.isalpha()


def cuts(word: str) -> set[str]:
    """The word, the word without each of its letters but the first, and without double letters."""
    return {word, _single(word)} | {word[:at] + word[at + 1 :] for at in range(1, len(word))}


def _single(word: str) -> str:
    """The word with no letter twice in a row: `grafitti` and `graffiti` alike."""
    return "".join(letter for letter, _ in groupby(word))


def slip(a: str, b: str, *, meant: bool = True) -> bool:
    """Whether one slip makes one word the other: a letter left out, added, doubled, exchanged or
    missed.

    Never the first letter. A wrong letter counts only where `meant` is a word that is known, and
    where it lies next to the right one on the keyboard or is another vowel.
    """
    if a[0] != b[0]:
        return False
    if _single(a) == _single(b):
        return True
    if len(a) > len(b):
        a, b = b, a
    at = 0
    while at < len(a) and a[at] == b[at]:
        at += 1
    if len(a) < len(b):
        return len(b) == len(a) + 1 and a[at:] == b[at + 1 :]
    if a[at + 1 :] == b[at + 1 :]:
        return meant and len(a) >= _LONG and _missed(a[at], b[at])
    return a[at + 2 :] == b[at + 2 :] and a[at : at + 2] == b[at : at + 2][::-1]


def _missed(a: str, b: str) -> bool:
    if {a, b} <= _VOWELS:
        return True
    return any(a in row and b in row and abs(row.index(a) - row.index(b)) == 1 for row in _KEYS)


def phrases_of(texts: Sequence[Sequence[Word]], known: Concepts) -> Phrases:
    """Phrases that this log writes in two ways: as one word (`Pubwatch`), by initials (`LRF`)."""
    phrases: Phrases = {}
    _learn_compounds(texts, known, phrases)
    _learn_initials(texts, known, phrases)
    return phrases


def _learn_compounds(texts: Sequence[Sequence[Word]], known: Concepts, phrases: Phrases) -> None:
    """Two words that stand as one elsewhere."""
    single = {word.plain for text in texts for word in text if len(word.plain) > _SHORTEST}
    for text in texts:
        for one, two in pairwise(text):
            whole = one.plain + two.plain
            if whole in single and len(one.plain) > 1 and len(two.plain) > 1:
                entries = known.phrases.get(stem(whole), ())
                concept = next((c for phrase, c in entries if len(phrase) == 1), stem(whole))
                add_phrase(phrases, (one.stem, two.stem), concept)


def _learn_initials(texts: Sequence[Sequence[Word]], known: Concepts, phrases: Phrases) -> None:
    """Short forms of three letters or more, when one run of words alone has these initials.

    A run in capitals goes before one in small letters.
    """
    shorts = {
        short: word.stem
        for text in texts
        for word in text
        if (short := _short_form(word)) and short not in known.spellings
    }
    runs: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for text in texts if shorts else ():
        for begin in range(len(text)):
            for initials, run in _runs(text, begin):
                if initials in shorts:
                    key = tuple(word.stem for word in run)
                    capitals = sum(word.capital for word in run[1:])
                    runs[initials][key] = max(capitals, runs[initials].get(key, 0))
    for short in sorted(runs):
        most = max(runs[short].values())
        best = [run for run, capitals in runs[short].items() if capitals == most]
        if len(best) == 1:
            add_phrase(phrases, best[0], "=" + short)
            add_phrase(phrases, (shorts[short],), "=" + short)


def _short_form(word: Word) -> str:
    """The letters of a short form in small letters (`SSOs`: sso), '' for other words."""
    letters = word.written.removesuffix("s")
    capitals = sum(letter.isupper() for letter in letters)
    if letters.isalpha() and _FEWEST <= len(letters) <= _MOST and capitals > len(letters) / 2:
        return letters.lower()
    return ""


def _runs(text: Sequence[Word], begin: int) -> Iterator[tuple[str, Sequence[Word]]]:
    """The runs of words from one place with their initials, small words counted and not."""
    every = weighty = ""
    for end in range(begin, min(len(text), begin + _MOST + 2)):
        letter = text[end].written[0].lower()
        every += letter
        if text[end].plain not in _SMALL:
            weighty += letter
        run = text[begin : end + 1]
        if len(run) > 1 and text[end].plain not in _SMALL and text[begin].plain not in _SMALL:
            yield weighty, run
            if every != weighty:
                yield every, run
