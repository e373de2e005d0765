"""Pictures as Word files: a paper that is a picture, and pages that a Word file cannot hold.

What a picture says of itself (camera, place, author) stays behind.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from cspctl.writers import ooxml

if TYPE_CHECKING:
    from docx.document import Document

_A4 = (595.3, 841.9)  # points
_MARGIN = 57.0
#: Pages drawn for the Word file: margins that printers need, and dots to the inch.
_EDGE = 28.0
_DOTS = 130
#: A line is a little higher than the picture that stands in it.
_SLACK = 16.0
_ALT = 2000  # characters; more is not read out in one go


def picture_paper(data: bytes, title: str) -> bytes:
    """A picture on an A4 page, upright or on its side as it is itself, with its title to read."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
        upright = ImageOps.exif_transpose(picture)
        out = BytesIO()
        if picture.format == "PNG":
            upright.save(out, "PNG")
        elif upright is picture or not picture.getexif().get(0x0112, 1) > 1:
            picture.save(out, "JPEG", quality="keep")
        else:
            upright.save(out, "JPEG", quality=92)
        wide, high = upright.size
    page = _A4 if high >= wide else _A4[::-1]
    document = _empty()
    _size(document.sections[0], page, _MARGIN)
    _place(document.paragraphs[0], out.getvalue(), (wide, high), page, _MARGIN, title)
    return _packed(document)


def pages_as_pictures(pdf: bytes, title: str, first: int) -> bytes:
    """The pages of a PDF as pictures, each on a page of its own size, with its words to read.

    ``first`` is the number of the first page in the pack.
    """
    import pypdfium2
    from docx.enum.section import WD_SECTION

    document = _empty()
    source = pypdfium2.PdfDocument(pdf)
    try:
        for place in range(len(source)):
            page = source[place]
            size = page.get_size()
            section = document.sections[0] if place == 0 else document.add_section(
                WD_SECTION.NEW_PAGE
            )  # fmt: skip
            _size(section, size, _EDGE)
            picture = page.render(scale=_DOTS / 72).to_pil()
            out = BytesIO()
            picture.convert("RGB").save(out, "PNG")
            words = " ".join(page.get_textpage().get_text_bounded().split())
            alt = f"Page {first + place}: {title}. {words}"[:_ALT]
            paragraph = document.paragraphs[-1] if place == 0 else document.add_paragraph()
            _place(paragraph, out.getvalue(), picture.size, size, _EDGE, alt)
            page.close()
    finally:
        source.close()
    return _packed(document)


def _empty() -> "Document":
    import docx

    document = docx.Document()
    document.add_paragraph()
    return document


def _size(section: Any, page: tuple[float, float], margin: float) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    section.page_width, section.page_height = Pt(page[0]), Pt(page[1])
    section.orientation = WD_ORIENT.LANDSCAPE if page[0] > page[1] else WD_ORIENT.PORTRAIT
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Pt(margin))
    section.header_distance = section.footer_distance = Pt(margin / 2)


def _place(
    paragraph: Any,
    picture: bytes,
    size: tuple[float, float],
    page: tuple[float, float],
    margin: float,
    alt: str,
) -> None:
    from docx.shared import Pt

    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    scale = min(
        (page[0] - 2 * margin) / size[0],
        (page[1] - 2 * margin - _SLACK) / size[1],
    )
    shape = paragraph.add_run().add_picture(
        BytesIO(picture), width=Pt(size[0] * scale), height=Pt(size[1] * scale)
    )
    shape._inline.docPr.set("descr", alt)
    shape._inline.docPr.set("name", "Picture")


def _packed(document: "Document") -> bytes:
    """The file without the hour at which it was made."""
    out = BytesIO()
    document.save(out)
    parts = ooxml.read_package(out.getvalue())
    ooxml.tidy(parts)
    return ooxml.write_package(parts)
