"""cspctl schema, and the schemas that lie in the example and in a new workspace."""

import json
from pathlib import Path

from helpers import run

from cspctl.schema import DOCUMENTS

ROOT = Path(__file__).parent.parent.parent


def test_a_schema_is_printed():
    ran = run("schema", "actions")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["properties"].keys() == {"board", "actions"}


def test_without_a_name_the_kinds_are_listed():
    lines = run("schema").out.splitlines()
    assert [line.split()[0] for line in lines] == list(DOCUMENTS)


def test_an_unknown_kind_is_answered_with_the_nearest():
    ran = run("schema", "agnda.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean 'agenda'?" in ran.err


def test_all_are_written_into_a_folder(tmp_path):
    ran = run("-C", tmp_path, "schema", "--write", ".cspctl/schema")
    folder = tmp_path / ".cspctl" / "schema"
    assert ran.out.splitlines() == [(folder / f"{name}.json").as_posix() for name in DOCUMENTS]
    assert json.loads((folder / "plan.json").read_text("utf-8"))["title"] == "A delivery plan"


def test_the_examples_schemas_are_those_of_the_models():
    """When this fails: cspctl schema --write .cspctl/schema."""
    for name in DOCUMENTS:
        lying = (ROOT / ".cspctl" / "schema" / f"{name}.json").read_text("utf-8")
        assert lying == run("schema", name).out, name


def test_a_new_workspace_brings_its_schemas(tmp_path):
    run("-C", tmp_path, "--today", "2026-01-12", "init", "mine")
    for path in (tmp_path / "mine").rglob("*.yaml"):
        named = path.read_text("utf-8").split("\n")[0].partition("$schema=")[2]
        assert (path.parent / named).is_file(), path
