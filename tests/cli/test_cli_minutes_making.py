"""``minutes draft`` and ``minutes build``."""

import pytest
from docx import Document
from helpers import run, written

FILES = {
    "packs/b/board.yaml": (
        "id: b\nname: The Board\npeople:\n"
        "  - {id: ann, name: Director of Homes, capacity: chair}\n"
        "  - {id: bob, name: Fire Commander, capacity: member, until: 2025-12-31}\n"
        "  - {id: cee, name: Clerk, capacity: officer}\n"
    ),
    "packs/b/forward-plan.yaml": (
        "meetings:\n  - {date: 2026-01-14}\n  - {date: 2026-03-11, venue: Town Hall}\n"
    ),
    "packs/b/2026-01-14/agenda.yaml": (
        "items:\n  - {title: Apologies for absence}\n  - {title: Minutes, minutes_of: 2025-10-01}\n"
        "  - title: The Orchid case\n    restricted: {public_title: A case}\n"
        "  - {title: Homes, items: [{title: Empty homes}]}\n"
        "  - {title: Date of next meeting, next_meeting: yes}\n"
    ),
}
MINUTES = "packs/b/2026-01-14/minutes.md"


@pytest.fixture
def folder(tmp_path):
    written(tmp_path, FILES)
    return tmp_path


def test_a_draft_has_people_headings_and_the_words_of_procedure(folder):
    assert run("-C", folder, "minutes", "draft", "b", "2026-01-14").code == 0
    text = (folder / MINUTES).read_text("utf-8")
    assert "chair: ann\n" in text
    assert "present: [ann]\n" in text  # bob has left
    assert "note_taker: cee\n" in text
    assert "## 1. Apologies for absence\nThe Chair welcomed everyone." in text
    assert "DECISION: The minutes of 1 October 2025 were confirmed as a correct record." in text
    assert "## 3. The Orchid case\nRESTRICTED\n" in text
    assert "## 4(a). Empty homes\n" in text
    assert "Wednesday 11 March 2026, Town Hall." in text
    assert run("-C", folder, "check", MINUTES).code == 0


def test_minutes_that_are_there_are_never_written_over_unasked(folder):
    (folder / MINUTES).write_text("## 1. Mine\n")
    again = run("-C", folder, "minutes", "draft", "b", "2026-01-14")
    assert again.code == 1
    assert "-## 1. Mine" in again.out
    assert (folder / MINUTES).read_text() == "## 1. Mine\n"
    assert run("-C", folder, "minutes", "draft", "b", "2026-01-14", "--force").code == 0
    assert "Mine" not in (folder / MINUTES).read_text()


@pytest.mark.parametrize("layout", ["margin", "table"])
def test_minutes_are_printed_in_both_layouts_and_editions(folder, layout):
    (folder / MINUTES).write_text(
        "---\nchair: ann\npresent: [ann]\n---\n## 1. Apologies for absence\nNone.\n\n"
        "ACTION [ann]: Count the ladders.\n\n## 3. The Orchid case\nOrchid is blue.\n"
    )
    done = run("-C", folder, "minutes", "build", "b", "2026-01-14", "--layout", layout)
    assert done.code == 0, done.err

    def text(name):
        document = Document(folder / "build" / "minutes" / name)
        cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
        return "\n".join([*(p.text for p in document.paragraphs), *cells])

    full = text("minutes-b-2026-01-14.docx")
    public = text("public/minutes-b-2026-01-14-public.docx")
    assert "Draft: to be confirmed" in full
    assert "ACTION: Count the ladders." in full
    assert "Director of Homes" in full
    assert "Orchid is blue." in full
    assert "Orchid" not in public
    assert "A case" in public


def test_a_meeting_without_an_agenda_is_told_how_to_begin_one(folder):
    done = run("-C", folder, "minutes", "draft", "b", "2026-03-11")
    assert done.code == 2
    assert "cspctl agenda draft b 2026-03-11" in done.err
