"""Sections: page sizes, page numbers, headers and footers of each paper, and the stamps."""

import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from merge_looking import attribute
from merge_papers import SHAPES, council, field, new, prose, saved, shaped, xml


def paper(header="", footer="", even="", first="", landscape=False):
    document = new()
    section = document.sections[0]
    if header:
        section.header.paragraphs[0].text = header
    if footer:
        section.footer.paragraphs[0].text = footer
    if even:
        document.settings.odd_and_even_pages_header_footer = True
        section.even_page_header.paragraphs[0].text = even
    if first:
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = first
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    prose(document, 2)
    return saved(document)


def running(merged):
    """The text of each section's headers and footers as stated: {kind/type: text}."""
    found = []
    for section in merged.find("//w:sectPr"):
        stated = {}
        for reference in section.xpath("w:headerReference | w:footerReference", namespaces=NS):
            kind = reference.tag.rpartition("}")[2].removesuffix("Reference")
            place = attribute(reference, "@w:type")
            part = merged.target(attribute(reference, "@r:id")).part
            stated[f"{kind}/{place}"] = merged.text(part)
        found.append(stated)
    return found


NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_is_valid_twice_over_with_stamps(shape, merged, sound):
    sound(merged(shaped(shape), shaped(shape), B={"first_page": 3, "stamp": "Pack page "}).data)


def test_all_shapes_together_are_valid_and_always_the_same(merged, sound):
    files = [shaped(shape) for shape in SHAPES]
    one, two = merged(*files), merged(*files)
    sound(one.data)
    assert one.data == two.data


def test_every_section_keeps_its_page_and_margins(merged):
    made = merged(paper(), paper(landscape=True), shaped("mixed"), shaped("columns"))
    pages = made.find("//w:sectPr/w:pgSz")
    assert [attribute(page, "@w:orient") for page in pages] == [
        None,
        "landscape",
        *(None, "landscape", None),
        None,
    ]
    assert [int(attribute(page, "@w:w")) > int(attribute(page, "@w:h")) for page in pages] == [
        False,
        True,
        *(False, True, False),
        False,
    ]
    assert [attribute(s, "w:cols/@w:num") for s in made.find("//w:sectPr")][-1] == "2"


def test_page_numbers_are_pinned_at_the_first_section_only(merged):
    restarting = SHAPES["mixed"]()
    for section in restarting.sections:
        section._sectPr.append(xml('<w:pgNumType w:start="1" w:fmt="upperRoman"/>'))
    made = merged(
        paper(),
        saved(restarting),
        A={"first_page": 1, "page_format": "lowerRoman"},
        B={"first_page": 7, "page_format": "decimal", "starts": "oddPage"},
    )
    numbers = [
        (attribute(n, "@w:start"), attribute(n, "@w:fmt")) for n in made.find("//w:pgNumType")
    ]
    assert numbers == [("1", "lowerRoman"), ("7", "decimal"), (None, "decimal"), (None, "decimal")]
    types = [attribute(s, "w:type/@w:val") for s in made.find("//w:sectPr")]
    assert types[:2] == ["nextPage", "oddPage"]


def test_numbers_and_format_stay_the_authors_own_when_nothing_is_asked(merged):
    document = new()
    document.sections[0]._sectPr.append(xml('<w:pgNumType w:start="3" w:fmt="upperRoman"/>'))
    made = merged(paper(), saved(document))
    assert [
        (attribute(n, "@w:start"), attribute(n, "@w:fmt")) for n in made.find("//w:pgNumType")
    ] == [("3", "upperRoman")]


def test_a_header_never_runs_on_into_the_next_paper(merged):
    made = merged(paper(header="Secret plans", footer="Foot"), paper(), paper(header="Own"))
    assert running(made) == [
        {"header/default": "Secret plans", "footer/default": "Foot"},
        {"header/default": "", "footer/default": ""},
        {"header/default": "Own", "footer/default": ""},
    ]


def test_even_pages_follow_the_odd_ones_of_papers_that_do_not_tell_them_apart(merged):
    made = merged(paper(header="All pages"), paper(header="Odd", even="Even"))
    assert made.find("//w:evenAndOddHeaders", "word/settings.xml")
    assert running(made) == [
        {"header/default": "All pages", "header/even": "All pages"},
        {"header/default": "Odd", "header/even": "Even"},
    ]


def test_an_unused_even_header_stays_unused(merged):
    document = new()
    document.sections[0].even_page_header.paragraphs[0].text = "Never shown"
    made = merged(saved(document), paper())
    assert not made.find("//w:evenAndOddHeaders", "word/settings.xml")
    assert running(made) == [{}, {}]


def test_first_page_header_is_kept(merged):
    made = merged(paper(header="Later", first="First"), paper(header="Other"))
    assert running(made)[0] == {"header/default": "Later", "header/first": "First"}
    assert [bool(s.xpath("w:titlePg", namespaces=NS)) for s in made.find("//w:sectPr")] == [
        True,
        False,
    ]


def test_every_kind_of_footer_is_stamped_below_the_authors_own(merged):
    made = merged(
        paper(footer="Front"),
        paper(footer="Author", even="Even header", first="First header"),
        paper(),
        B={"stamp": "Pack page "},
        C={"stamp": "Pack page "},
    )
    stated = [{k: v for k, v in s.items() if k.startswith("footer")} for s in running(made)]
    stamp = "Pack page 1"
    assert stated == [
        {"footer/default": "Front", "footer/even": "Front"},
        {"footer/default": f"Author{stamp}", "footer/even": stamp, "footer/first": stamp},
        {"footer/default": stamp, "footer/even": stamp},
    ]
    reference = made.find("(//w:sectPr)[2]/w:footerReference[@w:type='default']")[0]
    footer = made.target(attribute(reference, "@r:id")).part
    paragraphs = made.find("/w:ftr/w:p", footer)
    assert ["".join(p.itertext()) for p in paragraphs] == ["Author", "Pack page PAGE1"]
    assert attribute(paragraphs[-1], "w:pPr/w:jc/@w:val") == "right"


def test_a_footer_of_nothing_but_a_table_is_stamped_below_it(merged):
    document = new()
    footer = document.sections[0].footer
    footer.add_table(1, 1, Mm(100)).cell(0, 0).text = "Cell"
    footer.add_paragraph()
    made = merged(saved(document), A={"stamp": "Pack page "})
    assert running(made) == [{"footer/default": "CellPack page 1"}]


def test_live_page_numbers_of_the_author_stay(merged):
    document = council()
    document.sections[0].footer._element.append(xml(f"<w:p>{field('PAGE', '1')}</w:p>"))
    made = merged(paper(), saved(document), B={"stamp": "Pack page "})
    reference = made.find("(//w:sectPr)[2]/w:footerReference")[0]
    footer = made.target(attribute(reference, "@r:id")).part
    assert [code.text.strip() for code in made.find("//w:instrText", footer)] == ["PAGE", "PAGE"]
