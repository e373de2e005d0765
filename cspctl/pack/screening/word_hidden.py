"""Hidden text in Word: ``w:vanish``, by itself or through a style, and hidden drawings."""

from collections.abc import Iterator

from cspctl.pack.screening.elements import Element, drop
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.word_styles import VANISH, Styles, styles_of
from cspctl.pack.screening.word_text import place_of, text_parts
from cspctl.writers.docx.merge.fields import fields
from cspctl.writers.docx.merge.names import PPR, RUN, SECTPR, TBL, P, tags, w

_SAYING = tags("t delText drawing pict object sym tab footnoteReference endnoteReference")
#: Fields that Word hides itself: they make the index, the table of contents and the like.
_MADE_HIDDEN = frozenset(("XE", "TC", "TA", "RD"))


def clean(package: Package, log: Log) -> None:
    """Take out runs that nobody is shown, and paragraphs of which nothing is left."""
    styles = styles_of(package)
    for name in text_parts(package):
        root = package.tree(name)
        unseen = [run for run in _runs(root, styles) if styles.is_hidden(run)]
        hidden = [*filter(_says, unseen), *_of_fields(root, unseen)]
        hidden += [drawing for drawing in root.iter(w("drawing")) if _is_hidden_drawing(drawing)]
        if hidden and log.found("hidden_text", place_of(package, name, hidden)):
            for element in hidden:
                _take_out(element)
            package.touch(name)


def _runs(root: Element, styles: Styles) -> Iterator[Element]:
    """The runs that may be hidden: none where neither a style nor any run says so."""
    if styles.hide or next(root.iter(VANISH), None) is not None:
        yield from root.iter(RUN)


def _of_fields(root: Element, unseen: list[Element]) -> list[Element]:
    """The hidden runs that hold the marks and codes of fields, where all of a field is hidden."""
    among = set(unseen)
    found: dict[Element, None] = {}
    for field in fields(root) if among else ():
        runs = [element.getparent() for element in (*field.marks, *field.codes)]
        if field.kind not in _MADE_HIDDEN and all(run in among for run in runs):
            found |= {run: None for run in runs if run is not None and not _says(run)}
    return list(found)


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
