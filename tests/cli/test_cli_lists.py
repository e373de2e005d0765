"""What commands answer: shapes, filters, exit codes, and where each word is printed."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from helpers import BARE, run, written

FILES = {
    "packs/b/board.yaml": (
        "id: b\nname: The Board\norganisation: The Council\n"
        "agencies: [{id: nps, name: Probation}]\n"
        "people:\n"
        "  - {id: de, name: Director, agency: nps, capacity: chair, post: Director of It}\n"
        "  - {id: gone, name: Gone, capacity: member, until: 2017-01-01}\n"
        "subgroups: [{id: vawg, name: Violence, chair: de}]\n"
        "terms:\n"
        "  quorum: {share: 1/3, at_least: 4}\n"
        "  meetings: {a_year: 4, time: 13:00-16:00, venue: Hall}\n"
        "  notice: {clear_working_days: 5}\n"
    ),
    "packs/b/forward-plan.yaml": (
        "meetings:\n  - date: 2017-12-13\n    publish: 2017-12-05\n    items:\n"
        "      - {title: Crime, presenter: de, provisional: yes, report: awaited}\n"
        "      - {title: Plan, part: discussion, items: [{title: First part}]}\n"
        "  - date: 2018-03-28\n"
    ),
    "packs/b/2017-12-13/agenda.yaml": (
        "items:\n"
        "  - {title: Crime, presenter: de, duration: 5, papers: [papers/1.md]}\n"
        "  - title: Plan\n    note: To agree\n    items: [{title: First part, verbal: yes}]\n"
        "  - {title: Names, restricted: yes, to_follow: The police data is awaited}\n"
    ),
    "packs/c/board.yaml": "id: c\n",
    "actions.yaml": (
        "board: b\n"
        "actions:\n"
        "  - number: 1\n    action: Write the protocol\n    lead: [Director, A Visitor]\n"
        "    start: 2017-09-12\n    target: 2017-12-13\n    state: open\n"
        '  - number: 2\n    action: Read it, "twice"\n    lead: de\n    target: next-meeting\n'
        "    start: 2017-12-13\n    rag: G\n    state: open\n"
        "  - number: 3\n    action: =1+1\n    lead: de\n    target: 2017-12-01\n    rag: A\n"
        "    state: open\n    others: nps\n"
        "  - number: 4\n    action: Close it\n    lead: de\n    target: ongoing\n"
        "    state: closed\n    closed: 2017-12-10\n    outcome: Done\n"
        "  - number: 1\n    board: c\n    action: Another\n    lead: x\n    target: ongoing\n"
        "    state: open\n"
    ),
}
TODAY = "2017-12-20"


@pytest.fixture
def cspctl(tmp_path):
    written(tmp_path, FILES)

    def answer(*words, **options):
        return run("-C", tmp_path, "--today", TODAY, *words, **options)

    return answer


def ids(ran):
    return [row["id"] for row in json.loads(ran.out)["actions"]]


def test_overdue_as_json(cspctl):
    ran = cspctl("actions", "overdue", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    first, second = json.loads(ran.out)["actions"]
    assert json.loads(ran.out).keys() == {"actions"}
    assert (
        first.items()
        >= {
            "id": "b/3",
            "action": "=1+1",
            "lead": ["de"],
            "others": ["nps"],
            "start": None,
            "target": "2017-12-01",
            "days_overdue": 19,
            "rag": "A",
            "rag_contradicts": "it says amber and is 19 days overdue",
            "state": "open",
            "closed": None,
            "outcome": None,
            "file": "actions.yaml",
            "line": 16,
        }.items()
    )
    assert (second["id"], second["lead"], second["rag"]) == ("b/1", ["de", "A Visitor"], "R")
    assert (second["days_overdue"], second["rag_contradicts"], second["line"]) == (7, None, 3)


def test_next_meeting_comes_to_its_date_and_ongoing_stays_a_word(cspctl):
    rows = json.loads(cspctl("actions", "list", "--format", "json").out)["actions"]
    assert [row["target"] for row in rows] == [
        "2017-12-13",
        "2018-03-28",
        "2017-12-01",
        "ongoing",
        "ongoing",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], ["b/1", "b/2", "b/3", "b/4", "c/1"]),
        (["--board", "c"], ["c/1"]),
        (["--lead", "de", "--state", "open"], ["b/1", "b/2", "b/3"]),
        (["--lead", "a visitor"], ["b/1"]),
        (["--agency", "Probation"], ["b/1", "b/2", "b/3", "b/4"]),
        (["--state", "closed"], ["b/4"]),
        (["--rag", "red"], ["b/1"]),
        (["--rag", "g"], ["b/2"]),
        (["--meeting", "2017-09-12"], ["b/1"]),
        (["--text", "TWICE"], ["b/2"]),
        (["--text", "nowhere"], []),
    ],
)
def test_filters(cspctl, words, found):
    ran = cspctl("actions", "list", *words, "--format", "json")
    assert (ran.code, ids(ran)) == (0, found)


def test_due(cspctl):
    assert ids(cspctl("actions", "due", "--format", "json")) == ["b/2"]
    assert ids(cspctl("actions", "due", "--before", "2018-03-27", "--format", "json")) == []
    ran = cspctl("actions", "due", "--before", "2018-03-27")
    assert ran.out == "Nothing falls due before 2018-03-27.\n"


def test_a_list_exits_with_0_unless_it_is_asked_to_tell(cspctl):
    assert cspctl("actions", "overdue").code == 0
    assert cspctl("actions", "overdue", "--exit-code").code == 1
    assert cspctl("actions", "overdue", "--board", "c", "--exit-code").code == 0
    assert cspctl("actions", "list", "--exit-code").code == 1


def test_csv_quotes_and_disarms_formulas(cspctl):
    out = cspctl("actions", "list", "--format", "csv").out
    first, second, third, *_ = csv.DictReader(io.StringIO(out))
    assert (
        first.items()
        >= {
            "id": "b/1",
            "action": "Write the protocol",
            "lead": "de; A Visitor",
            "target": "2017-12-13",
            "days_overdue": "7",
            "rag": "R",
            "outcome": "",
        }.items()
    )
    assert second["action"] == 'Read it, "twice"'
    assert third["action"] == "'=1+1"


def test_piped_text_is_a_line_a_row_without_escape_codes(cspctl):
    out = cspctl("actions", "overdue").out
    assert "\x1b" not in out
    heading, first, second, *_ = out.splitlines()
    assert heading == "No.  RAG     Target      Days  Lead                 Action"
    assert first.startswith("b/3  Amber*  2017-12-01  19    Director             =1+1")
    assert second.startswith("b/1  Red     2017-12-13  7     Director, A Visitor  Write the")


LONG = {
    **BARE,
    "packs/b/board.yaml": (
        "id: b\nsubgroups: [{id: s, name: "
        + "A sub-group with a long name " * 3
        + ", chair: ["
        + ", ".join(["Chair of the Council for Voluntary Service"] * 3)
        + "]}]\n"
    ),
    "packs/b/2017-12-13/agenda.yaml": (
        "items:\n  - title: "
        + "A long title " * 10
        + "\n    presenter: "
        + "A presenter " * 6
        + "\n    restricted: yes\n    papers: [a.pdf, b.pdf]\n    to_follow: "
        + "Because " * 20
    ),
    "packs/b/forward-plan.yaml": (
        "meetings: [{date: 2017-12-13, items: [{title: "
        + "A long title " * 10
        + ", presenter: "
        + "A presenter " * 6
        + ", part: discussion, reason: presentation, report: to-follow}]}]\n"
    ),
    "actions.yaml": (
        "actions:\n  - number: 999999\n    action: "
        + "Write the protocol " * 12
        + "Unbreakable" * 12
        + "\n    lead: "
        + "A lead with a long name " * 5
        + "\n    target: next-meeting\n    start: 2017-12-13\n"
    ),
}


@pytest.mark.parametrize(
    "words",
    [
        ["actions", "list"],
        ["agenda", "show", "b", "2017-12-13"],
        ["plan", "show", "b"],
        ["board", "show", "b"],
    ],
)
def test_a_table_fits_eighty_columns_and_loses_nothing(words, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    written(tmp_path, LONG)
    ran = run("-C", tmp_path, "--today", TODAY, *words, terminal=True)
    assert ran.code == 0
    lines = ran.out.splitlines()
    table = [line for line in lines if "  " in line.strip() or "─" in line]
    assert len(table) > 4
    assert max(len(line) for line in table) <= 80
    piped = run("-C", tmp_path, "--today", TODAY, *words).out
    for word in set(piped.split()):
        assert word in ran.out or len(word) > 30, word


def test_colour_is_left_out_when_asked(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    written(tmp_path, FILES)
    out = run("-C", tmp_path, "--today", TODAY, "actions", "list", terminal=True).out
    assert not any(f"\x1b[{code}m" in out for code in range(30, 48))


@pytest.mark.parametrize("name", ["3", "b/3", "#3"])
def test_one_action_is_shown_whole(cspctl, name):
    ran = cspctl("actions", "show", name)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "b/3",
        "  Action:          =1+1",
        "  Board:           The Board",
        "  Lead:            Director",
        "  Others:          Probation",
        "  Target:          2017-12-01 (19 days overdue)",
        "  RAG:             Amber (it says amber and is 19 days overdue)",
        "  State:           open",
        "  Where:           actions.yaml:16:5",
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [("1", "b/1 or c/1"), ("9", "no action '9'"), ("b/9", "no action 'b/9'"), ("x", "'x'")],
)
def test_an_action_that_is_not_one_is_told(cspctl, name, words):
    ran = cspctl("actions", "show", name)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_board_is_shown_as_its_documents_have_it(cspctl):
    answer = json.loads(cspctl("board", "show", "b", "--format", "json").out)
    assert answer["name"] == "The Board"
    assert [person["id"] for person in answer["people"]] == ["de"]
    assert answer["people"][0]["agency"] == "Probation"
    assert answer["subgroups"] == [{"id": "vawg", "name": "Violence", "chair": ["Director"]}]
    assert answer["next_meeting"] == "2018-03-28"
    text = cspctl("board", "show", "b").out
    assert "Quorum: 1/3 of the seats, at least 4\n" in text
    assert "Notice: 5 clear working days\n" in text
    lines = cspctl("board", "show", "b", "--format", "csv").out.splitlines()
    assert lines == ["id,name,capacity,post,agency", "de,Director,chair,Director of It,Probation"]


def test_the_forward_plan(cspctl):
    meetings = json.loads(cspctl("plan", "show", "b", "--format", "json").out)["meetings"]
    assert [meeting["date"] for meeting in meetings] == ["2017-12-13", "2018-03-28"]
    assert meetings[0]["publish"] == "2017-12-05"
    items = meetings[0]["items"]
    assert [(item["letter"], item["title"]) for item in items] == [
        ("", "Crime (TBC)"),
        ("", "Plan"),
        ("(a)", "First part"),
    ]
    coming = json.loads(cspctl("plan", "show", "b", "--coming", "--format", "json").out)
    assert [meeting["date"] for meeting in coming["meetings"]] == ["2018-03-28"]
    only = ["--part", "discussion", "--format", "json"]
    filtered = json.loads(cspctl("plan", "show", "b", *only).out)["meetings"]
    assert [item["title"] for item in filtered[0]["items"]] == ["Plan"]
    assert cspctl("plan", "show", "c").out == "No meetings are planned.\n"


def test_an_agenda(cspctl):
    answer = json.loads(cspctl("agenda", "show", "b", "2017-12-13", "--format", "json").out)
    assert [(row["item"], row["title"], row["restricted"]) for row in answer["items"]] == [
        ("1", "Crime", False),
        ("2", "Plan", False),
        ("2(a)", "First part", False),
        ("3", "Names", True),
    ]
    assert answer["items"][0]["papers"] == ["papers/1.md"]
    missing = cspctl("agenda", "show", "b", "2018-03-28")
    assert (missing.code, missing.out) == (2, "")
    assert "Meetings with an agenda: 2017-12-13." in missing.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["action"], "Did you mean 'actions'?"),
        (["actions", "overdu"], "Did you mean 'overdue'?"),
        (["xyzzy"], "There are: init, "),
        (["actions", "list", "--fomat", "json"], "--format"),
        (["actions", "list", "--rag", "purple"], "R, A, G, B"),
        (["actions", "list", "--state", "done"], "neither open nor closed"),
        (["actions", "list", "--meeting", "13/12/2017"], "Write 2017-12-13."),
        (["actions", "due", "--before", "soon"], "--before"),
        (["board", "show", "bb"], "Did you mean 'b'?"),
        (["check", "nowhere.yaml"], "no such file"),
        (["check", "/"], "outside the workspace"),
    ],
)
def test_what_cannot_be_done_exits_with_2_and_says_what_to_write(cspctl, words, told):
    ran = cspctl(*words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_the_day_comes_from_the_option_the_environment_or_the_clock(tmp_path, monkeypatch):
    written(tmp_path, FILES)
    words = ["-C", tmp_path, "actions", "overdue"]
    monkeypatch.setenv("CSPCTL_TODAY", "2017-12-02")
    assert "Days" in run(*words).out
    assert run("--today", "2017-12-01", *words).out == "Nothing is overdue on 2017-12-01.\n"
    monkeypatch.setenv("CSPCTL_TODAY", "2/12/2017")
    ran = run(*words)
    assert ran.code == 2
    assert ran.err == "CSPCTL_TODAY: error F004: '2/12/2017' is not a date. Write 2017-12-02.\n"


def test_a_workspace_is_found_from_below_and_its_absence_told(tmp_path, monkeypatch):
    written(tmp_path / "w", FILES)
    monkeypatch.chdir(tmp_path / "w/packs/b/2017-12-13")
    assert run("--today", TODAY, "actions", "overdue").code == 0
    monkeypatch.chdir(tmp_path)
    for folder in (".", "nowhere"):
        ran = run("-C", folder, "actions", "list")
        assert (ran.code, ran.out) == (2, "")
        assert "no workspace here" in ran.err


BROKEN = FILES["actions.yaml"] + "  - number: 7\n    action: a: b: c\n"


def test_a_list_prints_what_did_load_and_exits_with_2(tmp_path):
    written(tmp_path, {**FILES, "actions.yaml": BROKEN})
    ran = run("-C", tmp_path, "--today", TODAY, "actions", "overdue", "--format", "json")
    assert ran.code == 2
    assert ids(ran) == ["b/3", "b/1"]
    assert ran.err.startswith("actions.yaml:37:14: error F001: ")


def test_other_problems_are_noted_and_change_no_exit_code(tmp_path):
    rows = FILES["actions.yaml"] + "    taget: 2017-12-13\n    state: open\n"
    written(tmp_path, {**FILES, "actions.yaml": rows})
    ran = run("-C", tmp_path, "--today", TODAY, "actions", "overdue")
    assert ran.code == 0
    told = ran.err.splitlines()
    assert {line.split(" ")[2] for line in told} == {"F002:", "F003:"}
    assert all(line.startswith("actions.yaml:") for line in told)


def test_a_mistyped_target_is_told_beside_what_is_overdue(tmp_path):
    rows = FILES["actions.yaml"].replace("target: 2017-12-01", "target: 1/12/2017")
    written(tmp_path, {**FILES, "actions.yaml": rows})
    ran = run("-C", tmp_path, "--today", TODAY, "actions", "overdue")
    assert "error F004: 'target': '1/12/2017' is no target. Write 2017-12-01." in ran.err


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("packs/b/forward-plan.yaml", ["plan", "show", "b"]),
        ("packs/b/forward-plan.yaml", ["board", "show", "b"]),
        ("packs/b/board.yaml", ["board", "show", "b"]),
        ("packs/b/2017-12-13/agenda.yaml", ["agenda", "show", "b", "2017-12-13"]),
        ("actions.yaml", ["actions", "list"]),
        ("actions.yaml", ["actions", "duplicates"]),
    ],
)
def test_a_file_that_the_command_needs_and_cannot_read(tmp_path, file, words):
    written(tmp_path, {**FILES, file: b"PK\x03\x04"})
    ran = run("-C", tmp_path, "--today", TODAY, *words)
    assert ran.code == 2
    assert f"{file}:1:1: error F001: This is a Word, Excel or zip file" in ran.err


def test_a_folder_named_like_a_file_is_told(tmp_path):
    written(tmp_path, {**FILES, "packs/b/actions.yaml/inside.txt": ""})
    (tmp_path / "actions.yaml").unlink()
    (tmp_path / "actions.yaml").mkdir()
    ran = run("-C", tmp_path, "actions", "list")
    assert ran.code == 2
    assert ran.err.count("This file cannot be read") == 2


def test_a_link_out_of_the_workspace_is_not_followed(tmp_path):
    written(tmp_path / "w", BARE)
    written(tmp_path, {"secret.yaml": "actions: [{number: 1, action: secret}]\n"})
    (tmp_path / "w/actions.yaml").symlink_to(tmp_path / "secret.yaml")
    ran = run("-C", tmp_path / "w", "actions", "list")
    assert ran.code == 2
    assert "outside the workspace" in ran.err
    assert "secret" not in ran.out


def cspctl_process(*words, **options):
    return subprocess.run(
        [sys.executable, "-m", "cspctl", *words], capture_output=True, text=True, **options
    )


def test_as_a_process(tmp_path):
    written(tmp_path, {**FILES, "actions.yaml": BROKEN})
    ran = cspctl_process("-C", str(tmp_path), "--today", TODAY, "actions", "list")
    assert (ran.returncode, ran.stderr.count("F001")) == (2, 1)
    assert "\x1b" not in ran.stdout
    assert cspctl_process("--version").stdout.startswith("cspctl ")


@pytest.mark.skipif(os.name == "nt", reason="a pipe of POSIX shells")
@pytest.mark.parametrize("count", [2, 2000])
def test_a_reader_that_has_had_enough_ends_the_command_quietly(count, tmp_path):
    rows = "".join(f"  - {{number: {n}, action: {'a' * 200}}}\n" for n in range(1, count))
    written(tmp_path, {**BARE, "actions.yaml": f"actions:\n{rows}"})
    command = f"{sys.executable} -m cspctl -C {tmp_path} actions list"
    ran = subprocess.run(
        ["bash", "-c", f"{command} | head -1; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_console_that_cannot_print_every_letter_prints_the_rest(tmp_path):
    row = "actions: [{number: 1, action: Café 🙂, lead: x, target: ongoing, state: open}]\n"
    written(tmp_path, {**BARE, "actions.yaml": row})
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    ran = subprocess.run(
        [sys.executable, "-m", "cspctl", "-C", str(tmp_path), "actions", "list"],
        capture_output=True,
        env=environment,
    )
    assert ran.returncode == 0
    assert "Café ?".encode("cp1252") in ran.stdout


@pytest.mark.parametrize("command", [("list",), ("overdue",), ("due",), ("silent",), ("stats",)])
def test_a_name_that_nobody_has_is_no_empty_list(cspctl, command):
    for words, told in (
        (("--board", "bb"), "Did you mean 'b'?"),
        (("--lead", "Nobody at all"), "'Nobody at all' is nobody that a board or its log knows."),
        (("--agency", "Noone Ltd"), "'Noone Ltd' is nobody that a board or its log knows."),
    ):
        ran = cspctl("actions", *command, *words)
        assert (ran.code, ran.out) == (2, ""), words
        assert told in ran.err
