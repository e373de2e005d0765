"""Templates filled: values, loops, conditions, and every place where a tag may stand."""

import pickle
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from docx.oxml.ns import qn
from word_templates import Rendered, Template

from cspctl.documents.blocks import Paragraph, Text
from cspctl.documents.markdown import parse
from cspctl.writers.docx import sandbox
from cspctl.writers.docx.render import render
from cspctl.writers.docx.scan import Scanner
from cspctl.writers.properties import CoreProperties


@dataclass(frozen=True)
class Action:
    number: int
    text: str
    lead: str | None = None


ACTIONS = (Action(1, "Write the protocol", "DE"), Action(2, "Circulate the list"))


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("A & B", "A & B"),
        ("<select> </w:t> ]]>", "<select> </w:t> ]]>"),
        ("&amp; &#65;", "&amp; &#65;"),
        ('“quoted” ‘too’ "plain"', '“quoted” ‘too’ "plain"'),
        ("bell\x07 null\x00 escape\x1b", "bell null escape"),
        ("lone \ud83d surrogate", "lone \ufffd surrogate"),
        ("whole 😀", "whole 😀"),
        ("non\ufffecharacter\ufdd0", "noncharacter"),
        ("one\ntwo\r\nthree\rfour\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("a\tb", "a\tb"),
        ("  spaces  kept  ", "  spaces  kept  "),
        ("{{ name }} {% if %} {# #}", "{{ name }} {% if %} {# #}"),
        (None, ""),
        ("", ""),
        (0, "0"),
        (True, "yes"),
        (False, "no"),
    ],
)
def test_any_character_of_a_value_is_printed_and_harms_nothing(value, printed):
    result = Template("before [{{ value }}] after").render(value=value)
    assert result.texts == [f"before [{printed}] after"]


def test_line_ends_and_tabs_are_words_own():
    xml = Template("{{ value }}").render(value="a\nb\tc").part("word/document.xml")
    assert "<w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t>" in xml


def test_a_tag_that_word_cut_into_runs_keeps_the_look_of_its_first_run():
    template = Template().runs("{", "{ na", "me", " }", "} rests", bold=True)
    result = template.render(name="Safer Borough")
    (paragraph,) = result.document.paragraphs
    assert [(run.text, run.bold) for run in paragraph.runs] == [
        ("Safer Borough", True),
        (" rests", None),
    ]


def test_several_tags_in_runs_cut_anywhere():
    template = Template().runs("a {{ x }} b {", "{ y }", "} c {", "{", " x }} d")
    assert template.render(x="1", y="2").texts == ["a 1 b 2 c 1 d"]


def test_a_tag_over_a_line_break_in_the_template():
    template = Template().xml("<w:p><w:r><w:t>{{</w:t><w:br/><w:t>x }}!</w:t></w:r></w:p>")
    assert template.render(x="1").texts == ["1!"]


def test_typographic_quotation_marks_in_a_tag():
    template = Template("{% if rag == “R” %}late{% endif %} “stay” {{ names|join(‘, ’) }}")
    assert template.render(rag="R", names=("A", "B")).texts == ["late “stay” A, B"]


def test_loops_and_conditions_inside_a_paragraph():
    template = Template(
        "{% for a in actions %}{{ loop.index }}/{{ a.number }} {{ a.text }}"
        "{% if a.lead %} ({{ a.lead }}){% endif %}{% if not loop.last %}; {% endif %}{% endfor %}"
    )
    assert template.render(actions=ACTIONS).texts == [
        "1/1 Write the protocol (DE); 2/2 Circulate the list"
    ]


def test_paragraph_tags_go_away_with_their_paragraph():
    template = Template(
        "{%p for a in actions %}",
        "{%p if a.lead %}",
        "{{ a.text }}: {{ a.lead }}",
        "{%p else %}",
        "{{ a.text }}: nobody",
        "{%p endif %}",
        "{%p endfor %}",
        "End",
    )
    assert template.render(actions=ACTIONS).texts == [
        "Write the protocol: DE",
        "Circulate the list: nobody",
        "End",
    ]


def test_a_condition_across_paragraphs_with_plain_tags():
    template = Template("A{% if x %}B", "C", "D{% endif %}E")
    assert template.render(x=True).texts == ["AB", "C", "DE"]
    assert template.render(x=False).texts == ["AE"]


def test_a_condition_across_runs_keeps_their_looks():
    template = Template().runs("{% if x %}", "plain", "{% else %}", "other", "{% endif %}!")
    assert template.render(x=True).texts == ["plain!"]
    assert template.render(x=False).texts == ["other!"]


def test_run_tags_leave_the_text_around_them():
    template = Template("one {%r if x %}two {%r endif %}three {{r words }} four")
    words = (Text("loud", bold=True), Text(" low"))
    result = template.render(x=True, words=words)
    assert result.texts == ["one two three loud low four"]
    assert [run.text for run in result.document.paragraphs[0].runs if run.bold] == ["loud"]
    assert template.render(x=False, words=None).texts == ["one three  four"]


def test_rows_are_repeated_and_loops_nest():
    template = Template().table(
        ("No", "Action"),
        ("{%tr for g in groups %}", ""),
        ("{{ g.name }}", "{{ g.actions|length }}"),
        ("{%tr for a in g.actions %}", ""),
        ("{{ a.number }}", "{%p for x in (1, 2) %}"),
        ("{%tr endfor %}", ""),
        ("{%tr endfor %}", ""),
    )
    cell = template.document.tables[0].rows[4].cells[1]
    cell.add_paragraph("{{ a.text }} {{ x }}")
    cell.add_paragraph("{%p endfor %}")
    groups = ({"name": "csp", "actions": ACTIONS}, {"name": "snb", "actions": ()})
    assert template.render(groups=groups).rows == [
        ["No", "Action"],
        ["csp", "2"],
        ["1", "Write the protocol 1\nWrite the protocol 2"],
        ["2", "Circulate the list 1\nCirculate the list 2"],
        ["snb", "0"],
    ]


def test_cells_are_repeated_and_the_grid_grows_with_them(sound):
    template = Template().table(("{%tc for m in months %}", "{{ m }}", "{%tc endfor %}"))
    result = template.render(months=("Apr", "May", "Jun", "Jul"))
    assert result.rows == [["Apr", "May", "Jun", "Jul"]]
    assert len(result.document.tables[0]._tbl.tblGrid) == 4
    sound(result.data)


def test_a_cell_is_shaded():
    template = Template().table(("{% cellbg a.colour %}{{ a.rag }}", "{% cellbg none %}-"))
    xml = template.render(a={"colour": "#c00000", "rag": "Red"}).part("word/document.xml")
    assert '<w:shd w:val="clear" w:color="auto" w:fill="C00000"/>' in xml
    assert '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>' in xml


def test_notes_are_not_printed():
    template = Template("a{# private {{ x }} #}b", "{#p a whole paragraph #}", "c")
    assert template.render().texts == ["ab", "c"]


def test_headers_footers_and_the_title():
    template = Template("Body")
    section = template.document.sections[0]
    section.header.paragraphs[0].text = "{{ board }}"
    section.footer.paragraphs[0].text = "{% if draft %}Draft{% endif %}"
    template.document.core_properties.title = "Agenda of {{ board }}"
    result = template.render(board="A & B", draft=True)
    section = result.document.sections[0]
    assert section.header.paragraphs[0].text == "A & B"
    assert section.footer.paragraphs[0].text == "Draft"
    assert result.document.core_properties.title == "Agenda of A & B"


def test_fields_bookmarks_and_alternative_texts():
    template = Template().xml(
        '<w:p><w:bookmarkStart w:id="7" w:name="{{ mark }}"/><w:bookmarkEnd w:id="7"/>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>PAGEREF {{ ma</w:instrText></w:r>"
        "<w:r><w:instrText>rk }} \\h</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    properties = template.table(("x",)).document.tables[0]._tbl.tblPr
    caption = properties.makeelement(qn("w:tblCaption"), {qn("w:val"): "Actions of {{ mark }}"})
    properties.append(caption)
    xml = template.render(mark='it"em5').part("word/document.xml")
    assert 'w:name="it&quot;em5"' in xml
    assert '<w:instrText>PAGEREF it"em5</w:instrText>' in xml
    assert 'w:val="Actions of it&quot;em5"' in xml


def test_a_content_control_keeps_its_text_and_loses_its_binding():
    template = Template().xml(
        '<w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{0}"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>{{ x }}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    xml = template.render(x="inside").part("word/document.xml")
    assert "<w:sdtContent><w:r><w:t>inside</w:t></w:r></w:sdtContent>" in xml
    assert "dataBinding" not in xml


def test_tags_in_tracked_changes():
    template = Template().xml(
        '<w:p><w:del w:id="1" w:author="X"><w:r><w:delText>{{ gone }}</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="2" w:author="X"><w:r><w:t>{{ moved }}</w:t></w:r></w:moveFrom>'
        '<w:ins w:id="3" w:author="X"><w:r><w:t>{{ kept }}</w:t></w:r></w:ins></w:p>'
    )
    result = template.render(kept="kept")
    assert result.texts == ["kept"]
    assert "w:author" not in result.part("word/document.xml")


def test_a_paragraph_whose_end_was_deleted_joins_the_next():
    template = Template().xml(
        '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="X"/></w:rPr></w:pPr>'
        "<w:r><w:t>{{ a</w:t></w:r></w:p>"
    )
    template.xml("<w:p><w:r><w:t> }} b</w:t></w:r></w:p>")
    assert template.render(a="1").texts == ["1 b"]


def test_blocks_take_the_place_of_their_paragraph():
    template = Template("before")
    template.document.add_paragraph("{{p body }}", style="Body Text")
    template.document.add_paragraph("after")
    result = template.render(body=parse("One\n\n## Two\n\nThree"))
    assert [(p.text, p.style.name) for p in result.document.paragraphs] == [
        ("before", "Normal"),
        ("One", "Body Text"),
        ("Two", "Heading 2"),
        ("Three", "Body Text"),
        ("after", "Normal"),
    ]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (None, []),
        ("", []),
        ((), []),
        ("one\n\ntwo & three", ["one", "two & three"]),
        ((Text("runs"), Text(" too")), ["runs too"]),
        (Paragraph((Text("alone"),)), ["alone"]),
    ],
)
def test_what_may_stand_for_blocks(body, texts):
    assert Template("{{p body }}").render(body=body).texts == texts


def test_what_conditions_leave_out_leaves_a_sound_document(sound):
    template = Template("{%p for a in actions %}", "{{ a }}", "{%p endfor %}")
    template.table(("{%tr for a in actions %}",), ("{{ a }}",), ("{%tr endfor %}",))
    template.table(("{%p if actions %}", "x"))
    template.document.tables[1].cell(0, 0).add_paragraph("{%p endif %}")
    result = template.render(actions=())
    assert len(result.document.tables) == 1
    sound(result.data)


def test_bookmarks_in_a_loop_stay_unique(sound):
    template = Template("{%p for a in actions %}").xml(
        '<w:p><w:bookmarkStart w:id="1" w:name="item{{ a.number }}"/>'
        '<w:bookmarkStart w:id="2" w:name="always"/><w:r><w:t>{{ a.text }}</w:t></w:r>'
        '<w:bookmarkEnd w:id="2"/><w:bookmarkEnd w:id="1"/></w:p>'
    )
    template.document.add_paragraph("{%p endfor %}")
    result = template.render(actions=ACTIONS)
    marks = [
        (mark.get(qn("w:id")), mark.get(qn("w:name")))
        for mark in result.document.element.body.iter("{*}bookmarkStart")
    ]
    assert marks == [("1", "item1"), ("2", "always"), ("3", "item2")]
    sound(result.data)


def test_nothing_has_nothing_inside_and_is_an_empty_list():
    template = Template("{{ a.b.c }}{% for x in a.b %}{{ x }}{% else %}none{% endfor %}")
    assert template.render(a={"b": None}).texts == ["none"]


def test_filters_see_the_text_and_not_its_markup():
    template = Template(
        "{{ x|upper }} {{ x|length }} {{ ('a', x)|join(' & ') }} {{ y|default('-') }}"
    )
    assert template.render(x="b & c", y=None).texts == ["B & C 5 a & b & c -"]


def test_two_renders_are_the_same_bytes():
    template = Template("{{p body }}").bytes
    view = {"body": parse("1. a\n2. b\n\n[l](https://example.org)\n")}
    first = render(template, view, name="t.docx")
    assert render(template, dict(view), name="t.docx") == first


def test_a_template_that_was_printed_on_before_prints_as_when_it_is_new():
    """What is kept of a template in memory holds nothing of what was printed on it."""
    template = Template("{{ title }} {{r words }}", "{{r 'said by the template' }}", "{{p body }}")
    template.document.core_properties.title = "{{ title }}"
    template.document.sections[0].header.paragraphs[0].text = "{{ title }}"
    views = [
        {"title": "A", "words": (Text("a", link="https://a.example/"),), "body": parse("- a")},
        {"title": "B", "words": "b", "body": parse("1. b\n2. c\n\n`code`")},
    ]

    def printed(view):
        return render(template.bytes, view, name="t.docx")

    def anew(view):
        program = (
            "import sys, pickle\n"
            "from cspctl.writers.docx.render import render\n"
            "data, view = pickle.load(sys.stdin.buffer)\n"
            "sys.stdout.buffer.write(render(data, view, name='t.docx'))\n"
        )
        given = pickle.dumps((template.bytes, view))
        return subprocess.run(
            [sys.executable, "-c", program], input=given, capture_output=True, check=True
        ).stdout

    assert [printed(view) for view in (*views, *views)] == [anew(view) for view in views] * 2


def test_a_template_is_read_once_for_all_that_is_printed_on_it(monkeypatch):
    data = Template("{{ a_name_of_this_test }} {% if true %}yes{% endif %}").bytes
    first = render(data, {"a_name_of_this_test": "1"}, name="t.docx")
    monkeypatch.setattr(Scanner, "word_part", None)
    monkeypatch.setattr(sandbox.Environment, "parse", None)
    second = render(data, {"a_name_of_this_test": "2"}, name="t.docx")
    assert [Rendered(made).texts for made in (first, second)] == [["1 yes"], ["2 yes"]]


def test_properties_are_those_that_are_given():
    properties = CoreProperties(
        title="Pack", creator="Board", created=datetime(2017, 12, 6, 9, tzinfo=UTC)
    )
    template = Template("x")
    template.document.core_properties.last_modified_by = "Somebody"
    core = render(template.bytes, {}, name="t.docx", properties=properties)
    result = Rendered(core)
    xml = result.part("docProps/core.xml")
    for said in ("Pack", "Board", "2017-12-06T09:00:00Z", "en-GB"):
        assert said in xml
    for unsaid in ("Somebody", "python-docx"):
        assert unsaid not in xml
    assert "Macintosh" not in result.part("docProps/app.xml")


def test_everything_at_once_is_sound(sound):
    template = Template("{{p body }}")
    template.document.core_properties.title = "{{ title }}"
    template.table(("{%tr for a in actions %}", ""), ("{{ a.text }}", ""), ("{%tr endfor %}", ""))
    body = parse(
        "# A\n\np **b** `c` ~~s~~ [l](https://example.org/?a=1&b=2)\n\n"
        "1. one\n   - in\n\n     more\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "> quoted\n\n```\ncode\n```\n\n---\n"
    )
    sound(template.render(title="T", actions=ACTIONS, body=body).data)
