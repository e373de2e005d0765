"""Pages and destinations read from PDFs; page numbers written into Word files."""

from io import BytesIO

import docx
import pikepdf
import pytest
from docx.oxml import parse_xml

from cspctl.pack.counting import destinations, pages, rewrite_pageref_cache
from cspctl.pack.office import to_pdf
from cspctl.writers.ooxml import read_package

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(count, edit=None):
    document = pikepdf.new()
    for _ in range(count):
        document.add_blank_page(page_size=(595, 842))
    if edit:
        edit(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize("count", [1, 7])
def test_pages_are_counted(count):
    assert pages(pdf(count)) == count


def test_pages_below_one_another_in_the_tree_are_counted():
    def nest(document):
        tree = document.Root.Pages
        inner = document.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Pages, Parent=tree, Kids=tree.Kids, Count=3)
        )
        inner.MediaBox = [0, 0, 595, 842]
        for page in list(tree.Kids):
            page.Parent = inner
            del page["/MediaBox"]
        tree.Kids = pikepdf.Array([inner])

    assert pages(pdf(3, nest)) == 3


def test_pages_of_a_damaged_file_are_counted_as_they_will_be_bound():
    whole = pdf(5)
    table = whole.index(b"startxref")
    assert pages(whole[:table]) == 5  # found again by looking through the file


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", pikepdf.PdfError),
        (b"%PDF-1.7\n%%EOF", pikepdf.PdfError),
        (pdf(1)[:200], pikepdf.PdfError),
    ],
)
def test_what_is_no_pdf_has_no_number_of_pages(data, fault):
    with pytest.raises(fault):
        pages(data)


def test_a_locked_pdf_has_no_number_of_pages():
    target = BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(target, encryption=pikepdf.Encryption(user="a", owner="b"))
    with pytest.raises(pikepdf.PasswordError):
        pages(target.getvalue())


def test_destinations_of_both_kinds_are_found():
    def name(document):
        top = [document.pages[2].obj, pikepdf.Name.Fit]
        document.Root.Dests = pikepdf.Dictionary({"/Old": pikepdf.Array(top)})
        document.Root.Names = pikepdf.Dictionary()
        tree = pikepdf.NameTree.new(document)
        tree["New"] = pikepdf.Dictionary(D=pikepdf.Array([document.pages[1].obj, pikepdf.Name.Fit]))
        document.Root.Names.Dests = tree.obj

    assert destinations(pdf(3, name)) == {"Old": 3, "New": 2}


def test_a_pdf_without_destinations_has_none():
    assert destinations(pdf(1)) == {}


def complex_field(bookmark, shown):
    result = f"<w:r><w:t>{shown}</w:t></w:r>" if shown else ""
    return (
        f'<w:p {W}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE'
        f"</w:instrText></w:r><w:r><w:instrText>REF {bookmark} \\h </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def document(*snippets, texts=()):
    made = docx.Document()
    for snippet in snippets:
        made.element.body.insert(len(made.element.body) - 1, parse_xml(snippet))
    for text in texts:
        made.add_page_break()
        paragraph = made.add_paragraph(text)._p
        paragraph.insert(0, parse_xml(f'<w:bookmarkStart {W} w:id="1" w:name="{text}"/>'))
        paragraph.append(parse_xml(f'<w:bookmarkEnd {W} w:id="1"/>'))
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def lines(data):
    return [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]


@pytest.mark.parametrize(
    "snippet",
    [
        complex_field("Item7", "3"),
        complex_field("Item7", "3</w:t></w:r><w:r><w:t>3"),
        complex_field("Item7", ""),
        complex_field("item7", "0"),
        f'<w:p {W}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF Item7'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    ],
)
def test_a_complex_field_shows_the_new_page(snippet):
    assert lines(rewrite_pageref_cache(document(snippet), {"Item7": "41"})) == ["41"]


@pytest.mark.parametrize("result", ["<w:r><w:t>3</w:t></w:r>", ""])
def test_a_simple_field_shows_the_new_page(result):
    simple = f'<w:p {W}><w:fldSimple w:instr=" PAGEREF Item7 \\h ">{result}</w:fldSimple></w:p>'
    made = read_package(rewrite_pageref_cache(document(simple), {"Item7": "41"}))
    assert made["word/document.xml"].count(b">41<") == 1


def test_other_fields_and_bookmarks_are_left_alone_and_word_is_not_made_to_ask():
    snippets = [
        complex_field("Item8", "5"),
        complex_field("Item7", "3").replace("PAGE<", "<").replace(">REF", ">REF"),
    ]
    data = rewrite_pageref_cache(document(*snippets), {"Item7": "41"})
    assert lines(data) == ["5", "3"]
    assert b"updateFields" not in read_package(data)["word/settings.xml"]


def test_libreoffice_prints_what_was_written(soffice, tmp_path):
    pdfium = pytest.importorskip("pypdfium2")
    data = document(complex_field("Item7", "?"), texts=("first", "Item7"))
    written = rewrite_pageref_cache(data, {"Item7": "3"})
    made = to_pdf({"a.docx": written}, workdir=tmp_path, soffice=soffice)["a.docx"]
    printed = pdfium.PdfDocument(made)[0].get_textpage().get_text_range().strip()
    assert printed == lines(written)[0] == str(destinations(made)["Item7"]) == "3"
