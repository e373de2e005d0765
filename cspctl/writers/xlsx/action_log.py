"""The action log as an Excel workbook: one sheet a board, one table a sheet.

Made to be filled in and to be read by everybody: a real table under one row of headings, no
merged cell, no hidden sheet, row or column, words beside every colour.
"""

import datetime as dt
import re
from io import BytesIO

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from cspctl.documents.action_log import RAG_FILLS
from cspctl.documents.action_log_book import (
    COLUMNS,
    NEW_UPDATE,
    STATE_WORDS,
    ActionLogBook,
    BookRow,
    BookSheet,
)
from cspctl.queries.standing import RAG_WORDS
from cspctl.writers.ooxml import read_package, write_package
from cspctl.writers.properties import CoreProperties, set_properties
from cspctl.writers.sent import set_sent
from cspctl.writers.xlsx.looks import DATE, HEADING, LINE, NOTE, TEXT, TITLE, TYPED, named_styles
from cspctl.writers.xlsx.mending import mend

_HEADINGS = 3  # the row: below title and note, no blank row for a screen reader to meet
_WIDTHS = dict(zip(COLUMNS, (7, 48, 22, 18, 13, 15, 11, 48, 40, 11, 11), strict=True))
_PADDING = 0.71  # what Excel adds to a width of so many letters
_HIGHEST = 409  # points: the most that Excel gives a row
_EARLIEST = dt.date(1900, 3, 1)  # before it Excel's days are not everybody's
_BLACK = "FF000000"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def workbook(book: ActionLogBook) -> bytes:
    """Write the workbook; the same book gives the same bytes."""
    file = Workbook()
    file.remove(file.worksheets[0])
    for style in named_styles():
        file.add_named_style(style)
    for number, sheet in enumerate(book.sheets, start=1):
        worksheet = file.create_sheet(sheet.name)
        last = _write_rows(worksheet, sheet, book.columns)
        right = get_column_letter(len(book.columns))
        table = f"A{_HEADINGS}:{right}{last}"
        worksheet.add_table(Table(displayName=f"ActionLog{number}", ref=table))
        worksheet.freeze_panes = f"B{_HEADINGS + 1}"
        _colour(worksheet, _cells_of("RAG", book.columns, last))
        if not book.public:
            _offer_choices(worksheet, book.columns, last)
        _lay_out(worksheet, book.columns)
        worksheet.print_area = f"A1:{right}{last}"
    buffer = BytesIO()
    file.save(buffer)
    parts = read_package(buffer.getvalue())
    mend(parts)
    day = dt.datetime.combine(book.day, dt.time())
    set_properties(parts, CoreProperties(book.title, book.creator, day, day))
    set_sent(parts, book.sent)
    return write_package(parts)


def _write_rows(worksheet: Worksheet, sheet: BookSheet, columns: tuple[str, ...]) -> int:
    """Write title, note and rows; the last row of the table, which has one even without rows."""
    _write(worksheet, 1, 1, sheet.title, TITLE)
    _write(worksheet, 2, 1, sheet.note, NOTE)
    worksheet.row_dimensions[_HEADINGS].height = 2 * LINE
    for place, heading in enumerate(columns, start=1):
        _write(worksheet, _HEADINGS, place, heading, HEADING)
    for line, row in enumerate(sheet.rows, start=_HEADINGS + 1):
        values = _values(row)
        worksheet.row_dimensions[line].height = _height(values)
        for place, heading in enumerate(columns, start=1):
            look = TYPED if heading == NEW_UPDATE else TEXT
            _write(worksheet, line, place, values[heading], look)
    return _HEADINGS + max(1, len(sheet.rows))


def _write(
    worksheet: Worksheet, line: int, place: int, value: dt.date | int | str | None, look: str
) -> None:
    cell = worksheet.cell(line, place)
    if isinstance(value, dt.date) and value >= _EARLIEST:
        cell.value = value
        look = DATE
    elif isinstance(value, int):
        cell.value = value
    elif value:
        text = _sound(str(value))
        cell.value = text
        # Never a formula, whatever it begins with ...
        cell.data_type = "s"
    cell.style = look
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "'")):
        # ... and still a text when somebody edits it.
        cell.quotePrefix = True


def _values(row: BookRow) -> dict[str, dt.date | int | str | None]:
    values = (
        row.number,
        row.action,
        row.lead,
        row.others,
        row.start,
        row.target,
        row.days_overdue,
        row.updates,
        None,
        row.rag,
        row.state,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _height(values: dict[str, dt.date | int | str | None]) -> float:
    """The height that a row's longest text likely takes, in points.

    Excel works out heights of its own when a row changes; LibreOffice and viewers take these.
    """
    lines = 1
    for heading, value in values.items():
        if isinstance(value, str):
            fits = int(_WIDTHS[heading] * 0.9)
            paragraphs = value.split("\n")
            lines = max(lines, sum(-(-len(part) // fits) or 1 for part in paragraphs))
    return min(LINE * lines, _HIGHEST)


def _sound(text: str) -> str:
    """A text with Excel's line ends and without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _cells_of(heading: str, columns: tuple[str, ...], last: int) -> str:
    letter = get_column_letter(columns.index(heading) + 1)
    return f"{letter}{_HEADINGS + 1}:{letter}{last}"


def _colour(worksheet: Worksheet, cells: str) -> None:
    for letter, word in RAG_WORDS.items():
        # A conditional fill is painted in its background colour.
        fill = PatternFill("solid", bgColor=f"FF{RAG_FILLS[letter]}")
        look = DifferentialStyle(font=Font(color=_BLACK), fill=fill)
        rule = Rule(type="cellIs", operator="equal", formula=[f'"{word}"'], dxf=look)
        worksheet.conditional_formatting.add(cells, rule)


def _offer_choices(worksheet: Worksheet, columns: tuple[str, ...], last: int) -> None:
    for heading, words in (("RAG", RAG_WORDS), ("State", STATE_WORDS)):
        names = list(words.values())
        prompt = f"Choose {', '.join(names[:-1])} or {names[-1]}."
        choices = DataValidation(
            type="list",
            formula1=f'"{",".join(names)}"',
            allow_blank=True,
            showInputMessage=True,
            showErrorMessage=True,
            promptTitle=heading,
            prompt=prompt,
            errorTitle=heading,
            error=prompt,
        )
        choices.add(_cells_of(heading, columns, last))
        worksheet.add_data_validation(choices)


def _lay_out(worksheet: Worksheet, columns: tuple[str, ...]) -> None:
    for place, heading in enumerate(columns, start=1):
        width = _WIDTHS[heading] + _PADDING
        worksheet.column_dimensions[get_column_letter(place)].width = width
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = 9  # A4
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_setup.fitToWidth = 1  # one page wide, as many as it takes
    worksheet.page_setup.fitToHeight = 0
    worksheet.print_title_rows = f"{_HEADINGS}:{_HEADINGS}"
    footer = worksheet.oddFooter
    assert footer is not None, "a new sheet has a footer"
    footer.center.text = "Page &P of &N"
