"""Pictures, charts and drawings in Word without alternative text."""

from collections.abc import Iterator

from cspctl.pack.access.office import is_described
from cspctl.pack.access.word_text import each, place_near
from cspctl.pack.access.words import Found, tells_nothing
from cspctl.pack.screening.elements import Element, local
from cspctl.writers.docx.merge.names import WP, V, w

_SHOWN = frozenset(("pic", "chart", "relIds", "wpc", "oleObj"))


def found(root: Element) -> Iterator[Found]:
    """Drawings that say nothing to those who do not see them; a box of text says its text."""
    for properties in each(root, f"{{{WP}}}docPr"):
        drawing = properties.getparent()
        if drawing is not None and _shows(drawing) and not is_described(properties):
            yield "alternative-text", place_near(drawing)
    for image in each(root, f"{{{V}}}imagedata"):
        shape = image.getparent()
        if shape is not None and tells_nothing(shape.get("alt", "")):
            yield "alternative-text", place_near(shape)


def _shows(drawing: Element) -> bool:
    """Whether there is anything to be seen but text."""
    if any(local(element) in _SHOWN for element in drawing.iter()):
        return True
    return next(drawing.iter(w("txbxContent")), None) is None
