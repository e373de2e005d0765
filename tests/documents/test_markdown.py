"""Markdown as officers write it."""

import pytest

from cspctl.documents.blocks import (
    CodeBlock,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)
from cspctl.documents.markdown import numbered, parse


def plain(text):
    return (Paragraph((Text(text),)),)


def test_headings_paragraphs_and_a_rule():
    assert parse("# Towers\n\nTwo lines\nof text.\n\n---\n") == (
        Heading(1, (Text("Towers"),)),
        Paragraph((Text("Two lines of text."),)),
        Rule(),
    )


def test_marks_nest_and_end_where_they_end():
    (paragraph,) = parse("a **b *c* ~~d~~** `e` [f **g**](https://example.org)")
    assert paragraph.runs == (
        Text("a "),
        Text("b ", bold=True),
        Text("c", bold=True, italic=True),
        Text(" ", bold=True),
        Text("d", bold=True, strike=True),
        Text(" "),
        Text("e", code=True),
        Text(" "),
        Text("f ", link="https://example.org"),
        Text("g", bold=True, link="https://example.org"),
    )


def test_a_hard_break_is_a_new_line():
    assert parse("one\\\ntwo") == plain("one\ntwo")


def test_lists_nest_and_keep_their_start():
    assert parse("3. one\n   - inner\n4. two\n") == (
        ListBlock(
            True,
            (
                (*plain("one"), ListBlock(False, (plain("inner"),))),
                plain("two"),
            ),
            start=3,
        ),
    )


def test_a_table():
    assert parse("| No | **Lead** |\n|---|:-:|\n| 1 | DE |\n| 2 | |\n") == (
        Table(
            ((Text("No"),), (Text("Lead", bold=True),)),
            (((Text("1"),), (Text("DE"),)), ((Text("2"),), ())),
        ),
    )


def test_a_table_may_have_a_header_alone():
    assert parse("| No |\n|---|\n") == (Table(((Text("No"),),), ()),)


def test_quotes_and_code():
    assert parse("> said\n\n```\n  keep  me\n\n```\n") == (
        Quote(plain("said")),
        CodeBlock("  keep  me\n"),
    )


@pytest.mark.parametrize("html", ["<b>bold</b>", "<script>alert(1)</script>", "a <br> b"])
def test_html_is_shown_as_the_text_it_is(html):
    assert parse(html) == plain(html)


def test_an_image_is_its_alternative_text():
    assert parse("See ![the **map** of wards](/etc/passwd) here") == plain(
        "See the map of wards here"
    )


def test_an_address_that_runs_a_script_is_no_link():
    assert parse("[x](javascript:alert(1))") == plain("[x](javascript:alert(1))")


def test_deep_nesting_loses_no_text():
    (quote,) = parse(">" * 40 + " deep")
    for _ in range(39):
        (quote,) = quote.blocks
    assert quote.blocks == plain("deep")


def test_sections_and_paragraphs_are_numbered_as_in_a_report():
    body = parse("Before\n\n# One\n\nA\n\n- x\n\nB\n\n### Lower\n\nC\n\n## Two\n\nD\n")
    assert [getattr(block, "number", "-") for block in numbered(body)] == [
        None,  # Before
        "3",
        "3.1",
        "-",  # the list
        "3.2",
        None,  # Lower
        "3.3",
        "4",
        "4.1",
    ]


def test_numbering_starts_where_it_is_told():
    assert [block.number for block in numbered(parse("# One\n\nA"), start=5)] == ["5", "5.1"]
