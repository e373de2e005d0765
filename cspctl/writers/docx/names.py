"""The names of WordprocessingML (ECMA-376 Part 1, section 17) that the renderer deals in."""

from lxml import etree

from cspctl.writers.ooxml import RELATIONSHIPS, WORD

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
R_ID = f"{{{RELATIONSHIPS}}}id"
_PREFIXES = {"w": WORD, "r": RELATIONSHIPS}


def w(name: str) -> str:
    """Qualify a name of the main namespace: ``w("p")``."""
    return f"{{{WORD}}}{name}"


P, R, T, TBL, TR, TC = (w(name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
TAB, BR, INSTR_TEXT = w("tab"), w("br"), w("instrText")
VAL = w("val")


def element(name: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """Make an element of the main namespace, its attributes in that namespace too."""
    made = etree.Element(w(name), nsmap=_PREFIXES)
    for key, value in attributes.items():
        made.set(w(key), value)
    made.extend(children)
    return made


def text_element(text: str) -> etree._Element:
    """Make a ``w:t`` that keeps its spaces."""
    made = element("t")
    made.text = text
    if text != text.strip() or "  " in text:
        made.set(XML_SPACE, "preserve")
    return made
