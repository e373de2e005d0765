"""The packaged Word templates: as their script makes them, complete, sound and readable by all."""

import io
import re
import subprocess
import sys
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

import docx
import pytest
from template_views import Filled, empty, filled, findings, part, words

from cspctl import template_store
from cspctl.documents.action_log import RAG_FILLS, ActionLog
from cspctl.documents.agenda import FrontSheet
from cspctl.documents.blocks import PageRange, Paragraph, Text
from cspctl.documents.forward_plan import PlanView
from cspctl.documents.head import Head
from cspctl.documents.membership import Membership
from cspctl.documents.minutes import MinutesView, Row
from cspctl.documents.paper import PaperView
from cspctl.documents.performance import PerformanceView
from cspctl.documents.plans.delivery_plan import PlanTable
from cspctl.documents.plans.plan_update import PlanUpdate
from cspctl.documents.plans.progress_report import ProgressReport
from cspctl.documents.plans.report_back import ReportBack
from cspctl.documents.slip import Slip
from cspctl.documents.supplement import SupplementSheet
from cspctl.writers.docx.names import VAL, w
from cspctl.writers.ooxml import read_package

TOP = Path(__file__).parent.parent
SCRIPT = TOP / "scripts" / "make_templates.py"
GUIDE = TOP / "docs" / "templates.md"
VIEWS = {
    "action-log.docx": ActionLog,
    "agenda.docx": FrontSheet,
    "delivery-plan.docx": PlanTable,
    "forward-plan.docx": PlanView,
    "membership.docx": Membership,
    "minutes.docx": MinutesView,
    "minutes-table.docx": MinutesView,
    "paper.docx": PaperView,
    "plan-update.docx": PlanUpdate,
    "progress-report.docx": ProgressReport,
    "report-back.docx": ReportBack,
    "performance.docx": PerformanceView,
    "slip.docx": Slip,
    "supplement.docx": SupplementSheet,
}
LONG_ROWS = {
    *("minutes-table.docx", "delivery-plan.docx"),
    *("plan-update.docx", "progress-report.docx", "report-back.docx"),
}
EVERY = pytest.mark.parametrize("name", VIEWS)


def test_the_script_makes_what_is_committed_and_the_same_bytes_every_time(tmp_path):
    for folder in ("one", "two"):
        subprocess.run([sys.executable, str(SCRIPT), str(tmp_path / folder)], check=True)
    made = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    again = {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert made == again
    assert set(made) == set(VIEWS) <= set(template_store.names())
    for name, data in made.items():
        # Part by part: another version of zlib packs the same parts otherwise.
        assert read_package(data) == read_package(template_store.packaged(name)), name


@EVERY
def test_a_template_prints_everything_that_its_document_holds(name):
    full = Filled(VIEWS[name])
    data = filled(name, full.view)
    places = ("word/document.xml", "word/header.xml", "word/footer.xml")
    texts = [" ".join(part(data, place).itertext()) for place in places]
    shown = set(re.findall(r"Word\d+", " ".join(texts)))
    missing = {path for word, path in full.words.items() if word not in shown}
    # The meeting's time, place and clerk are on the documents that need them.
    assert missing <= {"Head.time", "Head.venue", "Head.contact"}


@EVERY
def test_a_full_and_an_empty_document_are_sound(name, tmp_path):
    full = Filled(VIEWS[name]).view
    assert findings(filled(name, full), tmp_path / "full.docx") == []
    data = filled(name, empty(VIEWS[name]))
    assert findings(data, tmp_path / "empty.docx") == []
    assert "{" not in words(part(data))


@EVERY
def test_a_template_by_itself_opens_too(name, tmp_path):
    """A user restyles it in Word."""
    assert findings(template_store.packaged(name), tmp_path / name) == []


@EVERY
def test_markup_in_the_data_is_text(name, tmp_path):
    view = Filled(VIEWS[name]).view
    view = replace(view, head=replace(view.head, board="Crime & Disorder <Board>"))
    data = filled(name, view)
    assert findings(data, tmp_path / name) == []
    assert "Crime & Disorder <Board>" in words(part(data))
    assert docx.Document(io.BytesIO(data)).core_properties.title.startswith("Crime & Disorder <B")


@EVERY
def test_title_language_and_heading_styles(name):
    data = filled(name, Filled(VIEWS[name]).view)
    document = docx.Document(io.BytesIO(data))
    assert document.core_properties.title
    assert document.core_properties.language == "en-GB"
    defaults = part(data, "word/styles.xml").find(f"{w('docDefaults')}/{w('rPrDefault')}")
    assert [lang.get(VAL) for lang in defaults.iter(w("lang"))] == ["en-GB"]
    assert [size.get(VAL) for size in defaults.iter(w("sz"))] == ["24"]  # 12 points
    assert [p.style.name for p in document.paragraphs].count("Title") == 1


@EVERY
def test_every_table_has_its_heading_row_its_description_and_whole_rows(name):
    root = part(filled(name, Filled(VIEWS[name]).view))
    for table in root.iter(w("tbl")):
        header, *rows = table.findall(w("tr"))
        assert header.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        assert all(words(cell) for cell in header.findall(w("tc")))
        assert rows
        properties = table.find(w("tblPr"))
        assert properties.find(w("tblCaption")).get(VAL)
        assert properties.find(w("tblDescription")).get(VAL)
        # A row of these may hold more than a page: a whole item, or a commitment with its news.
        for row in rows if name not in LONG_ROWS else ():
            assert row.find(f"{w('trPr')}/{w('cantSplit')}") is not None
    assert not list(root.iter(w("gridSpan"), w("vMerge")))


@EVERY
def test_no_empty_paragraph_makes_space(name):
    root = part(filled(name, Filled(VIEWS[name]).view))
    body = root.find(w("body"))
    assert [p for p in body.findall(w("p")) if not words(p).strip()] == []


@EVERY
def test_the_page_number_is_the_only_field_at_the_foot(name):
    """A count of all pages would be wrong in a merged pack; updateFields makes Word ask."""
    view = Filled(VIEWS[name]).view
    view = replace(view, head=Head("CSP", "", "13 December 2017", "", "", "", item="7(b)"))
    data = filled(name, view)
    footer = part(data, "word/footer.xml")
    assert [code.text.strip() for code in footer.iter(w("instrText"))] == ["PAGE"]
    assert "CSP, 13 December 2017 - Item 7(b)" in words(footer)
    assert "updateFields" not in words(part(data, "word/settings.xml"))
    assert part(data, "word/settings.xml").find(w("updateFields")) is None


@EVERY
def test_the_public_edition_says_so_on_every_page(name):
    view = Filled(VIEWS[name]).view
    for public in (True, False):
        data = filled(name, replace(view, head=replace(view.head, public=public)))
        assert ("Public edition" in words(part(data, "word/header.xml"))) is public


def test_draft_minutes_and_a_papers_marking_are_named_in_the_header():
    minutes = empty(MinutesView)
    for draft in (True, False):
        data = filled("minutes.docx", replace(minutes, draft=draft))
        assert ("Draft" in words(part(data, "word/header.xml"))) is draft
    paper = replace(empty(PaperView), marking="OFFICIAL-SENSITIVE")
    assert "OFFICIAL-SENSITIVE" in words(part(filled("paper.docx", paper), "word/header.xml"))


@pytest.mark.parametrize(
    ("public", "changes", "shown"),
    [
        (False, {"withheld": False}, "25 – 70"),
        (True, {}, "25 – 70 withheld"),
        (False, {}, "25 – 70 restricted"),
        (True, {"pages": None}, "Withheld"),
        (False, {"pages": None, "withheld": False, "status": "Verbal"}, "Verbal"),
        (False, {"pages": None, "withheld": False, "status": "To follow: late data"}, "To follow"),
        (False, {"pages": None, "withheld": False, "status": ""}, ""),
    ],
)
def test_the_pages_of_an_item(public, changes, shown):
    sheet = Filled(FrontSheet).view
    sheet = replace(
        sheet,
        head=replace(sheet.head, public=public),
        items=(replace(sheet.items[0], **changes),),
    )
    data = filled("agenda.docx", sheet)
    (table,) = docx.Document(io.BytesIO(data)).tables
    assert table.rows[-1].cells[-1].text == shown
    codes = [code.text.strip() for code in part(data).iter(w("instrText"))]
    live = ["PAGEREF Item7 \\h", "PAGEREF Item7End \\h"]
    assert codes == (live if "25" in shown else [])


def test_the_pages_column_is_wide_enough_for_every_range():
    """2.6 cm: a narrower one could grow the front sheet when the ranges are filled in."""
    (table,) = part(template_store.packaged("agenda.docx")).iter(w("tbl"))
    assert table.find(f"{w('tblPr')}/{w('tblLayout')}").get(w("type")) == "fixed"
    assert int(table.find(w("tblGrid"))[-1].get(w("w"))) == round(2.6 * 567)


def test_prose_in_minutes_may_run_over_a_page_and_an_action_may_not():
    rows = (Row("text", (Paragraph((Text("Said"),)),)), Row("action", (), "Chair"))
    root = part(filled("minutes.docx", replace(empty(MinutesView), opening=rows)))
    (table,) = root.iter(w("tbl"))
    whole = [row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in table.iter(w("tr"))]
    assert whole == [True, False, True]


def test_a_paper_without_anything_has_no_empty_sections():
    text = words(part(filled("paper.docx", empty(PaperView))))
    assert "Purpose" not in text
    assert "Recommendations" not in text


def test_rag_stands_in_words_on_its_colour():
    data = filled("action-log.docx", Filled(ActionLog).view)
    (shade,) = part(data).iter(w("shd"))
    assert shade.get(w("fill")) == RAG_FILLS["R"]


def test_all_templates_have_the_same_styles():
    """A merged pack holds equal styles once."""
    parts = [read_package(template_store.packaged(name)) for name in VIEWS]
    for shared in ("word/styles.xml", "word/fontTable.xml", "word/theme/theme1.xml"):
        assert len({found[shared] for found in parts}) == 1


def test_all_letters_stand_out_from_what_is_behind_them():
    """WCAG 2.2, 1.4.3: at least 4.5 to 1, on white and on the heading rows' tint."""
    styles = part(template_store.packaged("agenda.docx"), "word/styles.xml")
    letters = {colour.get(VAL) for colour in styles.iter(w("color"))}
    behind = {"FFFFFF", *(shade.get(w("fill")) for shade in styles.iter(w("shd")))}
    assert len(letters) > 2
    assert len(behind) == 2
    assert all(_contrast(one, other) >= 4.5 for one in letters for other in behind)
    assert all(_contrast("1A1A1A", fill) >= 4.5 for fill in RAG_FILLS.values())


def _contrast(one, other):
    """WCAG 2.2, relative luminance and contrast ratio."""
    light = []
    for colour in (one, other):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        light.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(light) + 0.05) / (min(light) + 0.05)


@EVERY
def test_no_letters_are_smaller_than_ten_points(name):
    """Field rule: 12 points in prose, 10 at least in wide tables."""
    for where in ("word/document.xml", "word/styles.xml", "word/header.xml", "word/footer.xml"):
        sizes = part(template_store.packaged(name), where).iter(w("sz"))
        # A border's thickness is an attribute of the same name, not an element.
        assert all(int(size.get(VAL)) >= 20 for size in sizes)


def test_the_guide_names_every_variable_and_no_other():
    guide = GUIDE.read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", guide, re.M | re.S))
    common = _named(sections["The head of every document"])
    assert common == {f"head.{name}" for name in get_type_hints(Head)}
    sections["minutes-table.docx"] = sections["minutes.docx"]  # the same view in another layout
    for name, cls in VIEWS.items():
        loops = {path: var for var, path in re.findall(r"for (\w+) in ([\w.]+)", sections[name])}
        assert _named(sections[name]) == set(_variables(cls, "", loops)), name


def _named(section):
    return set(re.findall(r"^\| `([\w.]+)` \|", section, re.M))


def _variables(cls, before, loops):
    """The variables of a view as a template writes them, ``item.title`` inside its loop."""
    for name, kind in get_type_hints(cls).items():
        if kind is Head:
            continue
        yield before + name
        inner = get_args(kind)[0] if get_origin(kind) is tuple else None
        if is_dataclass(inner) and inner.__module__ != PageRange.__module__:
            yield from _variables(inner, f"{loops[before + name]}.", loops)


def test_a_name_that_no_template_has():
    with pytest.raises(FileNotFoundError):
        template_store.packaged("../pyproject.toml")
