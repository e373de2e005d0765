"""The commands under ``cspctl progress``, as they are typed, and what they do to a plan's file."""

import csv
import json
import re

import pytest

from tests.helpers import run, written

BOARD = """\
id: csp
name: Community Safety
agencies: [{id: police, name: The Police}, {id: council, name: The Council}]
people:
  - {id: super, name: Superintendent, agency: police}
  - {id: housing, name: Head of Housing, agency: council}
subgroups: [{id: vawg, name: Violence against women}]
"""
PLAN = """\
# Kept by the manager
id: vawg
title: 12-month plan
owner: vawg
version: 1st draft
updated: 2017-11-13   # the table of November
period: 2017-04/2018-03
themes:
  - number: 1
    title: Awareness
    aim: More victims come forward
    commitments:
      - number: 1
        text: Write a directory
        lead: super
        due: 2017-11
        due_note: White Ribbon Day
        rag: G   # stated
        updates:
          - quarter: 2017/18-Q2
            rag: G
            text: Begun
          # the police told us by telephone
          - {quarter: 2017/18-Q3, date: 2017-11-13, rag: A, text: "Printer: late"}
        actions: [1]   # csp/1

      - {number: 2, text: "Train, twice", lead: housing, due_note: Twice yearly}
  - number: 2
    title: Services
    commitments:
      - number: 1
        text: Map the services
        updates: []
"""
LOG = """\
board: csp
actions:
  - {number: 1, action: Print it, lead: super, target: 2018-01-30, state: open}
  - {number: 2, action: Fold it, lead: super, target: 2018-03-30, state: closed, duplicate_of: 1}
"""
FILES = {
    "packs/csp/board.yaml": BOARD,
    "packs/csp/plans/vawg.yaml": PLAN,
    "packs/snb/board.yaml": "id: snb\nname: Safer Neighbourhoods\n",
    "packs/snb/plans/cars.yaml": (
        "id: cars\ntitle: Cars\nkind: strategy\n"
        "commitments: [{number: 1, text: Mark them, due: 2018-06, rag: B}]\n"
    ),
    "actions.yaml": LOG,
}


@pytest.fixture
def root(tmp_path):
    return written(tmp_path, FILES)


@pytest.fixture
def cspctl(root):
    def ask(*words, today="2018-02-01", **more):
        return run("-C", root, "--today", today, "progress", *words, **more)

    return ask


def plan(root, name="packs/csp/plans/vawg.yaml"):
    return (root / name).read_bytes().decode()


def answer(done):
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def test_list_counts_the_commitments_of_each_plan(cspctl):
    assert cspctl("list").out == (
        "Plan      R  A  G  Done  None  Late  Last report  Period           Owner"
        "                   Title\n"
        "csp/vawg        1        2     1     2017-11-13   2017-04/2018-03  "
        "Violence against women  12-month plan (draft)\n"
        "snb/cars           1                 never                         "
        "nobody                  Cars\n"
    )
    (vawg,) = answer(cspctl("list", "--board", "csp", "--format", "json"))["plans"]
    assert vawg == {
        "id": "csp/vawg",
        "board": "csp",
        "title": "12-month plan",
        "kind": "sub-group",
        "owner": ["vawg"],
        "version": "1st draft",
        "status": "draft",
        "restricted": False,
        "period": "2017-04/2018-03",
        "updated": "2017-11-13",
        "last_quarter": "2017/18-Q3",
        "last_update": "2017-11-13",
        "commitments": 3,
        "red": 0,
        "amber": 0,
        "green": 1,
        "done": 0,
        "not_rated": 2,
        "overdue": 1,
        "silent": 2,
        "file": "packs/csp/plans/vawg.yaml",
        "line": 2,
    }
    assert [one["id"] for one in csv.DictReader(
        cspctl("list", "--kind", "strategy", "--format", "csv").out.splitlines()
    )] == ["snb/cars"]  # fmt: skip
    shown = cspctl("list", terminal=True).out
    assert "  csp/vawg\n        12-month plan (draft)\n" in shown
    assert "Commitments: 3, 1 green, 2 not rated, 1 overdue, 2 silent" in shown


def test_show_tells_theme_by_theme_how_it_stands_and_what_serves_it(cspctl):
    assert cspctl("show", "vawg").out == (
        "csp/vawg: 12-month plan\n"
        "  Board:       Community Safety\n"
        "  Kind:        sub-group\n"
        "  Owner:       Violence against women\n"
        "  Status:      draft, 1st draft\n"
        "  Period:      April 2017 to March 2018\n"
        "  Updated:     2017-11-13\n"
        "  Commitments: 3, 1 green, 2 not rated, 1 overdue, 2 silent for two quarters\n"
        "  Where:       packs/csp/plans/vawg.yaml:2:1\n"
        "\n"
        "1 Awareness\n"
        "  Aim:         More victims come forward\n"
        "\n"
        "  1.1   Write a directory\n"
        "        Due:    White Ribbon Day (2017-11), 63 days overdue\n"
        "        RAG:    Green, the same as for 2017/18-Q2\n"
        "        Lead:   Superintendent\n"
        "        Update: 2017/18-Q3: Printer: late\n"
        "        Action: csp/1 Red, 2 days overdue: Print it\n"
        "\n"
        "  1.2   Train, twice\n"
        "        Due:    Twice yearly\n"
        "        RAG:    Not rated\n"
        "        Lead:   Head of Housing\n"
        "        Update: none (silent for two quarters)\n"
        "\n"
        "2 Services\n"
        "\n"
        "  2.1   Map the services\n"
        "        Due:    no date\n"
        "        RAG:    Not rated\n"
        "        Update: none (silent for two quarters)\n"
    )


def test_show_as_json_has_commitments_and_the_actions_once(cspctl):
    told = answer(cspctl("show", "csp/vawg", "--format", "json"))
    assert told["plan"]["themes"][0]["aim"] == "More victims come forward"
    first = told["commitments"][0]
    assert {key: first[key] for key in ("id", "plan", "theme", "number", "due", "due_date")} == {
        "id": "csp/vawg/1.1",
        "plan": "csp/vawg",
        "theme": 1,
        "number": 1,
        "due": "2017-11",
        "due_date": "2017-11-30",
    }
    assert (first["rag"], first["direction"], first["last_update_rag"]) == ("G", "same", "A")
    assert first["actions"] == ["csp/1"]
    assert [(one["id"], one["days_overdue"]) for one in told["actions"]] == [("csp/1", 2)]
    one = answer(cspctl("show", "vawg", "1.1", "--format", "json"))
    assert [update["quarter"] for update in one["updates"]] == ["2017/18-Q2", "2017/18-Q3"]
    shown = cspctl("show", "vawg", "1.1").out
    assert "  Update:      2017/18-Q3 (2017-11-13) Amber: Printer: late\n" in shown


def test_an_action_tells_which_commitments_it_serves(root):
    shown = run("-C", root, "actions", "show", "csp/1").out
    assert "  Serves:          vawg/1.1 Write a directory\n" in shown
    told = json.loads(run("-C", root, "actions", "show", "1", "--format", "json").out)
    assert told["actions"][0]["serves"] == ["csp/vawg/1.1"]
    # What was merged serves nothing any more: the one that was kept does.
    assert "Serves" not in run("-C", root, "actions", "show", "2").out


def test_closing_an_action_tells_what_it_served(root):
    close = ("-C", root, "--today", "2018-02-01", "actions", "close", "1", "--outcome", "Printed")
    assert run(*close).err == (
        "vawg/1.1, which it serves, is green: 'cspctl progress update vawg 1.1' reports on it.\n"
    )


def test_overdue_silent_and_their_exit_code(cspctl):
    done = cspctl("overdue")
    assert re.split(r"  +", done.out.splitlines()[1]) == [
        *("vawg/1.1", "Green", "White Ribbon Day (2017-11)", "63", "Superintendent"),
        "Write a directory (last update 2017/18-Q3: Printer: late)",
    ]
    assert cspctl("overdue", "--exit-code").code == 1
    assert cspctl("overdue", "--exit-code", "--agency", "council") == (
        0,
        "Nothing is overdue on 2018-02-01.\n",
        "",
    )
    silent = answer(cspctl("silent", "--format", "json"))["commitments"]
    assert [one["id"] for one in silent] == ["csp/vawg/1.2", "csp/vawg/2.1"]
    # Who owns the plan is asked for what nobody leads.
    silent = answer(cspctl("silent", "--lead", "vawg", "--format", "json"))["commitments"]
    assert [one["id"] for one in silent] == ["csp/vawg/2.1"]
    assert cspctl("silent", "snb/cars", "--exit-code").code == 0
    cards = cspctl("overdue", terminal=True).out
    assert cards.startswith("1 overdue on 2018-02-01\n\n  vawg/1.1\n        Write a directory\n")


def test_stats_counts_and_draws(cspctl):
    shown = cspctl("stats", "vawg").out
    assert "3 commitments: 0 done, 1 overdue, 2 without an update for two quarters\n" in shown
    assert "  Green     1 # (1 overdue)\n" in shown
    assert "  The same           1 # (1 overdue)\n" in shown
    assert "  csp/vawg/2 Services  1 # (1 silent)\n" in shown
    assert "  Quarter     Red  Amber  Green  Done  Not rated\n" in shown
    assert "  2017/18-Q3  0    0      1      0     2\n" in shown
    told = answer(cspctl("stats", "--format", "json"))
    assert (told["commitments"], told["by_agency"][0]["id"]) == (4, "council")
    lines = cspctl("stats", "--format", "csv").out.splitlines()
    assert lines[0].startswith("group,id,name,commitments,red,amber")
    assert "plan,snb/cars,Cars,1,0,0,0,1,0,0,0" in lines


def test_update_adds_to_the_file_and_touches_nothing_else(root, cspctl):
    done = cspctl("update", "vawg", "1.1", "--rag", "R", "--text", "Printer closed: #2 asked")
    assert (done.code, done.out) == (
        0,
        "vawg/1.1 updates: added -> 2017/18-Q4 2018-02-01 R Printer closed: #2 asked\n"
        "vawg/1.1 rag: G -> R\n"
        "vawg updated: 2017-11-13 -> 2018-02-01\n",
    )
    assert done.err == "2017/18-Q4 is January to March 2018.\n"
    # As the one before it is written.
    fields = 'quarter: 2017/18-Q4, date: 2018-02-01, rag: R, text: "Printer closed: #2 asked"'
    added = f"          - {{{fields}}}\n"
    assert plan(root) == (
        PLAN.replace("        actions: [1]", f"{added}        actions: [1]")
        .replace("rag: G   # stated", "rag: R   # stated")
        .replace("updated: 2017-11-13 ", "updated: 2018-02-01 ")
    )


def test_update_of_a_commitment_on_one_line(root, cspctl):
    quarter = ("--quarter", "2017/18-Q3", "--date", "2017-11-20")
    assert cspctl("update", "vawg", "1.2", *quarter, "--text", "35 trained").code == 0
    line = '      - {number: 2, text: "Train, twice", lead: housing, due_note: Twice yearly'
    update = "updates: [{quarter: 2017/18-Q3, date: 2017-11-20, text: 35 trained}]"
    assert plan(root) == PLAN.replace(line, f"{line}, {update}").replace("-13   #", "-20   #")


@pytest.mark.parametrize("number", ["2.1", "#2.1"])
def test_update_of_a_commitment_that_has_none_yet(root, cspctl, number):
    done = cspctl("update", "csp/vawg", number, "--rag", "amber", "--quarter", "2017/18-q4")
    assert done.code == 0
    added = "          - quarter: 2017/18-Q4\n            date: 2018-02-01\n            rag: A\n"
    assert plan(root) == PLAN.replace("updates: []\n", f"updates:\n{added}").replace(
        "2017-11-13   #", "2018-02-01   #"
    )


def test_update_stands_among_the_others_by_its_quarter(root, cspctl):
    done = cspctl("update", "vawg", "1.1", "--quarter", "2017/18-Q1", "--rag", "A", "--text", "x")
    assert "        updates:\n          - quarter: 2017/18-Q1\n" in plan(root)
    # An older report does not change how it stands today.
    assert "rag: G   # stated" in plan(root)
    assert "stays that of its latest update, 2017/18-Q3" in done.err


def test_an_update_that_is_there_is_never_written_over_silently(root, cspctl):
    asked = ("update", "vawg", "1.1", "--quarter", "2017/18-Q3", "--text", "Sent out")
    done = cspctl(*asked)
    assert done.code == 2
    assert done.err == (
        "packs/csp/plans/vawg.yaml:24:14: error D507: vawg/1.1 has an update for 2017/18-Q3 "
        "already: amber Printer: late. Name another --quarter, or write --replace to put the new "
        "words in its place.\n"
    )
    assert plan(root) == PLAN
    done = cspctl(*asked, "--rag", "G", "--replace")
    assert done.out == (
        "vawg/1.1 2017/18-Q3 date: 2017-11-13 -> 2018-02-01\n"
        "vawg/1.1 2017/18-Q3 rag: A -> G\n"
        "vawg/1.1 2017/18-Q3 text: Printer: late -> Sent out\n"
        "vawg updated: 2017-11-13 -> 2018-02-01\n"
    )
    new = '{quarter: 2017/18-Q3, date: 2018-02-01, rag: G, text: "Sent out"}'
    old = '{quarter: 2017/18-Q3, date: 2017-11-13, rag: A, text: "Printer: late"}'
    assert plan(root) == PLAN.replace(old, new).replace(
        "updated: 2017-11-13", "updated: 2018-02-01"
    )


def test_a_dry_run_shows_the_change_and_writes_nothing(root, cspctl):
    done = cspctl("update", "vawg", "1.1", "--rag", "B", "--text", "Out", "--dry-run")
    assert "+          - {quarter: 2017/18-Q4, date: 2018-02-01, rag: B, text: Out}\n" in done.out
    assert "csp/1, which serves it, is still open." in done.err
    assert plan(root) == PLAN


def test_in_a_new_quarter_it_is_told_that_the_last_one_has_no_report(cspctl):
    done = cspctl("update", "vawg", "1.1", "--text", "x", "--dry-run", today="2018-07-04")
    assert "vawg/1.1 has none for 2018/19-Q1: --quarter 2018/19-Q1 would write it" in done.err
    assert "It lies outside the plan's period, 2017-04/2018-03." in done.err
    done = cspctl("update", "vawg", "1.1", "--text", "x", "--dry-run", today="2018-08-20")
    assert "has none for" not in done.err


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_a_file_from_windows_keeps_its_line_ends_and_its_mark(root, cspctl, ends):
    file = root / "packs/csp/plans/vawg.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + PLAN.replace("\n", ends).encode())
    assert cspctl("update", "vawg", "1.1", "--text", "x").code == 0
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    added = "          - {quarter: 2017/18-Q4, date: 2018-02-01, text: x}"
    assert f"{added}{ends}        actions: [1]".encode() in data
    assert data.count(b"\r\n") == (data.count(b"\n") if ends == "\r\n" else 0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "vagw"), "There is no plan 'vagw'. Did you mean 'vawg'?"),
        (("show", "snb/vawg"), "There is no plan 'snb/vawg'. Did you mean 'csp/vawg'?"),
        (("show", "nothing"), "'cspctl progress list' shows the plans there are."),
        (
            ("update", "vawg", "1", "--text", "x"),
            "Several themes of 'vawg' have a commitment 1. Write 1.1 or 2.1.",
        ),
        (("show", "vawg", "1.3"), "The plan 'vawg' has no commitment '1.3'. Theme 1 has 1.1, 1.2."),
        (("list", "--board", "cps"), "There is no board 'cps'. Did you mean 'csp'?"),
        (("list", "--kind", "strategie"), "Did you mean strategy?"),
        (("overdue", "--lead", "Superintendant"), "Did you mean 'Superintendent'?"),
        (("stats", "--agency", "The Polise"), "Did you mean 'The Police'?"),
        (("silent", "vwag"), "There is no plan 'vwag'. Did you mean 'vawg'?"),
        (
            ("update", "vawg", "1.1", "--text", "x", "--quarter", "2017-Q3"),
            "Write 2017/18-Q3 for October to December 2017, or 2017/18-Q2 for July to September",
        ),
        (
            ("update", "vawg", "1.1", "--text", "x", "--quarter", "2018/19-Q1"),
            "2018/19-Q1 had not begun on 2018-02-01: it is April to June 2018.",
        ),
        (("update", "vawg", "1.1", "--text", "x", "--date", "2018-02-02"), "is still to come"),
        (("update", "vawg", "1.1", "--text", " "), "Say what was reported."),
        (("update", "vawg", "1.1", "--rag", "Z"), "'Z' is not one of R, A, G, B."),
        (("update", "vawg", "1.1", "--text", "a\x07b"), "a control character"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else "",
)
def test_what_was_mistyped_is_answered_with_what_is_meant(root, cspctl, words, said):
    done = cspctl(*words)
    assert (done.code, done.out) == (2, "")
    assert said in " ".join(done.err.split())
    assert plan(root) == PLAN


def test_two_boards_with_a_plan_of_one_name(root, cspctl):
    written(root, {"packs/snb/plans/vawg.yaml": "id: vawg\ntitle: Another\n"})
    done = cspctl("show", "vawg")
    assert done.code == 2
    assert "Several boards have a plan 'vawg'. Write csp/vawg or snb/vawg." in done.err
    assert "It has no commitments yet." in cspctl("show", "snb/vawg").out


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id: vawg\ntitle: T\nthemes:\n\t- number: 1\n", "vawg.yaml:4:1: error F001"),
        ("id: vawg\ntitle: T\nthemes:\n  - title: No number\n", "vawg.yaml:4:5: error F005"),
        ("id: vawg\ntitle: T\ncommitments:\n  - {number: 1.2, text: a}\n", "4:6: error F004"),
        ("id: vawg\ntitle: T\ncommitments:\n  - {number: 1, text: a, b: c}\n", "error F002"),
    ],
)
def test_a_plan_with_a_fault_is_listed_with_it_and_not_changed(root, cspctl, text, place):
    file = written(root, {"packs/csp/plans/vawg.yaml": text}) / "packs/csp/plans/vawg.yaml"
    done = cspctl("list")
    assert place in done.err
    assert "snb/cars" in done.out
    done = cspctl("update", "vawg", "1", "--text", "x")
    assert (done.code, place in done.err) == (2, True)
    assert file.read_text() == text


def test_a_number_that_stands_twice_is_told_with_both_places(root, cspctl):
    text = "id: vawg\ntitle: T\ncommitments:\n  - {number: 1, text: a}\n  - {number: 1, text: b}\n"
    written(root, {"packs/csp/plans/vawg.yaml": text})
    done = cspctl("update", "vawg", "1", "--text", "x")
    assert done.code == 2
    assert "vawg/1 stands twice in the plan, on lines 4 and 5." in done.err


def test_newest_first_stays_newest_first(root, cspctl):
    text = (
        "id: vawg\ntitle: T\ncommitments:\n  - number: 1\n    text: a\n    updates:\n"
        "      - {quarter: 2017/18-Q3, text: c}\n      - {quarter: 2017/18-Q1, text: a}\n"
    )
    written(root, {"packs/csp/plans/vawg.yaml": text})
    assert cspctl("update", "vawg", "1", "--text", "d").code == 0
    assert cspctl("update", "vawg", "1", "--text", "b", "--quarter", "2017/18-Q2").code == 0
    shown = answer(cspctl("show", "vawg", "1", "--format", "json"))
    assert [one["text"] for one in shown["updates"]] == ["d", "c", "b", "a"]


def test_overdue_in_groups(root, cspctl):
    text = (
        "id: cars\ntitle: Cars\ncommitments:\n"
        "  - {number: 1, text: Mark them, lead: [super, housing], due: 2018-01}\n"
        "  - {number: 2, text: Count them, lead: super, due: 2017-12}\n"
        "  - {number: 3, text: Clean them, due: 2017-11}\n"
    )
    written(
        root,
        {"packs/csp/plans/cars.yaml": text, "packs/csp/plans/vawg.yaml": "id: vawg\ntitle: T\n"},
    )
    told = answer(cspctl("overdue", "--by", "lead", "--format", "json"))
    assert told["groups"] == [
        {
            "lead": "super",
            "name": "Superintendent",
            "count": 2,
            "longest_overdue": 32,
            "commitments": ["csp/cars/2", "csp/cars/1"],
        },
        {
            "lead": "housing",
            "name": "Head of Housing",
            "count": 1,
            "longest_overdue": 1,
            "commitments": ["csp/cars/1"],
        },
        {
            "lead": None,
            "name": "nobody",
            "count": 1,
            "longest_overdue": 63,
            "commitments": ["csp/cars/3"],
        },
    ]
    lines = cspctl("overdue", "--by", "agency").out.splitlines()
    assert [line for line in lines if line.endswith("overdue")] == [
        "The Police: 2 overdue, the longest 32 days overdue",
        "The Council: 1 overdue, the longest 1 day overdue",
        "no agency known: 1 overdue, the longest 63 days overdue",
    ]
    assert cspctl("overdue", "--by", "lead", "--format", "csv").out.startswith("lead,name,count,")
