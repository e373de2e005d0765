"""Papers of many shapes in one file: the same pages, of the same size, in the same places."""

import random
from io import BytesIO

import pikepdf
import pytest
from merge_papers import SHAPES, field, new, saved, shaped, xml

from cspctl.pack.counting import destinations, pages
from cspctl.pack.office import to_pdf
from cspctl.writers.docx.merge import Part, merge

#: LibreOffice 7.4 prints every endnote at the end of the whole file; Word heeds the setting.
MEASURED = [shape for shape in SHAPES if shape != "endnotes"]


def sizes(pdf):
    with pikepdf.open(BytesIO(pdf)) as document:
        return [tuple(round(float(x)) for x in page.mediabox[2:]) for page in document.pages]


@pytest.fixture(scope="session")
def own_pages(soffice, tmp_path_factory):
    """Every shape's own PDF."""
    files = {f"{shape}.docx": shaped(shape) for shape in MEASURED}
    pdfs = to_pdf(files, workdir=tmp_path_factory.mktemp("own"), soffice=soffice)
    return {name.removesuffix(".docx"): sizes(pdf) for name, pdf in pdfs.items()}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("stamp", [None, "Pack page"])
def test_every_paper_keeps_its_pages(seed, stamp, own_pages, soffice, tmp_path):
    order = random.Random(seed).sample(MEASURED, len(MEASURED))
    starts = [1]
    for shape in order:
        starts.append(starts[-1] + len(own_pages[shape]))
    parts = [
        Part(shaped(shape), shape, f"Item{n}", starts[n], "decimal", stamp)
        for n, shape in enumerate(order)
    ]
    data = merge(parts, title="Pack", date="2017-12-13")
    pdf = to_pdf({"pack.docx": data}, workdir=tmp_path, soffice=soffice)["pack.docx"]
    found = destinations(pdf)
    assert {shape: found[f"Item{n}"] for n, shape in enumerate(order)} == dict(
        zip(order, starts, strict=False)
    )
    assert {shape: found[f"Item{n}End"] for n, shape in enumerate(order)} == {
        shape: following - 1 for shape, following in zip(order, starts[1:], strict=True)
    }
    assert sizes(pdf) == [size for shape in order for size in own_pages[shape]]


def test_stamp_and_pageref_print_the_same_page(soffice, tmp_path):
    pdfium = pytest.importorskip("pypdfium2")
    front = new()
    front.add_paragraph("Front sheet")
    line = xml(f"<w:p>{field('PAGEREF Item7', '?')}<w:r><w:t>is the page</w:t></w:r></w:p>")
    front.element.body.insert(0, line)
    parts = [
        Part(saved(front), "front", "Front", 1, "lowerRoman"),
        Part(shaped("council"), "paper", "Item6", 1, "decimal", "Pack page "),
        Part(shaped("headers"), "paper", "Item7", 5, "decimal", "Pack page "),
    ]
    data = merge(parts, title="Pack", date="2017-12-13")
    pdf = to_pdf({"pack.docx": data}, workdir=tmp_path, soffice=soffice)["pack.docx"]
    assert pages(pdf) == 9
    texts = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(pdf)]
    assert "5is the page" in texts[0]
    assert [f"Pack page {n}" in text for n, text in enumerate(texts)] == [False] + [True] * 8
    assert "First header" in texts[5]
    assert "Even footer" in texts[6]
    assert "Odd footer" in texts[7]
    assert "header" not in texts[0] + texts[1]
