"""Text to words: one spelling for what people type in several ways."""

import re
from dataclasses import dataclass
from functools import cache

from cspctl.queries.duplicates.stemming import stem

_TYPOGRAPHY = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\xa0": " "}
)
_JOINING_PREFIXES = frozenset(
    ("sub", "re", "co", "non", "pre", "anti", "multi", "inter", "under", "e", "over", "mini")
)
_CARDINALS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty"""
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_MULTIPLES = {"hundred": 100, "thousand": 1000}
_FIGURES = {
    word: str(value)
    for series in (_CARDINALS, _ORDINALS)
    for value, word in enumerate(series.split(), start=1)
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, in one spelling, its stem, and whether a pause precedes it."""

    written: str
    plain: str
    stem: str
    paused: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter or is a number."""
        return self.written[0].isupper()


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<word>\d{1,4}(?:[/.]\d{1,4}){1,2}(?!\w)"  # 14/11/2025, 2024/25
        r"|[A-Za-z]&[A-Za-z]\b"  # A&E
        r"|[^\W_]+(?:'[^\W_]+)*"
        r"|&)|(?P<pause>[,;:.!?()\[\]])"
    )


def words(text: str) -> list[Word]:
    """The words of a text in order.

    Hyphens join a prefix to its word (`re-offending`) and else part words; possessives lose
    their 's; numbers in words become figures up to twenty.
    """
    found: list[Word] = []
    paused = False
    prefix = ""
    text = text.translate(_TYPOGRAPHY)
    for match in _pattern().finditer(text):
        if match["pause"] is not None:
            paused = True
            continue
        written = match["word"]
        hyphened = text[match.end() : match.end() + 1] == "-"
        if hyphened and not prefix and written.lower() in _JOINING_PREFIXES:
            prefix = written
            continue
        plain = (prefix + written).lower()
        for ending in ("'s", "s'", "'"):
            plain = plain.removesuffix(ending)
        plain = "and" if plain == "&" else plain.replace("'", "")
        plain = _FIGURES.get(plain, plain)
        if plain:
            if plain in _MULTIPLES and found and found[-1].plain.isdecimal():
                last = found.pop()
                plain = str(int(last.plain) * _MULTIPLES[plain])
                written, prefix, paused = f"{last.written} {written}", "", last.paused
            found.append(Word(prefix + written, plain, stem(plain), paused))
            paused = False
        prefix = ""
    return found


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text, for glossary entries and names."""
    return tuple(word.stem for word in words(text))
