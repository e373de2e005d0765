"""The time that a figure is for, in words."""

import datetime as dt

from cspctl.documents.words import due_words, plain_date
from cspctl.model.spans import Months, Span, Year
from cspctl.model.values import Month, Quarter

_YEAR = 12


def span_words(span: Span) -> str:
    """``Q2 2017/18``, ``September 2017``, ``2017/18``, ``12 months to September 2017``."""
    if isinstance(span, Months):
        last = due_words(span.last)
        if span.length == _YEAR:
            return f"{_YEAR} months to {last}"
        return f"{due_words(span.first)} to {last}"
    if isinstance(span, Year):
        return str(span)
    if isinstance(span, Month | Quarter):
        return due_words(span)
    return plain_date(span)


def in_span(span: Span) -> str:
    """``in Q2 2017/18``, ``in the 12 months to September 2017``, ``on 30 September 2017``."""
    if isinstance(span, dt.date):
        return f"on {span_words(span)}"
    return f"in {'the ' if isinstance(span, Months) else ''}{span_words(span)}"


def span_short(span: Span) -> str:
    """The same for the axis of a chart: ``Sep 2017``, ``to Sep 2017``, ``13 Dec 2017``."""
    if isinstance(span, Months):
        return f"to {span_short(span.last)}"
    if isinstance(span, Quarter | Year):
        return span_words(span)
    words = span_words(span).split()
    return " ".join(word[:3] if word.isalpha() else word for word in words)


def kind_words(span: Span) -> str:
    """What such spans are called: the heading of their column."""
    names = {"Quarter": "Quarter", "Month": "Month", "Year": "Financial year", "Months": "Months"}
    return names.get(type(span).__name__, "Date")
