"""Text in Word that stands out too little from what is behind it."""

from collections.abc import Iterator

from cspctl.pack.access.contrast import contrast, is_colour, is_low
from cspctl.pack.access.word_look import Look
from cspctl.pack.access.word_text import each, text_of
from cspctl.pack.access.words import Found, excerpt
from cspctl.pack.screening.elements import Element
from cspctl.writers.docx.merge.names import RUN, w


def found(root: Element, look: Look) -> Iterator[Found]:
    """Runs whose colours are both known and too near; automatic black turns white by itself."""
    background = root.find(w("background"))
    stated = background.get(w("color")) if background is not None else None
    page = str(stated).upper() if is_colour(stated) else "FFFFFF"
    for run in each(root, RUN):
        text = text_of(run)
        colour = look.stated(run, "color")
        if not text.strip() or colour is None or not is_colour(colour.get(w("val"))):
            continue
        ground = look.ground(run, page)
        letters = look.colour(run)
        if ground and is_low(letters, ground, points=look.points(run), bold=look.is_bold(run)):
            yield "contrast", f"{excerpt(text)}, {contrast(letters, ground):.2f} to 1"
