"""Word papers of many shapes, made for the tests: what authors send in, one trait a shape."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part as OpcPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
SENTENCE = "The board considers what partners have done since it last met and what remains. "
Document = Any


def xml(text: str) -> Any:
    """An element from a snippet whose prefixes are Word's usual ones."""
    start, rest = text.split(">", 1) if "/>" not in text.split(">", 1)[0] + ">" else (text, "")
    if rest:
        return parse_xml(f"{start} {NS}>{rest}")
    return parse_xml(text.replace("/>", f" {NS}/>", 1))


def body(document: Document, text: str) -> Any:
    """Add a snippet at the end of the body, before the section's properties."""
    element = xml(text)
    document.element.body.insert(len(document.element.body) - 1, element)
    return element


def saved(document: Document) -> bytes:
    """The document as a file."""
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def prose(document: Document, paragraphs: int) -> None:
    """Some paragraphs of some lines."""
    for number in range(paragraphs):
        document.add_paragraph(f"{number + 1}. " + SENTENCE * (3 + number % 4))


def png(width: int = 8, height: int = 8, shade: int = 90) -> bytes:
    """A small grey picture."""
    rows = b"".join(b"\0" + bytes([shade] * width) for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        tail = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + tail

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    begin = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return begin + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def a4(document: Document, *, landscape: bool = False, margin: float = 25.4) -> Document:
    """Set every section to A4."""
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(margin)
        section.top_margin = section.bottom_margin = Mm(margin)
    return document


def new() -> Document:
    """An A4 document with python-docx's styles and defaults."""
    return a4(docx.Document())


def defaults(document: Document, run: str, paragraph: str) -> Document:
    """Replace the document defaults."""
    old = document.styles.element.find(qn("w:docDefaults"))
    document.styles.element.replace(
        old,
        xml(
            f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
            f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
        ),
    )
    return document


def word_2016() -> Document:
    """What a new document of Word 2016 has: Calibri 11, 8 points after, tight tables."""
    document = defaults(
        new(),
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/>',
        '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>',
    )
    return document


def council() -> Document:
    """A council's template: Arial 12, no space after, single lines."""
    return defaults(
        new(),
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="24"/>',
        "",
    )


def table(document: Document, rows: int, style: str = "Table Grid") -> None:
    """A table with a heading row and text in its cells."""
    made = document.add_table(rows, 3, style=style)
    for number, row in enumerate(made.rows):
        for column, cell in enumerate(row.cells):
            cell.text = f"Row {number} column {column}: {SENTENCE if column else ''}"


def notes(document: Document, kind: str, texts: list[str]) -> None:
    """A part with footnotes or endnotes, referred to by one paragraph each."""
    marks = "".join(
        f'<w:{kind} w:type="{line}" w:id="{number}"><w:p><w:r><w:{line}/></w:r></w:p></w:{kind}>'
        for number, line in ((-1, "separator"), (0, "continuationSeparator"))
    )
    written = "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f"<w:{kind}Ref/></w:r><w:r><w:t>{text.strip()}</w:t></w:r></w:p></w:{kind}>"
        for number, text in enumerate(texts, 1)
    )
    content = f"<w:{kind}s {NS}>{marks}{written}</w:{kind}s>".encode()
    part = OpcPart(
        PackURI(f"/word/{kind}s.xml"),
        f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml",
        content,
        document.part.package,
    )
    document.part.relate_to(part, getattr(RT, f"{kind.upper()}S"))
    for number, text in enumerate(texts, 1):
        body(
            document,
            f"<w:p><w:r><w:t>On {text.strip()}: {(SENTENCE * 3).strip()}</w:t></w:r><w:r><w:rPr>"
            f'<w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/>'
            "</w:r></w:p>",
        )


def field(instruction: str, shown: str) -> str:
    """A complex field as runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{shown}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(text: str) -> str:
    """A text box as Word writes it: a drawing, and a VML fallback."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2000000" cy="600000"/>'
        '<wp:docPr id="1" name="Box" descr="A box"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom></wps:spPr><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="_x0000_s1026" style="width:157pt;height:47pt"><v:textbox>{inside}'
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _portrait(pages: int) -> Document:
    document = new()
    document.add_heading("A paper on paper", 1)
    prose(document, 12 * pages)
    return document


def _landscape() -> Document:
    document = a4(new(), landscape=True)
    document.add_heading("Performance figures", 1)
    table(document, 18)
    return document


def _mixed() -> Document:
    document = new()
    prose(document, 9)
    for landscape in (True, False):
        section = document.add_section(WD_SECTION.NEW_PAGE)
        wide, high = (297, 210) if landscape else (210, 297)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(wide), Mm(high)
        prose(document, 9)
    return document


def _word() -> Document:
    document = word_2016()
    document.add_heading("Hate crime", 1)
    prose(document, 10)
    table(document, 16)
    prose(document, 10)
    return document


def _council() -> Document:
    document = council()
    document.add_heading("Domestic abuse", 2)
    prose(document, 20)
    table(document, 14, "Light Grid Accent 1")
    return document


def _headers() -> Document:
    document = new()
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Odd header"
    section.even_page_header.paragraphs[0].text = "Even header"
    section.first_page_header.paragraphs[0].text = "First header"
    section.footer.paragraphs[0].text = "Odd footer"
    section.even_page_footer.paragraphs[0].text = "Even footer"
    prose(document, 30)
    return document


def _tall_header() -> Document:
    document = new()
    for line in range(8):
        document.sections[0].header.add_paragraph(f"Letterhead line {line}")
    prose(document, 20)
    return document


def _lists() -> Document:
    document = new()
    for number in range(12):
        document.add_paragraph(f"Step {number}: {SENTENCE * 2}", style="List Number")
        document.add_paragraph(f"Point {number}", style="List Bullet")
    return document


def _footnotes() -> Document:
    document = new()
    notes(document, "footnote", [f"footnote {number} {SENTENCE}" for number in range(1, 13)])
    return document


def _endnotes() -> Document:
    document = new()
    notes(document, "endnote", [f"endnote {number} {SENTENCE}" for number in range(1, 9)])
    return document


def _columns() -> Document:
    document = new()
    columns = document.sections[0]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    prose(document, 18)
    return document


def _picture() -> Document:
    document = new()
    for shade in (60, 120):
        prose(document, 4)
        document.add_picture(BytesIO(png(shade=shade)), width=Mm(120))
    return document


def _boxes() -> Document:
    document = new()
    for number in range(6):
        body(document, text_box(f"Box {number}"))
        prose(document, 3)
    return document


def _narrow() -> Document:
    document = a4(new(), margin=9)
    prose(document, 22)
    return document


def _large_print() -> Document:
    document = new()
    document.styles["Normal"].font.size = Pt(18)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Heading 1"].font.size = Pt(30)
    document.add_heading("In large print", 1)
    prose(document, 14)
    return document


def _letter() -> Document:
    document = docx.Document()
    prose(document, 16)
    return document


def _table_last() -> Document:
    document = new()
    prose(document, 6)
    table(document, 9)
    return document


def _contents() -> Document:
    document = new()
    for number in range(3):
        link = field(f"PAGEREF _Toc{number} \\h", "9")
        body(document, f'<w:p><w:hyperlink w:anchor="_Toc{number}">{link}</w:hyperlink></w:p>')
    for number in range(3):
        document.add_page_break()
        body(
            document,
            f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="{number}" '
            f'w:name="_Toc{number}"/><w:r><w:t>Part {number}</w:t></w:r>'
            f'<w:bookmarkEnd w:id="{number}"/></w:p>',
        )
        prose(document, 3)
    return document


SHAPES: dict[str, Callable[[], Document]] = {
    "empty": new,
    "one page": lambda: _portrait(0),
    "three pages": lambda: _portrait(3),
    "landscape": _landscape,
    "mixed": _mixed,
    "word 2016": _word,
    "council": _council,
    "headers": _headers,
    "tall header": _tall_header,
    "lists": _lists,
    "footnotes": _footnotes,
    "endnotes": _endnotes,
    "columns": _columns,
    "picture": _picture,
    "boxes": _boxes,
    "narrow margins": _narrow,
    "large print": _large_print,
    "letter": _letter,
    "table last": _table_last,
    "contents": _contents,
}


def shaped(shape: str) -> bytes:
    """The file of a shape."""
    return saved(SHAPES[shape]())
