"""How make_papers.py writes each format: the same bytes every time, with properties set.

Every function takes plain texts and returns the bytes of a finished file. Rows are lists of
texts of equal length, the first row being the header.
"""

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from pptx import Presentation
from pptx.util import Inches
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

MADE = datetime(2017, 12, 4, 9, 0, tzinfo=UTC)
Rows = Sequence[Sequence[str]]


def settled(package: bytes) -> bytes:
    """Write an Office file again with fixed dates: those of its entries and of its properties."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            data = old.read(name)
            if name == "docProps/core.xml":  # openpyxl always writes the present moment
                stamp = rb"\g<1>" + f"{MADE:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<2>"
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)", stamp, data)
            new.writestr(entry, data)
    return out.getvalue()


def describe(properties, title: str, author: str) -> None:
    """Set the properties that Word and PowerPoint files have in common."""
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.subject, properties.comments, properties.keywords = "Board paper", "", ""
    properties.language, properties.revision = "en-GB", 1
    properties.created = properties.modified = MADE.replace(tzinfo=None)


def report(title: str, author: str, colour: str) -> WordDocument:
    """Begin a Word report with a house style of its own, a header and a footer."""
    document = Document()
    describe(document.core_properties, title, author)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.header.paragraphs[0].text = f"{author} | {title}"
    section.footer.paragraphs[0].text = "Community Safety Partnership, 13 December 2017"
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(12)
    for name in ("Title", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name, style.font.color.rgb = "Arial", RGBColor.from_string(colour)
        fonts = style.element.rPr.rFonts
        for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[theme]  # or Word prefers the theme's font to Arial
    lead = document.styles.add_style("Report Summary", WD_STYLE_TYPE.PARAGRAPH)
    lead.base_style, lead.font.bold = document.styles["Normal"], True
    document.add_paragraph(title, style="Title")
    return document


def word_table(document: WordDocument, rows: Rows) -> None:
    """Add a table whose first row is a header that repeats on every page."""
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for number, texts in enumerate(rows):
        row = table.add_row()
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].add_run(text).bold = number == 0
        if number == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def word_list(document: WordDocument, style: str, texts: Iterable[str]) -> None:
    """Add a list, in the style ``List Number`` or ``List Bullet``."""
    for text in texts:
        document.add_paragraph(text, style=style)


def landscape(document: WordDocument) -> None:
    """Go on with a page on its side."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)


def word_bytes(document: WordDocument) -> bytes:
    """Finish a Word paper, without a part of python-docx's template that Word would repair."""
    for key, link in list(document.part.rels.items()):
        if link.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[key]
    out = BytesIO()
    document.save(out)
    return settled(out.getvalue())


def slides(title: str, subtitle: str, author: str, pages: Sequence[tuple[str, Rows]]) -> bytes:
    """Make a slide show: rows of one text are points, longer rows a table with a header row."""
    show = Presentation()
    describe(show.core_properties, title, author)
    first = show.slides.add_slide(show.slide_layouts[0])
    first.shapes.title.text, first.placeholders[1].text = title, subtitle
    for heading, rows in pages:
        points = len(rows[0]) == 1
        slide = show.slides.add_slide(show.slide_layouts[1 if points else 5])
        slide.shapes.title.text = heading
        if points:
            slide.placeholders[1].text = "\n".join(row[0] for row in rows)
            continue
        frame = slide.shapes.add_table(
            len(rows), len(rows[0]), Inches(0.5), Inches(1.6), Inches(9), Inches(0.5 * len(rows))
        )
        frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Table: {heading}")
        for line, row in enumerate(rows):
            for column, text in enumerate(row):
                frame.table.cell(line, column).text = text
    out = BytesIO()
    show.save(out)
    return settled(out.getvalue())


def workbook(
    title: str, author: str, sheet: str, rows: Sequence[Sequence[str | int | float]]
) -> bytes:
    """Make a workbook of one sheet; the first row is its header."""
    book = Workbook()
    book.properties.title, book.properties.creator = title, author
    book.properties.lastModifiedBy, book.properties.language = author, "en-GB"
    book.properties.created = MADE.replace(tzinfo=None)
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for cell in page[1]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True)
        cell.fill = PatternFill("solid", fgColor="DDE6EE")
    page.column_dimensions["A"].width = 44
    for letter in "BCDEF"[: len(rows[0]) - 1]:
        page.column_dimensions[letter].width = 16
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9  # A4
    out = BytesIO()
    book.save(out)
    return settled(out.getvalue())


def pdf(title: str, author: str, parts: Sequence[str | Rows | Flowable]) -> bytes:
    """Make a PDF: texts are paragraphs (``# `` before a heading), rows a table."""
    sample = getSampleStyleSheet()
    body = ParagraphStyle("Body", sample["Normal"], fontSize=12, leading=16, spaceAfter=8)
    story: list[Flowable] = [Paragraph(title, sample["Title"])]
    for part in parts:
        if isinstance(part, Flowable):
            story.append(part)
        elif isinstance(part, str):
            heading = part.startswith("# ")
            story.append(
                Paragraph(part.removeprefix("# "), sample["Heading1"] if heading else body)
            )
        else:
            cells = [[Paragraph(text, body) for text in row] for row in part]
            lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
                     ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#DDE6EE"))]  # fmt: skip
            story += [Table(cells, repeatRows=1, style=TableStyle(lines)), Spacer(1, 12)]
    out = BytesIO()
    SimpleDocTemplate(
        out,
        pagesize=A4,
        title=title,
        author=author,
        subject="Board paper",
        lang="en-GB",
        invariant=1,
    ).build(story)
    return out.getvalue()
