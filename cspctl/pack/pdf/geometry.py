"""A page as it is seen: turned upright, its visible corner at the origin, in points."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pikepdf

Matrix = tuple[float, float, float, float, float, float]


class View(NamedTuple):
    """The visible size of a page, and the matrix from what is seen to the page's own space."""

    width: float
    height: float
    matrix: Matrix


def view(page: "pikepdf.Page") -> View:
    """How a page is seen: its crop box, turned as ``/Rotate`` says (ISO 32000-1, 7.7.3.3)."""
    left, bottom, right, top = _box(page)
    turn = int(page.obj.get("/Rotate", 0)) % 360
    wide, high = right - left, top - bottom
    if turn == 90:
        return View(high, wide, (0, 1, -1, 0, right, bottom))
    if turn == 180:
        return View(wide, high, (-1, 0, 0, -1, right, top))
    if turn == 270:
        return View(high, wide, (0, -1, 1, 0, left, top))
    return View(wide, high, (1, 0, 0, 1, left, bottom))


def _box(page: "pikepdf.Page") -> tuple[float, float, float, float]:
    """The crop box within the media box, its corners in order."""
    media = _ordered([float(edge) for edge in page.mediabox])
    if "/CropBox" not in page.obj:
        return media
    crop = _ordered([float(edge) for edge in page.cropbox])
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if left < right and bottom < top else media


def _ordered(box: list[float]) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = box
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does one thing and then another."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k,
            e * h + f * j + m)  # fmt: skip


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a matrix takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def inverse(matrix: Matrix) -> Matrix:
    """The matrix back; for those made here, whose parts along the axes are 1, -1 or 0."""
    a, b, c, d, e, f = matrix
    scale = a * d - b * c
    a, b, c, d = d / scale, -b / scale, -c / scale, a / scale
    return a, b, c, d, -(e * a + f * c), -(e * b + f * d)


def written(matrix: Matrix) -> str:
    """The matrix as numbers of a content stream."""
    return " ".join(f"{number:.5f}".rstrip("0").rstrip(".") for number in matrix)
