"""Comments in Word: their marks in the text, and the parts that hold them."""

from cspctl.pack.screening.elements import drop
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.word_text import place_of, text_parts
from cspctl.writers.docx.merge.names import RPR, RUN, tags, w

_MARKS = tags("commentRangeStart commentRangeEnd commentReference")
_KINDS = frozenset(("comments", "commentsExtended", "commentsIds", "commentsExtensible"))


def clean(package: Package, log: Log) -> None:
    """Take out comments with their marks."""
    cleaned = False
    for name in text_parts(package):
        found = list(package.tree(name).iter(*_MARKS))
        if found and log.found("comments", place_of(package, name, found)):
            cleaned = True
            for element in found:
                run = element.getparent()
                drop(element)
                if run is not None and run.tag == RUN and all(child.tag == RPR for child in run):
                    drop(run)
            package.touch(name)
    parts = [link.target for _, link in package.all_links() if link.kind in _KINDS]
    present = [name for name in dict.fromkeys(parts) if name in package.parts]
    written = [name for name in present if package.tree(name).find(w("comment")) is not None]
    if present and (cleaned or not written or log.found("comments", "comments beside the text")):
        for name in present:
            package.drop(name)
