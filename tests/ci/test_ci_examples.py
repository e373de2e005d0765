"""The hook, the action and the examples of docs/ci.md, as far as they can be tried here."""

import json
import os
import re
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
import yaml
from helpers import BARE, written

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
EXAMPLES = dict(
    re.findall(r"^```yaml\n# (\S+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL),
)
ROW = "actions: [{number: 1, action: Write, lead: x, state: open}]\n"


def valid(data, schema):
    """Hold a document against the schema of GitHub or GitLab that check-jsonschema brings."""
    folder = resources.files("check_jsonschema") / "builtin_schemas" / "vendor"
    # A YAML 1.1 reader takes GitHub's key 'on' for yes.
    data = {"on" if key is True else key: value for key, value in data.items()}
    jsonschema.validate(data, json.loads((folder / f"{schema}.json").read_text("utf-8")))


def test_the_page_has_an_example_of_each():
    assert sorted(EXAMPLES) == [
        ".github/workflows/check.yml",
        ".github/workflows/scan.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
    ]


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        (".github/workflows/check.yml", "github-workflows"),
        (".github/workflows/scan.yml", "github-workflows"),
        (".gitlab-ci.yml", "gitlab-ci"),
    ],
)
def test_each_example_is_what_github_or_gitlab_takes(name, schema):
    valid(yaml.safe_load(EXAMPLES[name]), schema)


def test_the_action_is_one_and_has_the_inputs_that_the_examples_give():
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    valid(action, "github-actions")
    for name in (".github/workflows/check.yml", ".github/workflows/scan.yml"):
        for job in yaml.safe_load(EXAMPLES[name])["jobs"].values():
            for step in job["steps"]:
                if "/cspctl@" in step.get("uses", ""):
                    assert set(step["with"]) <= set(action["inputs"])


def test_the_hook_is_for_the_whole_workspace():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (
        hook["id"]
        == yaml.safe_load(EXAMPLES[".pre-commit-config.yaml"])["repos"][0]["hooks"][0]["id"]
    )
    assert (hook["pass_filenames"], hook["require_serial"]) == (False, True)
    assert set(hook["types_or"]) == {"yaml", "markdown", "toml"}
    words = hook["entry"].split()
    done = subprocess.run(
        [sys.executable, "-m", *words, "--help"], capture_output=True, check=False
    )
    assert done.returncode == 0


def script(text, folder, **environment):
    """Run a script of CI in bash, with cspctl on its path."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    tools = folder / "tools"
    tools.mkdir()
    (tools / "cspctl").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cspctl "$@"\n')
    (tools / "cspctl").chmod(0o755)
    env = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", **environment}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", text],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


INPUTS = {"DIRECTORY": "boards", "SINCE": "", "SELECT": "", "STRICT": "false", "SARIF": ""}


def action_script():
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return action["runs"]["steps"][-1]["run"]


def test_the_actions_script_notes_problems_and_fails(tmp_path):
    written(tmp_path / "boards", {**BARE, "actions.yaml": ROW})
    (tmp_path / ".git").mkdir()
    done = script(action_script(), tmp_path, **{**INPUTS, "SARIF": "out.sarif"})
    assert done.returncode == 1, done.stderr
    assert "::error file=boards/actions.yaml,line=1,col=11,title=A104 no-target::" in done.stdout
    found = json.loads((tmp_path / "out.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert "A104" in [one["ruleId"] for one in found]


def test_the_actions_inputs_are_never_run(tmp_path):
    written(tmp_path / "boards", {**BARE, "actions.yaml": ROW})
    done = script(action_script(), tmp_path, **{**INPUTS, "SELECT": 'A"; touch ran; "'})
    assert done.returncode == 2
    assert not (tmp_path / "ran").exists()
    done = script(action_script(), tmp_path / "boards", **{**INPUTS, "DIRECTORY": "."})
    assert done.returncode == 1


@pytest.mark.parametrize(("select", "strict", "code"), [("A109", "false", 0), ("A109", "true", 1)])
def test_the_actions_inputs_are_heard(tmp_path, select, strict, code):
    written(tmp_path / "boards", {**BARE, "actions.yaml": ROW})
    done = script(action_script(), tmp_path, **{**INPUTS, "SELECT": select, "STRICT": strict})
    assert done.returncode == code, done.stderr


def test_the_gitlab_jobs_script_writes_its_report(tmp_path):
    written(tmp_path, {**BARE, "actions.yaml": ROW})
    job = yaml.safe_load(EXAMPLES[".gitlab-ci.yml"])["check"]
    done = script("\n".join(job["script"]), tmp_path)
    assert done.returncode == 1, done.stderr
    report = (tmp_path / job["artifacts"]["reports"]["junit"]).read_text("utf-8")
    assert report.startswith("<?xml")
