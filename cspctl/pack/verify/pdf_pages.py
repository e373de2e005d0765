"""The texts of a PDF's pages, seen or not, and of the drawings that no page shows by itself.

pdfium reads them: it knows the encodings of fonts, and gives white, hidden, clipped and
switched-off text like any other.
"""

from collections.abc import Iterator
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


def page_pieces(data: bytes) -> Iterator[Piece]:
    """The texts of a PDF's pages and drawings, the half of the work that pdfium does."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as document:
            if not document.is_encrypted:  # which is told of with the rest
                yield from texts_of(data, document, "")
    except faults():
        yield Unreadable("", DAMAGED)


def texts_of(data: bytes, document: "pikepdf.Pdf", place: str) -> Iterator[Piece]:
    """The text of each page, then that of drawings which no page shows by itself."""
    yield from _text(data, place, "page")
    hidden = _unseen_forms(document)
    if hidden:
        yield from _text(hidden, place, "annotation or unused drawing")


def _text(data: bytes, place: str, called: str) -> Iterator[Piece]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        yield Unreadable(_at(place, f"every {called}"), "no page can be read")
        return
    try:
        for number in range(len(document)):
            here = _at(place, f"{called} {number + 1}")
            try:
                page = document[number]
                text = page.get_textpage()
                # The whole range, not what lies within the page's edges.
                yield Passage(here, text.get_text_range())
                text.close()
                page.close()
            except pypdfium2.PdfiumError:
                yield Unreadable(here, "its text cannot be read")
    finally:
        document.close()


def _unseen_forms(document: "pikepdf.Pdf") -> bytes:
    """A PDF with a page for every drawing that is an annotation's, or that no page names."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    shown = {key for page in document.pages for key in _named_forms(page.obj, set())}
    made = pikepdf.new()
    for item in document.objects:
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
