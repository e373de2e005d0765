"""Footnotes and endnotes in Word to which nothing refers: no page shows them."""

from cspctl.pack.screening.elements import drop
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.word_text import text_parts
from cspctl.writers.docx.merge.names import w

_ID, _TYPE = w("id"), w("type")


def clean(package: Package, log: Log) -> None:
    """Take out notes that have no mark in the text, or lost it with hidden or deleted text."""
    for kind in ("footnote", "endnote"):
        trees = {name: package.tree(name) for name in text_parts(package)}
        marks, notes = w(f"{kind}Reference"), w(kind)
        shown = {mark.get(_ID) for mark in package.tree(package.main()).iter(marks)}
        for name, root in trees.items():
            # Those with a type are the lines between text and notes.
            found = [
                held
                for held in root.iter(notes)
                if held.get(_TYPE, "normal") == "normal" and held.get(_ID) not in shown
            ]
            if found and log.found("hidden_text", f"a {kind} without a mark in the text"):
                for held in found:
                    drop(held)
                package.touch(name)
