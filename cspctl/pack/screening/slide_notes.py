"""Speaker's notes and comments of a presentation."""

from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.slide_show import A, P, slides

_COMMENTS = ("comments", "comment")
_AUTHORS = ("commentAuthors", "authors")


def clean(package: Package, log: Log) -> None:
    """Take out the notes of every slide, and comments with the list of who wrote them."""
    cleaned = False
    for slide in slides(package):
        for link in package.linked(slide.part, "notesSlide"):
            if not _says(package, link.target) or log.found("notes", slide.said):
                package.drop(link.target)
        comments = package.linked(slide.part, *_COMMENTS)
        if comments and log.found("comments", slide.said):
            cleaned = True
            for link in comments:
                package.drop(link.target)
    authors = package.linked(package.main(), *_AUTHORS)
    if authors and (cleaned or log.found("comments", "the list of who commented")):
        for link in authors:
            package.drop(link.target)


def _says(package: Package, notes: str) -> bool:
    """Whether there are notes: the picture of the slide and its number are none."""
    for shape in package.tree(notes).iter(f"{P}sp"):
        kind = shape.find(f".//{P}nvPr/{P}ph")
        if kind is not None and kind.get("type") in ("sldNum", "sldImg", "hdr", "dt", "ftr"):
            continue
        if any((text.text or "").strip() for text in shape.iter(f"{A}t")):
            return True
    return False
