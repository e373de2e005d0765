"""Word papers: a good one, and one with each shortcoming."""

import io

import docx
import pytest
from access_papers import SENTENCE, png, saved, word
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from cspctl.pack.access import examine

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def found(data):
    return {finding.check: finding.places for finding in examine(data, "a.docx")}


def picture(document, **attributes):
    shape = document.add_picture(io.BytesIO(png()))
    for name, value in attributes.items():
        shape._inline.docPr.set(name, value)
    return shape._inline.docPr


def test_a_good_paper():
    assert found(word()) == {}


@pytest.mark.parametrize(
    ("alternative", "falls_short"),
    [
        ({}, True),
        ({"descr": " "}, True),
        ({"descr": "image1.PNG"}, True),
        ({"descr": "Picture 1"}, True),
        ({"descr": "A map"}, False),
    ],
)
def test_a_picture(alternative, falls_short):
    short = {"alternative-text": ("behind 'Ward'",)} if falls_short else {}

    def spoil(document):
        document.tables[0].cell(0, 1).text = ""
        picture(document, **alternative)

    assert found(word(spoil)).get("alternative-text") == short.get("alternative-text")


def test_a_picture_that_is_marked_as_decorative():
    mark = (
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1" '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext>'
        "</a:extLst>"
    )
    assert found(word(lambda document: picture(document).append(parse_xml(mark)))) == {}


def test_tables():
    def spoil(document):
        for rows, columns in ((2, 2), (1, 3), (3, 1)):
            document.add_table(rows, columns).cell(0, 0).text = "Lead"

    assert found(word(spoil)) == {"table-header": ("table 2, 'Lead'",)}


def test_levels_that_are_skipped():
    def spoil(document):
        document.styles["Heading 4"].font.color.rgb = RGBColor(0, 0, 0x40)
        document.add_heading("Small print", 4)
        document.add_heading("Part two", 1)

    place = "'Small print' is of level 4 without a level 3"
    assert found(word(spoil)) == {"heading-skipped": (place,)}


@pytest.mark.parametrize("words", [10, 45])
def test_headings_are_asked_for_where_there_is_more_than_a_page(words):
    document = docx.Document()
    document.core_properties.title = "Homes"
    document.styles["Normal"].font.size = Pt(12)
    document.add_paragraph(SENTENCE * words)
    assert found(saved(document)) == ({"no-headings": ()} if words > 40 else {})


@pytest.mark.parametrize("title", ["", " ", "Microsoft Word - agenda v3.docx", "Document1"])
def test_a_title_that_nobody_wrote(title):
    def spoil(document):
        document.core_properties.title = title

    assert found(word(spoil)) == {"title": ()}


def test_a_language():
    def spoil(document):
        for lang in document.styles.element.xpath("//w:lang"):
            lang.getparent().remove(lang)

    assert found(word(spoil)) == {"language": ()}


def test_small_text():
    def spoil(document):
        document.styles["Normal"].font.size = Pt(10.5)

    assert found(word(spoil)) == {"small-text": ("10.5 points",)}


@pytest.mark.parametrize(
    ("letters", "size", "highlight", "places"),
    [
        ("777777", 12, None, ("'Look here', 4.48 to 1",)),
        ("767676", 12, None, None),  # 4.54
        ("777777", 18, None, None),  # large letters need 3 to 1
        ("969696", 18, None, ("'Look here', 2.96 to 1",)),
        ("0000FF", 12, WD_COLOR_INDEX.YELLOW, None),
        ("FF0000", 12, WD_COLOR_INDEX.YELLOW, ("'Look here', 3.72 to 1",)),
    ],
)
def test_contrast(letters, size, highlight, places):
    def spoil(document):
        run = document.add_paragraph().add_run("Look here")
        run.font.color.rgb, run.font.size = RGBColor.from_string(letters), Pt(size)
        run.font.highlight_color = highlight

    assert found(word(spoil)).get("contrast") == places


@pytest.mark.parametrize(("fill", "falls_short"), [("000080", False), ("C0C0C0", True)])
def test_white_letters_in_a_shaded_cell(fill, falls_short):
    def spoil(document):
        cell = document.tables[0].cell(0, 0)
        cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
        shade = f'<w:shd {W} w:val="clear" w:color="auto" w:fill="{fill}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(shade))

    assert ("contrast" in found(word(spoil))) is falls_short


@pytest.mark.parametrize("words", ["click here", "Here.", "the strategy"])
@pytest.mark.parametrize("kind", ["element", "simple", "pieces"])
def test_links(words, kind):
    run = f"<w:r><w:t>{words}</w:t></w:r>"
    code = 'HYPERLINK "https://example.org"'
    mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
    link = {
        "element": f'<w:hyperlink w:anchor="a">{run}</w:hyperlink>',
        "simple": f"<w:fldSimple w:instr='{code}'>{run}</w:fldSimple>",
        "pieces": mark("begin")
        + f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        + mark("separate")
        + run
        + mark("end"),
    }[kind]
    paragraph = f"<w:p {W}><w:r><w:t xml:space='preserve'>To read it, </w:t></w:r>{link}</w:p>"

    def spoil(document):
        document.element.body.insert(1, parse_xml(paragraph))

    vague = words != "the strategy"
    assert found(word(spoil)) == ({"vague-link": (f"in 'To read it, {words}'",)} if vague else {})
