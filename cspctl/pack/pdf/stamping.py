"""What is set on a page besides its own content: page numbers, and the words of a blank page.

A stamp is marked as an artifact, so that no screen reader reads it in the middle of a sentence
(ISO 32000-1, 14.8.2.2).
"""

from typing import TYPE_CHECKING

from cspctl.pack.pdf.geometry import (
    Matrix,
    inverse,
    moved,
    times,
    view,
    written,
)
from cspctl.pack.pdf.lettering import Lettering
from cspctl.pack.pdf.room import LOWEST, SIZE, Spot, usual

if TYPE_CHECKING:
    import pikepdf

_FONT = "/CspctlStamp"
_FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
#: The height that a page gives up for the number if nothing on it is free.
_ROOM = LOWEST + SIZE + 4


class Setter:
    """Sets words on pages of one PDF."""

    def __init__(self, pdf: "pikepdf.Pdf", lettering: Lettering) -> None:
        self._pdf = pdf
        self._letters = lettering

    def width(self, text: str, size: float = SIZE) -> float:
        """How wide the text is, in points."""
        return self._letters.width(text, size)

    def stamp(
        self,
        page: "pikepdf.Page",
        text: str,
        spot: Spot,
        *,
        size: float = SIZE,
        colour: str = "0 g",
    ) -> None:
        """Set a line at a spot of the page as it is seen."""
        self._set(page, text, spot, size, colour, _FOOTER)

    def stamp_with_room(self, page: "pikepdf.Page", text: str) -> None:
        """Make what is on a page a little smaller, and set the line below it."""
        wide, high, matrix = view(page)
        scale = (high - _ROOM) / high
        smaller = (scale, 0.0, 0.0, scale, wide * (1 - scale) / 2, _ROOM)
        whole = times(times(inverse(matrix), smaller), matrix)
        page.contents_add(f"q {written(whole)} cm\n".encode(), prepend=True)
        page.contents_add(b"\nQ\n")
        _move_links(page, whole)
        self.stamp(page, text, usual(wide, self.width(text)))

    def words(self, page: "pikepdf.Page", text: str, size: float, tag: str) -> None:
        """Set a line in the middle of an empty page; ``tag`` opens its marked content."""
        wide, high, _ = view(page)
        spot = Spot((wide - self.width(text, size)) / 2, high / 2)
        self._set(page, text, spot, size, "0 g", tag)

    def _set(
        self, page: "pikepdf.Page", text: str, spot: Spot, size: float, colour: str, tag: str
    ) -> None:
        from pikepdf import Name

        page.add_resource(self._letters.object, Name.Font, Name(_FONT), replace_existing=True)
        matrix = times((1, 0, 0, 1, spot.x, spot.y), view(page).matrix)
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(
            f"\nQ\n{tag}\nq {colour} BT {_FONT} {size:g} Tf {written(matrix)} Tm "
            f"{self._letters.encode(text)} Tj ET Q\nEMC\n".encode()
        )


def _move_links(page: "pikepdf.Page", matrix: Matrix) -> None:
    """Keep links on what they stood on."""
    for link in page.obj.get("/Annots", []):
        for key in ("/Rect", "/QuadPoints"):
            if key not in link:
                continue
            numbers = [float(number) for number in link[key]]
            pairs = zip(numbers[::2], numbers[1::2], strict=False)
            link[key] = [number for x, y in pairs for number in moved(matrix, x, y)]
