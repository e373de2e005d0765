"""Delivery plans in a pack: what an item prints of them, and what the public is shown."""

import datetime as dt
import io

import pytest
from docx import Document
from helpers import loaded, said

from cspctl import template_store
from cspctl.pack.build import build
from cspctl.pack.sheets import Edition, collect
from cspctl.pack.snapshot import item_words
from cspctl.problems import CannotRun
from cspctl.rules import check

DAY = dt.date(2026, 3, 11)
BOARD = "id: b\nname: The Board\nsubgroups: [{id: roads, name: Roads Group}]\n"
PLAN = """
id: roads
title: Safer roads
owner: roads
key_targets: [Fewer people hurt]
themes:
  - number: 1
    title: Speed
    commitments:
      - number: 1
        text: Count the cars
        lead: Ladder unit
        due: 2026-01
        updates:
          - {quarter: 2025/26-Q4, date: 2026-03-01, rag: R, text: The counter is broken}
          - {quarter: 2026/27-Q1, date: 2026-04-02, rag: G, text: Mended in April}
      - number: 2
        text: Watch the Orchid garage
        lead: Sergeant Quill
        restricted: {public_title: Watch a garage, reason: A case is open}
        updates: [{quarter: 2025/26-Q4, rag: A, text: The mauve van was seen}]
  - number: 2
    title: Raids on the Orchid cell
    aim: To catch them
    restricted: yes
    commitments: [{number: 1, text: Knock at six}]
"""
AGENDA = "items:\n  - {title: Roads, plan: roads}\n"
FILES = {
    "packs/b/board.yaml": BOARD,
    "packs/b/plans/roads.yaml": PLAN,
    "packs/b/2026-03-11/agenda.yaml": AGENDA,
}
SECRETS = ("orchid", "quill", "mauve", "raids", "catch them", "knock at six")


class Desk:
    """Packaged templates, no papers and no converter."""

    def paper(self, file):
        raise FileNotFoundError(file)

    def template(self, name):
        return f"{name}.docx", template_store.packaged(f"{name}.docx")

    def convert(self, files, known=None):
        return None

    def stage(self, words):
        pass


def built(files, today=DAY):
    found = loaded(files)
    return build(found.workspace, found.problems, "b", DAY, today, Desk()).files


def sheets(files):
    found = loaded(files)
    edition = Edition(found.workspace, found.workspace.boards["b"], DAY, DAY, public=False)
    return collect(edition)


def text(data):
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("kind", "templates"),
    [
        ("sub-group", ["plan-update", "delivery-plan"]),
        ("strategy", ["progress-report"]),
        ("recommendations", ["report-back"]),
    ],
)
def test_each_kind_of_plan_has_its_documents(kind, templates):
    collected = sheets({**FILES, "packs/b/plans/roads.yaml": f"{PLAN}kind: {kind}\n"})
    assert [sheet.template for sheet in collected.sheets] == templates
    assert {(sheet.item, sheet.group) for sheet in collected.sheets} == {("1", "plan 0")}


def test_a_pack_reckons_at_the_meeting_and_leaves_out_what_was_reported_later():
    pack = text(built(FILES)["pack.docx"])
    assert "The counter is broken" in pack
    assert "39 days overdue" in pack
    assert "Mended in April" not in pack
    # As --today does.
    assert "Mended in April" in text(built(FILES, today=dt.date(2026, 4, 10))["pack.docx"])


def test_a_plan_that_is_missing_is_a_problem_at_its_key():
    collected = sheets(
        {**FILES, "packs/b/2026-03-11/agenda.yaml": AGENDA.replace(": roads}", ": road}")}
    )
    assert said(collected.problems) == ["2:20 G213"]
    assert collected.problems[0].mend == "Did you mean 'roads'?"


def test_a_plan_of_another_id_than_its_file_is_told_alike_by_build_and_check():
    files = {name: text for name, text in FILES.items() if not name.endswith("/roads.yaml")}
    plan = FILES["packs/b/plans/roads.yaml"].replace("id: roads", "id: raods")
    files["packs/b/plans/roads.yaml"] = plan
    (told,) = [one for one in sheets(files).problems if one.code == "G213"]
    found = loaded(files)
    (checked,) = [
        one
        for one in check(found.workspace, dt.date(2026, 3, 1), [*files], found.problems)
        if one.code == "G213"
    ]
    assert told.mend == checked.mend == "Write id: roads in packs/b/plans/roads.yaml."
    assert told.location == checked.location


@pytest.mark.parametrize(
    ("plan", "code"),
    [("id: [", "F001"), ("id: roads\ntitle: t\nkind: plan\n", "F004"), ("title: t\n", "F005")],
)
def test_a_plan_that_cannot_be_read_stops_the_pack_that_prints_it_and_no_other(plan, code):
    files = {**FILES, "packs/b/plans/roads.yaml": plan}
    with pytest.raises(CannotRun) as stopped:
        built(files)
    assert [problem.code for problem in stopped.value.problems] == [code]
    assert built({**files, "packs/b/2026-03-11/agenda.yaml": "items: [{title: Roads}]\n"})


def test_the_public_sees_the_titles_meant_for_it_and_nothing_else_that_is_restricted():
    files = built(FILES)
    pack, public = text(files["pack.docx"]), text(files["public/pack-public.docx"])
    assert [secret for secret in SECRETS if secret not in pack.casefold()] == []
    assert [secret for secret in SECRETS if secret in public.casefold()] == []
    assert "Watch a garage" in public
    assert "Fewer people hurt" in public


def test_a_restricted_plan_is_a_slip_in_public():
    files = built({**FILES, "packs/b/plans/roads.yaml": f"{PLAN}restricted: yes\n"})
    public = text(files["public/pack-public.docx"])
    assert "Safer roads" in text(files["pack.docx"])
    assert "This document is restricted and is not published." in public
    assert "Safer roads" not in public
    assert "Count the cars" not in public


def test_a_plan_under_a_restricted_item_is_withheld_with_it():
    agenda = "items:\n  - {title: Orchid, plan: roads, restricted: {public_title: A plan}}\n"
    public = text(
        built({**FILES, "packs/b/2026-03-11/agenda.yaml": agenda})["public/pack-public.docx"]
    )
    assert "A plan" in public
    assert "Count the cars" not in public


def test_a_new_update_changes_the_words_of_the_item_that_pack_diff_compares():
    old, new = FILES, {**FILES, "packs/b/plans/roads.yaml": PLAN.replace("broken", "lost")}
    words = [item_words(built(files)["pack.docx"])["1"] for files in (old, new)]
    assert "The counter is broken" in words[0]
    assert "The counter is lost" in words[1]


def test_the_same_plan_gives_the_same_bytes():
    assert built(FILES) == built(FILES)
