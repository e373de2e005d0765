"""Headings of a Word paper: missing in a long one, or with a level left out."""

from collections.abc import Iterator

from cspctl.pack.access.headings import skipped
from cspctl.pack.access.word_look import Look
from cspctl.pack.access.word_text import each, text_of
from cspctl.pack.access.words import Found
from cspctl.pack.screening.elements import Element
from cspctl.writers.docx.merge.names import VAL, P, w

_PAGE = 400  # words that fill a page of 12-point text


def found(root: Element, look: Look) -> Iterator[Found]:
    """No headings in more than a page, or a level that is skipped."""
    headings = [
        (level, text_of(paragraph))
        for paragraph in each(root, P)
        if (level := look.level(paragraph)) is not None and text_of(paragraph).strip()
    ]
    if not headings and _is_long(root):
        yield "no-headings", ""
    yield from skipped(headings)


def _is_long(root: Element) -> bool:
    """Whether it passes a page: by Word's own note of where pages ended, or by its words."""
    if next(root.iter(w("lastRenderedPageBreak")), None) is not None:
        return True
    if any(mark.get(w("type")) == "page" for mark in root.iter(w("br"))):
        return True
    if any(mark.get(VAL) not in ("0", "false", "off") for mark in root.iter(w("pageBreakBefore"))):
        return True
    return sum(len(text_of(paragraph).split()) for paragraph in each(root, P)) > _PAGE
