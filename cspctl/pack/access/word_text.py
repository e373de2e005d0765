"""Ways through the text of a Word file, as a reader meets it."""

from collections.abc import Iterator

from cspctl.pack.access.words import excerpt
from cspctl.pack.screening.elements import Element
from cspctl.writers.docx.merge.names import MC, P, w

_FALLBACK = f"{{{MC}}}Fallback"


def each(root: Element, tag: str) -> Iterator[Element]:
    """Every element of a name, those left out that only programs before 2010 would show."""
    for element in root.iter(tag):
        if not any(above.tag == _FALLBACK for above in element.iterancestors()):
            yield element


def text_of(element: Element) -> str:
    """The letters of an element, those of a drawing inside it left out."""
    own = [
        text.text or ""
        for text in element.iter(w("t"))
        if next(text.iterancestors(w("txbxContent"), element.tag), element) is element
    ]
    return "".join(own)


def place_near(element: Element) -> str:
    """Where an element stands: in the words of its paragraph, or of the one before it."""
    own = element if element.tag == P else next(element.iterancestors(P), None)
    if own is not None and text_of(own).strip():
        return f"in {excerpt(text_of(own))}"
    start = own if own is not None else element
    for before in start.itersiblings(preceding=True):
        if text_of(before).strip():
            words = [text_of(part) for part in before.iter(P) if text_of(part).strip()]
            return f"behind {excerpt(words[-1] if words else text_of(before))}"
    return "at the beginning"
