"""Workbooks: hidden sheets, rows, columns and cells, comments, links."""

import io

import openpyxl
import pytest
from hostile_papers import REL, faults, parts, with_parts, workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

from cspctl.model.board import Screening
from cspctl.pack.screening import screen

SECRET = "Orchid"


def screened(data, **policy):
    return screen(data, "a.xlsx", Screening(**policy))


def done(result, hazard):
    return [(found.place, found.done) for found in result.findings if found.hazard == hazard]


def everything(data):
    return b" ".join(name.encode() + b" " + part for name, part in parts(data).items())


def book(fill):
    def made(workbook):
        sheet = workbook.active
        sheet.title = "Seen"
        sheet["A1"] = "Lamps"
        sheet["B1"] = 40
        fill(workbook, sheet)

    return workbook(made)


def hidden_sheet(state):
    def fill(workbook, sheet):
        other = workbook.create_sheet(SECRET)
        other["A1"] = "Orchid money"
        other["A2"] = 7
        other.sheet_state = state
        sheet["C1"] = f"={SECRET}!A2"
        workbook.defined_names["n"] = DefinedName("n", attr_text=f"{SECRET}!$A$1")

    return book(fill)


def hidden_row(_, sheet):
    sheet["A5"] = SECRET
    sheet.row_dimensions[5].hidden = True


def hidden_column(_, sheet):
    sheet["D2"] = SECRET
    sheet.column_dimensions["D"].hidden = True


def hidden_columns(_, sheet):
    sheet["E2"] = SECRET
    sheet.column_dimensions.group("D", "F", hidden=True)


def hidden_name(workbook, _):
    workbook.defined_names["n"] = DefinedName("n", attr_text=f'"{SECRET}"', hidden=True)


def commented(_, sheet):
    sheet["A1"].comment = Comment(SECRET, SECRET)


def white(_, sheet):
    sheet["A2"] = SECRET
    sheet["A2"].font = Font(color="FFFFFFFF")


def same_colour(_, sheet):
    sheet["A2"] = SECRET
    sheet["A2"].font = Font(color="FF00AA00")
    sheet["A2"].fill = PatternFill("solid", fgColor="FF00AA00")


def shown_as_nothing(_, sheet):
    sheet["A2"] = SECRET
    sheet["A2"].number_format = ";;;"


PAPERS = {
    "hidden_sheets": [hidden_sheet("hidden"), hidden_sheet("veryHidden"), book(hidden_name)],
    "hidden_rows": [book(hidden_row), book(hidden_column), book(hidden_columns)],
    "comments": [book(commented)],
    "white_text": [book(white), book(same_colour), book(shown_as_nothing)],
}
CASES = [(hazard, data) for hazard, papers in PAPERS.items() for data in papers]
NAMES = [f"{hazard}-{n}" for hazard, papers in PAPERS.items() for n in range(len(papers))]


@pytest.mark.parametrize(("hazard", "data"), CASES, ids=NAMES)
def test_a_hazard_is_cleaned_and_what_is_seen_stays(hazard, data, tmp_path):
    result = screened(data, **{hazard: "clean"})
    assert {step for _, step in done(result, hazard)} == {"cleaned"}
    left = screen(result.data, "a.xlsx", Screening(white_text="clean"))
    sheet = openpyxl.load_workbook(io.BytesIO(result.data))["Seen"]
    assert (sheet["A1"].value, sheet["B1"].value) == ("Lamps", 40)
    if hazard == "white_text":
        assert not done(left, "white_text")
    else:
        assert SECRET.encode() not in everything(result.data)
    assert faults(result.data, "a.xlsx", tmp_path) <= faults(data, "a.xlsx", tmp_path)


@pytest.mark.parametrize(("hazard", "data"), CASES, ids=NAMES)
def test_a_hazard_is_warned_of_or_refused(hazard, data):
    assert {step for _, step in done(screened(data, **{hazard: "warn"}), hazard)} == {"warned"}
    refused = screened(data, **{hazard: "refuse"})
    assert refused.refused
    assert refused.data == b""


def test_places_are_sheets_rows_columns_and_cells():
    assert done(screened(book(hidden_row)), "hidden_rows") == [("sheet 'Seen', row 5", "cleaned")]
    column = screened(book(hidden_columns))
    assert done(column, "hidden_rows") == [("sheet 'Seen', column E", "cleaned")]
    assert done(screened(book(white)), "white_text") == [("sheet 'Seen', A2", "warned")]
    assert done(screened(book(commented)), "comments") == [("sheet 'Seen', A1", "cleaned")]


def test_formulas_give_way_to_their_values_when_their_sheet_goes():
    result = screened(hidden_sheet("hidden"))
    made = openpyxl.load_workbook(io.BytesIO(result.data))
    assert made.sheetnames == ["Seen"]
    assert made["Seen"]["C1"].data_type != "f"
    assert not made.defined_names


def test_white_letters_in_a_dark_cell_are_meant():
    def fill(_, sheet):
        sheet["A1"].font = Font(color="FFFFFFFF", bold=True)
        sheet["A1"].fill = PatternFill("solid", fgColor="FF1F3864")

    assert not done(screened(book(fill)), "white_text")


def test_a_workbook_whose_every_sheet_is_hidden_is_refused():
    data = with_parts(
        workbook(lambda made: None), **{"xl/workbook.xml": (b'state="visible"', b'state="hidden"')}
    )
    assert screened(data).refused


def test_links_to_other_workbooks_are_cut_and_values_stay():
    relation = (
        f'<Relationship Id="rId77" Type="{REL}/externalLink" '
        'Target="externalLinks/externalLink1.xml"/></Relationships>'
    )
    outer = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        f'xmlns:r="{REL}"><externalBook r:id="rId1"><sheetNames><sheetName val="Orchid"/>'
        "</sheetNames></externalBook></externalLink>"
    )
    target = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{REL}/externalLinkPath" Target="file:///S:/Orchid.xlsx" '
        'TargetMode="External"/></Relationships>'
    )
    entry = f'</sheets><externalReferences><externalReference xmlns:r="{REL}" r:id="rId77"/>'
    data = with_parts(
        book(lambda _, sheet: sheet.__setitem__("C1", "=1+1")),
        **{
            "xl/_rels/workbook.xml.rels": (b"</Relationships>", relation.encode()),
            "xl/externalLinks/externalLink1.xml": outer.encode(),
            "xl/externalLinks/_rels/externalLink1.xml.rels": target.encode(),
            "xl/workbook.xml": (b"</sheets>", entry.encode() + b"</externalReferences>"),
            "xl/worksheets/sheet1.xml": (b"<f>1+1</f><v></v>", b"<f>[1]Orchid!A1</f><v>2</v>"),
        },
    )
    result = screened(data)
    assert {step for _, step in done(result, "links")} == {"cleaned"}
    assert b"Orchid" not in everything(result.data)
    assert openpyxl.load_workbook(io.BytesIO(result.data))["Seen"]["C1"].value == 2
