"""The settings and the font table of the merged file.

Settings that describe layout come from the host paper; nothing that identifies an author, asks
Word to do something on opening, or protects one paper comes along.
"""

from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from cspctl.writers.docx.merge.names import VAL, Element, drop, new_root, tags, w

#: In the order of the schema (ECMA-376 Part 1, 17.15.1.78); the merge adds its own in between.
_BEFORE_NOTES = tags(
    "embedSystemFonts bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
    "defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps"
)
_EVEN = w("evenAndOddHeaders")
_BETWEEN = tags(
    "drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery "
    "displayVerticalDrawingGridEvery characterSpacingControl"
)
_AFTER_NOTES = tags("compat clrSchemeMapping decimalSymbol listSeparator")


def settings_root(host: Element | None, even_and_odd: bool, language: str) -> Element:
    """The ``w:settings`` part."""
    root = new_root("settings")
    etree.SubElement(root, w("zoom")).set(w("percent"), "100")
    _take(root, host, _BEFORE_NOTES)
    if even_and_odd:
        etree.SubElement(root, _EVEN)
    _take(root, host, _BETWEEN)
    for kind in ("footnote", "endnote"):
        properties = etree.SubElement(root, w(f"{kind}Pr"))
        if kind == "endnote":
            etree.SubElement(properties, w("pos")).set(VAL, "sectEnd")
        for separator in ("-1", "0"):
            etree.SubElement(properties, w(kind)).set(w("id"), separator)
    _take(root, host, _AFTER_NOTES[:1])
    etree.SubElement(root, w("themeFontLang")).set(VAL, language)
    _take(root, host, _AFTER_NOTES[1:])
    return root


def _take(root: Element, host: Element | None, wanted: tuple[str, ...]) -> None:
    for tag in wanted if host is not None else ():
        element = host.find(tag) if host is not None else None
        if element is not None:
            root.append(deepcopy(element))


@dataclass
class FontTable:
    """What is known of the fonts, so that a machine without one finds a likeness."""

    _fonts: dict[str, Element] = field(default_factory=dict)

    def add(self, table: Element | None) -> None:
        """Take in a paper's fonts; fonts embedded in the file stay behind."""
        for font in table.iterfind(w("font")) if table is not None else ():
            name = font.get(w("name")) or ""
            if name and name not in self._fonts:
                self._fonts[name] = deepcopy(font)
                for embedded in list(self._fonts[name]):
                    if str(embedded.tag).startswith(w("embed")):
                        drop(embedded)

    def root(self) -> Element:
        """The ``w:fonts`` part, by name."""
        root = new_root("fonts")
        root.extend(self._fonts[name] for name in sorted(self._fonts))
        return root
