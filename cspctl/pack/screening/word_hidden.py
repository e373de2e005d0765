"""Hidden text in Word: ``w:vanish``, by itself or through a style, and hidden drawings."""

from collections.abc import Iterator

from cspctl.pack.screening.package import Element, Package, drop
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.word_styles import VANISH, Styles, styles_of
from cspctl.pack.screening.word_text import place_of, text_parts
from cspctl.writers.docx.merge.names import PPR, RUN, SECTPR, TBL, P, w

_SAYING = tuple(w(name) for name in ("t", "delText", "drawing", "pict", "object", "sym", "tab"))


def clean(package: Package, log: Log) -> None:
    """Take out runs that nobody is shown, and paragraphs of which nothing is left."""
    styles = styles_of(package)
    for name in text_parts(package):
        root = package.tree(name)
        hidden = [run for run in _runs(root, styles) if _says(run) and styles.is_hidden(run)]
        hidden += [drawing for drawing in root.iter(w("drawing")) if _is_hidden_drawing(drawing)]
        if hidden and log.found("hidden_text", place_of(package, name, hidden)):
            for element in hidden:
                _take_out(element)
            package.touch(name)


def _runs(root: Element, styles: Styles) -> Iterator[Element]:
    """The runs that may be hidden: none where neither a style nor any run says so."""
    if styles.hide or next(root.iter(VANISH), None) is not None:
        yield from root.iter(RUN)


def _says(run: Element) -> bool:
    return any(run.find(tag) is not None for tag in _SAYING)


def _is_hidden_drawing(drawing: Element) -> bool:
    return any(
        element.get("hidden") in ("1", "true") for element in drawing.iter("{*}docPr", "{*}cNvPr")
    )


def _take_out(element: Element) -> None:
    paragraph = next(element.iterancestors(P), None)
    drop(element)
    if paragraph is None or any(child.tag != PPR for child in paragraph):
        return
    following = paragraph.getnext()
    # A cell must end with a paragraph, and a section's end is kept in one.
    may_go = following is not None and following.tag in (P, TBL)
    if may_go and paragraph.find(f"{PPR}/{SECTPR}") is None:
        drop(paragraph)
