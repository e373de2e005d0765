"""The commands of the README and of the guides do what they say, in the order of the page."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [
    "README.md",
    "docs/actions.md",
    "docs/chasing.md",
    "docs/check.md",
    "docs/people.md",
    "docs/pack.md",
    "docs/performance.md",
    "docs/plan.md",
    "docs/plan-documents.md",
    "docs/site.md",
    "docs/progress.md",
]


def commands(page: str) -> list[tuple[str, int]]:
    """Every cspctl command of a page's shell blocks, with the exit code it is said to have."""
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.M | re.S)
    found = []
    for line in "".join(blocks).splitlines():
        command, _, comment = line.partition("#")
        code = re.search(r"exits with (\d)", comment)
        if command.startswith("cspctl "):
            found.append((command.strip(), int(code[1]) if code else 0))
    return found


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_works(page, tmp_path):
    shutil.copytree(ROOT / "packs", tmp_path / "packs")
    shutil.copy(ROOT / "actions.yaml", tmp_path)
    asked = commands(page)
    assert asked
    for command, code in asked:
        done = subprocess.run(
            [sys.executable, "-m", "cspctl", *shlex.split(command)[1:]],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "NO_COLOR": "1"},
            check=False,
        )
        assert done.returncode == code, f"{command}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr, command


def test_the_main_command_says_what_to_open_and_it_is_there(tmp_path):
    shutil.copytree(ROOT / "packs", tmp_path / "packs")
    shutil.copy(ROOT / "actions.yaml", tmp_path)
    readme = (ROOT / "README.md").read_text("utf-8")
    command = re.search(r"\.venv/bin/cspctl (pack build .*)$", readme, re.M)
    assert command
    done = subprocess.run(
        [sys.executable, "-m", "cspctl", *command[1].split()],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    opened = re.findall(r"build/\S+\.(?:pdf|docx)", done.stdout)
    assert len(opened) == 2
    assert all((tmp_path / name).is_file() for name in opened)


def test_the_test_command_is_what_ci_ends_with():
    readme = (ROOT / "README.md").read_text("utf-8")
    command = re.search(r"^python3 -m venv \.venv .*pytest$", readme, re.M)
    assert command
    last = (ROOT / ".ci" / "run").read_text("utf-8").strip().splitlines()[-1]
    assert last == command[0]


def test_every_link_of_the_readme_leads_somewhere():
    readme = (ROOT / "README.md").read_text("utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", readme):
        assert (ROOT / target).exists(), target
