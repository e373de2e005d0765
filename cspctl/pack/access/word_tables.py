"""Tables in Word without a header row."""

from collections.abc import Iterator

from cspctl.pack.access.word_text import each, text_of
from cspctl.pack.access.words import Found, excerpt
from cspctl.pack.screening.elements import Element
from cspctl.writers.docx.merge.names import TBL, VAL, w


def found(root: Element) -> Iterator[Found]:
    """Tables of rows and columns whose first row is not marked as their headings.

    One row or one column is no table of data: it is read in its order as it stands.
    """
    for number, table in enumerate(each(root, TBL), start=1):
        rows = table.findall(w("tr"))
        if len(rows) < 2 or max(len(row.findall(w("tc"))) for row in rows) < 2:
            continue
        mark = rows[0].find(f"{w('trPr')}/{w('tblHeader')}")
        if mark is None or mark.get(VAL) in ("0", "false", "off"):
            words = text_of(rows[0]).strip()
            yield "table-header", f"table {number}" + (f", {excerpt(words)}" if words else "")
