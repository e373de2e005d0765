"""Filters that page templates have besides those of every template (docs/site.md)."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from cspctl.documents.words import long_date, plain_date
from cspctl.queries.standing import RAG_WORDS
from cspctl.writers.html.prose import prose, words

_TAGS = {"R": "red", "A": "amber", "G": "green", "B": "done"}
_LETTERS = {word: letter for letter, word in RAG_WORDS.items()}


def date(day: dt.date | None) -> Markup:
    """``Wednesday 13 December 2017``, marked up for machines; nothing for no day."""
    return _time(day, long_date(day))


def day(day: dt.date | None) -> Markup:
    """``13 December 2017``, marked up for machines; nothing for no day."""
    return _time(day, plain_date(day))


def _time(day: dt.date | None, words: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(day, words) if day else Markup("")


def rag(text: str, none: str = "") -> Markup:
    """A RAG, by its letter or word, as a tag in words and colour; ``none`` is said for ''.

    Words that are no RAG (``Not rated``) are a tag without a colour.
    """
    letter = _LETTERS.get(text, text)
    if letter in RAG_WORDS:
        return Markup('<strong class="tag tag-{}">{}</strong>').format(
            _TAGS[letter], RAG_WORDS[letter]
        )
    words = text or none
    return Markup('<strong class="tag">{}</strong>').format(words) if words else Markup("")


def lines(text: str) -> Markup:
    """A text of several lines as paragraphs."""
    kept = [line for line in text.splitlines() if line.strip()]
    return Markup("\n").join(Markup("<p>{}</p>").format(line) for line in kept)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "date": date,
    "day": day,
    "rag": rag,
    "lines": lines,
    "prose": prose,
    "runs": words,
}
