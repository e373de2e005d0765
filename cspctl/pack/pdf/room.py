"""Where on an author's page the pack's number can stand without touching what is there.

The lower edge of each page is drawn small and looked at: whatever made the marks (text, a scan, a
slide's background), white is free. Distances are in points from the lower left corner as seen.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cspctl.pack.kept import NOTHING_KEPT, Kept, Runner, one_by_one, recall_all

#: The size of the stamp's letters, and the lowest line that printers reach.
SIZE = 9.0
LOWEST = 17.0
#: How much of the lower edge is looked at, and where lines of a stamp may stand in it.
_STRIP = 72
_LINES = tuple(range(round(LOWEST), 48, 5))
_SIDE = 36.0
_CLEAR = 3.0
_WHITE = 245
_MARKED = bytes(shade < _WHITE for shade in range(256))


class Spot(NamedTuple):
    """The left end of a stamp's base line."""

    x: float
    y: float


class Room:
    """Free spots of many PDFs, which an earlier build may have found."""

    def __init__(self, kept: Kept = NOTHING_KEPT) -> None:
        self._kept = kept
        self._found: dict[tuple[bytes, str], bytes] = {}

    def look(self, asked: Iterable[tuple[bytes, float]], run: Runner = one_by_one) -> None:
        """Find the spots of PDFs for stamps of a width, all at once."""
        new = [key for pdf, width in asked if (key := (pdf, repr(width))) not in self._found]
        new = list(dict.fromkeys(new))
        answers = recall_all(self._kept, "spots", spots_answer, new, run)
        self._found.update(zip(new, answers, strict=True))

    def spots(self, pdf: bytes, width: float) -> Sequence[Spot | None]:
        """What :func:`spots` answers."""
        self.look([(pdf, width)])
        found = json.loads(self._found[pdf, repr(width)])
        return [None if spot is None else Spot(*spot) for spot in found]


def spots_answer(pdf: bytes, width: str) -> bytes:
    """What :func:`spots` answers, as JSON."""
    return json.dumps(spots(pdf, float(width))).encode()


def spots(pdf: bytes, width: float) -> list[Spot | None]:
    """A free spot for a stamp of that width on each page; None where there is none.

    The pages of a paper that are alike have it in the same place if any is free on all of them.
    """
    alike: dict[tuple[int, int], list[int]] = {}
    pages = list(_looked_at(pdf, width))
    for number, (_, size, _) in enumerate(pages):
        alike.setdefault(size, []).append(number)
    chosen: list[Spot | None] = [None] * len(pages)
    for numbers in alike.values():
        shared = set.intersection(*(pages[number][2] for number in numbers))
        for number in numbers:
            candidates, _, free = pages[number]
            best = min(shared or free, default=None)
            chosen[number] = None if best is None else candidates[best]
    return chosen


def usual(page_width: float, width: float) -> Spot:
    """Where a stamp stands if nothing is in its way."""
    return _candidates(page_width, width)[0]


@lru_cache(maxsize=100)  # the pages of a paper are of one size, or two
def _candidates(page_width: float, width: float) -> tuple[Spot, ...]:
    """Places in the order in which they are wanted: right, middle, left, each upwards."""
    sides = (page_width - _SIDE - width, (page_width - width) / 2, _SIDE)
    return tuple(Spot(max(x, _CLEAR), y) for x in sides for y in _LINES)


def _looked_at(
    pdf: bytes, width: float
) -> Iterator[tuple[Sequence[Spot], tuple[int, int], set[int]]]:
    """For each page its candidates, its size, and which of the candidates are free."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            wide, high = page.get_size()
            strip = min(_STRIP, high)
            bitmap = page.render(scale=1, grayscale=True, crop=(0, 0, 0, high - strip))
            rows = _rows(bytes(bitmap.buffer), bitmap.stride)
            candidates = _candidates(wide, width)
            free = _free(rows, candidates, width)
            yield candidates, (round(wide), round(high)), free
            bitmap.close()
            page.close()
    finally:
        document.close()


def _rows(pixels: bytes, stride: int) -> list[bytes]:
    """The rows of a picture from the lowest up, a 1 for every dot that is not white.

    A row that is white all along has no dots: most are.
    """
    white = b"\xff" * stride
    rows = [pixels[start : start + stride] for start in range(0, len(pixels), stride)]
    return [b"" if row == white else row.translate(_MARKED) for row in reversed(rows)]


def _free(rows: Sequence[bytes], candidates: Sequence[Spot], width: float) -> set[int]:
    """Which candidates have nothing but white around them."""
    dotted = [(number, row) for number, row in enumerate(rows) if row]
    marked: dict[float, bytearray] = {}  # by the left end of a line, for every row
    found = set()
    for place, spot in enumerate(candidates):
        if spot.x not in marked:
            left, right = round(spot.x - _CLEAR), round(spot.x + width + _CLEAR)
            marked[spot.x] = bytearray(len(rows))
            for number, row in dotted:
                marked[spot.x][number] = row.find(1, max(left, 0), right) >= 0
        low, high = round(spot.y - _CLEAR), round(spot.y + SIZE + _CLEAR)
        if high <= len(rows) and marked[spot.x].find(1, low, high) < 0:
            found.add(place)
    return found
