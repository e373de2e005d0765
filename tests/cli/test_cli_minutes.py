"""``minutes actions``, ``actions reconcile`` and ``decisions list`` on a small board."""

import json

import pytest
from helpers import run, written

FILES = {
    "packs/b/board.yaml": (
        "id: b\npeople:\n  - {id: ann, name: Ann Archer, capacity: chair}\n"
        "  - {id: bob, name: Bob Baker, initials: BB, capacity: member}\n"
        "  - {id: bea, name: Bea Bright, initials: BB, capacity: member}\n"
        "actions: {target: next-meeting}\n"
    ),
    "packs/b/forward-plan.yaml": "meetings:\n  - {date: 2026-01-14}\n  - {date: 2026-03-11}\n",
    "packs/b/2026-01-14/minutes.md": (
        "---\r\npresent: [ann]  # who came\r\n---\r\n## 1. Homes\r\n"
        "ACTION: AA to count the ladders by the end of the month\r\n\r\n"
        "**ACTION:** Ann Archer to ask the landlords\r\n\r\nDECISION: Keep the fund open.\r\n"
    ),
    "actions.yaml": "# ours\nboard: b\nactions:\n  - {number: 4, action: Old, lead: ann, "
    "start: 2025-10-01, target: 2026-01-14, state: open}   # keep me\n",
}


@pytest.fixture
def folder(tmp_path):
    written(tmp_path, FILES)
    return tmp_path


def test_apply_adds_with_origin_and_writes_the_numbers_back(folder):
    done = run("-C", folder, "--today", "2026-01-15", "minutes", "actions", "b", "2026-01-14",
               "--apply")  # fmt: skip
    assert done.code == 0, done.err
    log = (folder / "actions.yaml").read_text("utf-8")
    assert log.startswith(FILES["actions.yaml"])
    assert "number: 5" in log
    assert "target: 2026-01-31" in log
    assert "number: 6" in log
    assert "target: next-meeting" in log
    minutes = (folder / "packs/b/2026-01-14/minutes.md").read_bytes().decode()
    expected = FILES["packs/b/2026-01-14/minutes.md"]
    expected = expected.replace("ACTION: AA", "ACTION 5: AA")
    assert minutes == expected.replace("**ACTION:** Ann", "**ACTION 6:** Ann")


def test_nothing_is_added_twice_not_even_after_the_log_was_reworded(folder):
    words = ("-C", folder, "--today", "2026-01-15", "minutes", "actions", "b", "2026-01-14")
    assert run(*words, "--apply").code == 0
    log = folder / "actions.yaml"
    log.write_text(log.read_text().replace("action: AA to count the ladders", "action: Stairs"))
    before = log.read_bytes()
    again = run(*words, "--apply")
    assert (again.code, again.out) == (0, "Nothing to change.\n")
    assert log.read_bytes() == before
    rows = json.loads(run(*words, "--format", "json").out)["actions"]
    assert [row["how"] for row in rows] == ["number", "number"]


def test_an_ambiguous_lead_is_a_problem_and_the_action_is_added_without_it(folder):
    (folder / "packs/b/2026-01-14/minutes.md").write_text("ACTION: BB to paint the hall\n")
    done = run("-C", folder, "minutes", "actions", "b", "2026-01-14", "--apply")
    assert done.code == 1
    assert "minutes.md:1:1: error M407: 'BB' can be Bob Baker or Bea Bright" in done.err
    assert "BB to paint the hall" in (folder / "actions.yaml").read_text()
    assert "lead: BB" not in (folder / "actions.yaml").read_text()


def test_dry_run_writes_nothing(folder):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = run("-C", folder, "minutes", "actions", "b", "2026-01-14", "--dry-run")
    assert done.code == 0
    assert "+++ b/actions.yaml" in done.out
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_meeting_without_minutes_is_answered_with_those_that_have_them(folder):
    done = run("-C", folder, "minutes", "actions", "b", "2026-03-11")
    assert done.code == 2
    assert "2026-01-14" in done.err


def test_reconcile_tells_what_is_lost(folder):
    (folder / "build/b-2026-01-14").mkdir(parents=True)
    packed = {"actions": [{"id": "b/2", "state": "open"}, {"id": "b/4", "state": "open"}]}
    (folder / "build/b-2026-01-14/manifest.json").write_text(json.dumps(packed))
    done = run("-C", folder, "actions", "reconcile", "b", "2026-03-11", "--format", "json")
    assert done.code == 1
    lost = [(row["what"], row["action"]) for row in json.loads(done.out)["lost"]]
    assert lost == [("minuted", None), ("minuted", None), ("carried", "b/2"), ("silent", "b/4")]


def test_reconcile_is_clean_once_the_actions_are_in_the_log(folder):
    run("-C", folder, "--today", "2026-01-15", "minutes", "actions", "b", "2026-01-14", "--apply")
    run("-C", folder, "--today", "2026-02-01", "actions", "update", "4", "--note", "Under way")
    done = run("-C", folder, "actions", "reconcile", "b", "2026-03-11", "--format", "json")
    rows = json.loads(done.out)["lost"]
    assert done.code == 0
    assert {row["what"] for row in rows} == {"silent"}


def test_decisions_are_cited_by_their_minute(folder):
    done = run("-C", folder, "decisions", "list", "--text", "fund", "--format", "json")
    (row,) = json.loads(done.out)["decisions"]
    assert (row["reference"], row["decision"]) == ("b 2026-01-14, minute 1", "Keep the fund open.")
    assert run("-C", folder, "decisions", "list", "--since", "2026-02-01").out == "No decisions.\n"


def test_actions_that_are_not_read_are_told_beside_those_that_are(folder):
    minutes = folder / "packs/b/2026-01-14/minutes.md"
    minutes.write_text("ACTION: Ann Archer to count\n\nACTION POINT (BB): order ladders\n")
    told = "packs/b/2026-01-14/minutes.md:3:1: not read as an ACTION. Write: ACTION [BB]: order"
    done = run("-C", folder, "minutes", "actions", "b", "2026-01-14")
    assert "1 minuted, 1 of them new. Add it with --apply." in done.err
    assert told in done.err
    assert told in run("-C", folder, "actions", "reconcile", "b", "2026-03-11").err


def test_an_action_in_small_letters_gets_its_number_in_capitals(folder):
    minutes = folder / "packs/b/2026-01-14/minutes.md"
    minutes.write_text("2. **Action:** Ann Archer to count the ladders\n")
    words = ("-C", folder, "--today", "2026-01-15", "minutes", "actions", "b", "2026-01-14")
    assert run(*words, "--apply").code == 0
    assert minutes.read_text() == "2. **ACTION 5:** Ann Archer to count the ladders\n"
    again = run(*words)
    assert (again.code, again.err) == (0, "1 minuted, none of them new.\n")


def test_a_bracket_with_an_unknown_name_is_not_asked_for_again(folder):
    minutes = folder / "packs/b/2026-01-14/minutes.md"
    minutes.write_text("ACTION [Bert]: count the ladders\n")
    done = run("-C", folder, "minutes", "actions", "b", "2026-01-14")
    assert "'Bert' is nobody that the board knows. Correct the name, or add the person" in done.err
