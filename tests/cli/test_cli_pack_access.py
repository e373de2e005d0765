"""``pack access``: the report in its three forms, and its exit codes."""

import csv
import io
import json

import pytest
from helpers import run, written

from cspctl.pack.access import Finding, may_claim_pdfua

FILES = {
    "packs/b/board.yaml": (
        "id: b\nname: The Board\npeople: [{id: ann, name: Director of Homes, capacity: chair}]\n"
    ),
    "packs/b/2026-03-11/agenda.yaml": (
        "items:\n"
        "  - {title: Lights, papers: [papers/1.md]}\n"
        "  - title: Secret names\n    restricted: {reason: They are}\n"
        "    items: [{title: First, papers: [papers/2.md]}]\n"
        "  - {title: Map, papers: [papers/3.png, papers/4.docx]}\n"
    ),
    "packs/b/2026-03-11/papers/1.md": "# Where it is dark\n\nThere.\n",
    "packs/b/2026-03-11/papers/2.md": (
        "---\nauthor: ann\ntitle: The names\n---\nSee [here](https://example.org).\n"
    ),
    "packs/b/2026-03-11/papers/3.png": b"\x89PNG",
    "packs/b/2027-01-01/minutes.md": "---\nchair: ann\n---\n",
}


@pytest.fixture
def access(tmp_path):
    written(tmp_path, FILES)
    return lambda *words: run("-C", tmp_path, "pack", "access", "b", *words)


def test_as_text(access):
    ran = access("2026-03-11")
    assert ran.code == 0
    assert ran.out == (
        "Accessibility of the papers: The Board, Wednesday 11 March 2026\n"
        "Internal: this names restricted papers too."
        " It is for the manager, not for publication.\n"
        "\n"
        "packs/b/2026-03-11/papers/2.md (item 2(a), restricted, by Director of Homes)\n"
        "  A link does not say where it leads. [WCAG 2.4.4 Link Purpose (In Context)]\n"
        "    - line 5, 'here'\n"
        "    Let the words of the link name what is behind it, such as 'the strategy of 2017'.\n"
        "\n"
        "packs/b/2026-03-11/papers/3.png (item 3)\n"
        "  The paper is a picture: nothing in it can be read aloud, searched or enlarged well."
        " [WCAG 1.1.1 Non-text Content, 1.4.5 Images of Text]\n"
        "    Put it into a Word document with alternative text,"
        " and write what it says as text.\n"
        "\n"
        "packs/b/2026-03-11/papers/4.docx (item 3)\n"
        "  It could not be examined. [GOV.UK guidance]\n"
        "    - No such file or directory\n"
        "    Open it in the program that made it and run its own accessibility check;"
        " send it as .docx, .xlsx, .pptx, .pdf or .md if you can.\n"
        "\n"
        "3 of 4 papers fall short.\n"
    )


def test_as_json_and_csv(access):
    answer = json.loads(access("2026-03-11", "--format", "json").out)
    assert (answer["board"], answer["date"]) == ("b", "2026-03-11")
    assert answer["note"].startswith("Internal: ")
    first, second, third, fourth = answer["papers"]
    assert first["findings"] == []
    assert (second["file"], second["authors"]) == (
        "packs/b/2026-03-11/papers/2.md",
        ["Director of Homes"],
    )
    assert (second["title"], second["restricted"]) == ("The names", True)
    assert second["findings"][0]["criteria"] == ["2.4.4"]
    assert [one["findings"][0]["check"] for one in (third, fourth)] == [
        "picture-alone",
        "not-examined",
    ]
    rows = list(csv.DictReader(io.StringIO(access("2026-03-11", "--format", "csv").out)))
    assert [(row["item"], row["check"]) for row in rows] == [
        ("2(a)", "vague-link"),
        ("3", "picture-alone"),
        ("3", "not-examined"),
    ]


def test_strict(access, tmp_path):
    assert access("2026-03-11", "--strict").code == 1
    agenda = "items:\n  - {title: Lights, papers: [papers/1.md]}\n"
    (tmp_path / "packs/b/2026-03-11/agenda.yaml").write_text(agenda)
    ran = access("2026-03-11", "--strict")
    assert ran.code == 0
    assert "Nothing was found in 1 paper." in ran.out


def test_a_meeting_without_an_agenda(access):
    ran = access("2027-01-01")
    assert (ran.code, ran.out) == (2, "")
    assert "Meetings with an agenda: 2026-03-11." in ran.err


def test_pdfua_is_claimed_only_where_nothing_is_known_to_fall_short():
    assert may_claim_pdfua(())
    assert not may_claim_pdfua((Finding("not-examined"),))
