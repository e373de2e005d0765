"""``cspctl site build`` as it is typed."""

import pytest
from helpers import run, written

FILES = {
    "packs/csp/board.yaml": "id: csp\nname: Safety Board\n",
    "packs/csp/2026-01-14/minutes.md": "---\nstatus: draft\n---\n## 1. Fire\nSaid.\n",
}


def build(folder, *words):
    return run("-C", folder, "--today", "2026-03-02", "site", "build", *words)


@pytest.fixture
def workspace(tmp_path):
    return written(tmp_path / "work", FILES)


def test_it_says_what_was_written_and_what_to_open(workspace):
    done = build(workspace)
    assert (done.code, done.err) == (0, "")
    assert "Open build/site/index.html." in done.out
    page = (workspace / "build" / "site" / "csp" / "2026-01-14.html").read_text()
    assert "Said." not in page
    assert "; 0 changed." in build(workspace).out


def test_the_members_edition_lies_beside_it_and_has_drafts(workspace):
    done = build(workspace, "--members")
    assert "not for publication" in done.out
    page = (workspace / "build" / "site-members" / "csp" / "2026-01-14.html").read_text()
    assert "Said." in page
    assert "Draft" in page
    assert not (workspace / "build" / "site").exists()


def test_what_is_restricted_later_leaves_the_site_with_the_pages_that_were_its_alone(tmp_path):
    """A file that an earlier build wrote, and this one does not, is taken away."""
    log = (
        "board: csp\nactions:\n"
        "  - {number: 1, action: Ask Quillfeather, lead: Chief Orchid, state: open%s}\n"
    )
    plan = (
        "id: roads\ntitle: Roads\nkind: strategy\nstatus: agreed\n"
        "%scommitments:\n  - {number: 1, text: Light the Zanzibar underpass}\n"
    )
    files = {
        "packs/csp/board.yaml": FILES["packs/csp/board.yaml"],
        "actions.yaml": log % "",
        "packs/csp/plans/roads.yaml": plan % "",
    }
    folder = written(tmp_path / "work", files)
    words = ("quillfeather", "orchid", "zanzibar")

    def told():
        said = {
            path: path.name.casefold() + path.read_text(encoding="utf-8").casefold()
            for path in (folder / "build" / "site").rglob("*")
            if path.is_file()
        }
        return {word for word in words if any(word in text for text in said.values())}

    assert build(folder).code == 0
    assert told() == set(words)
    hidden = {
        "actions.yaml": log % ", restricted: yes",
        "packs/csp/plans/roads.yaml": plan % "restricted: yes\n",
    }
    written(folder, hidden)
    assert build(folder).code == 0
    assert told() == set()


@pytest.mark.parametrize(
    "folder", ["packs/csp", ".", "..", "templates/site", "build", "build/.cache"]
)
def test_the_boards_own_folders_are_refused(workspace, folder):
    done = build(workspace, "-o", workspace / folder)
    assert done.code == 2
    assert "H804" in done.err


def test_the_members_edition_is_never_written_into_the_public_one(workspace, tmp_path):
    assert build(workspace, "-o", tmp_path / "www").code == 0
    for place in (tmp_path / "www", tmp_path / "www" / "members", workspace / "build/site/in"):
        done = build(workspace, "--members", "-o", place)
        assert done.code == 2
        assert "H804" in done.err
        assert not (place / "csp").exists() or place == tmp_path / "www"


def test_the_public_one_is_never_written_around_the_members_edition(workspace, tmp_path):
    assert build(workspace, "--members", "-o", tmp_path / "www" / "members").code == 0
    done = build(workspace, "-o", tmp_path / "www")
    assert done.code == 2
    assert "H804" in done.err
    assert not (tmp_path / "www" / "index.html").exists()


def test_a_board_that_is_not_there_is_told_with_the_nearest(workspace):
    done = build(workspace, "--board", "cps")
    assert done.code == 2
    assert "'csp'" in done.err


def test_what_the_gate_finds_is_told_and_nothing_is_written(workspace, monkeypatch):
    from cspctl.problems import Location, error
    from cspctl.site import making

    found = [error("V601", "It holds something.", Location("csp/index.html", 0), "Mend it.")]
    monkeypatch.setattr(making, "leaks", lambda *_: found)
    done = build(workspace)
    assert done.code == 1
    assert "csp/index.html" in done.err
    assert "Nothing was written." in done.err
    assert "built before" not in done.err
    assert not (workspace / "build").exists()
    monkeypatch.undo()
    assert build(workspace).code == 0
    monkeypatch.setattr(making, "leaks", lambda *_: found)
    assert "build/site/ is as it was built before" in build(workspace).err


def test_a_row_that_cannot_be_read_is_told_beside_the_site(workspace):
    (workspace / "actions.yaml").write_text("board: csp\nactions: [{number: one, action: a}]\n")
    done = build(workspace)
    assert done.code == 0
    assert "actions.yaml:2:12: error F004" in done.err
    assert (workspace / "build" / "site" / "index.html").exists()


@pytest.mark.parametrize("today", ["2026-10-20", "2026-04-01", "2027-01-04"])
def test_a_workspace_fresh_from_init_has_a_site(tmp_path, today):
    fresh = tmp_path / "fresh"
    assert run("-C", tmp_path, "--today", today, "init", "fresh").code == 0
    for words in ((), ("--members",)):
        done = run("-C", fresh, "--today", today, "site", "build", *words)
        assert (done.code, done.err) == (0, "")
    log = (fresh / "build" / "site" / "board" / "actions.html").read_text()
    assert "who may decide for it" in log
    assert not (fresh / "build" / "site" / "board" / "plans").exists()  # its plan is a draft
