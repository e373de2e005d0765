"""The commands that change the log, as they are typed."""

import io
import subprocess
import sys

import pytest

from cspctl.cli import app
from cspctl.cli.actions import adding

BOARD = """\
id: csp
name: Community Safety
people:
  - {id: enforcement, name: Director of Enforcement, initials: DE, capacity: member}
"""
LOG = """\
board: csp
actions:
  - number: 1
    action: Write the protocol on houses
    lead: enforcement
    start: 2017-09-12
    target: 2017-12-13 # agreed
    state: open
"""


@pytest.fixture
def root(tmp_path):
    for name, text in (
        ("actions.yaml", LOG),
        ("packs/csp/board.yaml", BOARD),
        ("packs/snb/board.yaml", "id: snb\nname: Safer Neighbourhoods\n"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def cspctl(root, monkeypatch, capsys):
    def run(*words):
        line = ["cspctl", "-C", str(root), "--today", "2017-12-20", "actions", *words]
        monkeypatch.setattr(sys, "argv", line)
        with pytest.raises(SystemExit) as ended:
            app.run()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return run


def log(root):
    return (root / "actions.yaml").read_text()


def test_a_change_is_written_and_said_field_by_field(root, cspctl):
    assert cspctl("close", "1", "--outcome", "Signed off") == (
        0,
        "csp/1 state: open -> closed\ncsp/1 closed: nothing -> 2017-12-20\n"
        "csp/1 outcome: nothing -> Signed off\n",
        "",
    )
    assert log(root) == LOG.replace(
        "state: open\n", "state: closed\n    closed: 2017-12-20\n    outcome: Signed off\n"
    )


def test_a_dry_run_shows_a_diff_and_writes_nothing(root, cspctl):
    code, out, _ = cspctl("defer", "csp/1", "--to", "2018-03-28", "--because", "Late", "--dry-run")
    assert code == 0
    assert out == (
        "--- a/actions.yaml\n+++ b/actions.yaml\n@@ -4,5 +4,9 @@\n"
        "     action: Write the protocol on houses\n     lead: enforcement\n"
        "     start: 2017-09-12\n-    target: 2017-12-13 # agreed\n"
        "+    target: 2018-03-28 # agreed\n+    was: [2017-12-13]\n     state: open\n"
        '+    updates:\n+      - date: 2017-12-20\n+        note: "Deferred to 2018-03-28: Late"\n'
    )
    assert log(root) == LOG
    assert not (root / ".cspctl.lock").exists()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["update", "1", "--note", "Begun", "--by", "DE", "--rag", "amber"], "rag: A"),
        (["assign", "1", "--lead", "chair", "--other", "DE"], "others: [enforcement]"),
        (["rag", "1", "G"], "rag: G"),
        (["renumber", "1", "--to", "4"], "number: 4"),
    ],
)
def test_every_command_writes_its_field(root, cspctl, words, line):
    assert cspctl(*words)[0] == 0
    assert line in log(root)


def test_the_life_of_two_actions(root, cspctl):
    words = ["Write the protocol on houses", "--board", "csp", "--allow-duplicate"]
    assert cspctl("add", *words)[0] == 0
    assert cspctl("distinct", "1", "2")[0] == 0
    assert "distinct_from: [1]" in log(root)
    assert cspctl("merge", "2", "--into", "1")[0] == 0
    assert "duplicate_of: 1" in log(root)
    assert cspctl("reopen", "2", "--because", "not so")[0] == 0
    assert "duplicate_of" not in log(root)
    assert cspctl("rag", "2", "clear") == (0, "Nothing to change.\n", "")


def test_a_number_that_several_boards_have_is_asked_for_in_full(root, cspctl):
    (root / "packs/snb/actions.yaml").write_text("actions:\n  - {number: 1, action: Other}\n")
    code, out, err = cspctl("close", "1", "--outcome", "x")
    assert (code, out) == (2, "")
    assert "Several boards have an action 1. Write csp/1 or snb/1." in err
    assert cspctl("close", "snb/1", "--outcome", "x")[0] == 0
    assert log(root) == LOG


def test_a_number_that_stands_there_twice_is_refused(root, cspctl):
    (root / "actions.yaml").write_text(LOG + "  - {number: 1, action: Again}\n")
    code, _, err = cspctl("rag", "csp/1", "R")
    assert code == 2
    assert "stands in the log more than once: actions.yaml:3:5 and actions.yaml:9:5" in err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("board: csp\n<<<<<<< HEAD\nactions: []\n", "git conflict"),
        (LOG + "  - number: [2\n", "does not end well"),
    ],
)
def test_a_log_that_cannot_be_read_is_left_as_it_was(root, cspctl, text, message):
    (root / "actions.yaml").write_text(text)
    code, out, err = cspctl("add", "Buy a kettle", "--board", "csp")
    assert (code, out) == (2, "")
    assert message in err
    assert log(root) == text


def test_a_repeated_action_is_refused_unless_it_is_allowed(root, cspctl):
    words = ["add", "DE to write the protocol on houses", "--board", "csp", "--lead", "DE"]
    code, out, err = cspctl(*words)
    assert (code, out) == (1, "")
    assert err.startswith("This looks like csp/1, open, due 13 December 2017 (")
    assert log(root) == LOG
    code, out, _ = cspctl(*words, "--allow-duplicate")
    assert (code, out.splitlines()[0]) == (
        0,
        "csp/2 action: nothing -> DE to write the protocol on houses",
    )


def test_what_is_missing_is_a_usage_error_where_nobody_can_be_asked(cspctl):
    assert cspctl("add", "Buy a kettle")[0] == 2
    assert cspctl("add", " ", "--board", "csp")[0] == 2
    assert cspctl("add", "Buy a kettle", "--board", "cps")[2].endswith("Did you mean 'csp'?\n")
    assert cspctl("close", "1", "--outcome", " ")[0] == 2
    assert cspctl("close", "9", "--outcome", "x")[0] == 2


def answering(monkeypatch, *answers):
    monkeypatch.setattr(adding, "is_asked", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{one}\n" for one in answers)))


def test_on_a_terminal_what_is_missing_is_asked_for(root, cspctl, monkeypatch):
    answering(monkeypatch, "csp", "Buy a kettle", "DE, Ann", "2018-01-31")
    code, _, err = cspctl("add")
    assert code == 0
    assert "DE    enforcement" in err
    assert log(root) == LOG + (
        "  - number: 2\n    action: Buy a kettle\n    lead: [enforcement, Ann]\n"
        "    start: 2017-12-20\n    target: 2018-01-31\n    state: open\n"
    )


def test_on_a_terminal_a_repeated_action_is_asked_about(root, cspctl, monkeypatch):
    words = ["add", "Write the protocol on houses", "--board", "csp"]
    words += ["--lead", "DE", "--target", "ongoing"]
    answering(monkeypatch, "n")
    code, _, err = cspctl(*words)
    assert (code, log(root)) == (1, LOG)
    assert "This looks like csp/1, open, due 13 December 2017 (" in err
    answering(monkeypatch, "y")
    assert cspctl(*words)[0] == 0
    assert "number: 2" in log(root)


def test_the_changing_commands_load_neither_word_nor_excel():
    code = (
        "import sys\nimport cspctl.cli.actions.adding, cspctl.cli.actions.tidying\n"
        "heavy = {'docx', 'openpyxl', 'lxml', 'jinja2', 'rich', 'pikepdf'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)\n"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
