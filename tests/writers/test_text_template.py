"""Text templates: what they print, and what they are not allowed."""

import pytest

from cspctl.problems import CannotRun
from cspctl.writers.text_template import render_text


def said(template, html=False, **view):
    return render_text(template.encode(), view, name="t.j2", html=html)


def test_tags_alone_on_a_line_take_it_with_them():
    template = "a\r\n  {% for one in many %}\r\n- {{ one }}\r\n  {% endfor %}\r\nb {# no #}c\r\n"
    assert said(template, many=("x", "y")) == "a\n- x\n- y\nb c\n"


def test_html_is_escaped_and_text_is_not():
    text = '<b> & "c"'
    assert said("{{ one }}", one=text) == text
    assert said("{{ one }}", html=True, one=text) == "&lt;b&gt; &amp; &#34;c&#34;"
    assert said("{{ many|join(', ') }}", html=True, many=("<", ">")) == "&lt;, &gt;"


@pytest.mark.parametrize(
    ("template", "codes"),
    [
        ("{{ tow }}", ["1 T401"]),
        ("\n{% if no %}{{ tow }}{% endif %}", ["2 T401"]),
        ("{% for %}", ["1 T402"]),
        ("{{ one|shout }}\n{{ one is odder }}", ["1 T402"]),
        ("{{ one.__class__ }}", ["1 T404"]),
        ("{{ one['__class__'] }}", ["1 T404"]),
        ("{{ one() }}\n{{ ''.join(one) }}", ["1 T404", "2 T404"]),
        ("{% include 'other' %}", ["1 T404"]),
        ("{% macro m() %}{% endmacro %}", ["1 T404"]),
        ("{% for a in many %}{% for b in many %}{% for c in many %}{{ c }}{% endfor %}"
         "{% endfor %}{% endfor %}", ["1 T404"]),
        ("{{ many }}", ["1 T402"]),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_line(template, codes):
    with pytest.raises(CannotRun) as caught:
        said(template, one="1", no=False, many=("x",) * 300)
    found = [f"{one.location.line} {one.code}" for one in caught.value.problems]
    assert [one for one in found if one in codes] == codes or found == codes


def test_a_file_that_is_no_text_is_refused():
    with pytest.raises(CannotRun, match="T403"):
        render_text(b"\xff\xfe\x00", {}, name="t.j2")


def test_loops_that_python_cannot_nest_are_refused():
    with pytest.raises(CannotRun) as found:
        said("{% for a in b %}" * 30 + "{% endfor %}" * 30, b=[])
    assert [problem.code for problem in found.value.problems] == ["T404"]


@pytest.mark.parametrize("tag", ["{{ b|day }}", "{{ b|date }}", "{{ 5|lines }}", "{{ [5]|runs }}"])
def test_a_filter_of_pages_that_is_given_something_else_is_told(tag):
    from cspctl.writers.html.filters import FILTERS
    from cspctl.writers.text_template import TextTemplate

    template = f"\n{tag}".encode()
    with pytest.raises(CannotRun) as found:
        TextTemplate(template, ["b"], name="t", html=True, filters=FILTERS).render({"b": "text"})
    assert [(one.code, one.location.line) for one in found.value.problems] == [("T402", 2)]
