"""Document defaults: one Word file has one set, so another paper's go into its styles.

``w:docDefaults`` lie under every style. Only what differs from the merged file's own defaults is
written into the root styles of a paper, so that papers made with the same Word share styles.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import TypeAlias

from lxml import etree

from cspctl.writers.docx.merge.names import PPR, RPR, Element, W, local, w
from cspctl.writers.docx.merge.order import child_of, place
from cspctl.writers.docx.merge.theme import Theme, resolve_fonts

#: Where a value stands: ``pPr`` or ``rPr``, the element, the attribute (empty: all of it).
Key: TypeAlias = tuple[str, str, str]
#: A value, or the whole element as XML where the attribute is empty.
Values: TypeAlias = dict[Key, str]

#: Elements whose attributes are inherited one by one.
_BY_ATTRIBUTE = {"pPr": {"spacing", "ind"}, "rPr": {"rFonts"}}
_FONT_SLOTS = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia"}
_FONT_SLOTS["cstheme"] = "cs"
_SAME = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
#: What holds where neither defaults nor styles say anything (ECMA-376 Part 1, 17.3).
_NEUTRAL: Values = {
    ("rPr", "rFonts", "ascii"): "Times New Roman",
    ("rPr", "rFonts", "hAnsi"): "Times New Roman",
    ("rPr", "rFonts", "eastAsia"): "Times New Roman",
    ("rPr", "rFonts", "cs"): "Times New Roman",
    ("pPr", "spacing", "before"): "0",
    ("pPr", "spacing", "after"): "0",
    ("pPr", "spacing", "line"): "240 auto",
    ("pPr", "spacing", "beforeAutospacing"): "0",
    ("pPr", "spacing", "afterAutospacing"): "0",
    ("pPr", "ind", "left"): "0",
    ("pPr", "ind", "right"): "0",
    ("pPr", "ind", "firstLine"): "0",
}
_NEUTRAL_VALUES = {"sz": "20", "szCs": "20", "kern": "0", "color": "auto", "jc": "left"}
_NEUTRAL_VALUES |= {"spacing": "0", "w": "100", "position": "0", "u": "none", "widowControl": "1"}
_TOGGLES = frozenset(("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "keepNext"))
_TOGGLES |= {"keepLines", "contextualSpacing", "suppressAutoHyphens", "autoSpaceDE", "autoSpaceDN"}


def read_values(properties: Element | None, theme: Theme) -> Values:
    """The values that one ``pPr`` or ``rPr`` states, theme fonts resolved, in no order."""
    values: Values = {}
    if properties is None:
        return values
    part = local(properties)
    for element in properties:
        name = local(element)
        if not str(element.tag).startswith(f"{{{W}}}") or name == "lang":
            continue  # the language of the text is stated by its runs; extensions have no layout
        if name not in _BY_ATTRIBUTE[part]:
            values[part, name, ""] = etree.tostring(element, method="c14n", exclusive=True).decode()
            continue
        if name == "rFonts":
            element = deepcopy(element)
            resolve_fonts(element, theme)
        for attribute, value in element.attrib.items():
            bare = str(attribute).rpartition("}")[2]
            values[part, name, _SAME.get(bare, bare)] = str(value)
        if name == "spacing" and ("pPr", "spacing", "line") in values:
            rule = values.pop((part, name, "lineRule"), "auto")
            values[part, name, "line"] += f" {rule}"
    return values


def read_defaults(styles: Element | None, theme: Theme) -> Values:
    """The document defaults of a ``w:styles`` root."""
    if styles is None:
        return {}
    stem = f"{w('docDefaults')}/{{{W}}}"
    found = read_values(styles.find(f"{stem}pPrDefault/{PPR}"), theme)
    return found | read_values(styles.find(f"{stem}rPrDefault/{RPR}"), theme)


def differences(own: Mapping[Key, str], host: Mapping[Key, str]) -> Values:
    """What a root style must say under ``host`` defaults to look as it did under its own."""
    found = {key: value for key, value in own.items() if host.get(key) != value}
    for key in host.keys() - own.keys():
        value = _NEUTRAL.get(key) or _neutral(key)
        if value is not None and value != host[key]:
            found[key] = value
    return dict(sorted(found.items()))


def _neutral(key: Key) -> str | None:
    _, name, attribute = key
    if attribute:
        return None
    value = "0" if name in _TOGGLES else _NEUTRAL_VALUES.get(name)
    return None if value is None else f'<w:{name} xmlns:w="{W}" w:val="{value}"></w:{name}>'


def add_values(style: Element, values: Mapping[Key, str]) -> None:
    """Write the values into a style wherever it says nothing of its own."""
    said = stated(style)
    for (part, name, attribute), value in values.items():
        if (part, name, attribute) in said:
            continue
        properties = child_of(style, part)
        if not attribute:
            place(properties, etree.fromstring(value))
            continue
        element = child_of(properties, name)
        if attribute == "line":
            line, _, rule = value.partition(" ")
            element.set(w("line"), line)
            element.set(w("lineRule"), rule)
        else:
            element.set(w(attribute), value)


def stated(style: Element) -> set[Key]:
    """What a style says of its whole extent (not the conditional parts of a table style)."""
    keys: set[Key] = set()
    for part in ("pPr", "rPr"):
        properties = style.find(w(part))
        for element in properties if properties is not None else ():
            name = local(element)
            if name not in _BY_ATTRIBUTE[part]:
                keys.add((part, name, ""))
                continue
            for attribute in element.attrib:
                bare = str(attribute).rpartition("}")[2]
                bare = _FONT_SLOTS.get(bare, _SAME.get(bare, bare))
                keys.add((part, name, bare))
                if bare in ("hanging", "firstLine"):
                    keys |= {(part, name, "hanging"), (part, name, "firstLine")}
    return keys


def stated_anywhere(style: Element) -> set[Key]:
    """What a table style says of its whole extent or of any of its conditional parts."""
    keys = stated(style)
    for conditional in style.findall(w("tblStylePr")):
        keys |= stated(conditional)
    return keys
