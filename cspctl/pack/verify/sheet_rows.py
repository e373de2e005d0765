"""The rows of a worksheet as a reader sees them: cell after cell, with the shared texts put in.

The texts of a workbook lie in one list in the order of their first use; a row printed elsewhere is
recognised only when its cells stand together.
"""

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from cspctl.pack.verify.passages import BREAK, Passage, Piece

SHARED = "xl/sharedStrings.xml"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def is_sheet(part: str) -> bool:
    """Whether a part is a worksheet."""
    return part.startswith("xl/worksheets/") and part.endswith(".xml")


def row_pieces(place: str, sheet: bytes, shared: bytes) -> Iterator[Piece]:
    """One passage: the sheet's rows. A part that is broken has been told of already."""
    try:
        texts = ["".join(map(str, item.itertext())) for item in _elements(shared, "si")]
        rows = [" ".join(_cells(row, texts)) for row in _elements(sheet, "row")]
    except (etree.XMLSyntaxError, ValueError, IndexError):
        return
    yield Passage(place, BREAK.join(rows))


def _elements(part: bytes, name: str) -> Iterator[etree._Element]:
    stream = etree.iterparse(
        BytesIO(part), tag=f"{_MAIN}{name}", resolve_entities=False, no_network=True
    )
    for _, element in stream:
        yield element
        element.clear()


def _cells(row: etree._Element, texts: list[str]) -> Iterator[str]:
    for cell in row.iter(f"{_MAIN}c"):
        value = cell.findtext(f"{_MAIN}v") or ""
        if cell.get("t") == "s" and value:
            yield texts[int(value)]
        else:
            yield value or "".join(
                str(text) for inline in cell.iter(f"{_MAIN}is") for text in inline.itertext()
            )
