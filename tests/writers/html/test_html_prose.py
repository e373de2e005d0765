"""Prose as HTML: what people wrote, and nothing that a browser obeys."""

import pytest

from cspctl.documents.blocks import Heading, Paragraph, Text
from cspctl.documents.markdown import numbered, parse
from cspctl.writers.html.prose import prose, words


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("A & B < C", "<p>A &amp; B &lt; C</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("**bold** *italic* ~~gone~~ `code`", "<p><strong>bold</strong> <em>italic</em> "
         "<s>gone</s> <code>code</code></p>"),
        ("one\\\ntwo", "<p>one<br>\ntwo</p>"),
        ("[a](https://example.org/?a=1&b=2)", '<p><a href="https://example.org/?a=1&amp;b=2">a</a></p>'),
        ("[a](other.md) [b](../secret)", "<p>a b</p>"),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
        ("![a plan of the ward](ward.png)", "<p>a plan of the ward</p>"),
        ("> said", "<blockquote><p>said</p></blockquote>"),
        ("---", "<hr>"),
        ("3. three\n4. four", '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'),
        ("- a\n  - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul></li>\n</ul>"),
    ],
)  # fmt: skip
def test_markdown_becomes_markup(markdown, html):
    assert prose(parse(markdown)) == html


def test_headings_go_on_from_the_level_that_the_page_has_reached():
    assert prose(parse("# Aims\n\n### Safe\n\n# Terms"), 3) == (
        "<h3>Aims</h3>\n<h4>Safe</h4>\n<h3>Terms</h3>"
    )


def test_numbers_of_sections_and_paragraphs_are_printed():
    assert prose(numbered(parse("# Aims\n\nTo help."))) == (
        '<h2><span class="number">3</span> Aims</h2>\n'
        '<p><span class="number">3.1</span> To help.</p>'
    )


def test_a_table_scrolls_by_itself_and_can_be_reached_by_keyboard():
    html = prose(parse("| Borough | Sector |\n|---|---|\n| Havering | East & North |"))
    assert 'role="group" aria-label="Table: Borough, Sector" tabindex="0"' in html
    assert '<th scope="col">Borough</th>' in html
    assert '<td data-label="Sector">East &amp; North</td>' in html  # stacked on a phone


def test_a_link_of_another_kind_keeps_its_words():
    assert words((Text("plan", link="file:///etc/passwd"),)) == "plan"


def test_what_html_does_not_know_is_left_out():
    assert prose((Paragraph((Text("a\x00b\x0bc"),)),)) == "<p>ab<br>\nc</p>"
    assert prose((Heading(1, (Text("\ud800"),)),)) == "<h2>\ufffd</h2>"
