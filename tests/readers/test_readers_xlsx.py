"""Excel workbooks read as neutral tables."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from cspctl.readers import Unreadable, read_tables
from cspctl.readers.xlsx_styles import shows_date


def saved(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def book(*rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    return made


def changed(data, name, old, new):
    """The same package with a text replaced in one part."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode())
    return packed(parts)


def packed(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for entry, content in parts.items():
            archive.writestr(entry, content)
    return buffer.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def rows(data):
    (table,) = read_tables(data).tables
    return {row.number: [cell.text for cell in row.cells] for row in table.rows}


def test_texts_numbers_and_dates_know_their_rows():
    made = book(["No", "Due"], [1, dt.datetime(2017, 12, 13)], [], ["  x ", 2.5])
    (table,) = read_tables(saved(made)).tables
    assert rows(saved(made)) == {1: ["No", "Due"], 2: ["1", "2017-12-13"], 4: ["x", "2.5"]}
    assert table.rows[1].cells[1].value == dt.date(2017, 12, 13)
    assert table.place(4, 1) == "sheet 'Sheet', cell B4"


def test_a_book_that_counts_from_1904():
    made = book([dt.datetime(2017, 12, 13)])
    made.epoch = CALENDAR_MAC_1904
    assert rows(saved(made)) == {1: ["2017-12-13"]}


@pytest.mark.parametrize(
    ("code", "date"),
    [("dd/mm/yyyy", True), ("mmm-yy", True), ('"Day "0', False), ("[h]:mm", False), ("0.0", False)],
)
def test_which_formats_show_a_date(code, date):
    assert shows_date(code) is date


def test_a_formula_gives_its_stored_result_or_a_fault():
    data = saved(book(["=1+1"]))
    (cell,) = read_tables(data).tables[0].rows[0].cells
    assert (cell.text, cell.fault) == ("", "a formula whose result is not stored in the file")
    assert rows(changed(data, SHEET, "</f><v></v>", "</f><v>2</v>")) == {1: ["2"]}


def test_colours_by_value_by_theme_and_by_number():
    made = book(["red", "accent", "old"])
    made.active["A1"].fill = PatternFill("solid", fgColor="FFFF0000")
    made.active["B1"].fill = PatternFill("solid", fgColor=openpyxl.styles.Color(theme=4))
    made.active["C1"].fill = PatternFill("solid", fgColor=openpyxl.styles.Color(indexed=11))
    (row,) = read_tables(saved(made)).tables[0].rows
    assert [cell.fill for cell in row.cells] == ["FF0000", "4F81BD", "00FF00"]


def test_a_merged_cell_stands_in_every_row_that_has_something():
    made = book(["12/09/2017", "a"], [None, "b"], [None, None], [None, "c"])
    made.active.merge_cells("A1:A3")
    (table,) = read_tables(saved(made)).tables
    assert [(row.cells[0].text, row.cells[0].merged) for row in table.rows] == [
        ("12/09/2017", False),
        ("12/09/2017", True),
        ("", False),
    ]


def test_a_merge_over_the_whole_sheet_and_a_cell_in_its_last_row_cost_nothing():
    made = book(["a"])
    made.active["XFD1048576"] = "far"
    data = changed(
        saved(made),
        SHEET,
        "</sheetData>",
        '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    found = read_tables(data)
    assert [row.number for row in found.tables[0].rows] == [1]
    assert found.notes == ("Sheet 'Sheet': what stands right of column CV was not read.",)


def test_hidden_sheets_are_named_and_not_read():
    made = book(["a"])
    made.create_sheet("Old").sheet_state = "hidden"
    found = read_tables(saved(made))
    assert [table.name for table in found.tables] == ["Sheet"]
    assert found.notes == ("Sheet 'Old' is hidden; it was not read.",)


def test_macros_are_told_and_not_run():
    data = saved(book(["a"]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    found = read_tables(packed(parts | {"xl/vbaProject.bin": b"x"}))
    assert found.notes == ("It holds macros, which were not run.",)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        (b"PK\x03\x04 cut", "damaged"),
        (b"\0\1\2", "neither"),
        (b"", "nothing"),
    ],
)
def test_what_cannot_be_read_says_why(data, why):
    with pytest.raises(Unreadable, match=why):
        read_tables(data)


def test_a_doctype_is_refused():
    data = changed(saved(book(["a"])), SHEET, "<worksheet", "<!DOCTYPE x []><worksheet")
    with pytest.raises(Unreadable, match="DOCTYPE"):
        read_tables(data)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<a/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (97 * 1024 * 1024))
    assert len(buffer.getvalue()) < 200_000
    with pytest.raises(Unreadable, match="96 MB"):
        read_tables(buffer.getvalue())


def test_numbers_too_long_to_be_numbers_are_no_trouble():
    data = changed(saved(book(["a", 1])), SHEET, '<row r="1"', f'<row r="{"9" * 5000}"')
    assert rows(data) == {1: ["a", "1"]}
