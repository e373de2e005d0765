"""cspctl check and cspctl init."""

import json

import pytest
from helpers import BARE, run, written

FILES = {
    **BARE,
    "actions.yaml": (
        "actions:\n"
        "  - number: 1\n    action: Write\n    lead: x\n    taget: 2017-12-13\n    state: open\n"
    ),
    "packs/b/2017-12-13/agenda.yaml": "items:\n  - title: A\n    papers: [missing.pdf]\n",
}


@pytest.fixture
def cspctl(tmp_path):
    written(tmp_path, FILES)
    return lambda *words: run("-C", tmp_path, "--today", "2017-12-20", *words)


def test_errors_exit_with_1_and_all_files_are_told_of(cspctl):
    ran = cspctl("check")
    assert ran.code == 1
    assert "actions.yaml:5:5: error F002: 'taget'" in ran.out
    assert "packs/b/2017-12-13/agenda.yaml:3:14: error G201" in ran.out
    assert ran.out.index("actions.yaml") < ran.out.index("packs/")
    assert ran.err.endswith("warnings\n") or ran.err.endswith("warning\n")


def test_json_has_every_fact_of_a_problem(cspctl):
    answer = json.loads(cspctl("check", "--format", "json").out)
    assert answer.keys() == {"problems"}
    (found,) = [row for row in answer["problems"] if row["code"] == "F002"]
    assert found == {
        "code": "F002",
        "severity": "error",
        "message": "'taget' is not a key that is known here.",
        "mend": "Did you mean 'target'?",
        "file": "actions.yaml",
        "line": 5,
        "column": 5,
    }
    lines = cspctl("check", "--format", "csv").out.splitlines()
    assert lines[0] == "code,severity,message,mend,file,line,column"


def test_only_what_stands_in_the_named_files(cspctl):
    files = {row["file"] for row in problems(cspctl("check", "packs", "--format", "json"))}
    assert files == {"packs/b/2017-12-13/agenda.yaml"}
    files = {row["file"] for row in problems(cspctl("check", "actions.yaml", "--format", "json"))}
    assert files == {"actions.yaml"}
    assert len(problems(cspctl("check", ".", "--format", "json"))) > 2


def problems(ran):
    return json.loads(ran.out)["problems"]


def test_an_unreadable_file_is_an_error(tmp_path):
    written(tmp_path, {**BARE, "actions.yaml": b"%PDF-1.7"})
    ran = run("-C", tmp_path, "check")
    assert ran.code == 1
    assert "actions.yaml:1:1: error F001: This is a PDF file" in ran.out


def test_warnings_alone_exit_with_0_unless_strict(tmp_path):
    row = "actions: [{number: 1, action: Write, lead: x, target: 2030-12-13}]\n"
    written(tmp_path, {**BARE, "actions.yaml": row})
    words = ["-C", tmp_path, "--today", "2017-12-20", "check"]
    ran = run(*words)
    assert (ran.code, " error " in ran.out, "A105" in ran.out) == (0, False, True)
    assert run(*words, "--strict").code == 1


def test_init_makes_a_workspace_that_is_clean(tmp_path):
    ran = run("-C", tmp_path, "--today", "2026-01-12", "init", "mine")
    assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / "mine/packs/board/2026-02-18/agenda.yaml").is_file()
    checked = run("-C", tmp_path / "mine", "--today", "2026-01-12", "check", "--strict")
    assert (checked.code, checked.out, checked.err) == (0, "", "No problems.\n")
    assert run("-C", tmp_path / "mine", "--today", "2026-01-12", "actions", "overdue").code == 0


@pytest.mark.parametrize(
    ("today", "period", "quarter", "due"),
    [
        ("2026-01-01", "2026-01/2026-12", "2025/26-Q4", "2026/27-Q2"),
        ("2026-04-30", "2026-04/2027-03", "2026/27-Q1", "2026/27-Q3"),
        ("2027-03-31", "2027-03/2028-02", "2026/27-Q4", "2027/28-Q2"),
    ],
)
def test_the_plan_that_init_makes_begins_today(tmp_path, today, period, quarter, due):
    assert run("-C", tmp_path, "--today", today, "init", "mine").code == 0
    text = (tmp_path / "mine/packs/board/plans/first-year.yaml").read_text("utf-8")
    assert f"\nperiod: {period} " in text
    assert f"- quarter: {quarter}\n" in text
    assert f"due: {due}\n" in text
    assert run("-C", tmp_path / "mine", "--today", today, "check", "--strict").code == 0


@pytest.mark.parametrize("name", ["actions.yaml", "packs/x.txt"])
def test_init_changes_nothing_that_is_there(tmp_path, name):
    written(tmp_path, {f"mine/{name}": "mine"})
    ran = run("-C", tmp_path, "init", "mine")
    assert (ran.code, ran.out) == (2, "")
    assert "here already" in ran.err
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [name.split("/")[-1]]
