"""Page numbers on pages of every sort: readable, upright, clear of what is there, artifacts."""

import io

import pikepdf
import pypdfium2
import pytest

from cspctl.pack.pdf.geometry import inverse, moved, view
from cspctl.pack.pdf.lettering import Lettering
from cspctl.pack.pdf.room import spots, usual
from cspctl.pack.pdf.stamping import Setter


def page(content=b"", *, size=(595, 842), rotate=0, crop=None):
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=size)
    pdf.pages[0].Contents = pdf.make_stream(content)
    if rotate:
        pdf.pages[0].Rotate = rotate
    if crop:
        pdf.pages[0].obj.CropBox = pikepdf.Array(list(crop))
    return pdf


def data(pdf):
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def text_at(pdf):
    """The words on the first page and their lower left corner as seen."""
    shown = pypdfium2.PdfDocument(data(pdf))[0]
    words = shown.get_textpage()
    left, bottom, _, _ = words.get_charbox(0)
    return words.get_text_bounded().strip(), left, bottom


SIDES = pytest.mark.parametrize("rotate", [0, 90, 180, 270])


@SIDES
def test_the_number_is_upright_in_the_corner_that_is_seen(rotate):
    pdf = page(rotate=rotate, crop=(50, 60, 550, 800))
    setter = Setter(pdf, Lettering(pdf, ["Item 5, page 17"]))
    wide, high, matrix = view(pdf.pages[0])
    assert (wide, high) == ((500, 740) if rotate in (0, 180) else (740, 500))
    spot = usual(wide, setter.width("Item 5, page 17"))
    setter.stamp(pdf.pages[0], "Item 5, page 17", spot)
    shown = pypdfium2.PdfDocument(data(pdf))[0]
    assert shown.get_textpage().get_text_bounded().strip() == "Item 5, page 17"
    picture = shown.render(scale=2, grayscale=True).to_pil()
    dark = picture.point(lambda dot: 255 if dot < 128 else 0).getbbox()
    assert dark is not None
    left, top, right, bottom = (edge / 2 for edge in dark)
    assert left == pytest.approx(spot.x, abs=2)
    assert high - bottom == pytest.approx(spot.y - 2, abs=2)  # the p and the comma reach below
    assert (bottom - top, right - left) == (pytest.approx(9, abs=2), pytest.approx(66, abs=5))
    assert moved(inverse(matrix), *moved(matrix, 30, 40)) == (30, 40)


def test_letters_are_embedded_and_the_stamp_is_an_artifact():
    pdf = page()
    setter = Setter(pdf, Lettering(pdf, ["Page xiv"]))
    setter.stamp(pdf.pages[0], "Page xiv", usual(595, 40))
    again = pikepdf.open(io.BytesIO(data(pdf)))
    (font,) = again.pages[0].Resources.Font.values()
    assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    content = b"".join(part.read_bytes() for part in again.pages[0].Contents)
    assert b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC" in content
    assert len(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()) < 20_000


FOOTER = b"0 g 50 15 500 20 re f"


def test_a_number_goes_where_the_footer_is_not():
    (right,) = spots(data(page()), 70)
    assert (right.x, right.y) == (595 - 36 - 70, 17)
    (above,) = spots(data(page(FOOTER)), 70)
    assert above.y > 35
    (left,) = spots(data(page(b"0 g 300 0 295 100 re f")), 70)
    assert left.x == 36
    assert spots(data(page(b"0.9 g 0 0 595 842 re f")), 70) == [None]


def test_alike_pages_have_it_in_the_same_place():
    both = pikepdf.new()
    sources = [page(FOOTER), page()]
    for source in sources:
        both.pages.extend(source.pages)
    first, second = spots(data(both), 70)
    assert first == second
    assert first.y > 35


@SIDES
def test_a_full_page_makes_room(rotate):
    pdf = page(b"0 0 1 rg 0 0 595 842 re f", rotate=rotate)
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 595, 842]
    )
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])
    setter = Setter(pdf, Lettering(pdf, ["Item 5, page 17"]))
    setter.stamp_with_room(pdf.pages[0], "Item 5, page 17")
    picture = pypdfium2.PdfDocument(data(pdf))[0].render(scale=1, may_draw_forms=False).to_pil()
    wide, high = picture.size
    assert picture.getpixel((wide // 2, high // 2)) == (0, 0, 255)
    assert picture.getpixel((60, high - 10)) == (255, 255, 255)
    assert picture.getpixel((wide // 2, high - 45)) == (0, 0, 255)
    assert text_at(pdf)[0] == "Item 5, page 17"
    edges = [float(edge) for edge in pdf.pages[0].Annots[0].Rect]
    assert (edges[2] - edges[0]) * (edges[3] - edges[1]) < 595 * 842
