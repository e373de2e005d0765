"""``cspctl pack supplement``: from an issued pack to its late papers."""

import datetime as dt
import io
import json
import zipfile

import pikepdf
import pytest
from docx import Document
from helpers import loaded, run, written

from cspctl.cli.desk import DiskDesk
from cspctl.pack.issuing import read_issued
from cspctl.pack.supplement import supplement as make
from cspctl.store import Folder

DAY = "2026-03-11"
FOLDER = f"packs/b/{DAY}"
BUILD = f"build/b-{DAY}"
AGENDA = """\
items:
  - title: Lights
    papers: papers/lights.md
  - title: Trees
    to_follow: Awaiting the survey
"""
LATE = """\
items:
  - title: Lights
    papers: papers/lights.md
  - title: Trees
    papers: [papers/trees.md, {file: papers/names.md, restricted: {reason: Names owners}}]
    late: {reason: The storm of 8 March, agreed_by: chair}
  - title: Secret review
    restricted: {public_title: A review, reason: Names the Orchid cell}
    papers: papers/orchid.md
    late: {reason: Orchid moved house on Monday, agreed_by: chair}
"""
FILES = {
    "packs/b/board.yaml": (
        "id: b\nname: The Board\npeople: [{id: ann, name: Director of Homes, capacity: chair}]\n"
    ),
    f"{FOLDER}/agenda.yaml": AGENDA,
    f"{FOLDER}/papers/lights.md": "Forty lamps were mended in the park.\n",
}
PAPERS = {
    f"{FOLDER}/agenda.yaml": LATE,
    f"{FOLDER}/papers/trees.md": "Nine limes fell across the avenue.\n",
    f"{FOLDER}/papers/names.md": "The limes belong to the Mauve estate.\n",
    f"{FOLDER}/papers/orchid.md": "The Orchid cell meets behind the old bakery at night.\n",
}


def cspctl(folder, *words):
    return run("-C", folder, "--today", "2026-03-09", *words)


def supplement(folder, *words):
    return cspctl(folder, "pack", "supplement", "b", DAY, "--no-pdf", *words)


@pytest.fixture
def issued(tmp_path):
    written(tmp_path, FILES)
    cspctl(tmp_path, "pack", "build", "b", DAY, "--no-pdf")
    assert cspctl(tmp_path, "pack", "issue", "b", DAY).code == 0
    return tmp_path


def text(path):
    document = Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_a_supplement_holds_the_late_papers_and_the_chairs_reason(issued):
    done = supplement(written(issued, PAPERS))
    assert (done.code, done.err) == (0, "")
    assert "Supplement 1 holds items 2, 3:" in done.out
    words = text(issued / BUILD / "supplement-1.docx")
    assert "Nine limes fell" in words
    assert "Mauve estate" in words
    assert "Reason for lateness: The storm of 8 March (agreed by Director of Homes)" in words
    assert "Forty lamps" not in words


def test_its_public_twin_has_nothing_that_is_restricted(issued):
    supplement(written(issued, PAPERS))
    data = (issued / BUILD / "public/supplement-1-public.docx").read_bytes()
    assert "Nine limes fell" in text(issued / BUILD / "public/supplement-1-public.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        inside = " ".join(
            package.read(name).decode("utf-8", "replace") for name in package.namelist()
        )
    for secret in ("Orchid", "Secret review", "Mauve", "names.md", "bakery"):
        assert secret not in inside
    assert "A review" in inside


def test_the_next_one_holds_what_came_after_the_one_that_was_issued(issued):
    written(issued, PAPERS)
    assert supplement(issued, "--issue", "--on", "2026-03-10").code == 0
    record = json.loads((issued / FOLDER / "issued.json").read_bytes())
    [first] = record["supplements"]
    assert (first["number"], first["on"]) == (1, "2026-03-10")
    assert [item["papers"] for item in first["items"]] == [
        ["papers/trees.md", "papers/names.md"],
        ["papers/orchid.md"],
    ]
    nothing = supplement(issued)
    assert nothing.code == 1
    assert "C708" in nothing.err
    more = LATE.replace("[papers/trees.md,", "[papers/trees.md, papers/map.md,")
    written(issued, {f"{FOLDER}/agenda.yaml": more, f"{FOLDER}/papers/map.md": "A map.\n"})
    assert "Supplement 2 holds item 2:" in supplement(issued).out
    assert "Nine limes" not in text(issued / BUILD / "supplement-2.docx")


def test_no_paper_without_the_reason(issued):
    written(issued, {**PAPERS, f"{FOLDER}/agenda.yaml": LATE.replace("late:", "note: x #")})
    done = supplement(issued)
    assert done.code == 2
    assert done.err.count("C707") == 2
    assert "late: {reason: ..., agreed_by: chair}" in done.err
    assert not (issued / BUILD / "supplement-1.docx").exists()


def test_before_the_issue_nothing_is_late(tmp_path):
    done = supplement(written(tmp_path, FILES))
    assert done.code == 2
    assert "pack issue" in done.err


def counted(folder, last):
    """As if the pages of the issued pack had been counted."""
    path = folder / FOLDER / "issued.json"
    record = json.loads(path.read_bytes())
    record["manifest"]["items"][0] |= {"first_page": 1, "last_page": last}
    path.write_text(json.dumps(record), encoding="utf-8")


@pytest.mark.parametrize(
    ("setting", "format", "start", "before"),
    [("", "lowerLetter", "1", "56"), ("pack: {supplement: from-end}\n", "decimal", "57", "")],
)
def test_pages_run_on_from_the_pack(issued, setting, format, start, before):
    counted(issued, 56)
    board = FILES["packs/b/board.yaml"] + setting
    written(issued, {**PAPERS, "packs/b/board.yaml": board})

    class Desk(DiskDesk):
        def convert(self, files, known=None):
            page = pikepdf.new()
            page.add_blank_page()
            page.add_blank_page()
            out = io.BytesIO()
            page.save(out)
            return dict.fromkeys(files, out.getvalue())

    record = read_issued((issued / FOLDER / "issued.json").read_bytes(), "issued.json")
    found = loaded({**FILES, **PAPERS, "packs/b/board.yaml": board})
    day = dt.date(2026, 3, 11)
    made = make(found.workspace, found.problems, "b", day, day, record, Desk(Folder(issued)))
    with zipfile.ZipFile(io.BytesIO(made.files["supplement-1.docx"])) as package:
        document = package.read("word/document.xml").decode()
        footers = " ".join(
            package.read(name).decode() for name in package.namelist() if "footer" in name
        )
    assert f'w:fmt="{format}"' in document
    assert f'w:start="{start}"' in document
    assert ("<w:t>56</w:t>" in footers) is bool(before)
    label = (lambda n: f"56{'abcdef'[n]}") if before else (lambda n: str(57 + n))
    with pikepdf.open(io.BytesIO(made.files["public/supplement-1-public.pdf"])) as pdf:
        labels = [str(page.label) for page in pdf.pages]
        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
    # In public the restricted paper and the restricted item are a slip each, at their own place.
    assert [name for name in labels if name[:1].isdigit()] == [label(n) for n in range(6)]
    assert titles == ["Supplement", "2. Trees", "3. A review"]
    late = [(one.item, one.prefix, one.first, one.last) for one in made.record.items]
    first = int(start)
    assert late == [("2", before, first, first + 3), ("3", before, first + 4, first + 5)]
