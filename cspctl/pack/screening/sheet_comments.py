"""Comments of a workbook: notes, threads, the boxes that show them, and the history of sharing."""

from cspctl.pack.screening.elements import local
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.sheet_book import MAIN, sheets

_KINDS = ("comments", "threadedComment")
_HISTORY = ("revisionHeaders", "usernames")


def clean(package: Package, log: Log) -> None:
    """Take out comments of every sheet, and the log of who changed what."""
    for sheet in sheets(package):
        links = package.linked(sheet.part, *_KINDS)
        if not links:
            continue
        cells = [
            element.get("ref", "")
            for link in links
            for element in package.tree(link.target).iter()
            if local(element) in ("comment", "threadedComment")
        ]
        where = ", ".join(sorted(set(cells))[:5])
        if log.found("comments", f"{sheet.said}, {where}" if where else sheet.said):
            for link in links:
                package.drop(link.target)
            _drop_boxes(package, sheet.part)
    history = package.linked(package.main(), *_HISTORY)
    if history and log.found("changes", "the history of a shared workbook"):
        for link in history:
            for inner in package.links(link.target):
                if inner.target in package.parts:
                    package.drop(inner.target)
            package.drop(link.target)


def _drop_boxes(package: Package, part: str) -> None:
    """The old drawing that shows notes; buttons in it would be gone as controls already."""
    root = package.tree(part)
    for link in package.linked(part, "vmlDrawing"):
        for element, _ in package.naming(part, link):
            if element.tag == f"{MAIN}legacyDrawing":
                root.remove(element)
                package.touch(part)
                package.drop(link.target)
