"""Faults of templates: each is found, with its place, in one run."""

import io
import zipfile

import docx
import pytest
from word_templates import Template

from cspctl.problems import CannotRun
from cspctl.writers.docx import running, sandbox
from cspctl.writers.docx.render import render


def told(problems):
    return [(p.code, p.location.line, p.message, p.mend) for p in problems]


def test_an_unknown_variable_is_named_with_its_place_and_the_nearest_known_one():
    assert told(Template("Fine", "Date: {{ dat }}").problems(date="13 December", title="")) == [
        (
            "T401",
            2,
            "'dat' is not known in paragraph 2, 'Date: {{ dat }}'.",
            "Did you mean 'date'?",
        )
    ]


def test_every_unknown_variable_is_reported_in_one_run():
    template = Template("{{ dat }} {{ item.titel }}", "{%p for x in list %}", "{{ x.b }}")
    template.document.add_paragraph("{%p endfor %}")
    template.document.add_paragraph("{% if false %}{{ hidden }}{% endif %}")
    template.document.sections[0].header.paragraphs[0].text = "{{ bord }}"
    problems = template.problems(
        date="d", item={"title": "t"}, list=({"a": 1}, {"a": 2}), board="b"
    )
    assert sorted(told(problems)) == sorted(
        [
            (
                "T401",
                1,
                "'dat' is not known in paragraph 1, '{{ dat }} {{ item.titel }}'.",
                "Did you mean 'date'?",
            ),
            (
                "T401",
                1,
                "'titel' is not known in paragraph 1, '{{ dat }} {{ item.titel }}'.",
                "Did you mean 'title'?",
            ),
            ("T401", 3, "'b' is not known in paragraph 3, '{{ x.b }}'.", "Known here: a."),
            (
                "T401",
                5,
                "'hidden' is not known in paragraph 5, '{% if false %}{{ hidden }}{% endif %}'.",
                "Known here: board, date, item, list, x.",
            ),
            (
                "T401",
                1,
                "'bord' is not known in header, paragraph 1, '{{ bord }}'.",
                "Did you mean 'board'?",
            ),
        ]
    )
    assert {problem.location.file for problem in problems} == {"templates/test.docx"}


@pytest.mark.parametrize(
    "use",
    [
        "{{ x }}",
        "{{ x.y.z }}",
        "{{ x|upper }}",
        "{{ x|length }}",
        "{{ x + 1 }}",
        "{{ -x }}",
        "{% if x %}{% endif %}",
        "{{ 'a' if not x else 'b' }}",
        "{{ (x, 'a')|join }}",
        "{{ (1, 2)[x] }}",
        "{% if x == 'a' %}{% endif %}",
        "{% if x < 3 %}{% endif %}",
        "{% if 'a' in x %}{% endif %}",
        "{% for y in x %}{% endfor %}",
        "{{r x }}",
        "{{p x }}",
    ],
)
def test_no_use_of_an_unknown_variable_is_silent(use):
    assert "T401" in [problem.code for problem in Template(use).problems(known=1)]
    inside = use.replace("x", "a.x", 1)
    assert "T401" in [problem.code for problem in Template(inside).problems(a={"b": 1})]


def test_a_template_may_provide_for_absence():
    template = Template("{{ x|default('-') }}{% if y is defined %}{{ y }}{% endif %}")
    assert template.render().texts == ["-"]


@pytest.mark.parametrize(
    ("paragraphs", "line", "words"),
    [
        (["{{ x"], 1, "'{{' is never closed"),
        (["x }} y"], 1, "'}}' closes nothing"),
        (["ok", "{% if x %}"], 2, "'{% if x %}' is never closed"),
        (["{%p for a in y %}", "text"], 1, "'{%p for a in y %}' is never closed"),
        (["{% endif %}"], 1, "'{% endif %}' has no 'if' before it"),
        (["{% for a in y %}{% endif %}{% endfor %}"], 1, "has no 'if' before it"),
        (["{%p for a in y %}", "b{% endfor %}"], 2, "are not in the same kind of place"),
        (["{{ x y }}"], 1, "'{{ x y }}' cannot be read"),
        (["{% fro a in y %}"], 1, "is no tag that templates know"),
        (["{{ x|uper }}"], 1, "There is no filter 'uper'"),
        (["{% if x is odder %}{% endif %}"], 1, "There is no test 'odder'"),
        (["{%p if x %} more", "{%p endif %}"], 1, "stands for its whole paragraph"),
        (["{%tr for a in y %}", "{%tr endfor %}"], 1, "is not in a table row"),
        (["{% cellbg x %}"], 1, "is not in a table cell"),
        (["{{ y }}"], 1, "this is a list, and only text can be printed"),
        (["{{ record }}"], 1, "this is a record (with a), and only text can be printed"),
        (["{% for a in x %}{% endfor %}"], 1, "a loop needs a list, and this is text"),
        (["{{ x + 1 }}"], 1, "'+' is for whole numbers only"),
        (["{% if x < 1 %}{% endif %}"], 1, "does not fit its value"),
        (["{% endfor a %}"], 1, "'endfor' takes nothing after it"),
    ],
)
def test_faulty_tags(paragraphs, line, words):
    problems = Template(*paragraphs).problems(x="text", y=("a",), record={"a": 1})
    assert ("T402", line) in [(problem.code, problem.location.line) for problem in problems]
    assert words in " ".join(problem.message for problem in problems)


def test_one_faulty_tag_does_not_hide_the_next():
    problems = Template("{{ x y }}", "{% if %}", "{{ z").problems(x=1)
    assert [problem.location.line for problem in problems if problem.code == "T402"] == [1, 2, 2, 3]


def test_a_long_paragraph_is_shown_around_the_fault():
    (problem,) = Template("word " * 40 + "{{ nowhere }}" + " word" * 40).problems()
    assert "{{ nowhere }}" in problem.message
    assert len(problem.message) < 130


@pytest.mark.parametrize(
    "attempt",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ x['__class__'] }}",
        "{{ x|attr('__class__') }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__ }}",
        "{{ x.format(x) }}",
        "{{ '%s'|format(x) }}",
        "{{ x.upper }}",
        "{{ record.items() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'a' %}",
        "{% macro m() %}{% endmacro %}",
        "{% for a in range(1000000000) %}{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 99999999 }}",
        "{{ x ~ x }}",
        "{{ x + x }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ loop._iterable }}",
        "{% for a in y %}{{ loop.cycle('a') }}{{ loop._recurse }}{% endfor %}",
        "{{ namespace() }}",
        "{{ x|_blocks(0) }}",
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    ],
)
def test_a_template_cannot_leave_the_sandbox(attempt):
    codes = {problem.code for problem in Template(attempt).problems(x="x", y=(1,), record={"a": 1})}
    assert codes <= {"T401", "T402", "T404"}
    assert codes


def test_methods_of_values_are_not_in_reach():
    class Open:
        secret = "s"

    (problem,) = Template("{{ x.secret }}").problems(x=Open())
    assert problem.code == "T401"


def test_a_hidden_delimiter_is_no_way_in():
    (problem,) = Template("\ufdd0= x.__class__ =\ufdd1").problems(x="x")
    assert problem.code == "T402"


def test_loops_have_a_limit(monkeypatch):
    monkeypatch.setattr(sandbox, "MAX_ITERATIONS", 500)
    nested = "{% for a in y %}{% for b in y %}{% for c in y %}{% endfor %}{% endfor %}{% endfor %}"
    (problem,) = Template(nested).problems(y=tuple(range(20)))
    assert (problem.code, "more than 500 turns" in problem.message) == ("T404", True)


def test_loops_over_lists_of_the_template_itself_have_a_limit(monkeypatch):
    monkeypatch.setattr(sandbox, "MAX_ITERATIONS", 500)
    loop = "{% for a in [1, 2, 3, 4, 5, 6, 7, 8] %}"
    (problem,) = Template(loop * 3 + "{% endfor %}" * 3).problems()
    assert (problem.code, "more than 500 turns" in problem.message) == ("T404", True)


def test_a_fault_is_told_each_time_and_under_the_name_that_is_given():
    data = Template("{{ naem }} {% if %}").bytes
    for name in ("a.docx", "b.docx"):
        with pytest.raises(CannotRun) as caught:
            render(data, {"name": "x"}, name=name)
        assert {problem.location.file for problem in caught.value.problems} == {name}
        assert len(caught.value.problems) == 3


def test_what_a_view_lacks_is_told_when_another_had_it():
    data = Template("{% for row in rows %}{{ row.title }}{% endfor %}").bytes
    assert render(data, {"rows": ({"title": "x"},)}, name="a.docx")
    for view in ({"rows": ({"name": "x"},)}, {"lines": ()}):
        with pytest.raises(CannotRun) as caught:
            render(data, view, name="a.docx")
        assert [problem.code for problem in caught.value.problems] == ["T401"]


def test_output_has_a_limit(monkeypatch):
    monkeypatch.setattr(running, "MAX_OUTPUT", 10_000)
    (problem,) = Template("{% for a in y %}{{ x }}{% endfor %}").problems(y=(1, 2), x="x" * 9000)
    assert (problem.code, "more than 10,000 characters" in problem.message) == ("T404", True)


def test_a_text_cannot_double_itself_without_end():
    doubling = "".join("{% set x = (x, x)|join %}" for _ in range(40))
    (problem,) = Template(doubling).problems(x="x" * 10)
    assert problem.code == "T404"


def changed(**parts):
    """Return a Word file with parts replaced; ``document`` is the body, ``types`` the types."""
    names = {"document": "word/document.xml", "types": "[Content_Types].xml"}
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(Template("x").bytes)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        edits = {names.get(name, name): edit for name, edit in parts.items()}
        for name in old.namelist():
            new.writestr(name, edits.pop(name, lambda data: data)(old.read(name)))
        for name, edit in edits.items():
            new.writestr(name, edit(b""))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged"),
        (b"plain text", "damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "password"),
        (Template("x").bytes[:-400], "damaged"),
        (changed(types=lambda data: data.replace(b"wordprocessingml", b"other")), "not a Word"),
        (
            changed(
                types=lambda data: data.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                    b"application/vnd.ms-word.document.macroEnabled.main",
                )
            ),
            "macros",
        ),
        (changed(**{"word/vbaProject.bin": lambda data: b"x"}), "macros"),
        (
            changed(
                document=lambda data: data.replace(
                    b"<w:document",
                    b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document',
                )
            ),
            "DOCTYPE",
        ),
        (
            changed(document=lambda data: b"\xff\xfe" + "<!DOCTYPE d><d/>".encode("utf-16-le")),
            "DOCTYPE",
        ),
        (changed(document=lambda data: data.replace(b"</w:body>", b"")), "XML"),
        (changed(bomb=lambda data: bytes(70 * 1024 * 1024)), "unpacks to more than 64 MB"),
        (changed(**{"../evil.xml": lambda data: b"x"}), "points out of the file"),
        (
            changed(
                **{
                    "word/_rels/header9.xml.rels": lambda data: (
                        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                        b'relationships"><Relationship Id="a" Type="x/image" '
                        b'Target="http://evil/a.png" '
                        b'TargetMode="External"/></Relationships>'
                    )
                }
            ),
            "from outside",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_that_cannot_be_used(data, words):
    with pytest.raises(CannotRun) as caught:
        render(data, {}, name="templates/test.docx")
    (problem,) = caught.value.problems
    assert problem.code == "T403"
    assert words in problem.message


def test_a_word_template_file_gives_a_document():
    data = changed(types=lambda data: data.replace(b".document.main+xml", b".template.main+xml"))
    result = render(data, {}, name="templates/test.dotx")
    assert docx.Document(io.BytesIO(result)).paragraphs[0].text == "x"
