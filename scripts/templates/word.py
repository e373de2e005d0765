"""A small vocabulary for writing Word's XML, so that a template reads like the page it makes.

Lengths are in centimetres here and in twentieths of a point (1/567 cm) in the file. Element
order follows ECMA-376 Part 1, section 17: Word repairs a file that has it otherwise.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from cspctl.writers.docx.names import element, text_element

Content = str | etree._Element


def twips(centimetres: float) -> str:
    """A length as Word counts it."""
    return str(round(centimetres * 567))


def run(text: str, style: str = "") -> etree._Element:
    """Text with a character style (its id)."""
    look = [element("rPr", element("rStyle", val=style))] if style else []
    return element("r", *look, text_element(text))


def strong(text: str) -> etree._Element:
    """Text that stands out: a label, a mark."""
    return run(text, "Strong")


def tab() -> etree._Element:
    """To the paragraph's one tab stop: from a number to its text, or to a page's right edge."""
    return element("r", element("tab"))


def field(instruction: str, shown: str) -> list[etree._Element]:
    """A live field; ``shown`` is what it says until somebody's program counts."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
        run(shown),
        element("r", element("fldChar", fldCharType="end")),
    ]


def p(style: str, *content: Content) -> etree._Element:
    """A paragraph in a style (its id; '' is Normal)."""
    properties = element("pPr")
    if style:
        properties.append(element("pStyle", val=style))
    runs = [run(part) if isinstance(part, str) else part for part in content]
    return element("p", *([properties] if len(properties) else []), *runs)


def numbered(style: str, number: str, text: str) -> etree._Element:
    """A paragraph that hangs behind its number, as a paper's own do (writers/docx/blocks.py)."""
    made = p(style, number, tab(), text)
    made[0].append(element("tabs", element("tab", val="left", pos="720")))
    made[0].append(element("ind", left="720", hanging="720"))
    return made


def labelled(label: str, text: str, style: str = "Detail") -> etree._Element:
    """``Label: text``, the label standing out."""
    return p(style, strong(f"{label}: "), text)


def when(condition: str, *content: etree._Element) -> list[etree._Element]:
    """Paragraphs and tables that are printed only if the condition holds."""
    return [p("", f"{{%p if {condition} %}}"), *content, p("", "{%p endif %}")]


def each(loop: str, *content: etree._Element) -> list[etree._Element]:
    """Paragraphs and tables repeated: ``each("line in lines", ...)``."""
    return [p("", f"{{%p for {loop} %}}"), *content, p("", "{%p endfor %}")]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in centimetres, what its cells hold."""

    heading: str
    width: float
    content: Sequence[etree._Element]


def table(
    title: str,
    description: str,
    loop: str,
    columns: Sequence[Column],
    *,
    style: str = "TableGrid",
    heading: str = "TableHeading",
    prose: str = "",
    above: tuple[str, Sequence[etree._Element]] | None = None,
) -> etree._Element:
    """A table of a header row, repeated on every page, and a row for each turn of ``loop``.

    ``title`` and ``description`` are its alternative text. Its widths are fixed, so that a page
    looks the same whatever is in it. A row stays on one page, but for those of which the condition
    ``prose`` holds: they may be longer than a page. ``above`` is a condition, and what stands in a
    row of its own above a turn's row when it holds.
    """
    total = sum(column.width for column in columns)
    properties = element(
        "tblPr",
        element("tblStyle", val=style),
        element("tblW", w=twips(total), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0",
                lastColumn="0", noHBand="1", noVBand="1"),
        element("tblCaption", val=title),
        element("tblDescription", val=description),
    )  # fmt: skip
    widths = [column.width for column in columns]
    heads = [[p(heading, column.heading)] for column in columns]
    return element(
        "tbl",
        properties,
        element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths)),
        _row(widths, heads, header=True),
        _row(widths, _tag(f"{{%tr for {loop} %}}", columns)),
        *(_above(columns, *above) if above else []),
        *_turn(columns, prose),
        _row(widths, _tag("{%tr endfor %}", columns)),
    )


def _above(
    columns: Sequence[Column], condition: str, content: Sequence[etree._Element]
) -> list[etree._Element]:
    """A row that says something between two others, printed only if the condition holds.

    It stands in the second column: a cell over the whole width would be a merged one.
    """
    widths = [column.width for column in columns]
    cells = [[p("")], content, *([p("")] for _ in columns[2:])]
    return [
        _row(widths, _tag(f"{{%tr if {condition} %}}", columns)),
        _row(widths, cells),
        _row(widths, _tag("{%tr endif %}", columns)),
    ]


def _turn(columns: Sequence[Column], prose: str) -> list[etree._Element]:
    """What is repeated: a row, or for a table with prose one of two that look alike."""
    widths = [column.width for column in columns]
    cells = [list(column.content) for column in columns]
    if not prose:
        return [_row(widths, cells)]
    return [
        _row(widths, _tag(f"{{%tr if {prose} %}}", columns)),
        _row(widths, deepcopy(cells), whole=False),
        _row(widths, _tag("{%tr else %}", columns)),
        _row(widths, cells),
        _row(widths, _tag("{%tr endif %}", columns)),
    ]


def _tag(text: str, columns: Sequence[Column]) -> list[list[etree._Element]]:
    """The cells of a row that holds a tag and nothing else."""
    return [[p("", text)], *([p("")] for _ in columns[1:])]


def _row(
    widths: Sequence[float],
    cells: Iterable[Iterable[etree._Element]],
    *,
    header: bool = False,
    whole: bool = True,
) -> etree._Element:
    properties = element("trPr")
    if whole:
        properties.append(element("cantSplit"))
    if header:
        properties.append(element("tblHeader"))
    made = element("tr", *([properties] if len(properties) else []))
    for width, content in zip(widths, cells, strict=True):
        shape = element("tcPr", element("tcW", w=twips(width), type="dxa"))
        made.append(element("tc", shape, *content))
    return made
