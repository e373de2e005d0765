"""Charts in Word files: an inline picture with its words, that every reader of the file accepts."""

import io
import zipfile

import pytest
from word_templates import Template

from cspctl.documents.blocks import Figure
from cspctl.documents.chart_blocks import figure
from cspctl.documents.charts import BLUE, Chart, Series, sparkline
from cspctl.writers.docx.merge import Part, merge

CHART = Chart(
    "lines",
    "MARAC repeats",
    "Repeats fell from 26% to 17.1%.",
    ("2016/17", "2017/18"),
    (Series("Repeats", (26, 17.1), BLUE),),
    "%",
    "Year",
)
SPARK = Figure(sparkline("Repeats", "Falling", (26, 17.1)), "", 30)
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def media(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name for name in archive.namelist() if name.startswith("word/media/")]


def drawings(result):
    return list(result.document.element.iter(f"{WP}inline"))


def test_a_figure_is_a_caption_a_picture_and_a_table():
    result = Template("{{p chart }}").render(chart=figure(CHART))
    caption, picture = result.document.paragraphs
    assert (caption.text, caption.style.name) == ("MARAC repeats", "Caption")
    assert caption.paragraph_format.keep_with_next
    (inline,) = drawings(result)
    assert inline.find(f"{WP}docPr").get("descr") == "Repeats fell from 26% to 17.1%."
    assert inline.find(f"{WP}extent").get("cx") == str(159 * 36_000)
    assert picture.text == ""
    (table,) = result.document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Year", "Repeats"],
        ["2016/17", "26%"],
        ["2017/18", "17.1%"],
    ]


def test_a_sparkline_stands_in_the_cell_of_a_row():
    template = Template().table(
        ["{%tr for row in rows %}", ""], ["{{p row.0 }}", "{{ row.1 }}"], ["{%tr endfor %}", ""]
    )
    result = template.render(rows=[(SPARK, "first"), (SPARK, "second")])
    (table,) = result.document.tables
    assert [row.cells[1].text for row in table.rows] == ["first", "second"]
    found = [inline.find(f"{WP}docPr") for inline in drawings(result)]
    assert [one.get("descr") for one in found] == ["Falling", "Falling"]
    assert len({one.get("id") for one in found}) == 2
    assert len(media(result.data)) == 1, "one picture, shown twice"


@pytest.mark.parametrize("merged", [False, True])
def test_word_takes_it_as_it_is(merged, sound):
    template = Template("{{p chart }}", "{{p spark }}")
    data = template.render(chart=figure(CHART), spark=SPARK).data
    assert template.render(chart=figure(CHART), spark=SPARK).data == data
    if merged:
        parts = [Part(data, "a.docx", "A"), Part(data, "b.docx", "B")]
        data = merge(parts, title="Pack", date="2017-12-13")
    sound(data)


def test_pictures_and_their_words_survive_the_packs_merge():
    data = Template("{{p chart }}").render(chart=figure(CHART)).data
    parts = [Part(data, "a.docx", "A"), Part(data, "b.docx", "B")]
    pack = merge(parts, title="Pack", date="2017-12-13")
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        body = archive.read("word/document.xml").decode()
        own = [archive.read(name) for name in media(pack)]
    assert body.count("Repeats fell from 26% to 17.1%.") == 2
    assert own
    assert all(picture.startswith(b"\x89PNG") for picture in own)
