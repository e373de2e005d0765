"""Papers that fall short nowhere, made for the tests; each test spoils one thing."""

import io

import docx
import openpyxl
import pikepdf
from docx.oxml import OxmlElement
from docx.shared import Pt, RGBColor
from openpyxl.worksheet.table import Table
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

SENTENCE = "The board will hear how the towers are made safe this winter. "


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(out, "PNG")
    return out.getvalue()


def word(spoil=None) -> bytes:
    document = docx.Document()
    document.core_properties.title = "Fire safety"
    document.styles["Normal"].font.size = Pt(12)
    # The blue of python-docx's own headings is 4.0 to 1.
    document.styles["Heading 2"].font.color.rgb = RGBColor(0, 0, 0x40)
    document.add_heading("Fire safety", 1)
    document.add_heading("The towers", 2)
    for _ in range(8):
        document.add_paragraph(SENTENCE * 5)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ward", "Towers"
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    if spoil:
        spoil(document)
    return saved(document)


def workbook(spoil=None) -> bytes:
    book = openpyxl.Workbook()
    book.properties.title = "Offences"
    sheet = book.active
    sheet.title = "Offences"
    for row in (("Ward", "Offences"), ("Abbey", 4), ("Eastbury", 7)):
        sheet.append(row)
    sheet.add_table(Table(displayName="Offences", ref="A1:B3"))
    if spoil:
        spoil(book)
    return saved(book)


def show(spoil=None) -> bytes:
    made = Presentation()
    made.core_properties.title = "Restore London"
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = "Restorative justice"
    if spoil:
        spoil(made, slide)
    return saved(made)


def box(slide, text, **look):
    """A box of text on a slide; ``look`` sets the first run's font."""
    frame = slide.shapes.add_textbox(Inches(1), Inches(3), Inches(4), Inches(1)).text_frame
    run = frame.paragraphs[0].add_run()
    run.text = text
    for name, value in look.items():
        setattr(run.font, name, value)
    return run


def tag(document, kind, *kids, **more):
    """A tag of a PDF; its kids are tags."""
    return document.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), K=Array(list(kids)), **more)
    )


def pdf(spoil=None, *tags, pages=1, content=b"BT /F1 12 Tf 72 700 Td (Seen) Tj ET") -> bytes:
    """A tagged PDF; ``tags(document)`` make its tags, ``spoil(document)`` comes last."""
    document = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for number in range(pages):
        page = document.add_blank_page(page_size=(595, 842))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = document.make_stream(content)
        page.obj.StructParents = number
    kids = [tag(document, "H1"), tag(document, "P"), *(make(document) for make in tags)]
    document.Root.Lang = String("en-GB")
    document.Root.MarkInfo = Dictionary(Marked=True)
    document.Root.StructTreeRoot = document.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Array(kids), RoleMap=Dictionary(Bild=Name.Figure))
    )
    document.docinfo["/Title"] = "Broad Street"
    if spoil:
        spoil(document)
    out = io.BytesIO()
    document.save(out, fix_metadata_version=False)  # which may be what was spoilt
    return out.getvalue()


def image(document):
    """A picture of one dot, to be put among a page's objects."""
    return document.make_stream(
        b"\x00",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )
