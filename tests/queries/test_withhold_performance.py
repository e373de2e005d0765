"""Figures as the public may see them."""

import datetime as dt
import io
import zipfile

import pytest
from helpers import loaded

from cspctl import template_store
from cspctl.documents.performance import performance_view
from cspctl.pack.sheets import view_fields
from cspctl.pack.verify.gate import verify
from cspctl.pack.verify.withheld import withheld_of
from cspctl.queries.people import Directory
from cspctl.queries.performance import readings
from cspctl.queries.withhold import for_public, unreadable
from cspctl.writers.docx.render import render

DAY = dt.date(2017, 12, 13)
AGENDA = "packs/b/2017-12-13/agenda.yaml"
FIGURES = """
indicators:
  - id: burglary
    title: Burglary
    values:
      - {period: 2017/18-Q1, value: 310}
      - {period: 2017/18-Q2, value: 48213, note: Quillfeather, restricted: yes}
  - id: quillfeather
    title: Operation Quillfeather
    note: Quillfeather
    owner: Quillfeather
    source: Quillfeather
    target: 48213
    thresholds: {green: 48213}
    better: lower
    restricted: {public_title: An operation, reason: Quillfeather}
    values:
      - {period: 2017/18-Q2, value: 48213, note: Quillfeather}
  - id: secret
    title: Quillfeather again
    restricted: yes
    values: [{period: 2017/18-Q2, value: 48213}]
"""


def workspace(figures=FIGURES, agenda="items: []\n"):
    files = {"packs/b/board.yaml": "id: b\nname: The Board\n", AGENDA: agenda}
    return loaded({**files, "packs/b/performance.yaml": figures}).workspace


def test_a_restricted_figure_is_a_gap_and_a_restricted_indicator_its_public_title():
    found = readings(for_public(workspace()).boards["b"], DAY)
    assert [(one.indicator.title, one.withheld) for one in found] == [
        ("Burglary", False),
        ("An operation", True),
    ]
    assert [str(entry.period) for entry in found[0].history] == ["2017/18-Q1"]
    title = found[1].indicator
    assert (title.id, title.note, title.owner, title.target, title.values) == (
        "",
        None,
        (),
        None,
        (),
    )


def printed(known):
    board = known.boards["b"]
    view = performance_view(board, DAY, DAY, Directory(known, "b"), public=True)
    return render(template_store.packaged("performance.docx"), view_fields(view), name="p")


def test_nothing_of_what_is_withheld_is_in_the_document_and_the_gate_finds_it_where_it_is():
    whole = workspace()
    public = for_public(whole)
    made = {"full.docx": printed(whole), "public.docx": printed(public)}
    with zipfile.ZipFile(io.BytesIO(made["public.docx"])) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist())
    assert b"310" in text
    assert b"An operation" in text
    assert b"48213" not in text.replace(b",", b"")
    assert b"uillfeather" not in text
    gate = withheld_of(whole, public, {})
    assert verify({"public.docx": made["public.docx"]}, gate) == []
    found = verify({"full.docx": made["full.docx"]}, gate)
    assert {problem.code for problem in found} == {"V601"}
    assert "quillfeather" not in " ".join(map(str, found)).lower()


@pytest.mark.parametrize(
    ("agenda", "shown"),
    [
        ("items: []\n", True),
        ("items: [{title: Performance, performance: yes}]\n", True),
        ("items: [{title: Performance, performance: yes, restricted: yes}]\n", False),
        (
            "items:\n  - title: Reports\n    restricted: yes\n"
            "    items: [{title: Performance, performance: yes}]\n",
            False,
        ),
        (
            "items:\n  - {title: A, performance: yes, restricted: yes}\n"
            "  - {title: B, performance: yes}\n",
            True,
        ),
    ],
)
def test_figures_that_only_restricted_items_print_belong_to_them(agenda, shown):
    figures = "indicators: [{id: burglary, title: Burglary}]\n"
    public = for_public(workspace(figures, agenda))
    assert (public.boards["b"].performance is not None) is shown


@pytest.mark.parametrize(
    "text",
    [
        "indicators: [{id: a, title: A, resticted: yes}]\n",
        "indicators:\n  - {id: a, title: A}\n  - {id: b\n",
    ],
)
def test_of_a_file_that_cannot_be_read_to_its_end_nothing_is_published(text):
    known = workspace(text)
    assert for_public(known).boards["b"].performance is None or unreadable(known, "b")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("indicators:\n  - {id: a, title: A, restricted: perhaps}\n", "2:23"),
        (
            "indicators:\n  - id: a\n    title: A\n    values:\n"
            "      - {period: 2017-09, restricted: [yes]}\n",
            "5:27",
        ),
    ],
)
def test_a_restriction_that_cannot_be_read_stops_publication(text, place):
    (problem,) = unreadable(workspace(text), "b")
    assert f"{problem.location.line}:{problem.location.column}" == place
