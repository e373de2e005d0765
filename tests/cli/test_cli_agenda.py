"""``cspctl agenda draft`` and ``paper``, and the way from an empty workspace to a pack."""

import pytest

from tests.helpers import run, written

BOARD = "id: b\nname: Board\npeople: [{id: nurse, name: Head of Nursing, capacity: chair}]\n"
PLAN = """\
meetings:
  - date: 2018-06-13
    items:
      - title: Hate crime # agreed
        reason: decision
        report: awaited
"""
AGENDA = "packs/b/2018-06-13/agenda.yaml"


@pytest.fixture
def root(tmp_path):
    return written(tmp_path, {"packs/b/board.yaml": BOARD, "packs/b/forward-plan.yaml": PLAN})


@pytest.fixture
def cspctl(root):
    return lambda *words: run("-C", root, "--today", "2018-05-01", *words)


def test_a_second_draft_shows_what_differs_and_leaves_the_file_alone(root, cspctl):
    assert cspctl("agenda", "draft", "b", "2018-06-13").code == 0
    drafted = (root / AGENDA).read_text()
    done = cspctl("agenda", "draft", "b", "2018-06-13")
    assert (done.code, done.out) == (0, "")
    assert done.err == f"{AGENDA} is as a new draft would be.\n"
    mine = drafted.replace("title: Hate crime", "title: Hate crime in our schools # mine")
    (root / AGENDA).write_text(mine)
    cspctl("plan", "add", "b", "Fire safety", "--to", "2018-06-13")
    done = cspctl("agenda", "draft", "b", "2018-06-13")
    assert done.code == 1
    assert "-  - title: Hate crime in our schools # mine\n+  - title: Hate crime\n" in done.out
    assert "Not on the agenda: Fire safety." in done.err
    assert (root / AGENDA).read_text() == mine
    assert cspctl("agenda", "draft", "b", "2018-06-13", "--force").code == 0
    assert "Fire safety" in (root / AGENDA).read_text()


def test_an_agenda_that_cannot_be_read_is_not_written_over_either(root, cspctl):
    written(root, {AGENDA: "items: [\n"})
    assert cspctl("agenda", "draft", "b", "2018-06-13").code == 1
    assert (root / AGENDA).read_text() == "items: [\n"


def test_a_paper_is_copied_and_named_and_is_owed_no_more(root, cspctl):
    written(root, {"Post/Hate FINAL (3).DOCX": b"paper", "more.pdf": b"more"})
    cspctl("agenda", "draft", "b", "2018-06-13")
    before = (root / AGENDA).read_text()
    done = cspctl("agenda", "paper", "b", "2018-06-13", "1", "Post/Hate FINAL (3).DOCX")
    assert done.code == 0
    assert done.out == (
        "packs/b/2018-06-13/agenda.yaml item 1 papers: added -> papers/01-hate-crime.docx\n"
        "b 'Hate crime' report: awaited -> received\n"
    )
    papers = root / "packs/b/2018-06-13/papers"
    assert (papers / "01-hate-crime.docx").read_bytes() == b"paper"
    named = before.replace(
        "    reason: decision\n", "    reason: decision\n    papers: [papers/01-hate-crime.docx]\n"
    )
    assert (root / AGENDA).read_text() == named
    assert (root / "packs/b/forward-plan.yaml").read_text() == PLAN.replace("awaited", "received")
    assert cspctl("agenda", "draft", "b", "2018-06-13").err.endswith("as a new draft would be.\n")
    words = ("--title", "Appendix A: data", "--because", "Small numbers")
    assert cspctl("agenda", "paper", "b", "2018-06-13", "1", "more.pdf", *words).code == 0
    assert (papers / "01-appendix-a-data.pdf").read_bytes() == b"more"
    assert (
        'papers/01-appendix-a-data.pdf, title: "Appendix A: data", restricted: '
        "{reason: Small numbers}"
    ) in (root / AGENDA).read_text()


def test_a_part_is_named_as_printed_and_a_paper_in_place_stays_there(root, cspctl):
    agenda = "items:\n  - title: A\n    items:\n      - title: Über\n        to_follow: Data\n"
    written(root, {AGENDA: agenda, "x.md": "Text.\n", "packs/b/2018-06-13/papers/y.md": "Y.\n"})
    assert cspctl("agenda", "paper", "b", "2018-06-13", "1(a)", "x.md").code == 0
    assert (
        cspctl(*("agenda", "paper", "b", "2018-06-13"), "1a", f"{AGENDA[:18]}/papers/y.md").code
        == 0
    )
    assert (root / AGENDA).read_text() == (
        "items:\n  - title: A\n    items:\n      - title: Über\n"
        "        papers: [papers/01a-uber.md, papers/y.md]\n"
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("2018-06-13", "7", "x.md"), "The agenda has no item 7. Its items: 1."),
        (("2018-06-13", "seven", "x.md"), "'seven' is no item number."),
        (("2018-06-13", "1", "y.md"), "y.md: error F001: This file cannot be read"),
        (("2018-06-13", "1", "packs"), "packs: error F001: This is no file."),
        (("2018-06-13", "1", "empty.md"), "empty.md: error F001: This file is empty."),
        (("2018-06-13", "1", "x.exe"), "A pack cannot hold 'x.exe' as a paper."),
        (("2018-06-13", "1", AGENDA), "A pack cannot hold 'agenda.yaml' as a paper."),
        (("2018-06-20", "1", "x.md"), "Run 'cspctl agenda draft b 2018-06-20' first."),
        (("2018-06-13", "1", "x.md", "--title", "Taken"), "nothing is written over."),
    ],
)
def test_a_paper_that_cannot_be_taken_says_why_and_nothing_changes(root, cspctl, words, why):
    more = {
        "x.md": "X\n",
        "x.exe": "X",
        "empty.md": "",
        "packs/b/2018-06-13/papers/01-TAKEN.md": "Y",
    }
    written(root, {AGENDA: "items:\n  - title: A\n", **more})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    done = cspctl("agenda", "paper", "b", *words)
    assert done.code == 2
    assert why in done.err
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert {path: after[path] for path in before} == before


def test_a_papers_folder_that_leads_elsewhere_is_not_written_to(root, cspctl, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    written(root, {AGENDA: "items:\n  - title: A\n", "x.md": "X\n"})
    (root / "packs/b/2018-06-13/papers").symlink_to(elsewhere)
    done = cspctl("agenda", "paper", "b", "2018-06-13", "1", "x.md")
    assert done.code == 2
    assert list(elsewhere.iterdir()) == []
    assert (root / AGENDA).read_text() == "items:\n  - title: A\n"


def test_from_an_empty_folder_to_a_pack_with_nothing_typed_into_files(tmp_path):
    """Only board.yaml is edited by hand: the days of meeting, as the terms have them."""
    root = tmp_path / "ours"

    def cspctl(*words, code=0):
        done = run("-C", root, "--today", "2026-11-22", *words)
        assert done.code == code, f"{words}\n{done.out}{done.err}"
        return done.out + done.err

    assert run("-C", tmp_path, "--today", "2026-11-22", "init", "ours").code == 0
    board = root / "packs/board/board.yaml"
    days = 'pattern: "second Wednesday of March, June, September, December", time:'
    board.write_text(board.read_text("utf-8").replace("a_year: 4, time:", f"a_year: 4, {days}"))
    # The year's first meeting came with the starter, some weeks from the pattern's day.
    assert "The meeting of 2027-03-31 stands for that of 2027-03-10." in cspctl(
        "plan", "roll", "board"
    )
    assert "Nothing to change." in cspctl("plan", "roll", "board")
    to = ("--to", "2027-06-09")
    cspctl("plan", "add", "board", "Hate crime", *to, "--presenter", "NI", "--reason", "decision")
    cspctl("plan", "add", "board", "Suspects", *to, "--because", "Names people under investigation")
    cspctl("plan", "move", "board", "Progress in the first quarter", *to)
    assert "Hate crime" in cspctl("plan", "chase", "board")
    cspctl("agenda", "draft", "board", "2027-06-09")
    shown = cspctl("agenda", "show", "board", "2027-06-09")
    for item, title in (("3", "Hate crime"), ("4", "Progress in the first quarter")):
        assert f"{item}     {title}" in shown
        paper = root / f"{title}.md"
        paper.write_text("Reports rose by a tenth.\n")
        cspctl("agenda", "paper", "board", "2027-06-09", item, paper.name)
    (root / "x.md").write_text("Four names.\n")
    cspctl("agenda", "paper", "board", "2027-06-09", "5", "x.md")
    assert "No paper is owed." in cspctl("plan", "chase", "board", "2027-06-09")
    cspctl("pack", "build", "board", "2027-06-09", "--no-pdf")
    assert (root / "build/board-2027-06-09/public/pack-public.docx").exists()
    assert cspctl("check", "--strict") == "No problems.\n"
