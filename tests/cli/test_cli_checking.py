"""check's options: selection, settings, baseline, fixes, what a change brings in, the report."""

import json
import subprocess
import xml.etree.ElementTree as ET

import pytest
from helpers import BARE, run, written

LOG = """\
board: b
actions:
  - number: 1
    action: Write the protocol
    lead: DE
    state: open
  - number: 3
    action: Find the funding for the towers
    target: 2030-03-11
    state:
"""


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path, {**BARE, "actions.yaml": LOG})


def check(folder, *words, today="2026-03-02"):
    return run("-C", folder, "--today", today, "check", *words)


def codes(folder, *words):
    found = json.loads(check(folder, *words, "--format", "json").out)["problems"]
    return sorted(row["code"] for row in found)


EVERYTHING = ["A101", "A103", "A104", "A105", "A109"]


def test_the_command_line_selects_and_ignores_by_the_beginnings_of_codes(folder):
    assert codes(folder) == EVERYTHING
    assert codes(folder, "--select", "A104") == ["A104"]
    assert codes(folder, "--select", "A104,A103") == ["A103", "A104"]
    assert codes(folder, "--select", "G", "--extend-select", "A105") == ["A105"]
    assert codes(folder, "--ignore", "A") == []
    assert codes(folder, "--ignore", "A1", "--extend-select", "A109") == ["A109"]


def test_the_command_line_beats_the_settings(folder):
    written(folder, {"cspctl.toml": '[check]\nignore = ["A104"]\n'})
    assert codes(folder) == ["A101", "A103", "A105", "A109"]
    assert codes(folder, "--select", "A104") == ["A104"]
    assert codes(folder, "--ignore", "A103") == ["A101", "A105", "A109"]


def test_severities_of_the_settings_decide_the_exit_code(folder):
    toml = '[check]\nselect = ["A105"]\n'
    written(folder, {"cspctl.toml": toml})
    assert check(folder).code == 0
    assert check(folder, "--strict").code == 1
    written(folder, {"cspctl.toml": toml + "strict = true\n"})
    assert check(folder).code == 1
    assert check(folder, "--exit-zero").code == 0
    written(folder, {"cspctl.toml": toml + '[check.boards.b.severity]\nA105 = "error"\n'})
    ran = check(folder)
    assert (ran.code, "error A105" in ran.out) == (1, True)


def test_faults_of_the_settings_are_problems_among_the_others(folder):
    written(folder, {"cspctl.toml": '[check]\nselect = ["A105"]\nsrict = true\n'})
    ran = check(folder)
    assert ran.code == 1
    # An unknown key is told whatever is selected: a setting that is not heard would go unnoticed.
    assert ran.out.splitlines()[1] == (
        "cspctl.toml:3:1: error F002: 'srict' is not a key that is known here. "
        "Did you mean 'strict'?"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--select", "Q"], "--select: error F004: 'Q' begins no code"),
        (["--ignore", "A104,"], "--ignore: error F004: '' begins no code"),
        (["--format", "xml"], "--format: error F004: There is no form 'xml'."),
        (["--format", "junit", "--statistics"], "--statistics: error F004"),
        (["--write-baseline", "actions.yaml"], "--write-baseline: error F004"),
        (["--baseline", "none.json"], "none.json: error F001: This file cannot be read"),
        (["nowhere.yaml"], "nowhere.yaml: error F001: There is no such file"),
    ],
)
def test_what_cannot_be_done_exits_with_2(folder, words, said):
    ran = check(folder, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_an_unreadable_file_is_told_whatever_is_ignored(folder):
    written(folder, {"actions.yaml": b"%PDF-1.7"})
    ran = check(folder, "--ignore", "F", "--select", "G")
    assert (ran.code, "error F001" in ran.out) == (1, True)


def test_the_report_goes_to_a_file(folder):
    ran = check(folder, "--format", "junit", "--output", folder / "out" / "report.xml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "2 errors, 3 warnings\n"
    top = ET.parse(folder / "out" / "report.xml").getroot()
    assert top.attrib["failures"] == "2"


def test_a_baseline_is_written_passed_over_and_shrinks(folder):
    ran = check(folder, "--write-baseline")
    assert (ran.code, ran.out) == (0, "")
    assert "Wrote 5 problems to cspctl-baseline.json. Name it in cspctl.toml" in ran.err
    assert codes(folder) == EVERYTHING
    written(folder, {"cspctl.toml": '[check]\nbaseline = "cspctl-baseline.json"\n'})
    ran = check(folder)
    assert (ran.code, ran.out, ran.err) == (0, "", "No problems; 5 in the baseline.\n")
    # A new problem is told; lines that move bring nothing back.
    more = "# moved\n\n" + LOG + "  - {number: 4, action: Meet, target: ongoing, state: open}\n"
    written(folder, {"actions.yaml": more})
    assert codes(folder) == ["A103"]
    # A problem that was mended makes its entry stale, until the baseline is written again.
    written(folder, {"actions.yaml": LOG.replace("    state:\n", "    state: open\n")})
    ran = check(folder)
    assert ran.code == 1
    assert "error W605: The baseline lists A105 of b/3, and it is no longer there." in ran.out
    assert check(folder, "--select", "A101").code == 0
    assert check(folder, "--write-baseline").code == 0
    assert check(folder).code == 0
    assert (folder / "cspctl-baseline.json").read_text("utf-8").count('"code"') == 4


def test_a_baseline_that_the_settings_name_and_nobody_wrote_is_a_problem(folder):
    written(folder, {"cspctl.toml": '[check]\nbaseline = "none.json"\n'})
    assert "none.json: error F001" in check(folder).out


def test_a_log_that_cannot_be_read_does_not_make_its_baseline_stale(folder):
    check(folder, "--write-baseline")
    written(folder, {"actions.yaml": "actions: [\n"})
    assert codes(folder, "--baseline", str(folder / "cspctl-baseline.json")) == ["F001"]


def test_fix_mends_says_what_and_reports_the_rest(folder):
    ran = check(folder, "--fix")
    assert ran.code == 1
    assert "actions.yaml:10:5: fixed A105: state: nothing -> open\n" in ran.err
    assert (folder / "actions.yaml").read_text() == LOG.replace("state:\n", "state: open\n")
    assert "A105" not in ran.out
    assert "A104" in ran.out
    assert "There is nothing that can be fixed safely." in check(folder, "--fix").err


@pytest.mark.parametrize("words", [["--fix", "--dry-run"], ["--diff"]])
def test_a_dry_run_shows_the_fixes_and_writes_nothing(folder, words):
    ran = check(folder, *words)
    assert ran.code == 1
    assert "-    state:\n+    state: open\n" in ran.out
    assert ran.err == "1 fix would be made; nothing was written.\n"
    assert (folder / "actions.yaml").read_text() == LOG
    assert check(folder, *words, "--select", "G").code == 0


def git(folder, *words):
    names = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.org"]
    subprocess.run(["git", "-C", folder, *names, *words], check=True, capture_output=True)


@pytest.fixture
def repository(folder):
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "The log as it was")
    return folder


def test_since_tells_only_what_the_change_brings_in(repository):
    assert codes(repository, "--since", "HEAD") == []
    moved = "# one line more\n" + LOG.replace("lead: DE", "lead: XY")
    written(repository, {"actions.yaml": moved + "  - {number: 4, action: Meet, state: open}\n"})
    # The lead is another unknown person, and row 4 has neither lead nor target.
    assert codes(repository, "--since", "HEAD") == ["A103", "A104", "A109"]
    ran = check(repository, "--since", "HEAD", "--select", "A109")
    assert ran.out.startswith("actions.yaml:6:5: warning A109")


def test_since_works_below_the_top_of_a_repository(tmp_path):
    written(tmp_path / "boards", {**BARE, "actions.yaml": LOG})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "The log as it was")
    folder = tmp_path / "boards"
    assert codes(folder, "--since", "HEAD") == []
    written(folder, {"actions.yaml": LOG.replace("    target: 2030-03-11\n", "")})
    assert codes(folder, "--since", "HEAD") == ["A104"]
    ran = check(folder, "--since", "HEAD", "--format", "github")
    assert ran.out.startswith("::error file=boards/actions.yaml,line=7,col=5,")


@pytest.mark.parametrize("revision", ["nothing", "-h", "", "HEAD:actions.yaml"])
def test_since_an_unknown_revision_cannot_run(repository, revision):
    ran = check(repository, f"--since={revision}")
    assert ran.code == 2
    assert f"git knows no revision '{revision}'" in ran.err


def test_since_outside_a_repository_cannot_run(folder, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    ran = check(folder, "--since", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert "The workspace is in no git repository" in ran.err


def test_since_without_git_cannot_run(folder, monkeypatch):
    monkeypatch.setenv("PATH", str(folder))
    ran = check(folder, "--since", "HEAD")
    assert (ran.code, "git is not installed" in ran.err) == (2, True)


def test_a_waiver_is_counted_beside_the_answer(folder):
    row = "    lead: DE # cspctl: allow A109 joins in May\n"
    written(folder, {"actions.yaml": LOG.replace("    lead: DE\n", row)})
    ran = check(folder)
    assert "A109" not in ran.out
    assert ran.err == "2 errors, 2 warnings; 1 let pass by a waiver\n"
