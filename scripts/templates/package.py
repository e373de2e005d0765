"""A template's body, header and footer into a Word file: the same bytes wherever it is made."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from cspctl.writers import ooxml
from cspctl.writers.docx.names import R_ID, element, w
from cspctl.writers.properties import CoreProperties, set_properties
from templates.look import FONT, LANGUAGE, SIDE, WIDE, WIDTH, styles
from templates.theme import theme
from templates.word import Content, field, p, run, tab, twips

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_A4 = (11906, 16838)


@dataclass(frozen=True, slots=True)
class Template:
    """A document in the making.

    ``title`` is what the file is called in its properties and what a screen reader announces;
    ``marks`` are shown in the header behind the organisation (condition, words); ``wide`` lays
    the page on its side.
    """

    title: str
    body: Sequence[etree._Element]
    marks: Sequence[tuple[str, str]] = ()
    wide: bool = False


def package(template: Template) -> bytes:
    """The Word file."""
    contents = {
        "styles": styles(),
        "settings": _settings(),
        "fontTable": _fonts(),
        "header": _header(template),
        "footer": _footer(template),
    }
    parts = {
        ooxml.CONTENT_TYPES: b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        b'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        b"</Types>"
    }
    main = "word/document.xml"
    ooxml.add_part(parts, main, f"{_WORD}.document.main+xml", b"")
    ooxml.relate(parts, "", f"{ooxml.RELATIONSHIPS}/officeDocument", main)
    links = {}
    for kind, content in contents.items():
        data = ooxml.serialise_xml(content)
        ooxml.add_part(parts, f"word/{kind}.xml", f"{_WORD}.{kind}+xml", data)
        links[kind] = ooxml.relate(parts, main, f"{ooxml.RELATIONSHIPS}/{kind}", f"{kind}.xml")
    ooxml.add_part(parts, "word/theme/theme1.xml", _THEME, theme())
    ooxml.relate(parts, main, f"{ooxml.RELATIONSHIPS}/theme", "theme/theme1.xml")
    section = _section(template, links)
    body = element("document", element("body", *template.body, section))
    parts[main] = ooxml.serialise_xml(body)
    set_properties(parts, CoreProperties(title=template.title, language=LANGUAGE))
    return ooxml.write_package(parts)


def _header(template: Template) -> etree._Element:
    """The organisation, or else the board, and in bold what kind of copy this is."""
    who = "{% if head.organisation %}{{ head.organisation }}{% else %}{{ head.board }}{% endif %}"
    content: list[Content] = [who]
    for condition, words in (*template.marks, ("head.public", "Public edition")):
        content += [
            run(f"{{%r if {condition} %}}"),
            run(" | "),
            run(words, "Mark"),
            run("{%r endif %}"),
        ]
    return element("hdr", p("Header", *content))


def _footer(template: Template) -> etree._Element:
    """Board, date and item at the left, the page at the right.

    The page is the only number: a count of all pages would be wrong in a merged pack.
    """
    where = "{{ head.board }}, {{ head.date }}{% if head.item %} - Item {{ head.item }}{% endif %}"
    line = p("Footer", where, tab(), "Page\u00a0", *field("PAGE", "1"))
    edge = twips(WIDE if template.wide else WIDTH)
    line[0].append(element("tabs", element("tab", val="right", pos=edge)))
    return element("ftr", line)


def _section(template: Template, links: dict[str, str]) -> etree._Element:
    references = []
    for kind in ("header", "footer"):
        reference = element(f"{kind}Reference", type="default")
        reference.set(R_ID, links[kind])
        references.append(reference)
    if template.wide:
        size = element("pgSz", w=str(_A4[1]), h=str(_A4[0]), orient="landscape")
    else:
        size = element("pgSz", w=str(_A4[0]), h=str(_A4[1]))
    side, edge = twips(SIDE), twips(1.1)
    margins = element(
        "pgMar", top=side, right=side, bottom=side, left=side, header=edge, footer=edge, gutter="0"
    )
    return element("sectPr", *references, size, margins)


def _settings() -> etree._Element:
    """No ``w:updateFields``: Word would ask its user a question on opening."""
    mode = element("compatSetting", uri="http://schemas.microsoft.com/office/word", val="15")
    mode.set(w("name"), "compatibilityMode")
    return element(
        "settings",
        element("zoom", percent="100"),
        element("defaultTabStop", val="720"),
        element("characterSpacingControl", val="doNotCompress"),
        element("compat", mode),
        element("themeFontLang", val=LANGUAGE),
        element("decimalSymbol", val="."),
        element("listSeparator", val=","),
    )


def _fonts() -> etree._Element:
    """What to take where the font is missing: one with the same widths keeps the line breaks."""
    font = element(
        "font",
        element("altName", val="Liberation Sans"),
        element("panose1", val="020B0604020202020204"),
        element("charset", val="00"),
        element("family", val="swiss"),
        element("pitch", val="variable"),
    )
    font.set(w("name"), FONT)
    return element("fonts", font)
