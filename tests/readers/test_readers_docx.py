"""Word documents read as neutral tables."""

import io

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from cspctl.readers import Unreadable, read_tables


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def table(document, *rows):
    made = document.add_table(len(rows), max(len(row) for row in rows))
    for line, row in enumerate(rows):
        for place, text in enumerate(row):
            made.cell(line, place).text = text
    return made


def texts(document):
    return [
        [[cell.text for cell in row.cells] for row in found.rows]
        for found in read_tables(saved(document)).tables
    ]


def test_every_table_in_order_with_its_lines():
    document = docx.Document()
    table(document, ["No", "Action"], ["1", "Write\nto the Mayor"])
    table(document, ["a"])
    assert texts(document) == [[["No", "Action"], ["1", "Write\nto the Mayor"]], [["a"]]]
    found = read_tables(saved(document)).tables[0]
    assert found.place(2, 1) == "table 1, row 2, column 2"


def test_a_table_in_a_cell_is_a_table_of_its_own():
    document = docx.Document()
    outer = table(document, ["outside"])
    inner = outer.cell(0, 0).add_table(1, 1)
    inner.cell(0, 0).text = "inside"
    assert texts(document) == [[["outside"]], [["inside"]]]


def test_merged_cells_across_and_down():
    document = docx.Document()
    made = table(document, ["Head", "", ""], ["1", "a", "b"], ["", "c", "d"])
    made.cell(0, 0).merge(made.cell(0, 2))
    made.cell(1, 0).merge(made.cell(2, 0))
    (found,) = read_tables(saved(document)).tables
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["Head", "", ""],
        ["1", "a", "b"],
        ["1", "c", "d"],
    ]
    assert [row.cells[0].merged for row in found.rows] == [False, False, True]


def test_tracked_changes_are_taken_as_accepted():
    document = docx.Document()
    made = table(document, ["x"])
    paragraph = made.cell(0, 0).paragraphs[0]._p
    paragraph.clear_content()
    for xml in (
        f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>',
        f'<w:ins {nsdecls("w")} w:id="2"><w:r><w:t>new</w:t></w:r></w:ins>',
    ):
        paragraph.append(parse_xml(xml))
    assert texts(document) == [[["new"]]]


def test_a_deleted_row_is_gone():
    document = docx.Document()
    made = table(document, ["a"], ["b"])
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    assert texts(document) == [[["b"]]]


def test_numbers_that_word_counts_itself():
    document = docx.Document()
    made = table(document, ["", "a"], ["", "b"])
    for row in made.rows:
        properties = row.cells[0].paragraphs[0]._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')
        )
    assert texts(document) == [[["1", "a"], ["2", "b"]]]


def test_colours_of_cells_and_of_highlighted_words():
    document = docx.Document()
    made = table(document, ["R", "G"])
    shade = OxmlElement("w:shd")
    shade.set(qn("w:fill"), "ff0000")
    made.cell(0, 0)._tc.get_or_add_tcPr().append(shade)
    made.cell(0, 1).paragraphs[0].runs[0].font.highlight_color = docx.enum.text.WD_COLOR.GREEN
    (row,) = read_tables(saved(document)).tables[0].rows
    assert [cell.fill for cell in row.cells] == ["FF0000", "006400"]


def test_a_choice_in_a_content_control_is_text():
    document = docx.Document()
    made = table(document, ["x"])
    cell = made.cell(0, 0)._tc
    cell.remove(cell.p_lst[0])
    cell.append(
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Amber</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        )
    )
    cell.append(OxmlElement("w:p"))
    assert texts(document) == [[["Amber"]]]


def test_a_presentation_is_neither_word_nor_excel():
    from pptx import Presentation

    buffer = io.BytesIO()
    Presentation().save(buffer)
    with pytest.raises(Unreadable, match="neither an Excel workbook nor a Word document"):
        read_tables(buffer.getvalue())
