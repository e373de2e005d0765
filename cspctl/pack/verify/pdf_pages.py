"""The texts of a PDF's pages, seen or not, and of the drawings that no page shows by itself.

pdfium reads them: it knows the encodings of fonts, and gives white, hidden, clipped and
switched-off text like any other.
"""

from collections.abc import Collection, Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cspctl.pack.verify.passages import Passage, Piece, Unreadable

if TYPE_CHECKING:
    import pikepdf

DAMAGED = "it is damaged or protected with a password"


def faults() -> tuple[type[Exception], ...]:
    """What reading a PDF that is damaged, locked or ill-made raises."""
    import pikepdf

    reading = (pikepdf.PdfError, pikepdf.PasswordError)
    return (*reading, ValueError, OverflowError, RecursionError)


def page_pieces(
    data: bytes, place: str = "", wanted: Collection[int] | None = None
) -> Iterator[Piece]:
    """The text of every page, the half of the work that pdfium does, in their order.

    Args:
        data: the PDF.
        place: what messages call it.
        wanted: the numbers of the pages that are wanted, from 0; None for all.
    """
    yield from _texts(data, place, "page", wanted)


def form_pieces(document: "pikepdf.Pdf", items: Iterable[Any], place: str) -> Iterator[Piece]:
    """The texts of drawings that no page shows by itself; ``items`` are all objects."""
    hidden = _unseen_forms(document, items)
    if hidden:
        yield from _texts(hidden, place, "annotation or unused drawing")


def _texts(
    data: bytes, place: str, called: str, wanted: Collection[int] | None = None
) -> Iterator[Piece]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        yield Unreadable(_at(place, f"every {called}"), "no page can be read")
        return
    try:
        for number in range(len(document)) if wanted is None else sorted(wanted):
            here = _at(place, f"{called} {number + 1}")
            try:
                page = document[number]
                text = page.get_textpage()
                # The whole range, not what lies within the page's edges.
                yield Passage(here, text.get_text_range())
                text.close()
                page.close()
            except (pypdfium2.PdfiumError, IndexError):
                yield Unreadable(here, "its text cannot be read")
    finally:
        document.close()


def _unseen_forms(document: "pikepdf.Pdf", items: Iterable[Any]) -> bytes:
    """A PDF with a page for every drawing that is an annotation's, or that no page names."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    shown = {key for page in document.pages for key in _named_forms(page.obj, set())}
    made = pikepdf.new()
    for item in items:
        if not isinstance(item, pikepdf.Stream) or item.objgen in shown:
            continue
        if item.get("/Subtype") != Name.Form and "/BBox" not in item:
            continue
        page = made.add_blank_page(page_size=(600, 800))
        form = made.copy_foreign(item)
        form.Type, form.Subtype = Name.XObject, Name.Form
        if "/BBox" not in form:
            form.BBox = Array([0, 0, 600, 800])
        page.Resources = Dictionary(XObject=Dictionary(Form=form))
        page.Contents = made.make_stream(b"/Form Do")
    if not made.pages:
        return b""
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _named_forms(holder: Any, seen: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The drawings that a page's resources name, and theirs in turn."""
    import pikepdf

    resources = holder.get("/Resources")
    drawings = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    for drawing in drawings.values() if isinstance(drawings, pikepdf.Dictionary) else ():
        if isinstance(drawing, pikepdf.Stream) and drawing.objgen not in seen:
            seen.add(drawing.objgen)
            _named_forms(drawing, seen)
    return seen


def _at(place: str, part: str) -> str:
    return f"{place}, {part}" if place else part
