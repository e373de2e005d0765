"""Typing slips and short forms, learnt from the log itself."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from cspctl.queries.duplicates.concepts import Concepts, Phrases, add_phrase
from cspctl.queries.duplicates.words import Word

_SHORTEST = 5


def respelt(texts: Iterable[Sequence[Word]], known: Concepts) -> dict[str, str]:
    """Slips and the words meant: {as typed: as meant}.

    A word that the field does not know is taken for a slip when one letter left out, added, changed
    or exchanged with its neighbour makes a word that it knows, or one that the log has more often.
    """
    spread = Counter(plain for text in texts for plain in {word.plain for word in text})
    suspects = [p for p in spread if _checkable(p) and p not in known.spellings]
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
            if slip(suspect, target)
            and (target in known.spellings or (spread[target], target) > (spread[suspect], suspect))
        ]
        if better:
            meant[suspect] = max(better, key=lambda t: (spread[t], t in known.spellings, t))
    return {typed: meant.get(target, target) for typed, target in meant.items()}


def _checkable(plain: str) -> bool:
    return len(plain) >= _SHORTEST and plain.isalpha()


def cuts(word: str) -> set[str]:
    """The word, and the word without each of its letters but the first."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(1, len(word))}


def slip(a: str, b: str) -> bool:
    """Whether one slip of the finger, not at the first letter, makes one word the other."""
    if a[0] != b[0]:
        return False
    if len(a) > len(b):
        a, b = b, a
    at = 0
    while at < len(a) and a[at] == b[at]:
        at += 1
    if len(a) < len(b):
        return len(b) == len(a) + 1 and a[at:] == b[at + 1 :]
    if a[at + 2 :] == b[at + 2 :] and a[at : at + 2] == b[at : at + 2][::-1]:
        return True
    return len(a) > _SHORTEST and a[at + 1 :] == b[at + 1 :]


def short_forms(texts: Iterable[list[Word]], known: Concepts) -> Phrases:
    """Phrases of the log that its own capital short forms stand for ("LRF").

    A short form of three letters or more is learnt when exactly one run of words in the log has
    these initials.
    """
    texts = list(texts)
    shorts = {
        word.stem
        for text in texts
        for word in text
        if word.written.isupper()
        and word.written.isalpha()
        and 3 <= len(word.written) <= 6
        and word.stem not in known.phrases
    }
    runs: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    if shorts:
        for text in texts:
            _collect(text, shorts, runs)
    phrases: Phrases = {}
    for short in sorted(shorts):
        if len(runs[short]) == 1:
            (run,) = runs[short]
            add_phrase(phrases, run, "=" + short)
            add_phrase(phrases, (short,), "=" + short)
    return phrases


def _collect(text: list[Word], shorts: set[str], runs: dict[str, set[tuple[str, ...]]]) -> None:
    for begin in range(len(text)):
        initials = ""
        for end in range(begin, min(len(text), begin + 9)):
            word = text[end]
            if word.stem not in {"and", "of", "the", "for"}:
                initials += word.written[0].lower()
            elif end == begin:
                break
            if len(initials) > 1 and initials in shorts:
                runs[initials].add(tuple(w.stem for w in text[begin : end + 1]))
            if len(initials) > 6:
                break
