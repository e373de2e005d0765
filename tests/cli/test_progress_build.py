"""``cspctl progress build``: a plan's documents in a folder, and the edition for the public."""

import io
import json

import pikepdf
import pytest
from docx import Document
from helpers import run, written

from cspctl.pack.access import examine

BOARD = """
id: b
name: The Board
people: [{id: ann, name: Head of Homes}]
subgroups: [{id: roads, name: Roads Group, chair: ann}]
"""
PLAN = """
id: roads
title: Safer roads
owner: roads
version: 1st draft
themes:
  - number: 1
    title: Speed
    aim: Nobody is killed
    measures: [Speed at noon, Speed at night]
    commitments:
      - number: 1
        text: Count the cars
        due: 2017-11
        outcomes: [We know, They know]
        steps: [{text: Buy a counter}]
        updates:
          - {quarter: 2017/18-Q2, rag: G, text: Begun in July}
          - {quarter: 2017/18-Q3, rag: R, text: The counter broke}
      - number: 2
        text: Watch the Orchid garage of the MPS
        restricted: {public_title: Watch a garage, reason: A case is open}
"""
LOG = """
board: b
actions:
  - {number: 1, action: Ask the mauve informer about the stolen ladders tonight, restricted: yes}
"""


def workspace(folder, **plans):
    files = {
        f"packs/b/plans/{name}.yaml": text for name, text in (plans or {"roads": PLAN}).items()
    }
    return written(folder, {"packs/b/board.yaml": BOARD, "actions.yaml": LOG, **files})


def build(folder, *words, day="2017-12-13"):
    return run("-C", folder, "--today", day, "progress", "build", *words)


def text(path):
    document = Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("kind", "document"),
    [
        ("sub-group", "plan-update"),
        ("strategy", "progress-report"),
        ("recommendations", "report-back"),
    ],
)
def test_each_kind_has_its_document_and_the_plan_as_a_table(tmp_path, kind, document):
    folder = workspace(tmp_path, roads=f"{PLAN}kind: {kind}\n")
    done = build(folder, "roads", "--no-pdf")
    assert (done.code, done.out) == (
        0,
        f"Wrote build/plans/b-roads/{document}.docx.\n"
        "Wrote build/plans/b-roads/delivery-plan.docx.\n",
    )
    assert "The counter broke" in text(tmp_path / f"build/plans/b-roads/{document}.docx")


def test_a_quarter_is_told_as_it_was_reported(tmp_path):
    done = build(workspace(tmp_path), "b/roads", "--no-pdf", "--quarter", "2017/18-Q2")
    said = text(tmp_path / "build/plans/b-roads/plan-update.docx")
    assert done.code == 0
    assert "Begun in July" in said
    assert "The counter broke" not in said


def test_a_quarter_is_told_as_of_its_last_day_with_what_was_reported_later_for_it(tmp_path):
    plan = PLAN.replace("G, text: Begun in July", "G, date: 2017-10-20, text: Begun in July")
    build(workspace(tmp_path, roads=plan), "roads", "--no-pdf", "--quarter", "2017/18-Q2")
    said = text(tmp_path / "build/plans/b-roads/plan-update.docx")
    assert "Update at 30 September 2017" in said
    assert "Begun in July" in said
    assert "None is overdue." in said  # it is due in November, and 13 days late today
    # What is due in October to December is still to come then.
    assert "November 2017" in said


def test_a_quarter_that_has_not_begun_is_refused(tmp_path):
    done = build(workspace(tmp_path), "roads", "--no-pdf", "--quarter", "2018/19-Q1")
    assert (done.code, done.out) == (2, "")
    assert "2018/19-Q1 had not begun on 2017-12-13: it is April to June 2018." in done.err
    assert "Write --quarter 2017/18-Q3, or leave it out." in done.err
    assert not (tmp_path / "build").exists()


def test_what_an_earlier_build_left_goes_and_nothing_else(tmp_path):
    # As a build that had LibreOffice left it: files, and the record of them.
    folder = workspace(tmp_path)
    out = tmp_path / "build/plans/b-roads"
    for words, edition, name in (((), "", ""), (("--public",), "public/", "-public")):
        build(folder, "roads", "--no-pdf", *words)
        pdf = out / edition / f"plan-update{name}.pdf"
        pdf.write_bytes(b"with the Orchid garage")
        record = out / edition / ".cspctl-files.json"
        told = json.loads(record.read_bytes())
        told["files"][pdf.name] = ""
        record.write_text(json.dumps(told))
        (out / edition / "mine.pdf").write_bytes(b"a letter")
    done = build(folder, "roads", "--no-pdf", "--public")
    gone = "build/plans/b-roads/public/plan-update-public.pdf"
    assert f"Removed {gone}, which an earlier build left.\n" in done.out
    assert not (tmp_path / gone).exists()
    assert (out / "public/mine.pdf").exists()
    # The board's edition is another one, and goes when it is built itself.
    assert (out / "plan-update.pdf").exists()
    build(folder, "roads", "--no-pdf")
    assert not (out / "plan-update.pdf").exists()
    assert (out / "mine.pdf").exists()
    assert (out / "public/plan-update-public.docx").exists()


def test_who_is_refused_a_public_edition_is_told_of_the_old_one(tmp_path):
    folder = workspace(tmp_path)
    build(folder, "roads", "--no-pdf", "--public")
    plan = tmp_path / "packs/b/plans/roads.yaml"
    plan.write_text(f"{PLAN}restricted: yes\n", encoding="utf-8")
    done = build(folder, "roads", "--no-pdf", "--public")
    assert done.code == 2
    told = "The public edition of an earlier build is still in build/plans/b-roads/public/."
    assert told in done.err


def test_another_plans_folder_is_not_written_over(tmp_path):
    folder = workspace(tmp_path, roads=PLAN, paths=PLAN.replace("id: roads", "id: paths", 1))
    build(folder, "roads", "--no-pdf", "-o", tmp_path / "out")
    done = build(folder, "paths", "--no-pdf", "-o", tmp_path / "out")
    assert done.code == 2
    assert "This folder holds something else of cspctl's: delivery plan b/roads." in done.err


def test_what_is_reported_after_today_is_not_told(tmp_path):
    build(workspace(tmp_path), "roads", "--no-pdf", day="2017-09-30")
    assert "The counter broke" not in text(tmp_path / "build/plans/b-roads/plan-update.docx")


def test_the_public_edition_lies_apart_and_has_nothing_restricted(tmp_path):
    done = build(workspace(tmp_path), "roads", "--no-pdf", "--public", "-o", tmp_path / "out")
    out = tmp_path / "out" / "public"
    assert done.code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        ".cspctl-files.json",
        "delivery-plan-public.docx",
        "plan-update-public.docx",
    ]
    for path in out.glob("*.docx"):
        assert "Orchid" not in text(path)
        assert "Public edition" in Document(path).sections[0].header.paragraphs[0].text
    assert "Watch a garage" in text(out / "delivery-plan-public.docx")
    assert "This plan is a draft" in done.err


def test_the_leak_gate_stops_what_a_fault_in_the_withholding_lets_through(tmp_path, monkeypatch):
    monkeypatch.setattr("cspctl.pack.plan_files.for_public", lambda workspace: workspace)
    done = build(workspace(tmp_path), "roads", "--no-pdf", "--public")
    assert done.code == 2
    assert "V601" in done.err
    assert "orchid" not in done.err.casefold()
    assert not (tmp_path / "build").exists()


def test_a_restricted_plan_has_no_public_edition(tmp_path):
    folder = workspace(tmp_path, roads=f"{PLAN}restricted: yes\n")
    done = build(folder, "roads", "--public", "--no-pdf")
    assert done.code == 2
    assert done.err.startswith("packs/b/plans/roads.yaml:23:1: error C709: ")
    assert build(folder, "roads", "--no-pdf").code == 0


def test_a_plan_of_which_something_cannot_be_read_is_not_printed(tmp_path):
    folder = workspace(tmp_path, roads=PLAN.replace("due: 2017-11", "due: soon"))
    done = build(folder, "roads", "--no-pdf")
    assert done.code == 2
    assert done.err.startswith("packs/b/plans/roads.yaml:14:9: error F004: ")
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["road"], "There is no plan 'road'. Did you mean 'roads'?"),
        (["roads", "--quarter", "2017-Q3"], "can be read in two ways"),
    ],
)
def test_what_does_not_exist_is_told_with_the_nearest(tmp_path, words, told):
    done = build(workspace(tmp_path), *words)
    assert done.code == 2
    assert told in done.err


def test_short_names_that_nobody_explains_are_told_for_a_report_back(tmp_path):
    done = build(workspace(tmp_path, roads=f"{PLAN}kind: recommendations\n"), "roads", "--no-pdf")
    assert "Residents may not know what these mean: MPS." in done.err


def test_pdfs_are_tagged_accessible_and_the_same_every_time(tmp_path, soffice):
    folder = workspace(
        tmp_path,
        roads=PLAN,
        light=PLAN.replace("roads", "light") + "kind: strategy\n",
        said=PLAN.replace("id: roads", "id: said") + "kind: recommendations\n",
    )
    made = {}
    for name in ("roads", "light", "said"):
        done = build(folder, name)
        assert (done.code, done.err) == (0, done.err)
        out = folder / f"build/plans/b-{name}"
        made |= {path: path.read_bytes() for path in out.iterdir() if path.suffix != ".json"}
    assert len(made) == 12
    for path, data in made.items():
        assert examine(data, path.name) == (), path.name
    pdfs = [data for path, data in made.items() if path.suffix == ".pdf"]
    for data in pdfs:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert "/StructTreeRoot" in pdf.Root
            assert str(pdf.docinfo["/CreationDate"]) == "D:20171213000000Z"
            assert str(pdf.docinfo["/Title"]).startswith("The Board - Safer ")
    for path in (folder / "build/.cache").rglob("*.pdf"):
        path.unlink()
    build(folder, "light")
    again = folder / "build/plans/b-light/progress-report.pdf"
    assert again.read_bytes() == made[again]
