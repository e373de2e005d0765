"""Public files with a canary in one place each. Every function returns place -> file."""

import io
import zipfile

import docx
import openpyxl
import pikepdf
from docx.oxml import parse_xml
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from pikepdf import Array, Dictionary, Name, String
from pptx import Presentation
from pptx.util import Inches

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, **added: bytes) -> bytes:
    """A package with other parts, or with other bytes in those it has."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in added:
                new.writestr(name, old.read(name))
        for name, part in added.items():
            new.writestr(name, part)
    return out.getvalue()


def word_files(canary: str) -> dict[str, bytes]:
    places = {}

    def document(place, plant):
        made = docx.Document()
        made.add_paragraph("Forty lamps.")
        plant(made)
        places[place] = saved(made)

    def body(xml):
        def plant(made):
            made.element.body.insert(0, parse_xml(xml.replace("CANARY", canary)))

        return plant

    half = len(canary) // 2
    split = (
        f"<w:r><w:t>{canary[:half]}</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:rPr>"
        f"<w:b/></w:rPr><w:t>{canary[half:]}</w:t></w:r>"
    )
    hyphens = canary[:half] + "\u00ad" + canary[half:]
    document("body", lambda made: made.add_paragraph(f"See {canary}."))
    document("split over runs", body(f"<w:p {W}>{split}</w:p>"))
    document("soft hyphen", lambda made: made.add_paragraph(hyphens))
    document(
        "zero width", lambda made: made.add_paragraph(canary[:half] + "\u200b" + canary[half:])
    )
    document("upper case", lambda made: made.add_paragraph(canary.upper()))
    document("table", lambda made: made.add_table(1, 1).cell(0, 0).add_paragraph(canary))
    document("header", lambda made: made.sections[0].header.add_paragraph(canary))
    document("footer", lambda made: made.sections[0].footer.add_paragraph(canary))
    document("heading", lambda made: made.add_heading(canary))
    document("author", lambda made: setattr(made.core_properties, "author", canary))
    document("title property", lambda made: setattr(made.core_properties, "title", canary))
    document("keywords", lambda made: setattr(made.core_properties, "keywords", canary))
    document("remark property", lambda made: setattr(made.core_properties, "comments", canary))
    document("style name", lambda made: made.styles.add_style(canary, 1))
    document(
        "comment",
        lambda made: made.add_comment(made.add_paragraph("x").runs, text=canary, author="a"),
    )
    document(
        "comment's author",
        lambda made: made.add_comment(made.add_paragraph("x").runs, text="x", author=canary),
    )
    for place, xml in {
        "deleted text": "<w:del w:id='1'><w:r><w:delText>CANARY</w:delText></w:r></w:del>",
        "inserted by": "<w:ins w:id='1' w:author='CANARY'><w:r><w:t>x</w:t></w:r></w:ins>",
        "hidden text": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>CANARY</w:t></w:r>",
        "white text": "<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>CANARY</w:t></w:r>",
        "field code": "<w:r><w:instrText>TC CANARY</w:instrText></w:r>",
        "split field code": (
            f"<w:r><w:instrText>{canary[:half]}</w:instrText></w:r><w:r>"
            f"<w:instrText>{canary[half:]}</w:instrText></w:r>"
        ),
        "simple field": "<w:fldSimple w:instr='REF CANARY'><w:r><w:t>x</w:t></w:r></w:fldSimple>",
        "bookmark": "<w:bookmarkStart w:id='1' w:name='CANARY'/><w:bookmarkEnd w:id='1'/>",
        "control's title": (
            "<w:sdt><w:sdtPr><w:alias w:val='CANARY'/></w:sdtPr><w:sdtContent/></w:sdt>"
        ),
        "control's tag": "<w:sdt><w:sdtPr><w:tag w:val='CANARY'/></w:sdtPr><w:sdtContent/></w:sdt>",
        "list entry": (
            "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='CANARY' w:value='1'/>"
            "</w:dropDownList></w:sdtPr><w:sdtContent/></w:sdt>"
        ),
        "alternative text": (
            "<w:r><w:drawing><wp:inline "
            "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'>"
            "<wp:docPr id='1' name='x' descr='CANARY'/></wp:inline></w:drawing></w:r>"
        ),
        "drawing's name": (
            "<w:r><w:drawing><wp:inline "
            "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'>"
            "<wp:docPr id='1' name='CANARY'/></wp:inline></w:drawing></w:r>"
        ),
        "text box": (
            "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
            "<w:txbxContent><w:p><w:r><w:t>CANARY</w:t></w:r></w:p></w:txbxContent></v:textbox>"
            "</v:shape></w:pict></w:r>"
        ),
        "old art": (
            "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textpath "
            "string='CANARY'/></v:shape></w:pict></w:r>"
        ),
    }.items():
        document(place, body(f"<w:p {W}>{xml}</w:p>"))
    plain = saved(docx.Document())
    w = f"<w:notes {W}><w:p><w:r><w:t>{canary}</w:t></w:r></w:p></w:notes>".encode()
    for place, name, part in [
        ("footnote", "word/footnotes.xml", w),
        ("endnote", "word/endnotes.xml", w),
        ("building block", "word/glossary/document.xml", w),
        ("custom property", "docProps/custom.xml", f"<p name='x'><s>{canary}</s></p>".encode()),
        ("custom property's name", "docProps/custom.xml", f"<p name='{canary}'/>".encode()),
        ("custom XML", "customXml/item1.xml", f"<a><b>{canary}</b></a>".encode()),
        ("XML remark", "customXml/item1.xml", f"<a><!-- {canary} --></a>".encode()),
        ("XML instruction", "customXml/item1.xml", f"<a><?x {canary}?></a>".encode()),
        ("chart", "word/charts/chart1.xml", f"<c><pt><v>{canary}</v></pt></c>".encode()),
        (
            "diagram",
            "word/diagrams/data1.xml",
            f"<d {A}><a:p><a:t>{canary}</a:t></a:p></d>".encode(),
        ),
        ("part's name", f"word/{canary}.xml", b"<a/>"),
        ("embedded workbook", "word/embeddings/b.xlsx", workbook("cell", canary)),
        ("embedded document", "word/embeddings/b.docx", places["footer"]),
        (
            "picture's metadata",
            "word/media/a.jpg",
            b"\xff\xd8\xff\xe1" + canary.encode() + b"\xff\xda",
        ),
        ("drawing in SVG", "word/media/a.svg", f"<svg><text>{canary}</text></svg>".encode()),
        ("Windows drawing", "word/media/a.emf", b"\x01\x00\x00\x00" + canary.encode("utf-16-le")),
        (
            "link's target",
            "word/_rels/x.xml.rels",
            f"<r Target='https://a.org/{canary}'/>".encode(),
        ),
        (
            "percent in a target",
            "word/_rels/x.xml.rels",
            f"<r Target='a/{''.join(f'%{ord(c):02X}' for c in canary)}'/>".encode(),
        ),
        ("unknown file", "word/x.bin", b"\x00\x01" * 8 + canary.encode() + b"\x00" * 8),
    ]:
        places[place] = with_part(plain, **{name: part})
    places["behind the zip"] = plain + canary.encode()
    places["zip's remark"] = remark(plain, canary)
    places["between the parts"] = prefixed(plain, canary)
    return {f"docx: {place}": data for place, data in places.items()}


def remark(data: bytes, canary: str) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = canary.encode()
    return out.getvalue()


def prefixed(data: bytes, canary: str) -> bytes:
    """A part that the zip's list no longer names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("gone.txt", canary)
        archive.writestr("kept.txt", "Forty lamps.")
        del archive.NameToInfo["gone.txt"]
        archive.filelist = [entry for entry in archive.filelist if entry.filename != "gone.txt"]
    return out.getvalue()


def workbook(place: str, canary: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "Forty lamps."
    if place == "cell":
        sheet["B2"] = canary
    elif place == "formula":
        sheet["B2"] = f'=CONCATENATE("{canary}")'
    elif place == "sheet's name":
        sheet.title = canary[:31]
    elif place == "hidden sheet":
        hidden = book.create_sheet("x")
        hidden["A1"] = canary
        hidden.sheet_state = "veryHidden"
    elif place == "hidden row":
        sheet["A5"] = canary
        sheet.row_dimensions[5].hidden = True
    elif place == "hidden column":
        sheet["D1"] = canary
        sheet.column_dimensions["D"].hidden = True
    elif place == "comment":
        sheet["A1"].comment = Comment(canary, "x")
    elif place == "comment's author":
        sheet["A1"].comment = Comment("x", canary)
    elif place == "defined name":
        name = f"n_{canary.replace('-', '_')}"
        book.defined_names[name] = DefinedName(name, attr_text="Sheet!$A$1")
    elif place == "header":
        sheet.oddHeader.center.text = canary
    elif place == "footer":
        sheet.evenFooter.left.text = canary
    elif place == "validation's list":
        rule = DataValidation(type="list", formula1=f'"{canary},b"')
        sheet.add_data_validation(rule)
        rule.add("A1")
    elif place == "validation's prompt":
        rule = DataValidation(type="list", formula1='"a,b"', promptTitle=canary[:30], prompt="x")
        sheet.add_data_validation(rule)
        rule.add("A1")
    elif place == "number format":
        sheet["A1"].number_format = f'"{canary}"0'
    elif place == "creator":
        book.properties.creator = canary
    elif place == "link":
        sheet["A1"].hyperlink = f"https://a.org/{canary}"
    elif place == "link's tip":
        sheet["A1"].hyperlink = "https://a.org/"
        sheet["A1"].hyperlink.tooltip = canary
    return saved(book)


WORKBOOK_PLACES = (
    "cell",
    "formula",
    "sheet's name",
    "hidden sheet",
    "hidden row",
    "hidden column",
    "comment",
    "comment's author",
    "defined name",
    "header",
    "footer",
    "validation's list",
    "validation's prompt",
    "number format",
    "creator",
    "link",
    "link's tip",
)


def slide_files(canary: str) -> dict[str, bytes]:
    places = {}

    def show(place, plant):
        made = Presentation()
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = "Forty lamps."
        plant(made, slide)
        places[f"pptx: {place}"] = saved(made)

    def hidden(made, slide):
        made.slides.add_slide(made.slide_layouts[0])
        slide.shapes.title.text = canary
        slide._element.set("show", "0")

    def table(_, slide):
        shape = slide.shapes.add_table(1, 1, 0, 0, Inches(1), Inches(1))
        shape.table.cell(0, 0).text = canary

    half = len(canary) // 2

    def split(_, slide):
        paragraph = slide.placeholders[1].text_frame.paragraphs[0]
        paragraph.add_run().text = canary[:half]
        paragraph.add_run().text = canary[half:]

    show("title", lambda _, slide: setattr(slide.shapes.title, "text", canary))
    show("body", lambda _, slide: setattr(slide.placeholders[1], "text", canary))
    show("split over runs", split)
    show("table", table)
    show("hidden slide", hidden)
    show("notes", lambda _, s: setattr(s.notes_slide.notes_text_frame, "text", canary))
    show("shape's name", lambda _, slide: setattr(slide.shapes.title, "name", canary))
    show(
        "alternative text",
        lambda _, s: s.shapes.title._element.nvSpPr.cNvPr.set("descr", canary),
    )
    show("layout", lambda m, _: setattr(m.slide_layouts[0].placeholders[0], "text", canary))
    show("master", lambda m, _: setattr(m.slide_master.placeholders[0], "text", canary))
    show("layout's name", lambda m, _: setattr(m.slide_layouts[3]._element.cSld, "name", canary))
    show("author", lambda made, _: setattr(made.core_properties, "author", canary))
    show("subject", lambda made, _: setattr(made.core_properties, "subject", canary))
    return places


def pdf_files(canary: str) -> dict[str, bytes]:
    places = {}
    spoken = canary.encode()

    def made(place, plant=None, content=b"BT /F1 12 Tf 72 700 Td (Forty lamps.) Tj ET", **save):
        document = pikepdf.new()
        page = document.add_blank_page(page_size=(595, 842))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F1=document.make_indirect(font)))
        page.Contents = document.make_stream(content)
        if plant:
            plant(document, page)
        out = io.BytesIO()
        document.save(out, **save)
        places[f"pdf: {place}"] = out.getvalue()
        return out.getvalue()

    def shown(operators=b"", words=spoken):
        return b"BT " + operators + b" /F1 12 Tf 72 700 Td (" + words + b") Tj ET"

    half = len(spoken) // 2
    made("text", content=shown())
    made("invisible text", content=shown(b"3 Tr"))
    made("white text", content=shown(b"1 g"))
    made("outside the page", content=shown().replace(b"72 700", b"-900 4000"))
    made(
        "kerned",
        content=b"BT /F1 12 Tf 72 700 Td [("
        + spoken[:half]
        + b") -20 ("
        + spoken[half:]
        + b")] TJ ET",
    )
    made(
        "broken over lines",
        content=b"BT /F1 12 Tf 72 700 Td ("
        + spoken[:half]
        + b"-) Tj 0 -14 Td ("
        + spoken[half:]
        + b") Tj ET",
    )
    made(
        "replacement text",
        content=b"/Span <</ActualText (" + spoken + b")>> BDC " + shown(words=b"x") + b" EMC",
    )

    def info(key):
        return lambda document, _: document.docinfo.__setitem__(key, canary)

    for key in ("/Title", "/Author", "/Subject", "/Keywords", "/Company"):
        made(f"property {key[1:]}", info(key))

    def xmp(document, _):
        with document.open_metadata() as meta:
            meta["dc:creator"] = [canary]

    made("XMP", xmp)

    def bookmark(document, _):
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(canary, 0))

    made("bookmark", bookmark)

    def annotate(kind, **more):
        def plant(document, page):
            item = Dictionary(
                Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([0, 0, 9, 9]), **more
            )
            page.Annots = document.make_indirect(Array([document.make_indirect(item)]))

        return plant

    made("note", annotate("Text", Contents=String(canary)))
    made("note's author", annotate("Text", T=String(canary)))
    made("link", annotate("Link", A=Dictionary(S=Name.URI, URI=String(f"https://a.org/{canary}"))))
    made("link's tip", annotate("Link", Contents=String(canary)))
    made("form value", annotate("Widget", FT=Name.Tx, V=String(canary)))

    def appearance(document, page):
        form = document.make_stream(shown())
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 800])
        form.Resources = page.Resources
        annotate("Stamp", AP=Dictionary(N=form))(document, page)

    made("stamp's drawing", appearance)

    def attach(document, _):
        document.attachments["a.txt"] = b"See " + spoken

    def attach_named(document, _):
        document.attachments[f"{canary}.txt"] = b"Forty lamps."

    def attach_word(document, _):
        document.attachments["a.docx"] = word_files(canary)["docx: footer"]

    made("attachment", attach)
    made("attachment's name", attach_named)
    made("attached document", attach_word)

    def structure(document, _):
        figure = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(canary))
        document.Root.StructTreeRoot = document.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=document.make_indirect(figure))
        )

    made("alternative text", structure)

    def layer(document, page):
        group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String(canary)))
        document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())

    made("layer's name", layer)

    def destination(document, page):
        document.Root.Dests = Dictionary({f"/{canary}": Array([page.obj, Name.Fit])})

    made("destination", destination)
    made(
        "script",
        lambda d, _: d.Root.__setitem__(
            "/OpenAction", Dictionary(S=Name.JavaScript, JS=String(f"x('{canary}')"))
        ),
    )
    made(
        "script in a stream",
        lambda d, _: d.Root.__setitem__(
            "/OpenAction",
            Dictionary(S=Name.JavaScript, JS=d.make_stream(f"x('{canary}')".encode())),
        ),
    )
    made(
        "label of pages",
        lambda d, _: d.Root.__setitem__(
            "/PageLabels", Dictionary(Nums=Array([0, Dictionary(P=String(canary))]))
        ),
    )
    made("object streams", info("/Author"), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    clean = made("x")
    del places["pdf: x"]
    places["pdf: behind the end"] = clean + b"\n" + spoken
    leaky = places["pdf: text"]
    places["pdf: earlier revision"] = leaky + revision(leaky, spoken)
    return places


def revision(data: bytes, spoken: bytes) -> bytes:
    """An update behind a PDF that puts an empty page content in the place of the old."""
    with pikepdf.open(io.BytesIO(data)) as document:
        number = document.pages[0].Contents.objgen[0]
        size = int(document.trailer.Size)
        root = document.Root.objgen[0]
    start = data.rindex(b"startxref")
    old = int(data[start + 9 :].split()[0])
    body = b"\n%d 0 obj\n<</Length 0>>stream\n\nendstream\nendobj\n" % number
    at = len(data) + len(body)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(data) + 1)
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return body + table + trailer % (size, root, old, at)


def text_files(canary: str) -> dict[str, bytes]:
    half = len(canary) // 2
    nested = io.BytesIO()
    with zipfile.ZipFile(nested, "w") as archive:
        archive.writestr("inner.docx", word_files(canary)["docx: comment"])
    import base64

    picture = base64.b64encode(b"\xff\xd8\xff\xfe" + canary.encode() + b"\xff\xda").decode()
    mail = (
        "Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: base64\n\n"
        + base64.b64encode(f"See {canary}".encode()).decode()
    )
    return {
        "a.json": f'{{"title": "{canary}"}}'.encode(),
        "escaped.json": (
            '{"title": "' + "".join(f"\\u{ord(c):04x}" for c in canary) + '"}'
        ).encode(),
        "key.json": f'{{"{canary}": 1}}'.encode(),
        "a.html": (
            f"<html><body><p>{canary[:half]}<b>{canary[half:]}</b></p></body></html>"
        ).encode(),
        "attribute.html": f"<html><img alt='{canary}'></html>".encode(),
        "remark.html": f"<html><!-- {canary} --></html>".encode(),
        "entities.html": f"<p>{''.join(f'&#{ord(c)};' for c in canary)}</p>".encode(),
        "picture.html": f'<p><img src="data:image/jpeg;base64,{picture}"></p>'.encode(),
        "a.ics": f"BEGIN:VCALENDAR\r\nSUMMARY:{canary[:half]}\r\n {canary[half:]}\r\n".encode(),
        "a.eml": mail.encode(),
        "head.eml": f"Subject: {canary}\n\nx".encode(),
        "a.csv": f"a,b\n1,{canary}\n".encode(),
        "a.txt": canary.encode("utf-16"),
        "broken.txt": f"{canary[:half]}-\n{canary[half:]}".encode(),
        "nested.zip": nested.getvalue(),
        f"{canary}.txt": b"Forty lamps.",
    }


def everywhere(canary: str) -> dict[str, bytes]:
    """Every place of every format."""
    books = {f"xlsx: {place}": workbook(place, canary) for place in WORKBOOK_PLACES}
    return {
        **word_files(canary),
        **books,
        **slide_files(canary),
        **pdf_files(canary),
        **text_files(canary),
    }
