"""Blocks of prose into Word's paragraphs and tables, in the document's own styles."""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import groupby

from lxml import etree

from cspctl.documents.blocks import (
    Block,
    CodeBlock,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Runs,
    Table,
    Text,
)
from cspctl.writers.docx.drawing import inline_picture
from cspctl.writers.docx.links import address
from cspctl.writers.docx.names import R_ID, TBL, P, element, text_element, w
from cspctl.writers.docx.numbering import LEVELS, Numbering, indent
from cspctl.writers.docx.sandbox import clean
from cspctl.writers.docx.styles import Styles

_WIDTH = 9026  # twentieths of a point between the margins of an A4 page
_HANGING = 720  # twentieths of a point from a number to its text, as in "Numbered Paragraph"
_TABLE_STEP = 284  # twentieths of a point that a list's level goes in where it stands in a table
_DEEPEST_HEADING = 4
# CT_RPr is a sequence: a run's properties stand in this order or Word repairs the file.
_RPR_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
    *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect"),
    *("bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
    *("specVanish", "oMath"),
)


class BlockWriter:
    """Writes blocks for one part.

    ``link`` makes a relationship to a URL and returns its id, ``picture`` one to a PNG.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        link: Callable[[str], str],
        picture: Callable[[bytes], str],
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._link = link
        self._picture = picture

    def elements(self, blocks: Iterable[Block], style: str | None = None) -> list[etree._Element]:
        """Make ``w:p`` and ``w:tbl`` elements; ``style`` is the style id of plain paragraphs."""
        made: list[etree._Element] = []
        hanging = 0
        for block in blocks:
            if isinstance(block, Paragraph):
                hanging = _HANGING if block.number is not None else 0
            elif isinstance(block, Heading):
                hanging = 0
            for item in self._block(block, style, hanging):
                if made and made[-1].tag == TBL and not isinstance(block, Heading):
                    _part_from_table(item, made)
                made.append(item)
        return made

    def runs(
        self, runs: Iterable[Text], properties: etree._Element | None = None
    ) -> list[etree._Element]:
        """Make runs and hyperlinks; ``properties`` is the ``w:rPr`` that all of them have."""
        made: list[etree._Element] = []
        for link, group in groupby(runs, key=lambda run: address(run.link)):
            parts = [self._run(run, properties, linked=link is not None) for run in group]
            if link is None:
                made += parts
            else:
                hyperlink = element("hyperlink", *parts, history="1")
                hyperlink.set(R_ID, self._link(link))
                made.append(hyperlink)
        return made

    def _block(self, block: Block, style: str | None, hanging: int) -> list[etree._Element]:
        """Write a block; ``hanging`` is where the text of a numbered paragraph above it begins."""
        match block:
            case Heading():
                return [self._heading(block)]
            case Paragraph():
                return [self._paragraph(block, style)]
            case ListBlock():
                return self._list(block, 0, hanging, style)
            case Table():
                return [self._table(block)]
            case Quote():
                return self.elements(block.blocks, self._styles.identity("Quote"))
            case CodeBlock():
                code = self._styles.identity("HTML Preformatted")
                return [_styled(code, *self.runs([Text(block.text)]))]
            case Figure():
                return self._figure(block, style)
            case Rule():
                line = element("bottom", val="single", sz="6", space="1", color="auto")
                return [element("p", element("pPr", element("pBdr", line)))]

    def _heading(self, heading: Heading) -> etree._Element:
        level = min(max(heading.level, 1), _DEEPEST_HEADING)
        style = self._styles.identity(f"Heading {level}")
        made = _styled(style, *self.runs(heading.runs))
        if heading.number is not None:
            properties = made[0]
            if self._styles.counts(style):  # the number is the paper's own; no second one
                none = element("numId", val=self._numbering.none())
                properties.append(element("numPr", element("ilvl", val="0"), none))
            hanging = str(_HANGING)
            properties.append(element("tabs", element("tab", val="left", pos=hanging)))
            properties.append(element("ind", left=hanging, hanging=hanging))
            made.insert(1, _number(heading.number))
        return made

    def _paragraph(self, paragraph: Paragraph, style: str | None) -> etree._Element:
        if paragraph.number is None:
            return _styled(style, *self.runs(paragraph.runs))
        numbered = self._styles.identity("Numbered Paragraph")
        return _styled(numbered, _number(paragraph.number), *self.runs(paragraph.runs))

    def _figure(self, block: Figure, style: str | None) -> list[etree._Element]:
        """A picture, with its caption above it on the same page."""
        from cspctl.writers.charts import height_of, png

        high = block.height_mm or height_of(block.chart, block.width_mm)
        identity = self._picture(png(block.chart, block.width_mm, high))
        drawing = inline_picture(identity, block.chart.title, block.chart.alt, block.width_mm, high)
        made = [_styled(style, element("r", drawing))]
        if block.caption:
            caption = _styled(self._styles.identity("caption"), *self.runs([Text(block.caption)]))
            caption[0].append(element("keepNext"))
            made.insert(0, caption)
        return made

    def _list(
        self, block: ListBlock, level: int, hanging: int, around: str | None
    ) -> list[etree._Element]:
        """Write a list; ``around`` is the style of the text it stands in.

        In a table its items keep the style of the text around them, which is smaller, and go in
        less: a column is narrow.
        """
        level = min(level, LEVELS - 1)
        style = self._styles.identity("List Number" if block.ordered else "List Bullet")
        in_table = around is not None and self._styles.is_for_tables(around)
        step = _TABLE_STEP if in_table else indent(0)
        if block.ordered:
            number = self._numbering.ordered(level, block.start)
        else:
            number = self._numbering.bullets()
        made: list[etree._Element] = []
        for item in block.items:
            opening, rest = _opening(item)
            mark = element("numPr", element("ilvl", val=str(level)), element("numId", val=number))
            paragraph = _styled(around if in_table else style, *self.runs(opening))
            paragraph[0].append(mark)
            left = hanging + step * (level + 1)
            if hanging or in_table:
                paragraph[0].append(element("ind", left=str(left), hanging=str(step)))
            made.append(paragraph)
            for inner in rest:
                if isinstance(inner, ListBlock):
                    made += self._list(inner, level + 1, hanging, around)
                    continue
                for continued in self.elements([inner], around if in_table else None):
                    _indent(continued, left)
                    made.append(continued)
        return made

    def _table(self, table: Table) -> etree._Element:
        rows = ([table.header] if table.header else []) + list(table.rows)
        columns = max(map(len, rows), default=0) or 1
        shares = table.widths if table.widths and len(table.widths) == columns else (1,) * columns
        widths = [str(int(_WIDTH * share / sum(shares))) for share in shares]
        made = element(
            "tbl",
            element(
                "tblPr",
                element("tblStyle", val=self._styles.identity("Table Grid")),
                element("tblW", w="5000", type="pct"),
                element("tblLook", val="0020" if table.header else "0000"),
            ),
            element("tblGrid", *(element("gridCol", w=width) for width in widths)),
        )
        for number, row in enumerate(rows or [()]):
            heads = number == 0 and bool(table.header)
            made.append(self._row(row, widths, heads=heads))
        return made

    def _row(self, row: Sequence[Runs], widths: list[str], *, heads: bool) -> etree._Element:
        properties = element("trPr", element("cantSplit"))
        if heads:
            properties.append(element("tblHeader"))
        made = element("tr", properties)
        for index, width in enumerate(widths):
            runs = row[index] if index < len(row) else ()
            if heads:
                runs = tuple(replace(run, bold=True) for run in runs)
            cell = element("tc", element("tcPr", element("tcW", w=width, type="dxa")))
            cell.append(element("p", *self.runs(runs)))
            made.append(cell)
        return made

    def _run(self, run: Text, properties: etree._Element | None, *, linked: bool) -> etree._Element:
        own = deepcopy(properties) if properties is not None else element("rPr")
        marks = {"b": run.bold, "i": run.italic, "strike": run.strike}
        for name in (name for name, marked in marks.items() if marked):
            _set(own, element(name))
        if linked or run.code:
            style = "Hyperlink" if linked else "HTML Code"
            _set(own, element("rStyle", val=self._styles.identity(style)))
        made = element("r", *([own] if len(own) else []))
        for number, line in enumerate(clean(run.text).split("\n")):
            if number:
                made.append(element("br"))
            for column, text in enumerate(line.split("\t")):
                if column:
                    made.append(element("tab"))
                if text:
                    made.append(text_element(text))
        return made


def _styled(style: str | None, *children: etree._Element) -> etree._Element:
    properties = element("pPr")
    if style is not None:
        properties.append(element("pStyle", val=style))
    return element("p", properties, *children)


def _number(number: str) -> etree._Element:
    return element("r", text_element(clean(number)), element("tab"))


def _opening(item: tuple[Block, ...]) -> tuple[Runs, tuple[Block, ...]]:
    """Part an item's first paragraph from what follows; an item may begin with something else."""
    if item and isinstance(item[0], Paragraph):
        return item[0].runs, item[1:]
    return (), item


def _indent(made: etree._Element, left: int) -> None:
    """Set a block that continues a list's item under its text."""
    if made.tag == P:
        properties = made.find(w("pPr"))
        if properties is not None and properties.find(w("ind")) is None:
            properties.append(element("ind", left=str(left)))
    elif made.tag == TBL:
        made[0].insert(2, element("tblInd", w=str(left), type="dxa"))


def _part_from_table(item: etree._Element, made: list[etree._Element]) -> None:
    """Keep what follows a table clear of it; Word would join a second table to the first."""
    if item.tag == TBL:
        made.append(element("p"))
        return
    properties = item[0]
    spacing = element("spacing", before="120")
    indented = properties.find(w("ind"))
    if indented is not None:
        indented.addprevious(spacing)
    else:
        properties.append(spacing)


def _set(properties: etree._Element, made: etree._Element) -> None:
    """Put a property in its place, instead of one of the same name."""
    names = [w(name) for name in _RPR_ORDER]
    order = names.index(str(made.tag))
    for child in list(properties):
        if child.tag == made.tag:
            properties.remove(child)
    for child in properties:
        if child.tag in names and names.index(str(child.tag)) > order:
            child.addprevious(made)
            return
    properties.append(made)
