"""The documents of plans as Word files, made of real data: sound, and with what readers need."""

import pytest
from template_views import filled, findings, part, words

from cspctl.pack.access import examine
from cspctl.restyling.samples import samples
from cspctl.writers.docx.names import w

NAMES = ("delivery-plan.docx", "plan-update.docx", "progress-report.docx", "report-back.docx")


@pytest.mark.parametrize("name", NAMES)
def test_full_public_and_empty_documents_are_sound_and_accessible(name, tmp_path):
    for said, view in samples(name):
        data = filled(name, view)
        assert findings(data, tmp_path / name) == [], said
        assert examine(data, name) == (), said


def test_the_chart_has_alternative_text_and_its_numbers_in_a_table():
    root = part(filled("progress-report.docx", dict(samples("progress-report.docx"))["full data"]))
    (picture,) = root.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    )
    assert picture.get("descr").startswith("Stacked bars of commitments by RAG and quarter.")
    after = next(picture.iterancestors(w("p"))).getnext()
    assert after.tag == w("tbl")
    assert words(after).startswith("QuarterRedAmberGreen")


def test_steps_and_outcomes_are_lists_of_the_tables_size():
    root = part(filled("delivery-plan.docx", dict(samples("delivery-plan.docx"))["full data"]))
    listed = [p for p in root.iter(w("p")) if p.find(f"{w('pPr')}/{w('numPr')}") is not None]
    styles = {words(p): p.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) for p in listed}
    assert styles["We know the speed"] == "TableSmall"
    assert styles["Set it up"] == "TableSmall"
    assert styles["Fewer people hurt"] == "ListBullet"


def test_the_words_of_a_report_back_have_no_rag_and_no_quarter():
    shown = words(part(filled("report-back.docx", dict(samples("report-back.docx"))["full data"])))
    assert [word for word in ("RAG", "Amber", "Q3", "2017/18", "Quarter") if word in shown] == []
    assert "October to December 2017" not in shown  # the update has a day of its own
    assert "1 December 2017: Half are mended" in shown
    assert "We accepted a part of this recommendation on 10 January 2018." in shown
    assert "BC: Police" in shown
