"""The names of the Word format that the merger needs: namespaces, tags, orders of children.

Source: ECMA-376 Part 1 (Transitional), WordprocessingML and Part 2, Open Packaging.
"""

from copy import deepcopy
from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741 - the prefix Word gives it
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
XML = "http://www.w3.org/XML/1998/namespace"

WORDML_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

#: Declared on every root that the merger writes. Word looks prefixes up by name in
#: ``mc:Choice/@Requires`` and ``mc:Ignorable``, so these must stand at the root.
PREFIXES: dict[str, str] = {
    "w": W,
    "r": R,
    "a": A,
    "wp": WP,
    "mc": MC,
    "m": M,
    "v": V,
    "o": O,
    "w10": "urn:schemas-microsoft-com:office:word",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": WPS,
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wpi": "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
    "wne": "http://schemas.microsoft.com/office/word/2006/wordml",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "cx1": "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
    "aink": "http://schemas.microsoft.com/office/drawing/2016/ink",
    "am3d": "http://schemas.microsoft.com/office/drawing/2017/model3d",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "w14": W14,
    "w15": W15,
    "w16": "http://schemas.microsoft.com/office/word/2018/wordml",
    "w16cex": "http://schemas.microsoft.com/office/word/2018/wordml/cex",
    "w16cid": "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "w16sdtdh": "http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
}
#: What a reader that does not know these may skip.
IGNORABLE = "w14 w15 w16 w16cex w16cid w16sdtdh w16se wp14"


def w(name: str) -> str:
    """The full tag of a name in Word's main namespace."""
    return f"{{{W}}}{name}"


def tags(names: str) -> tuple[str, ...]:
    """The full tags of names with blanks between them, in Word's main namespace."""
    return tuple(w(name) for name in names.split())


def r(name: str) -> str:
    """The full name of a relationship attribute."""
    return f"{{{R}}}{name}"


def local(element: Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


VAL = w("val")
P = w("p")
PPR = w("pPr")
RPR = w("rPr")
RUN = w("r")
TBL = w("tbl")
SECTPR = w("sectPr")


def drop(element: Element) -> None:
    """Take an element out; the text that follows it (never used in Word files) goes too."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element) -> None:
    """Put the element's children where the element stands."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def new_root(name: str) -> Element:
    """An empty root in Word's namespace with every prefix that copied content may name."""
    return deepcopy(_root(name))


@cache
def _root(name: str) -> Element:
    """Declaring that many prefixes takes longer than copying them."""
    root = etree.Element(w(name), nsmap=PREFIXES)
    root.set(f"{{{MC}}}Ignorable", IGNORABLE)
    return root
