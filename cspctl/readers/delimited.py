"""Tables out of CSV files, as Excel and others save them."""

import csv
import re
from collections.abc import Iterator

from cspctl.readers.tables import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    TOO_MUCH,
    Cell,
    Row,
    Table,
    TableFile,
    Unreadable,
)

_SEPARATORS = ",;\t|"
# An apostrophe keeps a spreadsheet from running what follows (see cspctl.reporters.rows).
_GUARDED = re.compile(r"'(?=[=+\-@\t\r])")


def read_delimited(data: bytes) -> TableFile:
    """Read the one table of a file; Unreadable when it is no text."""
    text, notes = _decoded(data)
    first, _, rest = text.partition("\n")
    said = re.fullmatch(r"sep=(.)\r?", first, re.IGNORECASE)
    separator = said.group(1) if said else _separator(text)
    rows = list(_rows(rest if said else text, separator, 2 if said else 1))
    if not rows:
        raise Unreadable("nothing stands in it")
    return TableFile((Table("file", "", tuple(rows)),), notes=tuple(notes))


def _decoded(data: bytes) -> tuple[str, list[str]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if re.search(r"[\x00-\x08\x0e-\x1f]", text):
            break
        notes = []
        if encoding == "cp1252":
            notes.append("It is not UTF-8; it was read as an older Windows program saves text.")
        return text, notes
    raise Unreadable("it is neither an Excel workbook, nor a Word document, nor text")


def _separator(text: str) -> str:
    """The separator that the first lines have most of, outside quotation marks."""
    head = re.sub(r'"[^"]*"', "", text[:20_000])
    lines = [line for line in head.splitlines() if line.strip()][:20]
    counts = {mark: sum(line.count(mark) for line in lines) for mark in _SEPARATORS}
    if counts["\t"]:  # no text that a person types holds one
        return "\t"
    return max(_SEPARATORS, key=lambda mark: counts[mark])


def _rows(text: str, separator: str, line: int) -> Iterator[Row]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    before = found = held = 0
    try:
        for fields in reader:
            number, before = line + before, reader.line_num
            cells = tuple(
                Cell(
                    _GUARDED.sub("", field.strip(), count=1) if field[:1] == "'" else field.strip()
                )
                for field in fields[:MAX_COLUMNS]
            )
            if any(cell.text for cell in cells):
                found += 1
                held += len(cells)
                if found > MAX_ROWS or held > MAX_CELLS:
                    raise Unreadable(TOO_MUCH)
                yield Row(number, cells)
    except csv.Error as reason:
        where = line + reader.line_num - 1
        raise Unreadable(f"line {where} cannot be read ({reason})") from reason
