"""Files inside a file: objects of other programs, a chart's workbook, building blocks, pivots."""

from cspctl.pack.screening.elements import Element, drop, local
from cspctl.pack.screening.package import Link, Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.word_text import text_parts

_OBJECTS = frozenset(("oleObject", "package"))
_STORES = frozenset(
    (
        *("glossaryDocument", "pivotTable", "pivotCacheDefinition", "slicer", "slicerCache"),
        *("timeline", "timelineCache", "powerPivotData", "aFChunk", "subDocument"),
    )
)
#: Parts that are shown only if something names them.
_LISTED = frozenset(("worksheet", "chartsheet", "dialogsheet", "slide", "header", "footer"))
_PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_NOT_SHOWN = "a part of the file that nothing shows"
_FOREIGN = ("{*}altChunk", "{*}subDoc")


def clean(package: Package, log: Log) -> None:
    """Take out embedded files. The picture that stands for an object stays."""
    foreign = _holds_foreign_text(package)
    for source, link in list(package.all_links()):
        if link.kind in _OBJECTS and log.found("embedded", _place(source, link)):
            _take_out(package, source, link)
        elif link.kind in _STORES and log.found("embedded", _place(source, link)):
            _forget(package, source, link)
            package.unlink(source, link)
            package.drop(link.target)
        elif _is_left_out(package, source, link) and log.found("embedded", _NOT_SHOWN):
            package.unlink(source, link)
    if foreign:
        # Its text is in another file; without that the paper is not whole, with it not screened.
        log.refused("embedded", "text that lies in another file (altChunk, subDoc)")
    for name in package.unreachable():
        if log.found("embedded", _NOT_SHOWN):
            package.drop(name)


def _is_left_out(package: Package, source: str, link: Link) -> bool:
    """Whether a sheet, a slide or a header is in no list of the part that has it."""
    main = source == package.main() and link.kind in _LISTED and not link.external
    return main and not package.naming(source, link)


def _holds_foreign_text(package: Package) -> bool:
    if not package.main().startswith("word/"):
        return False
    trees = map(package.tree, text_parts(package))
    return any(next(tree.iter(*_FOREIGN), None) is not None for tree in trees)


def _place(source: str, link: Link) -> str:
    what = {
        "package": "a workbook or document",
        "oleObject": "an object of another program",
        "glossaryDocument": "building blocks",
        "powerPivotData": "a data model",
        "aFChunk": "another document",
        "subDocument": "another document",
    }.get(link.kind, "a pivot table's source")
    return f"{what}, in {source or 'the file'}"


def _take_out(package: Package, source: str, link: Link) -> None:
    for element, _ in package.naming(source, link):
        name = local(element)
        if name == "oleObj":
            _show_picture(element)
        elif name == "oleObject":
            container = element.getparent()
            drop(_whole_choice(element))
            while container is not None and local(container) in ("oleObjects", "AlternateContent"):
                above = container.getparent()
                if len(container) == 0:
                    drop(container)
                container = above
        else:  # o:OLEObject of Word, c:externalData of a chart
            drop(element)
        package.touch(source)
    package.unlink(source, link)
    if not link.external and link.target in package.parts:
        package.drop(link.target)


def _whole_choice(element: Element) -> Element:
    """In Excel an object stands in a choice between two readings; both go."""
    parent = element.getparent()
    if parent is not None and local(parent) in ("Choice", "Fallback"):
        above = parent.getparent()
        return above if above is not None else element
    return element


def _show_picture(element: Element) -> None:
    """In PowerPoint the object's frame gives way to the picture in it, or goes."""
    frame = element
    while frame is not None and local(frame) != "graphicFrame":
        above = frame.getparent()
        if above is None:
            return
        frame = above
    picture = element.find(f".//{_PRESENTATION}pic")
    parent = frame.getparent()
    if parent is None:
        return
    if picture is None:
        drop(frame)
    else:
        parent.replace(frame, picture)


def _forget(package: Package, source: str, link: Link) -> None:
    for element, _ in package.naming(source, link):
        parent = element.getparent()
        drop(element)
        if (
            parent is not None
            and local(parent) in ("pivotCaches", "slicerCaches", "timelineRefs")
            and not len(parent)
        ):
            drop(parent)
        package.touch(source)
