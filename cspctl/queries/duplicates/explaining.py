"""Why two actions are taken for one, in words."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from cspctl.queries.duplicates.differing import alone
from cspctl.queries.duplicates.reading import Reading
from cspctl.queries.duplicates.records import Statement
from cspctl.queries.duplicates.words import Word, words

_SPANS = 3  # spans of words that are quoted of one action
_SMALL = frozenset(
    ("a", "an", "the", "and", "or", "of", "for", "to", "in", "on", "at", "by", "with", "be", "is")
)


def why(a: Statement, b: Statement, one: Reading, other: Reading) -> str:
    """Words such as "same words but for 'brought back to December meeting'; same lead"."""
    return f"{_said(a.text, b.text, one, other)}{_led(a, b, one, other)}"


def _said(one_text: str, other_text: str, one: Reading, other: Reading) -> str:
    here, there = words(one_text)[one.start :], words(other_text)[other.start :]
    deleted, inserted = _differing(here, there)
    if not deleted and not inserted:
        return "same words"
    if not deleted or not inserted:
        return f"same words but for {_quoted(deleted or inserted)}"
    unsaid = alone(one, other) + alone(other, one)
    if unsaid:
        return f"the same in other words but for {_quoted(unsaid)}"
    return f"the same in other words: {_quoted(inserted)} for {_quoted(deleted)}"


def _differing(one: Sequence[Word], other: Sequence[Word]) -> tuple[list[str], list[str]]:
    """The spans of words that only the one and only the other has, small words left out."""
    before, after = [word.stem for word in one], [word.stem for word in other]
    deleted, inserted = [], []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            deleted.append(_span(one[a:b]))
            inserted.append(_span(other[c:d]))
    return [span for span in deleted if span], [span for span in inserted if span]


def _span(span: Sequence[Word]) -> str:
    """The words as written, without the words that only bind at either end."""
    weighty = [at for at, word in enumerate(span) if word.plain not in _SMALL]
    if not weighty:
        return ""
    return " ".join(word.written for word in span[weighty[0] : weighty[-1] + 1])


def _quoted(spans: Iterable[str]) -> str:
    every = list(spans)
    said = ", ".join(f"'{span}'" for span in every[:_SPANS])
    return f"{said} and more" if len(every) > _SPANS else said


def _led(a: Statement, b: Statement, one: Reading, other: Reading) -> str:
    if (a.leads and a.leads == b.leads) or (one.who and one.who == other.who):
        return "; same lead"
    if a.leads and b.leads and a.leads.isdisjoint(b.leads):
        return "; another lead"
    return ""
