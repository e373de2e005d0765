"""The text of one XML part: joined over runs, beside the values of its attributes.

The part is read as a stream, so that a document of a thousand pages needs the memory of its
longest paragraph.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from cspctl.pack.verify.part_names import given_name
from cspctl.pack.verify.passages import BREAK, Passage, Piece, Unreadable


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


# What holds a paragraph's worth of text in Word, PowerPoint, Excel and OpenDocument.
_BLOCKS = frozenset(("p", "h", "si", "is", "text"))
_GAPS = frozenset(("tab", "br", "cr", "ptab", "s", "line-break"))
# Text that is no part of the sentence around it: codes of fields, what was deleted, positions.
_APART = _named(
    "instrText delInstrText delText posOffset align pctWidth pctHeight pctPosHOffset "
    "pctPosVOffset annotation"
)
# Attributes in which people, not programs, write.
_NAMING = _named(
    "name descr title alt alias author initials userId displayName uniqueName prompt promptTitle "
    "error errorTitle tooltip Target caption string styleId lastEdited summary href value "
    "display-name desc creator label helpText statusText "
    "displayText instr formatCode"
)
# In these elements of Word the attribute ``w:val`` is a name.
_NAMED_BY_VALUE = _named(
    "name alias tag title aliases default statusText helpText docVar description keywords "
    "category docPartGallery caption placeholder dataBinding listItem"
)

# What Excel writes between the words of a header: sides, fonts, colours, fields.
_SHEET_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[A-Z])')

# What every packet of XMP begins and ends with (XMP part 1, 7.3.2).
_PACKET = re.compile(r'begin="\ufeff?" id="W5M0MpCehiHzreSzNTczkc9d"|end="[rw]"')


def xml_pieces(place: str, data: bytes, *, technical: bool = False) -> Iterator[Piece]:
    """The passages of an XML part.

    Args:
        place: what messages call the part.
        data: the part.
        technical: its names are a program's own (themes, table styles).
    """
    said: list[str] = []
    names: dict[str, None] = {}
    values: dict[str, None] = {}
    try:
        said.extend(_texts(data, names, values))
    except (etree.XMLSyntaxError, RecursionError):
        yield Unreadable(place, "its XML cannot be read")
        return
    # What is declared in a DOCTYPE is in no element; no Office program writes one.
    if b"<!DOCTYPE" in data or b"<!DOCTYPE".decode().encode("utf-16-le") in data:
        yield Unreadable(place, "it has a DOCTYPE")
    yield Passage(place, BREAK.join(said))
    yield Passage(place, BREAK.join(names), "technical" if technical else "name")
    yield Passage(place, BREAK.join(values), "technical")


def _texts(data: bytes, names: dict[str, None], values: dict[str, None]) -> Iterator[str]:
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
            _attributes(element, name, names, values)
            inside += name in _BLOCKS
            continue
        if name in _BLOCKS:
            inside -= 1
            if not inside:
                yield from _paragraphs(element)
        elif not inside:
            text = element.text or ""
            yield _SHEET_CODES.sub(" ", text) if name.endswith(("Header", "Footer")) else text
            yield from filter(None, (child.tail for child in element))
        if not inside:
            _forget(element)


def _attributes(
    element: etree._Element, name: str, names: dict[str, None], values: dict[str, None]
) -> None:
    for key, value in element.attrib.items():
        attribute = str(key).rpartition("}")[2]
        text = str(value)
        if attribute in _NAMING or (attribute == "val" and name in _NAMED_BY_VALUE):
            text = unquote(text) if "%" in text else text
            inside = attribute == "Target" and ":" not in text
            names[given_name(text) if inside else text] = None
        else:
            values[text] = None


def _paragraphs(block: etree._Element) -> Iterator[str]:
    """The text of a block, then of the blocks in it, then what is no part of a sentence."""
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
        if name in _BLOCKS:
            nested.append(child)
        elif name in _APART:
            apart.append("".join(str(text) for text in child.itertext()))
        elif name in _GAPS and not (child.text or len(child)):
            said.append(" ")
        elif name == "noBreakHyphen":
            said.append("-")
        elif isinstance(child.tag, str):
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
