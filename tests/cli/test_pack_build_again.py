"""``cspctl pack build`` a second time: what it need not do again, and what it must."""

import subprocess
import sys

import pytest
from helpers import run, written

import cspctl.rules

DAY = "2026-03-11"
FOLDER = f"packs/b/{DAY}"
FILES = {
    "packs/b/board.yaml": "id: b\nname: The Board\n",
    f"{FOLDER}/agenda.yaml": "items: [{title: Lamps, papers: papers/lamps.md}]\n",
    f"{FOLDER}/papers/lamps.md": "Forty lamps were mended.\n",
}


def build(folder, today=DAY):
    done = run("-C", folder, "--today", today, "pack", "build", "b", DAY, "--no-pdf")
    assert done.code == 0, done.err
    return done.err


@pytest.fixture
def workspace(tmp_path):
    return written(tmp_path, FILES)


@pytest.fixture
def checked(monkeypatch):
    """Notes each time that the rules are run."""
    noted = []
    real = cspctl.rules.check

    def check(*args):
        noted.append(args)
        return real(*args)

    monkeypatch.setattr(cspctl.rules, "check", check)
    return noted


def test_a_workspace_that_has_not_changed_is_not_checked_again(workspace, checked):
    first = build(workspace)
    assert build(workspace) == first
    assert len(checked) == 1
    build(workspace, "2026-03-12")
    assert len(checked) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"actions.yaml": "actions: [{number: 1, action: a, lead: nobody}]\n"},
        {f"{FOLDER}/papers/trees.md": "A paper that is on no agenda.\n"},
        {f"{FOLDER}/papers/plan.docx": b"another"},
    ],
)
def test_what_has_changed_is_told(workspace, checked, change):
    first = build(workspace)
    written(workspace, change)
    warm = build(workspace)
    assert warm != first
    assert len(checked) == 2
    for entry in (workspace / "build" / ".cache").iterdir():
        entry.unlink()
    assert build(workspace) == warm


def test_a_second_build_imports_only_what_it_needs(workspace):
    program = (
        "import sys\n"
        "from cspctl.__main__ import main\n"
        f"sys.argv = ['cspctl', '-C', {str(workspace)!r}, '--today', '{DAY}', "
        f"'pack', 'build', 'b', '{DAY}', '--no-pdf']\n"
        "try:\n    main()\nexcept SystemExit as ended:\n    assert not ended.code, ended.code\n"
        "print(*sys.modules)\n"
    )
    loaded = []
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        loaded = ran.stdout.split()
    assert "cspctl.pack.build" in loaded
    heavy = "openpyxl numpy docx matplotlib rich holidays email ssl urllib.request xml.sax"
    assert [name for name in (*heavy.split(), "cspctl.rules") if name in loaded] == []
