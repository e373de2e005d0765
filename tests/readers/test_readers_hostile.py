"""Broken and hostile files: an answer or a reason, never anything else."""

import contextlib
import io
import random
import zipfile

import docx
import openpyxl
import pytest

from cspctl.importing.rows import understand
from cspctl.readers import Unreadable, read_tables

ROWS = [["No", "Action", "Due", "RAG"], ["1", "Write", "13/12/2017", "R"], ["2", "Call", "", "G"]]


def workbook():
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    return saved(book)


def document():
    made = docx.Document()
    table = made.add_table(3, 4)
    for line, row in enumerate(ROWS):
        for place, text in enumerate(row):
            table.cell(line, place).text = text
    return saved(made)


def saved(made):
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


SEEDS = [workbook(), document(), "\n".join(",".join(row) for row in ROWS).encode()]
PIECES = [
    b"<",
    b"&",
    b'"',
    b"",
    b"9" * 5000,
    b"-1",
    b"NaN",
    b"XFD1048576",
    b"\xff",
    b"\0",
    b"A" * 9999,
]


def broken(chance, data):
    """The data with a few bytes changed, taken out or put in."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(made) + 1)
        made[place : place + chance.choice([0, 1, 20])] = chance.choice(PIECES)
    return bytes(made)


@pytest.mark.parametrize("seed", range(120))
def test_a_broken_file_is_read_or_refused(seed):
    chance = random.Random(seed)
    data = chance.choice(SEEDS)
    if data.startswith(b"PK") and seed % 4:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice([part for part in parts if part.startswith(("xl/", "word/"))])
        parts[name] = broken(chance, parts[name])
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for part, content in parts.items():
                archive.writestr(part, content)
        data = buffer.getvalue()
    else:
        data = broken(chance, data)
    with contextlib.suppress(Unreadable):
        understand(read_tables(data).tables, "log")


def test_more_rows_or_cells_than_any_log_has_are_refused():
    for data in (
        b"a\n" * 50_001,
        b"a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z\n" * 40_000,
    ):
        with pytest.raises(Unreadable, match="it holds more than 50,000 rows or 1,000,000 cells"):
            read_tables(data)


def test_a_cell_of_dates_or_words_without_end_is_no_trouble():
    cells = ["1/1/17 " * 20_000, "a " * 20_000, "/" * 40_000, " and " * 9_000, "x" * 40_000]
    text = "No,Action,Lead,Due,RAG\n" + "".join(f"1,Write,{cell},{cell},{cell}\n" for cell in cells)
    understand(read_tables(text[:100_000].encode()).tables, "log")
