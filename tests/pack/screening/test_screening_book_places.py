"""Workbooks and presentations that hold something where few would look."""

import io

import openpyxl
import pytest
from hostile_papers import REL, faults, parts, saved, with_parts, workbook, zipped
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.hyperlink import Hyperlink
from pptx import Presentation

from cspctl.model.board import Screening
from cspctl.pack.screening import screen

SECRET = b"Orchid"
BOOK, SHEET = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
BOOK_RELS, SHOW_RELS = "xl/_rels/workbook.xml.rels", "ppt/_rels/presentation.xml.rels"
MICROSOFT = "http://schemas.microsoft.com/office/2016/11/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def book(fill=lambda made, sheet: None):
    def made(workbook):
        sheet = workbook.active
        sheet.title = "Seen"
        sheet["A1"], sheet["B1"] = "Lamps", 40
        fill(workbook, sheet)

    return workbook(made)


def show():
    made = Presentation()
    for number in (1, 2):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = f"Lamps {number}"
    return saved(made)


def relation(kind, target, id="rId90"):
    kind = kind if ":" in kind else f"{REL}/{kind}"
    return f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/></Relationships>'.encode()


def linked(data, rels, kind, name, content):
    return with_parts(
        data, **{rels: (b"</Relationships>", relation(kind, "/" + name)), name: content}
    )


def formula(text):
    return with_parts(
        book(lambda _, sheet: sheet.__setitem__("C1", "=1+1")),
        **{SHEET: (b"<f>1+1</f><v></v>", f"<f>{text}</f><v>2</v>".encode())},
    )


def named(data, *pairs):
    """A file whose parts have other names."""
    files = parts(data)
    for old, new in pairs:
        files[new] = files.pop(old)
        for holder, content in files.items():
            if holder.endswith((".rels", "[Content_Types].xml")):
                at = content.replace(f"/{old}".encode(), f"/{new}".encode())
                short = f'"{old.removeprefix("xl/")}"'.encode()
                files[holder] = at.replace(short, f'"{new.removeprefix("xl/")}"'.encode())
    return zipped(files)


def hidden_column(width):
    def fill(_, sheet):
        sheet["D2"] = "Orchid"
        sheet.column_dimensions["D"].width = 9

    return with_parts(book(fill), **{SHEET: (b'width="9"', f'width="{width}"'.encode())})


def low_row(_, sheet):
    sheet["A5"] = "Orchid"
    sheet.row_dimensions[5].height = 9


def white(_, sheet):
    sheet["A2"] = "Orchid"
    sheet["A2"].number_format = ";;;"


SCENARIO = (
    b'<scenarios current="0"><scenario name="Orchid" count="1"><inputCells r="B1" val="9"/>'
    b"</scenario></scenarios>"
)
PATH = (
    b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    b'<mc:Choice Requires="x15" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/'
    b'11/main"><x15ac:absPath url="C:\\Users\\Orchid\\" xmlns:x15ac="http://schemas.microsoft.com/'
    b'office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent><bookViews>'
)
VIEWS = (
    b'<customWorkbookViews><customWorkbookView name="Orchid - Personal View" guid="{00000000-0000-'
    b'0000-0000-000000000000}" windowWidth="9" windowHeight="9" activeSheetId="1"/>'
    b"</customWorkbookViews></workbook>"
)
CUSTOM = (
    f'<customSheetViews {MAIN}><customSheetView guid="{{00000000-0000-0000-0000-000000000000}}">'
    "<oddHeader>Orchid</oddHeader></customSheetView></customSheetViews><pageMargins"
).encode()
VALIDATION = (
    b'<dataValidations count="1"><dataValidation type="list" sqref="A1"><formula1>WEBSERVICE('
    b'"https://orchid.example/Orchid")</formula1></dataValidation></dataValidations><pageMargins'
)
RULE = (
    b'<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>[1]Orchid!'
    b"A1=1</formula></cfRule></conditionalFormatting><pageMargins"
)
ORPHAN = f"<worksheet {MAIN}><sheetData><row><c><v>Orchid</v></c></row></sheetData></worksheet>"

TEXTS = f"<sst {MAIN}><si><t>Orchid</t></si></sst>".encode()
BOOKS = {
    "a sheet that is in no list": (
        "embedded",
        linked(book(), BOOK_RELS, "worksheet", "xl/worksheets/sheet9.xml", ORPHAN.encode()),
    ),
    "a text that no cell shows": (
        "hidden_text",
        linked(book(), BOOK_RELS, "sharedStrings", "xl/sharedStrings.xml", TEXTS),
    ),
    "a text that no cell shows, in a part of another name": (
        "hidden_text",
        linked(book(), BOOK_RELS, "sharedStrings", "xl/words.xml", TEXTS),
    ),
    "a column without width": ("hidden_rows", hidden_column("0.0")),
    "a row without height": (
        "hidden_rows",
        with_parts(book(low_row), **{SHEET: (b'ht="9"', b'ht="0.00"')}),
    ),
    "scenarios": (
        "hidden_sheets",
        with_parts(book(), **{SHEET: (b"</sheetData>", b"</sheetData>" + SCENARIO)}),
    ),
    "the folder of its author": (
        "properties",
        with_parts(book(), **{BOOK: (b"<bookViews>", PATH)}),
    ),
    "who reserved it": (
        "properties",
        with_parts(
            book(), **{BOOK: (b"<workbookPr", b'<fileSharing userName="Orchid"/><workbookPr')}
        ),
    ),
    "views of its users": ("properties", with_parts(book(), **{BOOK: (b"</workbook>", VIEWS)})),
    "views of a sheet": ("properties", with_parts(book(), **{SHEET: (b"<pageMargins", CUSTOM)})),
    "a command": ("links", formula("cmd|' /C Orchid.exe'!A0")),
    "a hyperlink to a disk": ("links", formula('HYPERLINK("\\\\server\\Orchid","here")')),
    "a picture from elsewhere": ("links", formula('_xlfn.IMAGE("https://orchid.example/Orchid")')),
    "a program of its own": ("links", formula('EXEC("Orchid.exe")')),
    "a list that fetches": ("links", with_parts(book(), **{SHEET: (b"<pageMargins", VALIDATION)})),
    "a rule that reaches another file": (
        "links",
        with_parts(book(), **{SHEET: (b"<pageMargins", RULE)}),
    ),
    "a data model": (
        "embedded",
        linked(
            book(),
            BOOK_RELS,
            "http://schemas.microsoft.com/office/2011/relationships/powerPivotData",
            "xl/model/item.data",
            SECRET,
        ),
    ),
    "an add-in": (
        "macros",
        linked(
            book(),
            "_rels/.rels",
            "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes",
            "xl/webextensions/taskpanes.xml",
            b"<t>Orchid</t>",
        ),
    ),
}
UNSEEN = book(white)
SHOWS = {
    "a slide that is in no list": (
        "embedded",
        linked(show(), SHOW_RELS, "slide", "ppt/slides/slide9.xml", b"<s>Orchid</s>"),
    ),
    "who changed what": (
        "changes",
        linked(
            show(),
            SHOW_RELS,
            f"{MICROSOFT}/changesInfo",
            "ppt/changesInfos/c.xml",
            b"<a>Orchid</a>",
        ),
    ),
    "when it was changed": (
        "changes",
        linked(show(), SHOW_RELS, f"{MICROSOFT}/revisionInfo", "ppt/r.xml", b"<a>Orchid</a>"),
    ),
    "tags of other programs": (
        "properties",
        linked(show(), SHOW_RELS, "tags", "ppt/tags/tag1.xml", b"<a>Orchid</a>"),
    ),
}
for action in ("macro?name=Orchid", "program?name=Orchid", "ole?verb=Orchid"):
    SHOWS[f"an action: {action}"] = (
        "macros",
        with_parts(
            show(),
            **{
                "ppt/slides/slide1.xml": (
                    b'name="Title 1"/>',
                    f'name="Title 1"><a:hlinkClick xmlns:r="{REL}" r:id="" '
                    f'action="ppaction://{action}"/></p:cNvPr>'.encode(),
                )
            },
        ),
    )
CASES = [
    *((f"a.xlsx {name}", "a.xlsx", *case) for name, case in BOOKS.items()),
    *((f"a.pptx {name}", "a.pptx", *case) for name, case in SHOWS.items()),
]


def done(result, hazard):
    return [(found.place, found.done) for found in result.findings if found.hazard == hazard]


def everything(data):
    return b" ".join(name.encode() + b" " + part for name, part in parts(data).items())


@pytest.mark.parametrize(
    ("name", "hazard", "data"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_it_is_found_and_taken_out(name, hazard, data, tmp_path):
    assert SECRET in everything(data)
    result = screen(data, name, Screening())
    assert {step for _, step in done(result, hazard)} == {"cleaned"}, result.findings
    assert SECRET not in everything(result.data)
    assert b"Lamps" in everything(result.data)
    assert not screen(result.data, name, Screening()).findings
    assert faults(result.data, name, tmp_path) <= faults(data, name, tmp_path)
    assert SECRET in everything(screen(data, name, Screening(**{hazard: "warn"})).data)


def test_values_stay_where_formulas_go():
    made = screen(BOOKS["a command"][1], "a.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(made.data))["Seen"]["C1"].value == 2


def test_hyperlinks_to_the_web_and_within_the_book_stay():
    for text in ('HYPERLINK("https://www.example.org","a")', 'HYPERLINK("#Seen!A1","a")'):
        assert not done(screen(formula(text), "a.xlsx"), "links")


def test_formats_are_found_in_a_part_of_another_name():
    data = named(UNSEEN, ("xl/styles.xml", "xl/looks.xml"))
    assert done(screen(data, "a.xlsx"), "white_text") == [("sheet 'Seen', A2", "warned")]


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [(book(), "a.xlsx", "spreadsheetml"), (show(), "a.pptx", "presentationml")],
)
def test_strict_open_xml_is_refused(data, name, kind):
    old = f"http://schemas.openxmlformats.org/{kind}/2006/main".encode()
    files = {
        part: content.replace(old, f"http://purl.oclc.org/ooxml/{kind}/main".encode())
        for part, content in parts(data).items()
    }
    assert done(screen(zipped(files), name), "format")[0][1] == "refused"


def test_nothing_that_is_seen_names_a_sheet_that_is_gone(tmp_path):
    def fill(made, sheet):
        other = made.create_sheet("Orchid's")
        for row in (("x", "Lamps"), ("a", 3), ("b", 7)):
            other.append(row)
        other.sheet_state = "hidden"
        chart = BarChart()
        chart.add_data(Reference(other, min_col=2, min_row=1, max_row=3), titles_from_data=True)
        sheet.add_chart(chart, "D4")
        sheet["A3"] = "See"
        sheet["A3"].hyperlink = Hyperlink(ref="A3", location="'Orchid''s'!A1")

    data = book(fill)
    assert everything(data).count(SECRET) > 2
    result = screen(data, "a.xlsx")
    assert SECRET not in everything(result.data)
    assert b"<f>#REF!</f>" in everything(result.data).replace(b"c:f>", b"f>")
    assert openpyxl.load_workbook(io.BytesIO(result.data))["Seen"]["A3"].value == "See"
    assert faults(result.data, "a.xlsx", tmp_path) <= faults(data, "a.xlsx", tmp_path)


@pytest.mark.parametrize(
    "part",
    [
        {BOOK: (b'activeTab="0"', b'activeTab="first"')},
        {"xl/styles.xml": (b'fontId="0"', b'fontId="none"')},
        {SHEET: (b'<row r="5"', b'<row r="five"')},
    ],
)
def test_numbers_that_are_none_are_damage(part):
    def fill(made, sheet):
        low_row(made, sheet)
        sheet.row_dimensions[5].hidden = True
        other = made.create_sheet("Other")
        other.sheet_state = "hidden"

    result = screen(with_parts(book(fill), **part), "a.xlsx")
    assert result.refused
    assert done(result, "damaged") == [("", "refused")]


def test_a_slide_that_stands_on_itself_is_damage():
    slide = "ppt/slides/_rels/slide1.xml.rels"
    looped = {slide: (b"../slideLayouts/slideLayout2.xml", b"slide1.xml")}
    assert done(screen(with_parts(show(), **looped), "a.pptx"), "damaged") == [("", "refused")]
