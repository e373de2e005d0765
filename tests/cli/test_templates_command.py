"""``cspctl templates``."""

import json

import pytest
from helpers import BARE, run, written

from cspctl import template_store


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path, BARE)


def templates(folder, *words, **more):
    return run("-C", folder, "templates", *words, **more)


def test_export_writes_all_and_says_so(folder):
    done = templates(folder, "export")
    assert done.code == 0
    names = [line.partition(":")[0] for line in done.out.splitlines()]
    assert names == [f"templates/{name}" for name in template_store.names()]
    for name in template_store.names():
        assert (folder / "templates" / name).read_bytes() == template_store.packaged(name)
    assert "as packaged" in templates(folder, "export").out


def test_export_never_writes_over_a_changed_template_unless_forced(folder):
    written(folder, {"templates/agenda.docx": b"mine"})
    done = templates(folder, "export", "agenda")
    assert (done.code, done.out) == (1, "")
    assert "left as it is" in done.err
    assert templates(folder, "export").code == 0
    assert (folder / "templates/agenda.docx").read_bytes() == b"mine"
    assert templates(folder, "export", "agenda.docx", "--force").out == (
        "templates/agenda.docx: written over\n"
    )
    assert (folder / "templates/agenda.docx").read_bytes() == template_store.packaged("agenda.docx")


def test_a_name_that_no_template_has(folder):
    done = templates(folder, "export", "agnda")
    assert done.code == 2
    assert "Did you mean 'agenda.docx'?" in done.err
    assert not (folder / "templates").exists()


def test_check_of_what_was_exported_is_clean(folder):
    templates(folder, "export")
    done = templates(folder, "check")
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith("in templates/: no errors, no warnings\n")


def test_check_without_any_template_of_ones_own(folder):
    done = templates(folder, "check")
    assert (done.code, done.out) == (0, "")
    assert done.err == "0 Word templates in templates/: no errors, no warnings\n"


def test_check_names_what_is_wrong_and_exits_with_1(folder):
    slip = template_store.packaged("slip.docx")
    written(folder, {"templates/membership.docx": slip, "templates/agnda.docx": slip})
    done = templates(folder, "check")
    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[0].startswith("templates/agnda.docx: error T403: No document")
    assert any("'heading' is not known" in line for line in lines)
    assert any("'members'" in line and "no longer used" in line for line in lines)
    answer = json.loads(templates(folder, "check", "membership", "--format", "json").out)
    assert {one["file"] for one in answer["problems"]} == {"templates/membership.docx"}
    fewer = templates(folder, "check", "membership", "--left-out", "members").out
    assert "'members'" not in fewer


def test_fields_of_one_template_and_of_all(folder):
    done = templates(folder, "fields", "agenda")
    assert done.out.splitlines()[0] == "agenda.docx"
    assert "  item.number          text: 7" in done.out.splitlines()
    assert "{%tr for item in items %}" in done.out
    every = json.loads(templates(folder, "fields", "--format", "json").out)["fields"]
    word = {name for name in template_store.names() if name.endswith(".docx")}
    assert {one["template"] for one in every} == word
    assert all(one["holds"] for one in every)


def test_templates_of_the_site_are_exported_by_name_alone(folder):
    templates(folder, "export")
    assert not (folder / "templates" / "site").exists()
    done = templates(folder, "export", "site/board", "site/site.css")
    assert done.out == "templates/site/board.html.j2: written\ntemplates/site/site.css: written\n"
    whole = templates(folder, "export", "site")
    assert "templates/site/layout.html.j2: written" in whole.out
    assert "templates/site/board.html.j2: there already, as packaged" in whole.out
    assert templates(folder, "export", "site/bord").code == 2
