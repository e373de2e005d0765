"""A range of pages as Word's own live fields: ``PAGEREF`` (ECMA-376 Part 1, 17.16.5.45)."""

from copy import deepcopy

from lxml import etree

from cspctl.documents.blocks import PageRange
from cspctl.writers.docx.names import XML_SPACE, element, text_element
from cspctl.writers.docx.sandbox import clean

_DASH = " \u2013 "


def page_range(pages: PageRange, properties: etree._Element | None = None) -> list[etree._Element]:
    """Make the runs of ``5 – 14``, each end a field where it has a bookmark, else plain text.

    ``properties`` is the ``w:rPr`` that all runs have. Until somebody's program counts, the
    fields show the range's own texts.
    """
    made = _page(pages.first, pages.first_text, properties)
    if pages.last or pages.last_text:
        made.append(_run(text_element(_DASH), properties))
        made += _page(pages.last, pages.last_text, properties)
    return made


def _page(bookmark: str, shown: str, properties: etree._Element | None) -> list[etree._Element]:
    result = _run(text_element(clean(shown)), properties)
    if not bookmark:
        return [result]
    code = element("instrText")
    code.text = f" PAGEREF {bookmark} \\h "
    code.set(XML_SPACE, "preserve")
    return [
        _run(element("fldChar", fldCharType="begin"), properties),
        _run(code, properties),
        _run(element("fldChar", fldCharType="separate"), properties),
        result,
        _run(element("fldChar", fldCharType="end"), properties),
    ]


def _run(content: etree._Element, properties: etree._Element | None) -> etree._Element:
    look = [] if properties is None else [deepcopy(properties)]
    return element("r", *look, content)
