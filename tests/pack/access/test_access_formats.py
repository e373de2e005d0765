"""PDFs, slides, workbooks, Markdown and pictures: a good one of each, and each shortcoming."""

import io

import pikepdf
import pytest
from access_papers import box, image, pdf, png, show, tag, workbook
from openpyxl.drawing.image import Image
from pikepdf import Dictionary, Name, String
from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt

from cspctl.pack.access import examine


def found(data, name):
    return {finding.check: finding.places for finding in examine(data, name)}


def test_good_papers():
    assert found(pdf(), "a.pdf") == {}
    assert found(show(), "a.pptx") == {}
    assert found(workbook(), "a.xlsx") == {}
    assert found(b"---\ntitle: here\n---\n## A\n\n![A map](a.png) [the plan](b)\n", "a.md") == {}


def _drop(key):
    def spoil(document):
        del document.Root[key]

    return spoil


def _untitled(document):
    del document.docinfo["/Title"]


def _scan(document):
    del document.Root["/MarkInfo"]
    page = document.pages[0]
    page.Resources.XObject = Dictionary(I=image(document))
    page.Contents = document.make_stream(b"q 500 0 0 800 0 0 cm /I Do Q")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (pdf(_drop("/MarkInfo")), {"untagged": ()}),
        (pdf(_drop("/StructTreeRoot")), {"untagged": ()}),
        (pdf(_drop("/Lang")), {"language": ()}),
        (pdf(_untitled), {"title": ()}),
        (pdf(pages=20), {}),
        (pdf(pages=21), {"bookmarks": ("21 pages",)}),
        (pdf(_scan), {"untagged": (), "scanned": ("page 1",)}),
        (pdf(None, lambda d: tag(d, "Figure")), {"alternative-text": ("figure 1",)}),
        (pdf(None, lambda d: tag(d, "Bild")), {"alternative-text": ("figure 1",)}),
        (pdf(None, lambda d: tag(d, "Figure", Alt=String("A map"))), {}),
        (
            pdf(None, lambda d: tag(d, "H3")),
            {"heading-skipped": ("'heading 2' is of level 3 without a level 2",)},
        ),
    ],
)
def test_pdfs(data, expected):
    assert found(data, "a.pdf") == expected


@pytest.mark.parametrize(("kind", "expected"), [("TD", {"table-header": ("table 1",)}), ("TH", {})])
def test_tables_of_a_pdf(kind, expected):
    def table(document):
        rows = [tag(document, "TR", tag(document, cell)) for cell in (kind, "TD")]
        return tag(document, "Table", *rows)

    assert found(pdf(None, table), "a.pdf") == expected


def test_the_newer_metadata_of_a_pdf_may_hold_its_title():
    def spoil(document):
        _untitled(document)
        with document.open_metadata(update_docinfo=False) as newer:
            newer["dc:title"] = "Broad Street"

    assert found(pdf(spoil), "a.pdf") == {}


def test_tags_that_hold_themselves():
    def spoil(document):
        root = document.Root.StructTreeRoot
        root.K[0].K = root.K[0]

    assert found(pdf(spoil), "a.pdf") == {}


def _picture(made, slide):
    slide.shapes.add_picture(io.BytesIO(png()), Inches(1), Inches(2))


def _table(made, slide):
    frame = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(4), Inches(1))
    frame.table.first_row = False


def _without_title(made, slide):
    slide.shapes.title.text = " "


def _hidden(made, slide):
    _without_title(made, slide)
    slide._element.set("show", "0")


def _pale(made, slide):
    box(slide, "Pale words", size=Pt(14)).font.color.rgb = RGBColor(0xBB, 0xBB, 0xBB)


def _pale_on_dark(made, slide):
    run = box(slide, "Pale words", size=Pt(14))
    run.font.color.rgb = RGBColor(0xBB, 0xBB, 0xBB)
    fill = slide.shapes[-1].fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0, 0, 0x40)


def _link(made, slide):
    box(slide, "Click here").hyperlink.address = "https://example.org"


def _show_untitled(made, slide):
    made.core_properties.title = "PowerPoint Presentation"


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (_picture, {"alternative-text": ("slide 1, Picture 2",)}),
        (_table, {"table-header": ("slide 1",)}),
        (_without_title, {"slide-title": ("slide 1",)}),
        (_hidden, {}),
        (_pale, {"contrast": ("slide 1, 'Pale words', 1.92 to 1",)}),
        (_pale_on_dark, {}),
        (_link, {"vague-link": ("slide 1, 'Click here'",)}),
        (_show_untitled, {"title": ()}),
    ],
)
def test_slides(spoil, expected):
    assert found(show(spoil), "a.pptx") == expected


def _no_table(book):
    del book.active.tables["Offences"]


def _merged(book):
    book.active.merge_cells("A5:B5")


def _unnamed(book):
    book.active.title = "Sheet1"


def _blank(book):
    book.active["A6"] = "Note"


def _pictured(book):
    book.active.add_image(Image(io.BytesIO(png())), "D1")


def _untitled_book(book):
    book.properties.title = None


def _hidden_sheet(book):
    other = book.create_sheet("Sheet2")
    other.sheet_state = "hidden"


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (_no_table, {"sheet-table": ("sheet 'Offences'",)}),
        (_merged, {"merged-cells": ("sheet 'Offences', A5:B5",)}),
        (_unnamed, {"sheet-name": ("sheet 'Sheet1'",)}),
        (_blank, {"blank-rows": ("sheet 'Offences', rows 4 to 5",)}),
        (_pictured, {"alternative-text": ("sheet 'Offences', Image 1",)}),
        (_untitled_book, {"title": ()}),
        (_hidden_sheet, {}),
    ],
)
def test_workbooks(spoil, expected):
    assert found(workbook(spoil), "a.xlsx") == expected


def test_markdown():
    text = (
        "---\ntitle: T\n---\n# A\n\n### B\n\n![](map.png)\n\nRead it [here](https://example.org).\n"
    )
    assert found(text.encode(), "a.md") == {
        "alternative-text": ("line 8, 'map.png'",),
        "heading-skipped": ("'B' is of level 3 without a level 2",),
        "vague-link": ("line 10, 'here'",),
    }


def test_a_picture_is_no_paper_that_can_be_read_aloud():
    assert found(png(), "map.PNG") == {"picture-alone": ()}


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "a.docx", "it holds damage: it cannot be read to its end"),
        (b"", "a.pdf", "it holds damage: it cannot be read to its end"),
        (b"\xff", "a.md", "it holds damage: it cannot be read to its end"),
        (b"", "a.odt", "the format .odt is not known"),
        (
            workbook(),
            "a.docx",
            "it holds another kind of file than its name tells, or two files in one",
        ),
    ],
)
def test_what_cannot_be_read_is_not_taken_for_good(data, name, why):
    assert found(data, name) == {"not-examined": (why,)}


def test_a_locked_pdf():
    def spoil(document):
        document.Root.Locked = Name.Yes

    with pikepdf.open(io.BytesIO(pdf(spoil))) as document:
        out = io.BytesIO()
        document.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert found(out.getvalue(), "a.pdf") == {"not-examined": ("it holds a password",)}
