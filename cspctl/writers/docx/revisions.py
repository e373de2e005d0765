"""Tracked changes in a template, accepted before its tags are read.

A tag that its author has deleted must not run, and a page made from the template must not show
what was struck out of it.
"""

from lxml import etree

from cspctl.writers.docx.names import P, w

_GONE = (w("del"), w("moveFrom"))
_KEPT = (w("ins"), w("moveTo"))
_MARKS = tuple(
    w(name)
    for name in (
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "tblPrExChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "numberingChange",
        "cellIns",
        "cellMerge",
    )
)
_PROPERTIES = (w("rPr"), w("trPr"))


def accept(root: etree._Element) -> None:
    """Accept every tracked change below ``root``, in place."""
    for cell in list(root.iter(w("cellDel"))):
        _remove_ancestor(cell, w("tc"))
    for deleted in list(root.iter(*_GONE)):
        parent = deleted.getparent()
        if parent is None:
            continue
        if parent.tag == w("trPr"):
            _remove_ancestor(deleted, w("tr"))
        elif parent.tag == w("rPr"):
            _deleted_paragraph_mark(deleted)
        else:
            parent.remove(deleted)
    for kept in list(root.iter(*_KEPT)):
        parent = kept.getparent()
        if parent is None:
            continue
        if parent.tag not in _PROPERTIES:
            at = parent.index(kept)
            parent[at:at] = list(kept)
        parent.remove(kept)
    for mark in list(root.iter(*_MARKS)):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)


def _remove_ancestor(element: etree._Element, tag: str) -> None:
    ancestor = next(element.iterancestors(tag), None)
    parent = ancestor.getparent() if ancestor is not None else None
    if ancestor is not None and parent is not None:
        parent.remove(ancestor)


def _deleted_paragraph_mark(mark: etree._Element) -> None:
    """Join a paragraph whose end was deleted to the next one."""
    paragraph = next(mark.iterancestors(P), None)
    parent = mark.getparent()
    if parent is not None:
        parent.remove(mark)
    if paragraph is None:
        return
    following = paragraph.getnext()
    container = paragraph.getparent()
    if following is None or following.tag != P or container is None:
        return
    properties = following.find(w("pPr"))
    at = 0 if properties is None else 1
    following[at:at] = [child for child in paragraph if child.tag != w("pPr")]
    container.remove(paragraph)
