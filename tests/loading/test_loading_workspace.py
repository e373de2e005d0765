"""A workspace out of its files: which file says what, and what happens when two disagree."""

import datetime as dt

import pytest
from helpers import BARE, BOARD, loaded, said

from cspctl.loading import Want

D = dt.date


def codes(found):
    return [(problem.location.file, problem.code) for problem in found.problems]


def test_an_empty_workspace_loads():
    found = loaded({})
    assert (found.workspace.boards, found.workspace.actions, found.problems) == ({}, (), ())


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_loaded():
    found = loaded(
        {
            **BARE,
            "actions.yaml": PermissionError(13, "Permission denied"),
            "packs/b/actions.yaml": "actions:\n  - number: 1\n    action: a\n",
        }
    )
    (problem,) = found.problems
    assert (problem.code, problem.location.file) == ("F001", "actions.yaml")
    assert "Permission denied" in problem.message
    assert [action.name for action in found.workspace.actions] == ["b/1"]
    assert found.workspace.unread == {"actions.yaml"}


def test_a_board_without_its_file_is_told_and_hides_no_other():
    found = loaded({**BARE, "packs/c/forward-plan.yaml": "meetings: []\n"})
    assert codes(found) == [("packs/c/board.yaml", "F001")]
    assert list(found.workspace.boards) == ["b"]


def test_a_board_that_cannot_be_read_hides_no_other():
    found = loaded({**BARE, "packs/c/board.yaml": b"PK\x03\x04"})
    assert codes(found) == [("packs/c/board.yaml", "F001")]
    assert list(found.workspace.boards) == ["b"]


def test_a_boards_id_is_that_of_its_folder():
    found = loaded({"packs/b/board.yaml": "name: Board\nid: c\n"})
    assert said(found.problems) == ["2:1 F004"]


def test_an_action_gets_its_board_from_its_row_its_file_its_folder_or_the_only_board():
    row = "actions:\n  - number: 1\n    action: a\n"
    two = {**BARE, "packs/c/board.yaml": "id: c\n"}
    own = {"packs/c/actions.yaml": row}
    assert [a.name for a in loaded({**two, **own}).workspace.actions] == ["c/1"]
    named = {"actions.yaml": f"board: c\n{row}  - number: 2\n    action: b\n    board: b\n"}
    assert [a.name for a in loaded({**two, **named}).workspace.actions] == ["c/1", "b/2"]
    assert [a.name for a in loaded({**BARE, "actions.yaml": row}).workspace.actions] == ["b/1"]
    homeless = loaded({**two, "actions.yaml": row})
    assert said(homeless.problems) == ["2:5 F005"]
    assert len(homeless.workspace.actions) == 1


def test_a_person_of_several_boards_is_kept_once():
    found = loaded(
        {
            "packs/people.yaml": (
                "people:\n  - {id: dph, name: Director, initials: DPH, capacity: chair}\n"
            ),
            BOARD: (
                "id: b\npeople:\n  - {id: dph, capacity: member, initials: PH}\n  - {id: new}\n"
            ),
        }
    )
    assert said(found.problems) == ["4:5 F005"]
    first, second = found.workspace.boards["b"].board.people
    assert (first.name, first.initials, first.capacity) == ("Director", "PH", "member")
    assert second.name == "new"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("board: b", None),
        ("board: c", "F007"),
        ("date: 2017-12-13", None),
        ("date: 2017-12-14", "F007"),
        ("time: 13:00-16:00", None),
        ("time: 14:00", "F007"),
        ("venue: Hall", None),
        ("venue: Room 2", "F007"),
    ],
)
def test_a_fact_that_stands_twice_and_differs_is_told(line, problem):
    plan = "meetings:\n  - date: 2017-12-13\n    time: 13:00-16:00\n    venue: Hall\n"
    found = loaded(
        {
            **BARE,
            "packs/b/forward-plan.yaml": plan,
            "packs/b/2017-12-13/agenda.yaml": f"items: []\n{line}\n",
            "packs/b/2017-12-13/minutes.md": f"---\n{line}\n---\n",
        }
    )
    want = [] if problem is None else [f"2:1 {problem}", f"2:1 {problem}"]
    assert said(found.problems) == want


def test_what_lies_in_a_meetings_folder():
    found = loaded(
        {
            **BARE,
            "packs/b/2017-12-13/agenda.yaml": "items: []\n",
            "packs/b/2017-12-13/papers/1.md": "---\ntitle: One\nmarking: OFFICIAL\n---\n# Body\n",
            "packs/b/2017-12-13/papers/2.docx": b"PK",
            "packs/b/2017-12-13/papers/2.docx.yaml": "title: Two\nappendices: [A, {title: B}]\n",
            "packs/b/2017-12-13/papers/~$2.docx": b"",
            "packs/b/2017-12-13/papers/.DS_Store": b"",
        }
    )
    papers = found.workspace.boards["b"].meetings[D(2017, 12, 13)].papers
    assert list(papers) == ["papers/1.md", "papers/2.docx"]
    assert (papers["papers/1.md"].cover.title, papers["papers/1.md"].body) == ("One", "# Body\n")
    two = papers["papers/2.docx"].cover
    assert (two.title, [appendix.title for appendix in two.appendices]) == ("Two", ["A", "B"])
    assert found.problems == ()


def test_folders_that_are_no_meetings():
    found = loaded(
        {
            **BARE,
            "packs/b/2017-13-45/agenda.yaml": "items: []\n",
            "packs/b/archive/old.txt": "",
            "packs/_drafts/notes.txt": "",
        }
    )
    assert codes(found) == [("packs/b/2017-13-45", "F004")]
    assert found.workspace.boards["b"].meetings == {}


def test_only_what_is_wanted_is_read():
    files = {
        **BARE,
        "actions.yaml": OSError(),
        "packs/b/forward-plan.yaml": OSError(),
        "packs/b/2017-12-13/agenda.yaml": OSError(),
        "packs/b/2017-12-13/papers/1.md": OSError(),
        "packs/b/plans/p.yaml": OSError(),
    }
    assert codes(loaded(files, Want.BOARDS)) == []
    assert codes(loaded(files, Want.LOG)) == [
        ("packs/b/forward-plan.yaml", "F001"),
        ("actions.yaml", "F001"),
    ]
    assert len(loaded(files).problems) == 5


def test_a_plans_id_is_that_of_its_file():
    found = loaded({**BARE, "packs/b/plans/p.yaml": "title: P\nid: q\n"})
    assert said(found.problems) == ["2:1 F004"]


def test_what_is_missing_at_the_top_of_a_broken_file_is_not_told_too():
    found = loaded({BOARD: "name: Board\nid: b: c\n"})
    assert said(found.problems) == ["2:6 F001"]
    assert found.workspace.boards["b"].board.name == "Board"


def test_a_meeting_without_a_readable_day_is_told_and_in_no_document():
    plan = "meetings:\n  - {date: 20 January 2027, venue: Hall}\n  - {date: 2027-03-10}\n"
    found = loaded({"packs/b/board.yaml": "id: b\n", "packs/b/forward-plan.yaml": plan})
    assert [(p.code, p.location.line, p.mend) for p in found.problems] == [
        ("F004", 2, "Write 2027-01-20.")
    ]
    read = found.workspace.boards["b"].forward_plan
    assert [str(meeting.date) for meeting in read.meetings] == ["2027-03-10"]
    assert "packs/b/forward-plan.yaml" in found.workspace.unread
