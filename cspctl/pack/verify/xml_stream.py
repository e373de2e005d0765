"""The text of any XML, whatever it is made of: read by lxml, element by element.

Slow, and therefore only for parts that ``xml_tags`` does not read. The part is read as a stream,
so that it needs the memory of its longest paragraph.
"""

import re
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from cspctl.pack.verify.xml_names import (
    APART,
    BLOCKS,
    GAPS,
    HYPHEN,
    RUNNING,
    SHEET_CODES,
    sort_attribute,
)

# What every packet of XMP begins and ends with (XMP part 1, 7.3.2).
_PACKET = re.compile(r'begin="\ufeff?" id="W5M0MpCehiHzreSzNTczkc9d"|end="[rw]"')


def streamed(data: bytes, names: dict[str, None], values: dict[str, None]) -> Iterator[str]:
    """The texts of a part; its attributes go into ``names`` and ``values``.

    Raises:
        etree.XMLSyntaxError: it is not well-formed. What stands before the fault was yielded.
        RecursionError: its paragraphs lie too deep in one another.
    """
    stream = etree.iterparse(
        BytesIO(data),
        events=("start", "end", "comment", "pi"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    inside = 0  # how many blocks are open
    for event, element in stream:
        if event in ("comment", "pi"):
            text = element.text or ""
            yield "" if _PACKET.fullmatch(text.strip()) else text
            continue
        name = local(element)
        if event == "start":
            for key, value in element.attrib.items():
                attribute = str(key).rpartition("}")[2]
                sort_attribute(name, attribute, str(value), names, values)
            inside += name in BLOCKS
            continue
        if name in BLOCKS:
            inside -= 1
            if not inside:
                yield from _paragraphs(element)
        elif not inside:
            text = element.text or ""
            yield SHEET_CODES.sub(" ", text) if name.endswith(RUNNING) else text
            yield from filter(None, (child.tail for child in element))
        if not inside:
            _forget(element)


def _paragraphs(block: etree._Element) -> Iterator[str]:
    """The text of a block, then what is no part of its sentence, then the blocks in it."""
    said: list[str] = []
    apart: list[str] = []
    nested: list[etree._Element] = []
    _gather(block, said, apart, nested)
    yield "".join(said)
    if apart:
        yield "".join(apart)
        yield from apart
    for inner in nested:
        yield from _paragraphs(inner)


def _gather(
    element: etree._Element, said: list[str], apart: list[str], nested: list[etree._Element]
) -> None:
    if element.text:
        said.append(element.text)
    for child in element:
        name = local(child)
        if name in BLOCKS:
            nested.append(child)
        elif name in APART:
            apart.append("".join(str(text) for text in child.itertext()))
        elif isinstance(child.tag, str):
            if name in GAPS:
                said.append(" ")
            elif name == HYPHEN:
                said.append("-")
            _gather(child, said, apart, nested)
        if child.tail:
            said.append(child.tail)


def _forget(element: etree._Element) -> None:
    """Free what was read. The element itself stays, empty, until its parent is read."""
    tail = element.tail
    element.clear()
    element.tail = tail
    before = element.getprevious()
    parent = element.getparent()
    while before is not None and parent is not None and not before.tail:
        parent.remove(before)
        before = element.getprevious()


def local(element: etree._Element) -> str:
    """An element's name without its namespace; '' for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
