"""The action log as a workbook that leads fill in."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from cspctl.documents.action_log import RAG_FILLS
from cspctl.documents.action_log_book import COLUMNS, action_log_book, sheet_names
from cspctl.documents.sent import SentRow, decode, encode
from cspctl.model.action import Action, Update
from cspctl.model.board import Board
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.writers.custom_properties import custom_properties
from cspctl.writers.ooxml import read_package
from cspctl.writers.xlsx.action_log import workbook

TODAY = dt.date(2017, 12, 20)
TEXTS = "xl/sharedStrings.xml"


def log(*actions, boards=("csp",)):
    folders = {
        name: BoardFolder(Board(id=name, name=f"{name.upper()} Board"), f"packs/{name}")
        for name in boards
    }
    return Workspace(boards=folders, actions=tuple(actions))


def action(number, text="Write the protocol", board="csp", **fields):
    return Action(number=number, board=board, action=text, **fields)


def written(*actions, **options):
    return workbook(action_log_book(log(*actions, **options), TODAY))


def sheet(data, name="CSP Board"):
    return openpyxl.load_workbook(io.BytesIO(data))[name]


def test_a_sheet_a_board_with_a_table_each():
    data = written(action(1), action(1, board="snb"), boards=("csp", "snb"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["CSP Board", "SNB Board"]
    for one in book:
        assert [cell.value for cell in one[3]] == list(COLUMNS)
        (table,) = one.tables.values()
        assert (table.ref, table.autoFilter.ref) == ("A3:K4", "A3:K4")
        assert one.freeze_panes == "B4"
        assert one.print_title_rows == "$3:$3"
        assert one.page_setup.orientation == "landscape"
        assert one.sheet_properties.pageSetUpPr.fitToPage
        assert (one.page_setup.fitToWidth or 1, one.page_setup.fitToHeight) == (1, 0)
        assert not one.merged_cells.ranges
        assert one.sheet_state == "visible"


def test_a_row_says_what_the_log_says():
    row = action(
        7,
        lead=("chair",),
        start=dt.date(2017, 9, 12),
        target=dt.date(2017, 12, 13),
        state="open",
        updates=(Update(date=dt.date(2017, 11, 20), note="First draft\nshared"),),
    )
    cells = sheet(written(row))[4]
    assert [cell.value for cell in cells] == [
        7,
        "Write the protocol",
        "chair",
        None,
        dt.datetime(2017, 9, 12),
        dt.datetime(2017, 12, 13),
        7,
        "20/11/2017: First draft shared",
        None,
        "Red",
        "Open",
    ]
    assert cells[4].is_date
    assert cells[4].number_format == "dd/mm/yyyy"


def test_rag_and_state_are_chosen_from_words_and_coloured_with_contrast():
    one = sheet(written(action(1), action(2)))
    lists = {str(rule.sqref): rule.formula1 for rule in one.data_validations.dataValidation}
    assert lists == {"J4:J5": '"Red,Amber,Green,Done"', "K4:K5": '"Open,Closed"'}
    rules = [rule for found in one.conditional_formatting for rule in found.rules]
    assert {rule.formula[0] for rule in rules} == {'"Red"', '"Amber"', '"Green"', '"Done"'}
    for fill in RAG_FILLS.values():
        assert contrast_with_black(fill) >= 7  # WCAG 2.2, 1.4.6


def contrast_with_black(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05) / 0.05


@pytest.mark.parametrize("text", ["=1+1", "+44 20 7946 0000", "-", "@SUM(A1)", "=HYPERLINK(1)"])
def test_a_text_that_begins_like_a_formula_stays_a_text(text):
    cell = sheet(written(action(1, text)))["B4"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix


def test_what_xml_cannot_hold_is_replaced_and_what_excel_would_decode_is_not():
    data = written(action(1, "a\x07b\ud800c _x0041_ \U0001f600\r\nd"))
    shared = zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml").decode()
    assert "a\ufffdb\ufffdc _x005F_x0041_ \U0001f600\nd" in shared


def test_a_text_that_no_cell_can_hold_is_cut_with_a_word_about_it():
    long = "word " * 8000
    book = action_log_book(log(action(1), action(2, long)), TODAY)
    assert book.cut == ("csp/2",)
    text = sheet(workbook(book))["B5"].value
    assert len(text) == 32_767
    assert text.endswith("[cut here: the log has 40,000 characters]")


def test_the_public_book_asks_nobody_to_fill_it_in():
    space = log(action(1, state="open"), action(2, state="closed"))
    data = workbook(action_log_book(space, TODAY, public=True))
    one = sheet(data)
    assert one["A2"].value == "2 actions, 1 open."
    assert [cell.value for cell in one[3]] == [name for name in COLUMNS if name != "New update"]
    assert not one.data_validations.dataValidation
    assert one.print_area == "'CSP Board'!$A$1:$J$5"
    assert "docProps/custom.xml" not in read_package(data)
    assert b"Please type" in read_package(workbook(action_log_book(space, TODAY)))[TEXTS]
    assert b"Please type" not in read_package(data)[TEXTS]


def test_texts_stand_in_the_shared_table_once_and_as_they_are():
    data = written(action(1, " same \n"), action(2, " same \n"))
    parts = read_package(data)
    assert b"inlineStr" not in parts["xl/worksheets/sheet1.xml"]
    assert parts[TEXTS].count(b'<t xml:space="preserve"> same \n</t>') == 1
    assert [sheet(data)[cell].value for cell in ("B4", "B5")] == [" same \n", " same \n"]


def test_a_day_before_excels_calendar_is_written_in_words():
    cells = sheet(written(action(1, target=dt.date(1066, 10, 14))))[4]
    assert cells[5].value == "1066-10-14"


def test_an_empty_log_and_an_odd_one_are_sound(tmp_path):
    odd = action(1, "=\x01" + "é" * 300, board="snb", rag="G", state="closed")
    for place, data in enumerate([written(), written(odd, boards=("csp", "snb"))]):
        path = tmp_path / f"{place}.xlsx"
        path.write_bytes(data)
        assert [str(fault) for fault in OpenXmlValidator().validate(path).errors] == []


def test_the_same_log_gives_the_same_bytes_and_no_clock():
    assert written(action(1)) == written(action(1))
    parts = read_package(written(action(1)))
    core = parts["docProps/core.xml"].decode()
    assert "CSP Board: action log at 20 December 2017" in core
    assert "2017-12-20T00:00:00Z" in core
    assert "en-GB" in core


def test_a_row_grows_when_more_is_typed_into_it():
    data = written(action(1, "long " * 100))
    found = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert '<row r="4" ht="' in found
    assert "customHeight" not in found


def test_sheet_names_are_what_excel_accepts():
    boards = [
        Board(id="a", name="Youth [12/13]: 'safe'"),
        Board(id="b", name="History"),
        Board(id="c", name="HISTORY"),
        Board(id="long-id", name="A name of far more than thirty-one characters"),
    ]
    names = sheet_names(boards)
    assert names == {
        "a": "Youth 12 13 'safe",
        "b": "History 2",
        "c": "HISTORY 3",
        "long-id": "long-id",
    }


def test_the_file_remembers_what_was_sent():
    parts = read_package(written(action(4, rag="G", state="open"), action(5)))
    sent = decode(list(custom_properties(parts).values()))
    assert sent.day == TODAY
    rows = sent.boards["csp"]
    assert (rows[4].rag, rows[4].stated, rows[4].state) == ("G", "G", "open")
    assert (rows[5].rag, rows[5].stated, rows[5].state) == ("A", "", "")


def test_what_was_sent_is_trusted_whole_or_not_at_all():
    rows = [SentRow(number, "R", "", "open", "0" * 8) for number in range(1, 99)]
    texts = encode(TODAY, {"csp": rows})
    assert all(len(text) <= 255 for text in texts)
    assert decode(texts).boards["csp"][98] == rows[-1]
    assert decode(texts[1:]) is None
    assert decode([texts[0].replace("1R", "1G"), *texts[1:]]) is None
    assert decode([]) is None
