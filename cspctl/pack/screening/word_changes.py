"""Tracked changes in Word: accepted, as Word's own "Accept All Changes" does."""

from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.word_text import place_of, text_parts
from cspctl.writers.docx.merge.names import tags, w
from cspctl.writers.docx.merge.revisions import accept_changes

_MARKS = tags(
    "ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange tblPrExChange "
    "trPrChange tcPrChange tblGridChange numberingChange cellIns cellDel cellMerge"
)


def clean(package: Package, log: Log) -> None:
    """Accept every change; the settings no longer ask for tracking."""
    for name in text_parts(package):
        root = package.tree(name)
        found = list(root.iter(*_MARKS))
        if found and log.found("changes", place_of(package, name, found)):
            accept_changes(root)
            package.touch(name)
    for name in ("word/styles.xml", "word/numbering.xml"):
        if name in package.parts:
            changes = list(package.tree(name).iter(w("rPrChange"), w("pPrChange")))
            if changes and log.found("changes", "the styles"):
                accept_changes(package.tree(name))
                package.touch(name)
