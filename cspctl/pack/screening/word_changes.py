"""Tracked changes in Word: accepted, as Word's own "Accept All Changes" does."""

from cspctl.pack.screening.elements import Element
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.word_text import place_of, text_parts
from cspctl.writers.docx.merge.names import tags
from cspctl.writers.docx.merge.revisions import accept_changes

_MARKS = tags(
    "ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange tblPrExChange "
    "trPrChange tcPrChange tblGridChange numberingChange cellIns cellDel cellMerge "
    "moveFromRangeStart moveToRangeStart customXmlInsRangeStart customXmlDelRangeStart "
    "customXmlMoveFromRangeStart customXmlMoveToRangeStart"
)
_OF_STYLES = tags("rPrChange pPrChange")


def clean(package: Package, log: Log) -> None:
    """Accept every change."""
    for name in text_parts(package):
        root = package.tree(name)
        found = list(root.iter(*_MARKS))
        if found and log.found("changes", place_of(package, name, found)):
            accept_changes(root)
            package.touch(name)
    for kind in ("styles", "numbering"):
        part = package.beside(kind)
        if part is None or not package.told(part, _has_changes):
            continue
        if log.found("changes", "the styles"):
            accept_changes(package.tree(part))
            package.touch(part)


def _has_changes(styles: Element) -> bool:
    return next(styles.iter(*_OF_STYLES), None) is not None
