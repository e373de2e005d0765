"""Secrets as units, and where units of public text are among them.

Units are single words and references, names (two to five words), and runs of six words. What open
papers and published data hold as well is taken out, so that what is left is what only the
withheld things contain. Nothing here keeps a text: runs are numbers, and only single words and
names stand as they are.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace

from cspctl.pack.verify.passages import BREAK, Block, Passage, Piece
from cspctl.pack.verify.words import (
    RUN,
    distinct_singles,
    every_single,
    is_identifier,
    normalised,
    runs,
    says_something,
    words,
)

_NUMBERS = 3  # digits of an item's or action's number, at most
_OPEN_RUN = 3  # what is joined of open pieces of at least so many words is open itself
_NAME_LETTERS = 8
_SENTENCE_LETTERS = 12
_FEW_NAMES = 200  # of so many it is quicker to look for the words of each


@dataclass(slots=True)
class Secrets:
    """The units that only withheld things contain, each with the number of the thing it is of.

    ``runs`` holds, by the number of words, the fingerprints of names and of runs. With
    ``numbered``, short figures between open words are open: a page sets the numbers of items and
    actions in front of their words, as a withheld document may have done by chance.
    """

    numbered: bool = False

    singles: dict[str, int] = field(default_factory=dict)
    runs: dict[int, dict[int, int]] = field(default_factory=dict)
    hashes: dict[str, int] = field(default_factory=dict)
    _names: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _open_runs: set[int] = field(default_factory=set)
    _known_texts: set[int] = field(default_factory=set)
    _open_texts: set[int] = field(default_factory=set)

    def add(self, thing: int, piece: Piece, *, named: bool = False) -> None:
        """Take in a piece of a withheld thing; ``named`` for titles, names, short remarks."""
        if isinstance(piece, Block):
            self.hashes.setdefault(piece.sha256, thing)
        elif isinstance(piece, Passage) and piece.kind != "technical":
            known = hash((piece.text, named))
            if known in self._known_texts:  # all of it is another thing's already
                return
            self._known_texts.add(known)
            text = normalised(piece.text)
            all_words: list[str] = []
            for paragraph in text.split(BREAK):
                found = words(paragraph)
                all_words += found
                for single in distinct_singles(paragraph, found):
                    self.singles.setdefault(single, thing)
                self._add_name(thing, found, named)
            self._add_runs(thing, all_words)

    def _add_name(self, thing: int, found: list[str], named: bool) -> None:
        letters = sum(map(len, found))
        is_file = named and found[-1:] and found[-1] in _ENDINGS
        if not 2 <= len(found) < RUN or not (is_file or says_something(found)):
            return
        if named or (len(found) >= 3 and letters >= _SENTENCE_LETTERS):
            if is_file or letters >= _NAME_LETTERS:
                fingerprint = hash(tuple(found))
                self.runs.setdefault(len(found), {}).setdefault(fingerprint, thing)
                self._names[fingerprint] = tuple(found)
            if named and letters >= _NAME_LETTERS:
                self.singles.setdefault("".join(found), thing)

    def _add_runs(self, thing: int, found: list[str]) -> None:
        known = self.runs.setdefault(RUN, {})
        telling = {word for word in set(found) if says_something((word,))}
        for at, fingerprint in enumerate(runs(found, RUN)):
            if not telling.isdisjoint(found[at : at + RUN]):
                known.setdefault(fingerprint, thing)

    def allow(self, piece: Piece) -> None:
        """Take out what an open piece holds as well."""
        if isinstance(piece, Block):
            self.hashes.pop(piece.sha256, None)
        elif isinstance(piece, Passage) and hash(piece.text) not in self._open_texts:
            self._open_texts.add(hash(piece.text))  # papers of one program say much the same
            text = normalised(piece.text)
            found = words(text)
            singles = every_single(text, found)
            for single in singles & self.singles.keys():
                del self.singles[single]
            for length, known in self.runs.items():
                if not self._may_stand(length, singles):
                    continue
                for fingerprint in set(filter(known.__contains__, runs(found, length))):
                    del known[fingerprint]
            self._open_runs.update(runs(found, _OPEN_RUN))

    def only(self, things: Container[int]) -> "Secrets":
        """The same without the units of other things; for comparing, not for adding to."""
        return replace(
            self,
            singles={unit: thing for unit, thing in self.singles.items() if thing in things},
            runs={
                length: {unit: thing for unit, thing in known.items() if thing in things}
                for length, known in self.runs.items()
            },
            hashes={unit: thing for unit, thing in self.hashes.items() if thing in things},
        )

    def found_in(self, piece: Piece) -> dict[int, int]:
        """The things of which a public piece holds something, and how many units of each."""
        if isinstance(piece, Block):
            thing = self.hashes.get(piece.sha256)
            return {} if thing is None else {thing: 1}
        if not isinstance(piece, Passage) or not piece.text:
            return {}
        text = normalised(piece.text)
        found: dict[int, int] = {}
        for thing in self._matches(piece, text, words(text)):
            found[thing] = found.get(thing, 0) + 1
        return found

    def _matches(self, piece: Passage, text: str, flat: list[str]) -> Iterator[int]:
        singles = every_single(text, flat)
        for single in singles & self.singles.keys():
            # A program's own values are words of English by chance: "separate", "center".
            if piece.kind != "technical" or is_identifier(single):
                yield self.singles[single]
        for length, known in self.runs.items():
            # Most pieces hold no such run at all, not even across their paragraphs.
            if not self._may_stand(length, singles) or known.keys().isdisjoint(runs(flat, length)):
                continue
            if length == RUN:
                yield from self._run_matches(known, flat)
            else:
                for paragraph in map(words, text.split(BREAK)):
                    yield from (known[f] for f in known.keys() & set(runs(paragraph, length)))

    def _may_stand(self, length: int, singles: set[str]) -> bool:
        """Whether a text of these words may hold a run of that length: for names, all its words."""
        known = self.runs[length]
        if length == RUN or len(known) > _FEW_NAMES:
            return bool(known)
        return any(singles.issuperset(self._names[fingerprint]) for fingerprint in known)

    def _run_matches(self, known: dict[int, int], flat: list[str]) -> Iterable[int]:
        return [
            known[fingerprint]
            for at, fingerprint in enumerate(runs(flat, RUN))
            if fingerprint in known and not self._is_open(flat, at)
        ]

    def _is_open(self, flat: list[str], at: int) -> bool:
        """Whether every word of a run stands in a shorter run that is open."""
        first = max(at - _OPEN_RUN + 1, 0)
        near = flat[first : at + RUN + _OPEN_RUN - 1]
        covered = [self.numbered and word.isdigit() and len(word) <= _NUMBERS for word in near]
        for start, fingerprint in enumerate(runs(near, _OPEN_RUN)):
            if fingerprint in self._open_runs:
                covered[start : start + _OPEN_RUN] = [True] * _OPEN_RUN
        return all(covered[at - first : at - first + RUN])


#: A file's name is one also when its stem is short: ``03a.md``.
_ENDINGS = frozenset(
    ("md", "docx", "pdf", "pptx", "xlsx", "odt", "ods", "odp", "png", "jpg", "jpeg")
)
