"""Files and folders that look like a board's own and are not read: F008."""

import pytest
from helpers import BARE, loaded, run, written

from cspctl.loading import Want


def told(names, want=Want.EVERYTHING, texts=None):
    files = {**BARE, **dict.fromkeys(names, ""), **(texts or {})}
    return [
        (problem.location.file, problem.mend)
        for problem in loaded(files, want).problems
        if problem.code == "F008"
    ]


@pytest.mark.parametrize(
    ("name", "file", "mend"),
    [
        ("packs/b/plans/night.yml", "packs/b/plans/night.yml", "Name it packs/b/plans/night.yaml."),
        (
            "packs/b/plans/night.yaml.txt",
            "packs/b/plans/night.yaml.txt",
            "Name it packs/b/plans/night.yaml.",
        ),
        ("packs/b/Plans/night.yaml", "packs/b/Plans", "Name it packs/b/plans."),
        ("packs/b/plan/night.yaml", "packs/b/plan", "Name it packs/b/plans."),
        ("packs/b/Delivery plans/n.yaml", "packs/b/Delivery plans", "Name it packs/b/plans."),
        ("packs/b/performances.yaml", "packs/b/performances.yaml",
         "Name it packs/b/performance.yaml."),
        ("packs/b/action.yaml", "packs/b/action.yaml", "Name it packs/b/actions.yaml."),
        ("packs/b/Forward Plan.yaml", "packs/b/Forward Plan.yaml",
         "Name it packs/b/forward-plan.yaml."),
        ("packs/b/2026-01-14/agenda.yml", "packs/b/2026-01-14/agenda.yml",
         "Name it packs/b/2026-01-14/agenda.yaml."),
        ("packs/b/2026-01-14/Minutes.md", "packs/b/2026-01-14/Minutes.md",
         "Name it packs/b/2026-01-14/minutes.md."),
        ("packs/b/2026-01-14/minutes.docx", "packs/b/2026-01-14/minutes.docx",
         "Write it as text: packs/b/2026-01-14/minutes.md."),
        ("packs/b/January/agenda.yaml", "packs/b/January", "Name it packs/b/YEAR-MONTH-DAY."),
        ("packs/peoples.yaml", "packs/peoples.yaml", "Name it packs/people.yaml."),
        ("action.yaml", "action.yaml", "Name it actions.yaml."),
        ("packs/b/stuff.yaml", "packs/b/stuff.yaml",
         "Look at docs/files.md for the names, or move it out of packs/."),
    ],
)  # fmt: skip
def test_what_looks_like_ours_is_told_with_the_right_name(name, file, mend):
    assert told([name]) == [(file, mend)]


@pytest.mark.parametrize(
    "name",
    [
        "packs/b/README.md",
        "packs/b/notes/agenda ideas.docx",
        "packs/b/plans/vawg.docx",
        "packs/b/logo.png",
        "packs/b/_old/plan/night.yaml",
        "packs/b/performance-report.docx",
        "packs/b/2026-01-14/papers/05-data.yml",
        "packs/b/2026-01-14/05-report.docx",
        "packs/b/2026-01-14/05-report.docx.yaml",
        "packs/b/2026-01-14/issued.json",
        "packs/b/2026-01-14/performance.xlsx",
    ],
)
def test_papers_side_files_notes_and_pictures_are_left_alone(name):
    assert told([name]) == []


def test_minutes_that_an_agenda_names_as_a_paper_are_one():
    agenda = (
        "items:\n  - title: Sub-group\n    items:\n      - {title: A, papers: [minutes.docx]}\n"
    )
    name = "packs/b/2026-01-14/minutes.docx"
    assert told([name], texts={"packs/b/2026-01-14/agenda.yaml": agenda}) == []


def test_only_who_needs_it_is_told():
    names = ["packs/b/Plans/night.yaml", "action.yaml"]
    assert [file for file, _ in told(names, Want.DELIVERY_PLANS)] == ["packs/b/Plans"]
    assert [file for file, _ in told(names, Want.ACTIONS)] == ["action.yaml"]


def test_lists_and_check_tell_of_it_and_an_agenda_says_what_to_rename(tmp_path):
    written(
        tmp_path,
        {
            **BARE,
            "packs/b/plans/night.yml": "id: night\n",
            "packs/b/2026-01-14/agenda.yaml": "items:\n  - {title: Night, plan: night}\n",
            "action.yaml": "board: b\nactions: []\n",
        },
    )
    log = run("-C", tmp_path, "actions", "list")
    assert (log.code, log.out) == (0, "No actions.\n")
    assert "action.yaml:1:1: warning F008" in log.err
    assert "night.yml:1:1: warning F008" in run("-C", tmp_path, "progress", "list").err
    found = run("-C", tmp_path, "check").out
    assert "there is no packs/b/plans/night.yaml. Rename packs/b/plans/night.yml, which" in found


def test_a_github_action_is_no_log(tmp_path):
    written(tmp_path, {**BARE, "action.yml": "name: An action\n"})
    assert "F008" not in run("-C", tmp_path, "check").out
