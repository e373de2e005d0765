"""A restyled template: what it may use, what it does not know, and what it no longer prints."""

import io
import re
from pathlib import Path

import docx
import pytest

from cspctl import template_store
from cspctl.restyling.checking import check
from cspctl.restyling.views import VIEWS, variables
from cspctl.writers.docx.variables import uses

GUIDE = Path(__file__).parent.parent.parent / "docs" / "templates.md"


def changed(name, change):
    """A packaged template after a change to its python-docx document."""
    document = docx.Document(io.BytesIO(template_store.packaged(name)))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def problems(name, change, **more):
    data = changed(name, change)
    found = check(name, data, template_store.packaged(name), file=f"templates/{name}", **more)
    return [(one.code, one.message.partition(" in ")[0].partition(" (")[0]) for one in found]


def adding(text):
    return lambda document: document.add_paragraph(text)


def replacing(old, new):
    """Change a text wherever it stands, in the body and in its tables."""

    def change(document):
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        for holder in (document, *cells):
            for paragraph in holder.paragraphs:
                if old in paragraph.text:
                    paragraph.text = paragraph.text.replace(old, new)

    return change


def test_every_word_template_has_its_document():
    packaged = {name for name in template_store.names() if name.endswith(".docx")}
    assert packaged <= set(VIEWS)


@pytest.mark.parametrize("name", [name for name in template_store.names() if name in VIEWS])
def test_a_packaged_template_has_no_problems(name):
    data = template_store.packaged(name)
    assert check(name, data, data, file=name) == []


def test_a_variable_that_the_document_does_not_have():
    assert problems("agenda.docx", adding("{{ lunch }}")) == [("T401", "'lunch' is not known")]


def test_an_unknown_field_is_found_where_no_data_leads_too():
    text = (
        "{% for item in items %}{% if item.number == 'x' %}{{ item.titel }}{% endif %}{% endfor %}"
    )
    data = changed("agenda.docx", adding(text))
    (found,) = check("agenda.docx", data, template_store.packaged("agenda.docx"), file="a.docx")
    assert found.message.startswith("'titel' is not known")
    assert found.mend == "Did you mean 'title'?"


def test_what_a_template_provides_for_itself_is_no_problem():
    text = "{% for item in items %}{{ item.lunch|default('none') }}{% endfor %}"
    assert problems("agenda.docx", adding(text)) == []


def test_a_loop_may_call_its_own_by_another_name():
    change = adding("{% for line in items %}{{ line.title }}{{ loop.index }}{% endfor %}")
    assert problems("agenda.docx", change) == []


def test_a_variable_that_is_no_longer_printed():
    found = problems("agenda.docx", replacing("{{ item.duration }}", "at length"))
    assert found == [("T405", "'item.duration'")]
    # To ask about it is not to print it.
    asked = replacing("{{ item.note }}", "{% if item.note %}See the note{% endif %}")
    assert problems("agenda.docx", asked) == [("T405", "'item.note'")]


def test_one_half_of_a_pair_is_missed():
    found = problems("paper.docx", replacing("{{ text }}", ""))
    assert found == [("T405", "'text'")]


def test_what_is_left_out_on_purpose():
    change = replacing("{{ item.duration }}", "")
    assert problems("agenda.docx", change, left_out=["item.duration"]) == []


def test_a_condition_that_is_gone():
    found = problems("minutes.docx", replacing("{% if head.public %}", "{% if draft %}"))
    assert found == []  # it is asked about in the header still
    data = changed("agenda.docx", replacing("{% if item.withheld %}", "{% if item.letter %}"))
    (one,) = check("agenda.docx", data, template_store.packaged("agenda.docx"), file="a.docx")
    assert one.message.endswith("is no longer used.")


def test_a_file_that_is_no_word_document():
    (found,) = check("agenda.docx", b"x", template_store.packaged("agenda.docx"), file="a.docx")
    assert found.code == "T403"


def test_the_guide_says_of_each_variable_what_its_field_says():
    guide = GUIDE.read_text("utf-8")
    sections = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", guide, re.M | re.S))
    common = sections["The head of every document"]
    for name in VIEWS:
        section = sections.get(name, sections["minutes.docx"])
        packaged = uses(template_store.packaged(name))
        rows = dict(re.findall(r"^\| `([\w.]+)` \| (.*) \|$", common + section, re.M))
        for one in variables(VIEWS[name], packaged):
            # The guide shows the tag too, in the midst of the words where that reads better.
            words = re.sub(
                r"(?:: in the same way)?:?,? ?(?:for |in the same way: )?`\{.*?\}`",
                "",
                rows[one.written],
            )
            assert words.rstrip(":, ") == one.doc, (name, one.written)


def test_how_the_packaged_template_writes_a_variable():
    found = {
        one.path: one
        for one in variables(VIEWS["agenda.docx"], uses(template_store.packaged("agenda.docx")))
    }
    assert found["items"].tag == "{%tr for item in items %}"
    assert found["items.pages"].tag == "{{r item.pages }}"
    assert (found["items.title"].written, found["items.title"].kind) == ("item.title", "text")
    assert found["members"].kind == "list of texts"
    assert found["head.public"].kind == "yes or no"
