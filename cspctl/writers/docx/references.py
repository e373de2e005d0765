"""A range of pages as Word's own live fields: ``PAGEREF`` (ECMA-376 Part 1, 17.16.5.45)."""

from copy import deepcopy

from lxml import etree

from cspctl.documents.blocks import PageRange
from cspctl.writers.docx.names import XML_SPACE, element, text_element, w
from cspctl.writers.docx.sandbox import clean

_DASH = " \u2013 "


def page_range(pages: PageRange, properties: etree._Element | None = None) -> list[etree._Element]:
    """Make the runs of ``5 – 14``, each end a field where it has a bookmark, else plain text.

    ``properties`` is the ``w:rPr`` that all runs have. Until somebody's program counts, the
    fields show the range's own texts. A range with an address is a link to it.
    """
    if pages.link:
        properties = _as_link(properties)
    made = _page(pages.first, pages.first_text, properties)
    if pages.last or pages.last_text:
        made.append(_run(text_element(_DASH), properties))
        made += _page(pages.last, pages.last_text, properties)
    return _field(f'HYPERLINK "{pages.link}"', made, properties) if pages.link else made


def _as_link(properties: etree._Element | None) -> etree._Element:
    """The look of a link. LibreOffice drops links without the style (its bug 146575)."""
    look = element("rPr") if properties is None else deepcopy(properties)
    for style in look.findall(w("rStyle")):
        look.remove(style)
    look.insert(0, element("rStyle", val="Hyperlink"))
    return look


def _page(bookmark: str, shown: str, properties: etree._Element | None) -> list[etree._Element]:
    result = _run(text_element(clean(shown)), properties)
    if not bookmark:
        return [result]
    return _field(f"PAGEREF {bookmark} \\h", [result], properties)


def _field(
    instruction: str, result: list[etree._Element], properties: etree._Element | None
) -> list[etree._Element]:
    code = element("instrText")
    code.text = f" {instruction} "
    code.set(XML_SPACE, "preserve")
    return [
        _run(element("fldChar", fldCharType="begin"), properties),
        _run(code, properties),
        _run(element("fldChar", fldCharType="separate"), properties),
        *result,
        _run(element("fldChar", fldCharType="end"), properties),
    ]


def _run(content: etree._Element, properties: etree._Element | None) -> etree._Element:
    look = [] if properties is None else [deepcopy(properties)]
    return element("r", *look, content)
