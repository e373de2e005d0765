"""How every template looks: one list of styles, and so one styles part for all of them.

A merged pack holds equal styles once, so all templates have all styles, used or not. Sizes and
spaces are in points, indents in centimetres. The colours stand on white and on the tint with a
contrast of at least 7 to 1 (WCAG 2.2, 1.4.6); a test reckons it.
"""

from dataclasses import dataclass

from lxml import etree

from cspctl.writers.docx.names import element, w
from templates.word import twips

FONT = "Arial"  # Liberation Sans has the same widths (see package.py)
FIXED_FONT = "Courier New"
LANGUAGE = "en-GB"

INK = "1A1A1A"
ACCENT = "17495A"  # titles, headings, labels: the one colour
GREY = "505050"  # notes, headers, footers
TINT = "EAF0F2"  # behind table headings
RULE = "B4C2C8"  # thin lines; they carry no meaning
LINK = "0B4F91"

SIDE = 2.2  # margins of every page
WIDTH = 21.0 - 2 * SIDE  # of the text on an upright A4 page
WIDE = 29.7 - 2 * SIDE  # and on one that lies on its side


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; what is None comes from the style it is based on."""

    id: str
    name: str
    based: str | None = "Normal"
    next: str | None = None
    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    font: str | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None  # times the height of the letters
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    rule: str | None = None  # the side on which a line runs along the paragraph
    stays: bool | None = None  # on the page of the paragraph behind it
    close: bool | None = None  # no space between paragraphs of this style
    level: int | None = None  # in Word's navigation pane and the bookmarks of a PDF


PARAGRAPHS = (
    Style("Normal", "Normal", based=None),
    # What stands at the head of a document.
    Style("AboveTitle", "Above Title", next="Title", bold=True, colour=GREY, after=4, stays=True),
    Style("Title", "Title", next="Subtitle", size=22, bold=True, colour=ACCENT, after=4, line=1.0,
          stays=True, level=0),
    Style("Subtitle", "Subtitle", next="Normal", size=14, colour=INK, after=14, stays=True),
    Style("Detail", "Detail", after=14, line=1.25, left=0.35, rule="left", close=True),
    Style("MeetingDetail", "Meeting Detail", based="Detail", stays=True),
    # Sections. A cover's purpose and a paper's first heading are of level 1.
    Style("Heading1", "heading 1", next="Normal", size=16, bold=True, colour=ACCENT, before=20,
          after=6, line=1.05, stays=True, level=0),
    Style("Heading2", "heading 2", next="Normal", size=14, bold=True, colour=ACCENT, before=16,
          after=4, line=1.05, stays=True, level=1),
    Style("Heading3", "heading 3", next="Normal", size=12, bold=True, colour=INK, before=12,
          after=4, stays=True, level=2),
    Style("Heading4", "heading 4", next="Normal", size=12, bold=True, colour=GREY, before=10,
          after=3, stays=True, level=3),
    # Prose: what the blocks of a paper are written in (cspctl/writers/docx/blocks.py).
    Style("ListBullet", "List Bullet", after=6),
    Style("ListNumber", "List Number", after=6),
    Style("NumberedParagraph", "Numbered Paragraph", before=4, after=6, left=1.27, hanging=1.27),
    Style("Quote", "Quote", colour=GREY, left=0.8, right=0.8, rule="left"),
    Style("HTMLPreformatted", "HTML Preformatted", size=10, font=FIXED_FONT, line=1.0),
    Style("Note", "Note", size=11, colour=GREY, before=8),
    Style("Marking", "Marking", bold=True, colour=ACCENT, size=14, before=6, after=8),
    # In tables.
    Style("TableText", "Table Text", size=11, before=2, after=2, line=1.05),
    Style("TableTitle", "Table Title", based="TableText", bold=True),
    Style("TablePart", "Table Part", based="TableText", left=0.5),
    Style("TableNote", "Table Note", based="TableText", size=10, colour=GREY, before=0),
    Style("TablePartNote", "Table Part Note", based="TableNote", left=0.5),
    Style("TableHeading", "Table Heading", based="TableText", bold=True, colour=ACCENT,
          stays=True),
    Style("TableSmall", "Table Small", based="TableText", size=10),
    Style("TableSmallHeading", "Table Small Heading", based="TableHeading", size=10),
    # In minutes.
    Style("MinuteText", "Minute Text", before=2, after=6),
    Style("MinuteHeading", "Minute Heading", size=10, colour=GREY, before=0, after=2, stays=True),
    Style("ActionBy", "Action By", size=11, bold=True, colour=ACCENT, before=2, after=6, line=1.1),
    # At the edges of the page.
    Style("Header", "header", size=10, colour=GREY, after=0, line=1.0),
    Style("Footer", "footer", size=10, colour=GREY, after=0, line=1.0, rule="top"),
)  # fmt: skip


def styles() -> etree._Element:
    """The ``w:styles`` part."""
    return element(
        "styles",
        _defaults(),
        *(_paragraph(style) for style in PARAGRAPHS),
        *_characters(),
        _list(),
        *_tables(),
    )


def _defaults() -> etree._Element:
    letters = element("rPr", _fonts(FONT), element("color", val=INK), *_size(12),
                      element("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))  # fmt: skip
    space = element(
        "pPr", element("widowControl"), element("spacing", after="160", line="276", lineRule="auto")
    )
    return element("docDefaults", element("rPrDefault", letters), element("pPrDefault", space))


def _paragraph(style: Style) -> etree._Element:
    made = _opening("paragraph", style.id, style.name)
    if style.based:
        made.append(element("basedOn", val=style.based))
    else:
        made.set(w("default"), "1")
    if style.next:
        made.append(element("next", val=style.next))
    made.append(element("qFormat"))
    for properties in (_paragraph_properties(style), _letters(style)):
        if len(properties):
            made.append(properties)
    return made


def _paragraph_properties(style: Style) -> etree._Element:
    made = element("pPr")
    if style.stays:
        made.append(element("keepNext"))
    if style.rule:
        thick = "24" if style.rule == "left" else "4"
        edge = element(style.rule, val="single", sz=thick, space="8", color=RULE)
        made.append(element("pBdr", edge))
    if style.id == "NumberedParagraph":
        made.append(element("tabs", element("tab", val="left", pos="720")))
    _append(
        made,
        "spacing",
        before=_points(style.before),
        after=_points(style.after),
        line=None if style.line is None else str(round(style.line * 240)),
        lineRule=None if style.line is None else "auto",
    )
    _append(made, "ind", left=_cm(style.left), right=_cm(style.right), hanging=_cm(style.hanging))
    if style.close:
        made.append(element("contextualSpacing"))
    if style.level is not None:
        made.append(element("outlineLvl", val=str(style.level)))
    return made


def _letters(style: Style) -> etree._Element:
    made = element("rPr")
    if style.font:
        made.append(_fonts(style.font))
    if style.bold:
        made.extend([element("b"), element("bCs")])
    if style.colour:
        made.append(element("color", val=style.colour))
    if style.size:
        made.extend(_size(style.size))
    return made


def _characters() -> list[etree._Element]:
    default = _opening("character", "DefaultParagraphFont", "Default Paragraph Font")
    default.set(w("default"), "1")
    default.append(element("semiHidden"))
    looks = {
        ("Strong", "Strong"): [element("b"), element("bCs")],
        ("Mark", "Mark"): [element("b"), element("bCs"), element("color", val=ACCENT)],
        ("Hyperlink", "Hyperlink"): [element("color", val=LINK), element("u", val="single")],
        ("HTMLCode", "HTML Code"): [_fonts(FIXED_FONT)],
    }
    made = [default]
    for (identity, name), look in looks.items():
        style = _opening("character", identity, name)
        style.append(element("basedOn", val="DefaultParagraphFont"))
        style.extend([element("qFormat"), element("rPr", *look)])
        made.append(style)
    return made


def _list() -> etree._Element:
    made = _opening("numbering", "NoList", "No List")
    made.set(w("default"), "1")
    made.append(element("semiHidden"))
    return made


def _tables() -> list[etree._Element]:
    plain = _opening("table", "TableNormal", "Normal Table")
    plain.set(w("default"), "1")
    plain.extend([element("semiHidden"), element("tblPr", _margins(0.2, 0.2))])
    # Every table of a pack but the minutes, those of authors' Markdown included.
    ruled = _table("TableGrid", "Table Grid")
    close = element("spacing", before="40", after="40", line="252", lineRule="auto")
    ruled.append(element("pPr", close))
    ruled.append(_ruled(("top", "bottom", "insideH"), 0.2, 0.2))
    heading = element("tblStylePr", type="firstRow")
    heading.append(element("rPr", element("b"), element("color", val=ACCENT)))
    heading.append(element("tcPr", element("shd", val="clear", color="auto", fill=TINT)))
    ruled.append(heading)
    # The minutes: prose with a column at its right, one thin rule on top.
    prose = _table("MinutesTable", "Minutes Table")
    prose.append(_ruled(("top",), 0.0, 0.4))
    return [plain, ruled, prose]


def _table(identity: str, name: str) -> etree._Element:
    made = _opening("table", identity, name)
    made.extend([element("basedOn", val="TableNormal"), element("qFormat")])
    return made


def _ruled(sides: tuple[str, ...], left: float, right: float) -> etree._Element:
    lines = [element(side, val="single", sz="4", space="0", color=RULE) for side in sides]
    return element("tblPr", element("tblBorders", *lines), _margins(left, right))


def _margins(left: float, right: float) -> etree._Element:
    widths = {"top": 0.05, "left": left, "bottom": 0.05, "right": right}
    return element(
        "tblCellMar",
        *(element(name, w=twips(width), type="dxa") for name, width in widths.items()),
    )


def _opening(kind: str, identity: str, name: str) -> etree._Element:
    return element("style", element("name", val=name), type=kind, styleId=identity)


def _append(parent: etree._Element, name: str, **attributes: str | None) -> None:
    """Add an element with those attributes that are given; none, no element."""
    given = {key: value for key, value in attributes.items() if value is not None}
    if given:
        parent.append(element(name, **given))


def _fonts(name: str) -> etree._Element:
    return element("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _size(points: float) -> list[etree._Element]:
    half = str(round(points * 2))
    return [element("sz", val=half), element("szCs", val=half)]


def _points(points: float | None) -> str | None:
    return None if points is None else str(round(points * 20))


def _cm(centimetres: float | None) -> str | None:
    return None if centimetres is None else twips(centimetres)
