"""A range of pages becomes live fields."""

import re

from word_templates import Template

from cspctl.documents.blocks import PageRange


def _fields(rendered):
    return re.findall(
        r"<w:instrText[^>]*>([^<]*)</w:instrText>", rendered.part("word/document.xml")
    )


def test_both_ends_are_page_references_that_show_their_texts(sound):
    rendered = Template("{{r pages }}").render(pages=PageRange("Item3", "Item3End", "5", "14"))
    assert rendered.texts == ["5 – 14"]
    assert _fields(rendered) == [" PAGEREF Item3 \\h ", " PAGEREF Item3End \\h "]
    sound(rendered.data)


def test_one_page_has_one_number(sound):
    rendered = Template("{{r pages }}").render(pages=PageRange("Item3", "", "5", ""))
    assert rendered.texts == ["5"]
    assert _fields(rendered) == [" PAGEREF Item3 \\h "]
    sound(rendered.data)


def test_an_end_without_a_bookmark_is_plain_text():
    """The last page of what is withheld is not in the file that the reference would be in."""
    rendered = Template("{{r pages }}").render(pages=PageRange("Item5", "", "25", "70"))
    assert rendered.texts == ["25 – 70"]
    assert _fields(rendered) == [" PAGEREF Item5 \\h "]


def test_no_bookmarks_no_fields():
    rendered = Template("{{r pages }}").render(pages=PageRange("", "", "25", "70"))
    assert rendered.texts == ["25 – 70"]
    assert _fields(rendered) == []


def test_the_range_has_the_look_of_its_tag():
    template = Template().runs("{{r pages }}", bold=True)
    rendered = template.render(pages=PageRange("Item3", "Item3End", "5", "14"))
    (paragraph,) = rendered.document.paragraphs
    assert [run.bold for run in paragraph.runs] == [True] * len(paragraph.runs)


def test_no_range_prints_nothing():
    assert Template("Pages: {{r pages }}").render(pages=None).texts == ["Pages: "]
