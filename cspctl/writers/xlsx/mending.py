"""Mends what openpyxl 3.1 writes otherwise than Excel does.

openxml-audit reports the first two, and Excel rewrites them at the first save:

- texts stand in the cells, not in the shared table of texts;
- the parts of a font stand in another order than the schema's;
- a height of a row is marked as the user's own, so that the row does not grow when a lead types
  more into it.
"""

import re
from typing import Any

from lxml import etree

from cspctl.writers import ooxml

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHARED = "xl/sharedStrings.xml"
_SHARED_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# CT_Font of ECMA-376 Part 1, 18.8.22, in the order that Excel writes and the Open XML SDK asks.
_FONT = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
    *("sz", "color", "name", "family", "charset", "scheme"),
)
# What Excel would read as an escaped letter (ST_Xstring).
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def mend(parts: dict[str, bytes]) -> None:
    """Mend a workbook's package."""
    table: dict[str, int] = {}
    count = 0
    for name in sorted(name for name in parts if name.startswith("xl/worksheets/sheet")):
        root = ooxml.parse_xml(parts[name])
        count += _share_texts(root, table)
        for row in root.iter(f"{{{_MAIN}}}row"):
            row.attrib.pop("customHeight", "")
        parts[name] = ooxml.serialise_xml(root)
    _add_table(parts, table, count)
    styles = ooxml.parse_xml(parts["xl/styles.xml"])
    for font in styles.iter(f"{{{_MAIN}}}font"):
        font[:] = sorted(font, key=lambda part: _FONT.index(etree.QName(part).localname))
    parts["xl/styles.xml"] = ooxml.serialise_xml(styles)


def _share_texts(root: etree._Element, table: dict[str, int]) -> int:
    """Move the texts of a sheet into the table (text -> its place); how many cells there were."""
    count = 0
    for cell in root.iterfind(f".//{{{_MAIN}}}c[@t='inlineStr']"):
        text = "".join(str(part) for part in cell.itertext())
        for inline in list(cell):
            cell.remove(inline)
        cell.set("t", "s")
        value = etree.SubElement(cell, f"{{{_MAIN}}}v")
        value.text = str(table.setdefault(text, len(table)))
        count += 1
    return count


def _add_table(parts: dict[str, bytes], table: dict[str, int], count: int) -> None:
    names: Any = {None: _MAIN}
    root = etree.Element(
        f"{{{_MAIN}}}sst", nsmap=names, count=str(count), uniqueCount=str(len(table))
    )
    for text in table:
        held = etree.SubElement(etree.SubElement(root, f"{{{_MAIN}}}si"), f"{{{_MAIN}}}t")
        held.text = _LIKE_AN_ESCAPE.sub("_x005F_", text)
        if text != text.strip() or "\n" in text:
            held.set(_SPACE, "preserve")
    ooxml.add_part(parts, _SHARED, _SHARED_TYPE, ooxml.serialise_xml(root))
    ooxml.relate(
        parts, "xl/workbook.xml", f"{ooxml.RELATIONSHIPS}/sharedStrings", "sharedStrings.xml"
    )
