"""Blocks of prose as Word's paragraphs and tables."""

import pytest
from docx.enum.style import WD_STYLE_TYPE
from word_templates import Template

from cspctl.documents.blocks import Heading, Paragraph, Table, Text
from cspctl.documents.markdown import numbered, parse


def rendered(body, template=None):
    return (template or Template("{{p body }}")).render(body=body)


def numbers(result):
    """Return each list paragraph's text with its numbering and level."""
    found = []
    for paragraph in result.document.paragraphs:
        properties = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
        if properties is not None:
            found.append((paragraph.text, properties.numId.val, properties.ilvl.val))
    return found


def test_styles_are_found_by_the_names_that_word_shows():
    result = rendered(parse("# a\n\n#### d\n\n###### f\n\n- b\n\n1. n\n\n> q\n\n`x`\n"))
    assert [(p.text, p.style.name) for p in result.document.paragraphs] == [
        ("a", "Heading 1"),
        ("d", "Heading 4"),
        ("f", "Heading 4"),
        ("b", "List Bullet"),
        ("n", "List Number"),
        ("q", "Quote"),
        ("x", "Normal"),
    ]


def test_each_ordered_list_starts_again():
    result = rendered(parse("1. a\n2. b\n\ntext\n\n1. c\n   1. d\n   2. e\n2. f\n"))
    (a, b, c, d, e, f) = numbers(result)
    assert a[1] == b[1]
    assert c[1] == f[1]
    assert len({a[1], c[1], d[1]}) == 3
    assert (d[1], d[2], e[1], e[2]) == (d[1], 1, d[1], 1)
    numbering = result.document.part.numbering_part.element
    starts = {
        num.numId: (num.lvlOverride_lst[0].ilvl, num.lvlOverride_lst[0].startOverride.val)
        for num in numbering.num_lst
        if num.lvlOverride_lst
    }
    assert starts == {a[1]: (0, 1), c[1]: (0, 1), d[1]: (1, 1)}


def test_an_ordered_list_keeps_the_number_it_starts_with():
    result = rendered(parse("4. a\n"))
    num = result.document.part.numbering_part.element.num_lst[-1]
    assert num.lvlOverride_lst[0].startOverride.val == 4


def test_an_item_goes_on_under_its_text():
    result = rendered(parse("- a\n\n  more\n\n  | x |\n  |---|\n"))
    assert [p.text for p in result.document.paragraphs] == ["a", "more"]
    assert result.document.paragraphs[1].paragraph_format.left_indent.twips == 360
    assert 'w:tblInd w:w="360"' in result.part("word/document.xml")


def test_a_list_stands_under_the_text_of_its_numbered_paragraph():
    result = rendered(numbered(parse("# A\n\nWe propose:\n\n- a\n  - b\n\n# B\n\n- c\n")))
    left = {p.text: p.paragraph_format.left_indent for p in result.document.paragraphs}
    assert (left["a"].twips, left["b"].twips, left["c"]) == (1080, 1440, None)


def test_a_list_in_a_table_keeps_the_tables_smaller_letters_and_goes_in_less(sound):
    template = Template("{{p body }}")
    template.document.styles.add_style("Table Small", WD_STYLE_TYPE.PARAGRAPH)
    template.document.paragraphs[0].style = "Table Small"
    result = rendered(parse("- a\n  1. b\n\n     more\n"), template)
    assert [(p.text, p.style.name) for p in result.document.paragraphs] == [
        ("a", "Table Small"),
        ("b", "Table Small"),
        ("more", "Table Small"),
    ]
    left = [p.paragraph_format.left_indent.twips for p in result.document.paragraphs]
    assert left == [284, 568, 568]
    assert [text for text, _, _ in numbers(result)] == ["a", "b"]
    sound(result.data)


def test_what_follows_a_table_is_clear_of_it():
    result = rendered(parse("| a |\n|---|\n\nafter\n"))
    assert result.document.paragraphs[0].paragraph_format.space_before.pt == 6


def test_numbers_hang_in_the_margin():
    result = rendered(numbered(parse("# Proposals\n\nWe propose.\n")))
    heading, paragraph = result.document.paragraphs
    assert (heading.text, heading.style.name) == ("3\tProposals", "Heading 1")
    assert heading.paragraph_format.first_line_indent.twips == -720
    assert (paragraph.text, paragraph.style.name) == ("3.1\tWe propose.", "Numbered Paragraph")
    assert paragraph.style.paragraph_format.first_line_indent.twips == -720


def test_a_heading_style_that_counts_by_itself_adds_no_second_number(sound):
    template = Template("{{p body }}")
    style = template.document.styles["Heading 1"].element.get_or_add_pPr()
    style._insert_numPr(style._new_numPr())
    style.numPr.get_or_add_numId().val = 1
    result = rendered((Heading(1, (Text("a"),), "3"),), template)
    ((text, number, _),) = numbers(result)
    assert text == "3\ta"
    numbering = result.document.part.numbering_part.element
    abstract = numbering.num_having_numId(number).abstractNumId.val
    (definition,) = (
        d
        for d in numbering
        if d.get(d.nsmap and f"{{{d.nsmap['w']}}}abstractNumId") == str(abstract)
    )
    assert '<w:numFmt w:val="none"/>' in result.part("word/numbering.xml")
    assert definition.tag.endswith("abstractNum")
    sound(result.data)


def test_a_tables_header_row_repeats_and_its_rows_hold_together():
    table = Table(((Text("No"),), (Text("Lead"),)), (((Text("1"),),),), widths=(1, 3))
    result = rendered((table,))
    assert result.rows == [["No", "Lead"], ["1", ""]]
    xml = result.part("word/document.xml")
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == 2
    assert '<w:gridCol w:w="2256"/><w:gridCol w:w="6769"/>' in xml
    assert result.document.tables[0].style.name == "Table Grid"


def test_two_tables_stay_two(sound):
    table = Table(((Text("a"),),), ())
    result = rendered((table, table))
    assert len(result.document.tables) == 2
    sound(result.data)


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ('http://example.org/a b"<', "http://example.org/a%20b%22%3C"),
        ("mailto:manager@example.org", "mailto:manager@example.org"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("//server/share", None),
        ("paper.docx", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_links(link, target, sound):
    result = rendered((Paragraph((Text("see ", link=link), Text("this", bold=True, link=link))),))
    assert result.texts == ["see this"]
    (paragraph,) = result.document.paragraphs
    assert [h.address for h in paragraph.hyperlinks] == ([target] if target else [])
    sound(result.data)


def test_a_link_in_a_header_belongs_to_the_header():
    template = Template("body")
    template.document.sections[0].header.paragraphs[0].text = "{{r words }}"
    result = template.render(words=(Text("l", link="https://example.org"),))
    assert "https://example.org" in result.part("word/_rels/header1.xml.rels")
    assert "https://example.org" not in result.part("word/_rels/document.xml.rels")


def test_styles_that_a_template_lacks_are_made(sound):
    template = Template("{{p body }}")
    styles = template.document.styles
    gone = ("Heading 1", "List Bullet", "List Number", "Quote", "Table Grid")
    for name in gone:
        styles[name].delete()
    body = parse("# a\n\n- b\n\n1. n\n\n> q\n\n[l](https://example.org) `c`\n\n|t|\n|-|\n")
    result = rendered(body, template)
    names = {style.name for style in result.document.styles}
    assert {*gone, "Hyperlink", "HTML Code"} <= names
    assert result.document.paragraphs[0].style.name == "Heading 1"
    sound(result.data)


def test_a_document_without_numbering_gets_it(sound):
    template = Template("{{p body }}")
    document = template.document
    part = document.part
    for identity, relation in list(part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del part.rels[identity]
    for style in document.styles.element.iter("{*}numPr"):
        style.getparent().remove(style)
    result = rendered(parse("1. a\n- b\n"), template)
    assert [text for text, _, _ in numbers(result)] == ["a", "b"]
    sound(result.data)


def test_characters_that_xml_does_not_know():
    result = rendered((Paragraph((Text("a\x00b\ud800\nc\td"),), "1\x07"),))
    assert result.texts == ["1\tab\ufffd\nc\td"]
