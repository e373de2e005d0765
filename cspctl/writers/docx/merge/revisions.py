"""Tracked changes, accepted: the text as it stands once every change is agreed to.

LibreOffice prints deleted text struck through, and a pack is no place for a draft's history.
Source: ECMA-376 Part 1, 17.13.5.
"""

from lxml import etree

from cspctl.writers.docx.merge.names import PPR, RPR, SECTPR, TBL, Element, P, drop, tags, unwrap, w

_KEPT = (w("ins"), w("moveTo"))
_GONE = (w("del"), w("moveFrom"))
_HISTORY = tags(
    "rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange "
    "tblGridChange numberingChange cellIns cellMerge moveFromRangeStart moveFromRangeEnd "
    "moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd "
    "customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart "
    "customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
)


def accept_changes(root: Element) -> None:
    """Accept every tracked change under ``root``, in place."""
    _drop_cells_and_rows(root)
    deleted_marks = _deleted_marks(root)
    for element in list(root.iter(*_HISTORY, *_GONE)):
        drop(element)
    for element in list(root.iter(*_KEPT)):
        unwrap(element)
    for paragraph in deleted_marks:
        _join_to_next(paragraph)
    for table in list(root.iter(TBL)):
        if table.find(f".//{w('tr')}") is None:
            drop(table)


def _drop_cells_and_rows(root: Element) -> None:
    for mark in list(root.iter(w("del"), w("cellDel"))):
        properties = mark.getparent()
        if properties is not None and properties.tag in (w("trPr"), w("tcPr")):
            owner = properties.getparent()
            row = owner.getparent() if owner is not None else None
            if owner is None:
                continue
            drop(owner)
            if row is not None and row.tag == w("tr") and row.find(w("tc")) is None:
                drop(row)


def _deleted_marks(root: Element) -> list[Element]:
    """The paragraphs whose end was deleted or moved away."""
    owners = {_owner(mark) for mark in root.iter(*_GONE)} - {None}
    return [paragraph for paragraph in root.iter(P) if paragraph in owners] if owners else []


def _owner(mark: Element) -> Element | None:
    """The paragraph to whose own end a mark belongs."""
    above: Element | None = mark
    for tag in (RPR, PPR, P):
        above = above.getparent() if above is not None else None
        if above is None or above.tag != tag:
            return None
    return above


def _join_to_next(paragraph: Element) -> None:
    """Move the content to the paragraph that follows, whose formatting wins, as in Word."""
    following = paragraph.getnext()
    if paragraph.find(f"{PPR}/{SECTPR}") is not None:
        return
    content = [child for child in paragraph if child.tag != PPR]
    if following is not None and following.tag == P:
        at = 1 if following.find(PPR) is not None else 0
        following[at:at] = content
        drop(paragraph)
    elif not any(isinstance(child, etree._Element) for child in content) and _may_go(paragraph):
        drop(paragraph)


def _may_go(paragraph: Element) -> bool:
    """A cell, note or text box must keep one paragraph, and a cell must end with one."""
    following = paragraph.getnext()
    return following is not None and following.tag in (P, TBL)
