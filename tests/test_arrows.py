"""The arrows of the house: text comes in at one end, documents go out at the other.

``ARROWS`` says which part of cspctl may import which. An arrow that needs a word has it beside it.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import BARE, written

ROOT = Path(__file__).parent.parent / "cspctl"

MODEL = {"problems", "model"}
QUERIES = MODEL | {"queries"}
ARROWS = {
    "problems": set(),
    "source": {"problems", "source"},
    "model": MODEL,
    "loading": MODEL | {"source", "loading"},
    "queries": QUERIES,
    # The codes of the loader stand in docs/rules.md beside the rules.
    "rules": QUERIES | {"rules", "loading.codes"},
    "documents": QUERIES | {"documents"},
    # Writers know views and blocks, not where they come from. The words for R, A, G and B have one
    # home, and so has the CSV cell that no spreadsheet may take for a formula.
    "writers": {"problems", "documents", "queries.standing", "reporters", "writers"},
    "reporters": {"problems", "reporters"},
    # A change to bytes is proved by parsing and loading them again.
    "edit": MODEL | {"source", "loading", "edit"},
    "changes": QUERIES | {"source", "loading", "edit", "changes"},
    "store": {"problems"},
    "storage": {"problems", "store", "storage"},
    "output": {"problems"},
    "template_store": {"problems"},
    # Readers turn other people's Word and Excel files into rows; they undo what a writer did.
    "readers": {"problems", "readers", "writers"},
    "importing": QUERIES | {"source", "edit", "changes", "documents", "readers", "importing"},
    # The codes of a build are listed like the loader's; the packaged templates' own words are no
    # leak.
    "pack": QUERIES | {"documents", "writers", "pack", "template_store", "loading.codes"},
    # The site shows built packs, and everything public passes the gate of packs.
    "site": QUERIES
    | {"documents", "writers", "site", "pack.issuing", "pack.verify", "loading.codes"},
    # Shows what it is given, and knows nothing of what that is.
    "serving": {"problems", "serving"},
    "schema": MODEL | {"schema"},
    # A restyled template is tried with every view, full and empty.
    "restyling": QUERIES
    | {"loading", "documents", "writers", "pack", "restyling", "template_store"},
    # Settings, waivers and fixes stand around the rules; a fix is an edit of a file that was read.
    "checking": MODEL | {"source", "loading", "edit", "rules", "schema", "checking"},
    # The command line sees all, and nothing sees it.
    "cli": None,
    "__main__": {"cli"},
    "__init__": set(),
}


def part_of(module, parts=None):
    """The part of cspctl that a module belongs to, as the table calls it."""
    words = module.split(".")[1:]
    if not words:
        return "__init__"
    return ".".join(words[:2]) if ".".join(words[:2]) in (parts or ()) else words[0]


def imports_of(text):
    """Every module of cspctl that a text imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("cspctl"))
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are written out in full"
            if node.module == "cspctl":
                yield from (f"cspctl.{alias.name}" for alias in node.names)
            elif (node.module or "").startswith("cspctl."):
                yield node.module


def crossings(module, text):
    """Arrows of a module that its part may not have."""
    own = part_of(module)
    allowed = ARROWS[own]
    if allowed is None:
        return []
    found = []
    for name in imports_of(text):
        seen = part_of(name, allowed)
        if seen not in allowed and seen != "__version__":
            found.append(f"{module} imports {name}")
    return found


def modules():
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(("cspctl", *path.relative_to(ROOT).with_suffix("").parts))
        yield name.removesuffix(".__init__") if name != "cspctl.__init__" else name, path


def test_every_import_follows_the_arrows():
    assert [
        crossing
        for name, path in modules()
        for crossing in crossings(name, path.read_text(encoding="utf-8"))
    ] == []


def test_every_part_was_seen_and_is_in_the_table():
    counts = {}
    for name, _ in modules():
        counts[part_of(name)] = counts.get(part_of(name), 0) + 1
    assert set(counts) <= set(ARROWS), "a new part: say in ARROWS what it may import"
    core = "model loading queries rules documents writers reporters pack cli"
    assert set(core.split()) <= set(counts)
    packages = {path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()}
    assert packages <= set(counts)
    assert all(counts[package] > 1 for package in packages)


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("cspctl.problems", "import cspctl.model"),
        ("cspctl.model.board", "from cspctl.loading import load"),
        ("cspctl.queries.people", "def f():\n    from cspctl.rules import check"),
        ("cspctl.writers.ooxml", "from cspctl.model.workspace import Workspace"),
        ("cspctl.writers.ooxml", "from cspctl import loading"),
        ("cspctl.reporters.rows", "import cspctl.model.action as a"),
        ("cspctl.rules.a101_number_gap", "from cspctl.loading.reader import Reader"),
        ("cspctl.documents.agenda", "from cspctl.cli import printing"),
        ("cspctl.loading.reader", "if True:\n    from cspctl.queries import people"),
    ],
)
def test_an_arrow_against_the_stream_is_found(module, text):
    assert len(crossings(module, text)) == 1


def test_relative_imports_are_not_passed_over():
    with pytest.raises(AssertionError):
        list(imports_of("from . import model"))


HEAVY = (
    "docx openpyxl lxml jinja2 pydantic rich pikepdf markdown_it holidays matplotlib numpy "
    "cspctl.rules cspctl.pack cspctl.writers cspctl.documents cspctl.loading.meetings"
)


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (["--version"], HEAVY + " yaml cspctl.loading"),
        (["actions", "overdue"], HEAVY),
        (["actions", "overdue", "--format", "json"], HEAVY),
        (["actions", "list"], HEAVY),
        (["actions", "due"], HEAVY),
        (["performance", "show", "b"], "lxml jinja2 matplotlib numpy cspctl.rules cspctl.writers"),
    ],
)
def test_a_command_imports_only_what_it_needs(words, heavy, tmp_path):
    row = "  - {number: 1, action: a, lead: x, target: 2017-12-13, state: open}\n"
    figures = "indicators: [{id: a, title: A}]\n"
    files = {"actions.yaml": f"actions:\n{row}", "packs/b/performance.yaml": figures}
    written(tmp_path, {**BARE, **files})
    program = (
        "import sys\n"
        "from cspctl.__main__ import main\n"
        f"sys.argv = ['cspctl', '-C', {str(tmp_path)!r}, *{words!r}]\n"
        "try:\n    main()\nexcept SystemExit as ended:\n    assert not ended.code, ended.code\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(ran.stderr.split())
    assert "cspctl.cli.app" in loaded
    assert [name for name in heavy.split() if name in loaded] == []


def test_every_module_can_be_imported_on_windows():
    """On Windows there is no fcntl, on Linux no msvcrt; no module may need either to load."""
    names = [name for name, _ in modules() if name not in ("cspctl.__init__", "cspctl.__main__")]
    program = (
        "import importlib, sys\n"
        "sys.modules['fcntl'] = sys.modules['msvcrt'] = None\n"
        f"for name in {names!r}:\n    importlib.import_module(name)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-500:]
