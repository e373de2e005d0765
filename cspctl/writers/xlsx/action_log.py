"""The action log as an Excel workbook: one sheet a board, one table a sheet.

Made to be filled in and to be read by everybody: a real table under one row of headings, no
merged cell, no hidden sheet, row or column, words beside every colour.
"""

import datetime as dt
import re
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from cspctl.documents.action_log import RAG_FILLS
from cspctl.documents.action_log_book import (
    COLUMNS,
    STATE_WORDS,
    ActionLogBook,
    BookRow,
    BookSheet,
)
from cspctl.queries.standing import RAG_WORDS
from cspctl.writers.ooxml import read_package, write_package
from cspctl.writers.properties import CoreProperties, set_properties
from cspctl.writers.sent import set_sent

_HEADINGS = 2  # the row, from 0: below title and note, no blank row for a screen reader to meet
_WIDTHS = (7, 48, 22, 18, 13, 15, 11, 48, 40, 11, 11)
_RAG = COLUMNS.index("RAG")
_STATE = COLUMNS.index("State")
_LAST = len(COLUMNS) - 1
_A4 = 9
_LINE = 15.5  # points, for 12-point Arial
_HIGHEST = 409  # points: the most that Excel gives a row
# A height that is marked as the user's own stays when a lead types more into the row.
_OWN_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BOX = {"font_name": "Arial", "font_size": 12, "border": 1, "border_color": "#7F7F7F"}
_TOP = _BOX | {"valign": "top", "align": "left", "text_wrap": True}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "Arial", "font_size": 16, "bold": True},
    "note": {"font_name": "Arial", "font_size": 12},
    # White on this blue: a contrast of 11 to 1.
    "heading": _BOX
    | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3864", "text_wrap": True},
    "text": _TOP,
    # 49 is Excel's Text: a note that begins with - or = is a note.
    # A text that begins like a formula stays a text when somebody edits it.
    "quoted": _TOP | {"quote_prefix": True},
    "date": _TOP | {"num_format": "dd/mm/yyyy"},
    "typed": _TOP | {"num_format": 49},
}


def workbook(book: ActionLogBook) -> bytes:
    """Write the workbook; the same book gives the same bytes."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as file:
        formats = {name: file.add_format(looks) for name, looks in _FORMATS.items()}
        rag = {
            word: file.add_format({"bg_color": f"#{RAG_FILLS[letter]}", "font_color": "#000000"})
            for letter, word in RAG_WORDS.items()
        }
        for number, sheet in enumerate(book.sheets, start=1):
            worksheet = file.add_worksheet(sheet.name)
            last = _write_rows(worksheet, sheet, formats)
            _make_table(worksheet, number, last, formats)
            _offer_choices(worksheet, last)
            for word, look in rag.items():
                rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
                worksheet.conditional_format(_HEADINGS + 1, _RAG, last, _RAG, rule)
            _lay_out(worksheet, last)
    parts = read_package(buffer.getvalue())
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        parts[name] = _OWN_HEIGHT.sub(rb"\1", parts[name])
    day = dt.datetime.combine(book.day, dt.time())
    set_properties(parts, CoreProperties(book.title, book.creator, day, day))
    set_sent(parts, book.sent)
    return write_package(parts)


def _write_rows(worksheet: Any, sheet: BookSheet, formats: dict[str, Any]) -> int:
    """Write title, note and rows; the last row of the table, which has one even without rows."""
    worksheet.write_string(0, 0, _sound(sheet.title), formats["title"])
    worksheet.write_string(1, 0, _sound(sheet.note), formats["note"])
    last = _HEADINGS + max(1, len(sheet.rows))
    worksheet.set_row(_HEADINGS, 2 * _LINE)
    for line, row in enumerate(sheet.rows, start=_HEADINGS + 1):
        worksheet.set_row(line, _height(row))
        for place, value in enumerate(_values(row)):
            if isinstance(value, dt.date):
                worksheet.write_datetime(line, place, value, formats["date"])
            elif isinstance(value, int):
                worksheet.write_number(line, place, value, formats["text"])
            elif value:
                quoted = value.startswith(("=", "+", "-", "@", "'"))
                look = formats["quoted" if quoted else "text"]
                worksheet.write_string(line, place, _sound(value), look)
            else:
                typed = COLUMNS[place] == "New update"
                worksheet.write_blank(line, place, None, formats["typed" if typed else "text"])
    return last


def _values(row: BookRow) -> tuple[dt.date | int | str | None, ...]:
    return (
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


def _height(row: BookRow) -> float:
    """The height that a row's longest text likely takes, in points.

    Excel works out heights of its own when a row changes; LibreOffice and viewers take these.
    """
    lines = 1
    for value, width in zip(_values(row), _WIDTHS, strict=True):
        if isinstance(value, str):
            fits = int(width * 0.9)
            paragraphs = value.split("\n")
            lines = max(lines, sum(-(-len(part) // fits) or 1 for part in paragraphs))
    return min(_LINE * lines, _HIGHEST)


def _sound(text: str) -> str:
    """A text with Excel's line ends and without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _make_table(worksheet: Any, number: int, last: int, formats: dict[str, Any]) -> None:
    columns = [{"header": text, "header_format": formats["heading"]} for text in COLUMNS]
    options = {"name": f"ActionLog{number}", "style": None, "columns": columns}
    worksheet.add_table(_HEADINGS, 0, last, _LAST, options)
    worksheet.freeze_panes(_HEADINGS + 1, 1)


def _offer_choices(worksheet: Any, last: int) -> None:
    for place, words in ((_RAG, RAG_WORDS), (_STATE, STATE_WORDS)):
        names = list(words.values())
        prompt = f"Choose {', '.join(names[:-1])} or {names[-1]}."
        choices = {
            "validate": "list",
            "source": names,
            "input_title": COLUMNS[place],
            "input_message": prompt,
            "error_title": COLUMNS[place],
            "error_message": prompt,
        }
        worksheet.data_validation(_HEADINGS + 1, place, last, place, choices)


def _lay_out(worksheet: Any, last: int) -> None:
    for place, width in enumerate(_WIDTHS):
        worksheet.set_column(place, place, width)
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)  # one page wide, as many as it takes
    worksheet.repeat_rows(_HEADINGS)
    worksheet.print_area(0, 0, last, _LAST)
    worksheet.set_footer("&CPage &P of &N")
