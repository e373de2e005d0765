"""The wheel, installed in an empty environment and used outside the checkout."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command, cwd, **environment):
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        env={**env, **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def cspctl(tmp_path_factory):
    """The command of a fresh environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("wheel")
    made = run(
        sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=folder
    )
    if made.returncode:
        if os.environ.get("CSPCTL_REQUIRE_PROGRAMS"):
            pytest.fail(made.stderr)
        pytest.skip("the wheel's build tools cannot be fetched here")
    venv.create(folder / "env", with_pip=True)
    scripts = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = folder.glob("*.whl")
    done = run(scripts / "python", "-m", "pip", "install", "-q", wheel, cwd=folder)
    assert done.returncode == 0, done.stderr
    return scripts / "cspctl"


def test_a_new_user_makes_checks_and_builds_a_workspace(cspctl, tmp_path):
    made = run(cspctl, "--today", "2026-01-05", "init", "mine", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    checked = run(cspctl, "--today", "2026-01-05", "check", "--strict", cwd=tmp_path / "mine")
    assert (checked.returncode, checked.stdout) == (0, "")
    built = run(cspctl, "pack", "build", "--no-pdf", "board", "2026-02-11", cwd=tmp_path / "mine")
    assert built.returncode == 0, built.stderr
    pack = tmp_path / "mine" / "build" / "board-2026-02-11" / "pack.docx"
    assert pack.read_bytes()[:2] == b"PK"


def test_the_installed_command_says_its_version(cspctl, tmp_path):
    from cspctl import __version__

    assert run(cspctl, "--version", cwd=tmp_path).stdout == f"cspctl {__version__}\n"
