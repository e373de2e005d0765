"""What is compared: words, names and runs of words, in a form that no typesetting changes."""

import calendar
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

#: Words in a run. Six words in the same order are seldom written twice by chance, and a leaked
#: sentence has several such runs.
RUN = 6
#: A single word counts from this many letters.
RARE = 4
_LONG_NUMBER = 6

# Soft hyphens, zero-width characters, and what PDF readers put for a hyphen at a line's end.
_UNSEEN = "\xad\u200b\u200c\u200d\u2060\ufeff"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212"
_BROKEN = re.compile(  # a search for one letter of a few is many times faster than for a word's end
    r"[-\u2010\u2011\xad\x02\ufffe](?<=\w.)"
    r"(?:(?<=[-\u2010\u2011\xad])\s*[\r\n]+\s*|(?<=[\x02\ufffe])\s*)(?=\w)"
)
_BREAKS = "\n\r\x02\ufffe"  # one of them is in every broken word
_WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"\w+(?:[-./@'’&+]\w+|_)+\w*")
_NUMBER = re.compile(r"[+0](?<!\w.)\d{2,}(?:[ ()-]{0,2}\d){4,}")  # a telephone's
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s|k|m|am|pm|px|pt|mm|cm)")
# Days, years and times are everywhere and secret nowhere.
_MOMENT = re.compile(
    r"\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2})|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{4}[-/]\d{2,4}"
    r"|\d{1,2}[.]\d{2}(?:-\d{1,2}[.]\d{2})?(?:am|pm)?"
)
# When a program wrote something, to the second, as XML and PDF state it.
_STAMP = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|D:\d{8,14}[Z0-9'+-]*"
)
_IN_STAMPS = re.compile(r"-\d\dT\d\d:")
_DAYS = {name.casefold() for name in (*calendar.day_name, *calendar.month_name)}


def normalised(text: str) -> str:
    """Text without case, ligatures, hidden characters, breaks in words and programs' clocks."""
    if "D:" in text or _IN_STAMPS.search(text):
        text = _STAMP.sub(" ", text)
    if any(mark in text for mark in _BREAKS):
        text = _BROKEN.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _without(text, _UNSEEN, ""))
        text = _without(text, _HYPHENS, "-")
    return text.casefold()


def _without(text: str, marks: str, instead: str) -> str:
    """Text with other letters in the place of some; str.translate takes ten times as long."""
    for mark in marks:
        text = text.replace(mark, instead)
    return text


def words(text: str) -> list[str]:
    """The words of normalised text, without punctuation."""
    return _WORD.findall(text)


def every_single(text: str, found: Sequence[str]) -> set[str]:
    """All that could be a single unit: the words, and compounds and long numbers run together."""
    singles = set(found)
    # A compound has no blank in it; and of the same, one is enough.
    joined = " ".join(piece for piece in set(text.split()) if not piece.isalnum())
    singles.update(map(_run_together, _COMPOUND.findall(joined)))
    singles.update(re.sub(r"\D", "", match) for match in _NUMBER.findall(text))
    return singles


def distinct_singles(text: str, found: Sequence[str]) -> set[str]:
    """The single units that can give something away by themselves.

    Words of four letters, references such as ``CR/17/0042``, addresses, long numbers; not dates,
    times and short figures.
    """
    singles = {word for word in found if _is_distinct(word)}
    for match in _COMPOUND.findall(text):
        joined = _run_together(match)
        if len(joined) >= _LONG_NUMBER and not _MOMENT.fullmatch(match):
            singles.add(joined)
    for match in _NUMBER.findall(text):
        if not _MOMENT.fullmatch(match):
            singles.add(re.sub(r"\D", "", match))
    return singles


def is_identifier(single: str) -> bool:
    """Whether a single unit is no word of a language: it holds a figure."""
    return any(letter.isdigit() for letter in single)


def _is_distinct(word: str) -> bool:
    if word.isdigit():
        return len(word) >= _LONG_NUMBER
    return len(word) >= RARE and not _ORDINAL.fullmatch(word)


def _run_together(compound: str) -> str:
    return "".join(_WORD.findall(compound))


def runs(found: Sequence[str], length: int) -> Iterator[int]:
    """The fingerprint of every run of ``length`` words, in order."""
    return map(hash, zip(*(islice(found, start, None) for start in range(length)), strict=False))


def says_something(run: Sequence[str]) -> bool:
    """Whether a run holds a word: figures are the axes of charts, and days are everywhere."""
    return any(len(word) >= RARE and word.isalpha() and word not in _DAYS for word in run)
