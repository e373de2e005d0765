"""Page numbers taken out of Word files before they are converted, whatever form they have."""

import io

import docx
import pytest
from docx.oxml import parse_xml

from cspctl.pack.page_fields import Place, take_out

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def field(kind):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {kind} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


TAB = "<w:r><w:tab/></w:r>"
RIGHT = '<w:pPr><w:jc w:val="right"/></w:pPr>'
STOPS = (
    '<w:pPr><w:tabs><w:tab w:val="center" w:pos="4513"/><w:tab w:val="right" w:pos="9026"/>'
    "</w:tabs></w:pPr>"
)
PAGE = field("PAGE")
SIMPLE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
TAB_AND_WORD = '<w:r><w:tab/><w:t xml:space="preserve">Page </w:t></w:r>'


def footed(inside):
    document = docx.Document()
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    old = footer.paragraphs[0]._p
    old.addprevious(parse_xml(f"<w:p {W}>{inside}</w:p>"))
    old.getparent().remove(old)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("inside", "places"),
    [
        (run("Page ") + PAGE, [("Page {page}", "left")]),
        (RIGHT + run("Page ") + SIMPLE, [("Page {page}", "right")]),
        (STOPS + run("Board") + TAB * 2 + run("- ") + PAGE + run(" -"), [("- {page} -", "right")]),
        (STOPS + TAB_AND_WORD + PAGE, [("Page {page}", "center")]),
        (run("Page ") + PAGE + run("/") + field("NUMPAGES"), [("Page {page}/{pages}", "left")]),
        (RIGHT + field("TITLE") + run(" p. ") + PAGE, [(" p. {page}", "left")]),
        (run("No number") + field("TITLE"), []),
    ],
    ids=["plain", "simple field", "tabs", "one run", "all pages", "beside another field", "none"],
)  # fmt: skip
def test_the_words_around_a_page_number_come_out_with_it(inside, places):
    before = footed(inside)
    after, found = take_out(before)
    assert list(found) == [Place(*place) for place in places]
    footer = docx.Document(io.BytesIO(after)).sections[0].footer._element.xml
    assert " PAGE " not in footer
    assert footer.count('w:fill="0102') == len(places)
    if not places:
        assert after == before


def test_a_place_prints_its_numbers():
    assert Place("Page {page} of {pages}", "left").text("iv", "90") == "Page iv of 90"


def test_page_numbers_in_the_text_stay():
    document = docx.Document()
    document.add_paragraph()._p.append(parse_xml(f"<w:r {W}><w:t>Page 1</w:t></w:r>"))
    out = io.BytesIO()
    document.save(out)
    assert take_out(out.getvalue()) == (out.getvalue(), ())
