"""The places in a PDF that a Word file had marked for its page numbers (``page_fields``).

LibreOffice draws the mark as a filled rectangle, in a colour that says which place it is. It is
taken out of the page's content, and its size tells the letters' size.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from cspctl.pack.pdf.lettering import DESCENT, LINE

if TYPE_CHECKING:
    import pikepdf

#: The first two parts of the colour, of 255; the third is the place's number.
RED, GREEN = 1, 2
_NUMBER = rb"([-\d.]+)"
_MARK = re.compile(
    rb"0\.0039\d* 0\.0078\d* "
    + _NUMBER
    + rb" rg\s+"
    + rb" ".join([_NUMBER] * 4)
    + rb" re\s+f\*?(?=\s)"
)
_COLOUR = re.compile(rb"((?:[\d.]+ ){3})rg\b")
#: How far before a mark, in bytes of content, the colour of its neighbours is nearly always set,
#: and how far it is looked for.
_NEAR, _FAR = 300, 4000


class Mark(NamedTuple):
    """A place: which one, its edges, its base line, and the size and colour of its letters."""

    place: int
    left: float
    right: float
    base: float
    size: float
    colour: str


def take_marks(pdf: "pikepdf.Pdf", page: "pikepdf.Page") -> list[Mark]:
    """Take the marks out of a page; what they were is answered."""
    contents = page.obj.get("/Contents")
    if contents is None:
        return []
    content = page.obj.Contents.read_bytes() if _is_stream(contents) else b""
    found = list(_MARK.finditer(content))
    if not found:
        return []
    marks = []
    for match in found:
        blue, x, y, width, height = (float(number) for number in match.groups())
        size = round(abs(height) / LINE, 1)
        base = min(y, y + height) + DESCENT * size
        colour = _before(content, match.start())
        marks.append(Mark(round(blue * 255), x, x + width, base, size, colour))
    page.obj.Contents = pdf.make_stream(_MARK.sub(b"", content))
    return marks


def _last(content: bytes) -> re.Match[bytes] | None:
    """The last colour that is set in a piece of content."""
    found = list(_COLOUR.finditer(content))
    return found[-1] if found else None


def _is_stream(thing: object) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Stream)


def _before(content: bytes, end: int) -> str:
    """The colour of the letters before a mark, which are its neighbours; black if they are pale."""
    near = _last(content[max(0, end - _NEAR) : end])
    # What begins a piece may be the rest of a longer number.
    if near is None or near.start() == 0:
        near = _last(content[max(0, end - _FAR) : end])
    if near is None:
        return "0 g"
    red, green, blue = (float(part) for part in near[1].split())
    if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.4:
        return "0 g"
    return f"{red:g} {green:g} {blue:g} rg"
