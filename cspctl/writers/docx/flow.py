"""The text of a paragraph, as it is spread over Word's runs: read it, gather it, cut it."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from cspctl.writers.docx.names import BR, TAB, P, R, w

SPACING = {TAB: "\t", BR: "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
_NO_TEXT = (P, w("pPr"), w("rPr"), w("tbl"))


def pieces(parent: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield the elements of a paragraph's text, without those of text boxes inside it."""
    for child in parent:
        if child.tag in names:
            yield child
        elif child.tag not in _NO_TEXT:
            yield from pieces(child, names)


def text_of(piece: etree._Element) -> str:
    """Return what a piece reads as; a tab or line break reads as one character."""
    if piece.tag in SPACING:
        return SPACING[str(piece.tag)]
    return piece.text or ""


def gather(
    pieces: list[etree._Element],
    texts: list[str],
    starts: list[int],
    start: int,
    end: int,
    token: str,
) -> None:
    """Put a token for the tag at ``start`` to ``end`` into the piece in which it begins."""
    first = max(index for index, at in enumerate(starts) if at <= start and texts[index])
    last = max(index for index, at in enumerate(starts) if at < end and texts[index])
    tail = (pieces[last].text or "")[end - starts[last] :]
    head = (pieces[first].text or "")[: start - starts[first]]
    if first == last:
        pieces[first].text = head + token + tail
        return
    pieces[first].text = head + token
    pieces[last].text = tail
    for piece in pieces[first + 1 : last]:
        if piece.tag in SPACING:
            parent = piece.getparent()
            if parent is not None:
                parent.remove(piece)
        else:
            piece.text = ""
            run = piece.getparent()
            if run is not None and all(child is piece or child.tag == w("rPr") for child in run):
                remove(run, "")


def swap(holder: etree._Element, token: str, text: str) -> None:
    """Put a text in a token's place."""
    holder.text = (holder.text or "").replace(token, text)


def path(element: etree._Element, paragraph: etree._Element) -> tuple[str, ...]:
    """Return the names of the elements from a paragraph down to one inside it."""
    names = [str(element.tag)]
    for ancestor in element.iterancestors():
        names.append(str(ancestor.tag))
        if ancestor is paragraph:
            break
    return tuple(reversed(names))


def replace_run(run: etree._Element, holder: etree._Element, token: str, left: str) -> None:
    """Cut a run in three and leave ``left`` in place of the middle, which was the tag."""
    before, _, after = (holder.text or "").partition(token)
    following = etree.Element(R)
    properties = run.find(w("rPr"))
    if properties is not None:
        following.append(deepcopy(properties))
    rest = etree.SubElement(following, str(holder.tag))
    rest.text = after
    following.extend(list(run)[run.index(holder) + 1 :])
    holder.text = before
    tail = run.tail
    run.tail = None
    run.addnext(following)
    run.tail, following.tail = left, tail
    for half, text in ((run, holder), (following, rest)):
        if not text.text and all(child is text or child.tag == w("rPr") for child in half):
            remove(half, "")


def remove(element: etree._Element, left: str) -> None:
    """Remove an element, leaving a text in its place; what follows it stays."""
    before, parent = element.getprevious(), element.getparent()
    assert parent is not None
    text = left + (element.tail or "")
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)


def forget_binding(paragraph: etree._Element) -> None:
    """Part content controls from stored data: Word would put that back in place of the text."""
    for control in list(paragraph.iter(w("sdt"))) + list(paragraph.iterancestors(w("sdt"))):
        properties = control.find(w("sdtPr"))
        if properties is None:
            continue
        for name in ("dataBinding", "showingPlcHdr"):
            for binding in properties.findall(w(name)):
                properties.remove(binding)
