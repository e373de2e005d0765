"""``board exempt``: the register in its three forms, and its exit codes."""

import csv
import io
import json

import pytest
from helpers import run, written

FILES = {
    "packs/b/board.yaml": (
        "id: b\nname: The Board\nregime: council-england\n"
        "people: [{id: ann, name: Director of Homes, capacity: chair}]\n"
    ),
    "packs/b/2026-03-11/agenda.yaml": (
        "items:\n"
        "  - title: Names\n"
        "    restricted: {paragraph: [3, 7], reason: They are, public_interest: None in names,\n"
        "                 may_see: [chair, A Visitor], review: 2026-05-01}\n"
        "    papers: [{file: papers/1.pdf, restricted: {reason: =1+1}}]\n"
    ),
    "packs/c/board.yaml": "id: c\nname: Another\n",
}


@pytest.fixture
def exempt(tmp_path):
    written(tmp_path, FILES)

    def answer(*words, today="2026-05-03"):
        return run("-C", tmp_path, "--today", today, "board", "exempt", *words)

    return answer


def test_as_text(exempt):
    ran = exempt("b")
    assert ran.code == 0
    assert ran.out.startswith(
        "Exempt register: The Board\n"
        "Internal: the register says what is withheld and why. It is not for publication.\n"
    )
    first, second = (" ".join(line.split()) for line in ran.out.splitlines()[4:6])
    assert first == (
        "2026-03-11 item 1 Names 3, 7 They are None in names Director of Homes; A Visitor"
        " 2026-05-01 2"
    )
    assert second == "2026-03-11 paper papers/1.pdf Names =1+1"
    assert ran.out.endswith("\n\n1 review is overdue.\n")


def test_as_json_and_csv(exempt):
    answer = json.loads(exempt("b", "--format", "json").out)
    assert answer["note"].startswith("Internal: ")
    assert answer["exempt"][0] == {
        "kind": "item",
        "name": "1",
        "title": "Names",
        "meeting": "2026-03-11",
        "paragraphs": [3, 7],
        "reason": "They are",
        "public_interest": "None in names",
        "may_see": ["Director of Homes", "A Visitor"],
        "public_title": None,
        "review": "2026-05-01",
        "days_overdue": 2,
        "file": "packs/b/2026-03-11/agenda.yaml",
        "line": 3,
    }
    first, second = csv.DictReader(io.StringIO(exempt("b", "--format", "csv").out))
    assert (first["paragraphs"], first["days_overdue"]) == ("3; 7", "2")
    assert second["reason"] == "'=1+1"


def test_overdue_reviews_alone(exempt):
    rows = json.loads(exempt("b", "--overdue", "--format", "json").out)["exempt"]
    assert [row["name"] for row in rows] == ["1"]
    early = exempt("b", "--overdue", today="2026-05-01")
    assert early.out.endswith("\n\nNo review is overdue.\n")


@pytest.mark.parametrize(("today", "code"), [("2026-05-01", 0), ("2026-05-02", 1)])
def test_the_exit_code(exempt, today, code):
    assert exempt("b", "--exit-code", today=today).code == code
    assert exempt("b", today=today).code == 0


def test_a_board_that_withholds_nothing(exempt):
    assert exempt("c").out.endswith("\n\nNothing is withheld.\n")
    assert exempt("d").code == 2
