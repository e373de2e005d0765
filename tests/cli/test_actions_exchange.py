"""``actions export`` and ``import`` from end to end, on files as people send them."""

import json
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.styles import PatternFill
from typer.testing import CliRunner

from cspctl.cli.app import app
from cspctl.problems import CannotRun

BOARD = """\
id: b
name: Safer Borough Board
people:
  - {id: enforcement, name: Director of Enforcement, initials: DE}
  - {id: chair-id, name: Cabinet Member, capacity: chair}
"""
LOG = """\
board: b  # every action
actions:
  - number: 1
    action: "Write the protocol on houses"
    lead: enforcement
    start: 2017-09-12
    target: 2017-12-13   # moved once
    rag: R
    state:
  - {number: 2, action: =cmd at the start, state: open, updates: [{date: 2017-11-20, note: Begun}]}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    root = tmp_path / "log"
    (root / "packs/b").mkdir(parents=True)
    (root / "packs/b/board.yaml").write_text(BOARD)
    (root / "actions.yaml").write_bytes(LOG.replace("\n", "\r\n").encode())
    monkeypatch.chdir(root)
    return root


def run(*words):
    """Run a command; (exit code, what it printed, the codes of a refusal)."""
    found = CliRunner().invoke(app, ["--today", "2017-12-20", "actions", *map(str, words)])
    if isinstance(found.exception, CannotRun):
        return 2, str(found.exception)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found.exit_code, found.output


@pytest.mark.parametrize("kind", ["xlsx", "docx", "csv"])
def test_export_then_import_changes_no_byte(folder, kind):
    before = (folder / "actions.yaml").read_bytes()
    assert run("export", "--to", kind, "--output", f"../log.{kind}")[0] == 0
    for options in ([], ["--updates"], ["--updates"]):
        code, said = run("import", f"../log.{kind}", "--board", "b", *options)
        assert (code, "2 rows already in the log." in said) == (0, True), said
    assert (folder / "actions.yaml").read_bytes() == before


def test_the_same_export_twice_has_the_same_bytes(folder):
    for kind in ("xlsx", "docx", "csv", "json", "md"):
        for name in ("one", "two"):
            run("export", "--to", kind, "--output", f"{name}.{kind}")
        assert Path(f"one.{kind}").read_bytes() == Path(f"two.{kind}").read_bytes()


def test_json_and_markdown(folder):
    run("export", "--to", "json", "--output", "log.json")
    answer = json.loads(Path("log.json").read_text())
    assert [row["id"] for row in answer["actions"]] == ["b/1", "b/2"]
    assert answer["actions"][1]["updates"] == [{"date": "2017-11-20", "by": [], "note": "Begun"}]
    run("export", "--to", "md", "--output", "log.md")
    text = Path("log.md").read_text()
    assert "| 1 | Write the protocol on houses | Director of Enforcement |" in text


def test_an_export_never_replaces_a_file_of_the_workspace(folder):
    before = (folder / "actions.yaml").read_bytes()
    code, said = run("export", "--to", "csv", "--output", "actions.yaml")
    assert (code, "one of the workspace's own files" in said) == (2, True)
    assert (folder / "actions.yaml").read_bytes() == before


def test_the_public_export_holds_nothing_restricted(folder):
    with (folder / "actions.yaml").open("a", newline="") as log:
        log.write("  - {number: 3, action: Find the informant, state: open, restricted: yes}\r\n")
    for kind in ("xlsx", "docx", "csv", "json", "md"):
        run("export", "--to", kind, "--public", "--output", f"../public.{kind}")
        assert b"informant" not in unpacked(Path(f"../public.{kind}"))
        run("export", "--to", kind, "--output", f"../full.{kind}")
        assert b"informant" in unpacked(Path(f"../full.{kind}"))


def unpacked(path):
    import zipfile

    if path.suffix not in (".xlsx", ".docx"):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_what_a_lead_typed_into_the_workbook_comes_back(folder):
    run("export", "--to", "xlsx", "--output", "../log.xlsx")
    book = openpyxl.load_workbook("../log.xlsx")
    sheet = book["Safer Borough Board"]
    sheet["I4"], sheet["J4"] = "- drafted, and = sent", "Amber"
    sheet["K5"], sheet["I5"] = "Closed", "Found"
    book.save("../back.xlsx")
    code, said = run("import", "../back.xlsx", "--board", "b", "--updates")
    assert (code, "5 changes taken" in said) == (0, True), said
    log = (folder / "actions.yaml").read_bytes().decode()
    assert "target: 2017-12-13   # moved once\r\n    rag: A\r\n" in log
    assert 'note: "- drafted, and = sent"' in log
    assert "state: closed" in log
    assert "outcome: Found" in log
    after = (folder / "actions.yaml").read_bytes()
    assert run("import", "../back.xlsx", "--board", "b", "--updates")[0] == 0
    assert (folder / "actions.yaml").read_bytes() == after


def test_a_conflict_is_shown_and_the_log_stays(folder):
    run("export", "--to", "xlsx", "--output", "../log.xlsx")
    book = openpyxl.load_workbook("../log.xlsx")
    book["Safer Borough Board"]["J4"] = "Amber"
    book.save("../back.xlsx")
    path = folder / "actions.yaml"
    path.write_bytes(path.read_bytes().replace(b"rag: R", b"rag: G"))
    before = path.read_bytes()
    code, said = run("import", "../back.xlsx", "--board", "b", "--updates")
    assert code == 1
    assert "I404" in said
    assert path.read_bytes() == before


def test_a_word_log_is_imported_once(folder):
    document = docx.Document()
    document.add_paragraph("Board action plan, 12th September 2017")
    head = "No.|Action|Lead|Others|Start Date|Target Completion|Update|Status|Open/ Closed"
    rows = [
        head.split("|"),
        ("1", "Write the protocol on houses", "DE", "", "12/09/2017", "13/12/2017", "", "R", ""),
        ("4", "Publish the crime figures", "A. Nobody", "", "12/09/2017", "", "", "R", ""),
    ]
    table = document.add_table(len(rows), 9)
    for line, row in enumerate(rows):
        for place, text in enumerate(row):
            table.cell(line, place).text = text
    document.save("../log.docx")
    before = (folder / "actions.yaml").read_bytes()
    code, said = run("import", "../log.docx", "--board", "b", "--dry-run")
    assert (code, "1 row added, 1 row already in the log: nothing was written" in said) == (0, True)
    assert "--- a/actions.yaml\n+++ b/actions.yaml\n" in said
    assert "+  - {number: 4, action: Publish the crime figures" in said
    assert (folder / "actions.yaml").read_bytes() == before
    run("import", "../log.docx", "--board", "b")
    after = (folder / "actions.yaml").read_bytes()
    assert after == before + (
        b"  - {number: 4, action: Publish the crime figures, lead: A. Nobody, "
        b"start: 2017-09-12, rag: R}\r\n"
    )
    run("import", "../log.docx", "--board", "b")
    assert (folder / "actions.yaml").read_bytes() == after


def test_an_excel_tracker_with_titles_merges_and_colours(folder):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "Action tracker"
    sheet.merge_cells("A1:F1")
    for line in (
        [],
        ["Meeting", "Ref", "Task", "Owner", "By when", "RAG"],
        ["12/09/2017", "7", "Send the list of towers", "Chair", 43082, None],
        [None, "8", "Arrange a visit", "DE and Fire Commander", "Dec 2017", None],
        [None, "9", "=1+1", "DE", "ASAP", "Complete"],
    ):
        sheet.append(line)
    sheet.merge_cells("A4:A6")
    sheet["F4"].fill = PatternFill("solid", fgColor="FF0000")
    sheet["F5"].fill = PatternFill("solid", fgColor="FFC000")
    book.save("../tracker.xlsx")
    code, said = run("import", "../tracker.xlsx", "--board", "b")
    assert code == 1
    assert "row 6 was not read" in said
    log = (folder / "actions.yaml").read_text()
    assert log.endswith(
        """\
  - {number: 7, action: Send the list of towers, lead: chair, start: 2017-09-12, \
target: 2017-12-13, rag: R}
  - {number: 8, action: Arrange a visit, lead: [enforcement, Fire Commander], \
start: 2017-09-12, target: 2017-12-31, rag: A}
"""
    )


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04", b"\0\0", b"a,b\n1,2\n", b""])
def test_files_that_hold_no_log_are_refused(folder, data):
    Path("../odd").write_bytes(data)
    assert run("import", "../odd", "--board", "b")[0] == 2
    assert run("import", "../missing", "--board", "b")[0] == 2


def test_the_sheets_of_other_boards_are_left_to_them(folder):
    (folder / "packs/c").mkdir()
    (folder / "packs/c/board.yaml").write_text("id: c\n")
    (folder / "packs/c/actions.yaml").write_text("actions:\n  - {number: 1, action: Call}\n")
    run("export", "--to", "xlsx", "--output", "../both.xlsx")
    code, said = run("import", "../both.xlsx", "--board", "b")
    assert code == 0
    assert "Sheet 'c' is c's" in said
    run("export", "--to", "csv", "--output", "../both.csv")
    code, said = run("import", "../both.csv", "--board", "b")
    assert (code, "Rows of the board c that were left out: 1." in said) == (0, True)


def test_a_board_without_a_log_gets_one(folder):
    (folder / "actions.yaml").unlink()
    Path("../log.csv").write_text("Action,Lead\nCall the Mayor,DE\n")
    assert run("import", "../log.csv", "--board", "b")[0] == 0
    assert (folder / "actions.yaml").read_text() == (
        "board: b\nactions:\n  - number: 1\n    action: Call the Mayor\n    lead: enforcement\n"
    )
