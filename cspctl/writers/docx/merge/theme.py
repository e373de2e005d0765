"""A theme's fonts and colours put into plain words, for papers whose theme cannot come along.

A Word file has one theme. A paper with another one keeps its looks only when every mention of
its theme is replaced by what the theme says. Source: ECMA-376 Part 1, 20.1.6 and 17.18.96-97.
"""

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from cspctl.writers.docx.merge.names import A, Element, W, local, w

_FONTS = w("rFonts")
_SCHEME_COLOUR = f"{{{A}}}schemeClr"
_COLOUR = f"{{{A}}}srgbClr"
_THEME_ATTRIBUTES = {
    "ascii": w("asciiTheme"),
    "hAnsi": w("hAnsiTheme"),
    "eastAsia": w("eastAsiaTheme"),
    "cs": w("cstheme"),
}
#: What the names in drawings mean unless the settings say otherwise (w:clrSchemeMapping).
_USUAL_MAPPING = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
#: The settings' words for the same things.
_DRAWN = {"t1": "tx1", "t2": "tx2"}
_IN_THEME = {"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2"}


@dataclass(frozen=True)
class Theme:
    """Fonts by (``major`` or ``minor``, slot), colours by name as RRGGBB, and a digest."""

    fonts: dict[tuple[str, str], str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    digest: str = ""

    def font(self, reference: str) -> str:
        """The font that ``minorHAnsi`` or ``majorBidi`` stands for; empty when it names none."""
        which = "major" if reference.startswith("major") else "minor"
        slot = {"EastAsia": "ea", "Bidi": "cs"}.get(reference[5:], "latin")
        return self.fonts.get((which, slot), "")


def read_theme(theme: Element | None, settings: Element | None) -> Theme:
    """The theme of a paper, its colours under the names that drawings use."""
    if theme is None:
        return Theme()
    fonts = {
        (which, slot): element.get("typeface") or ""
        for which in ("major", "minor")
        for slot in ("latin", "ea", "cs")
        if (element := theme.find(f".//{{{A}}}{which}Font/{{{A}}}{slot}")) is not None
    }
    colours = {}
    scheme = theme.find(f".//{{{A}}}clrScheme")
    for entry in scheme if scheme is not None else ():
        if len(entry):
            colour = entry[0].get("lastClr") or entry[0].get("val") or "000000"
            colours[local(entry)] = colour
    mapping = dict(_USUAL_MAPPING)
    stated = settings.find(w("clrSchemeMapping")) if settings is not None else None
    for name, value in stated.attrib.items() if stated is not None else ():
        bare = str(name).rpartition("}")[2]
        mapping[_DRAWN.get(bare, bare)] = _IN_THEME.get(str(value), str(value))
    for drawn, inner in mapping.items():
        if inner in colours:
            colours.setdefault(drawn, colours[inner])
    told = etree.tostring(theme, method="c14n") + repr(sorted(mapping.items())).encode()
    return Theme(fonts, colours, hashlib.sha256(told).hexdigest())


def resolve_fonts(element: Element, theme: Theme) -> None:
    """Turn the theme fonts of one ``w:rFonts`` into named fonts."""
    for slot, attribute in _THEME_ATTRIBUTES.items():
        reference = element.get(attribute)
        if reference is None:
            continue
        del element.attrib[attribute]
        if name := theme.font(reference):
            element.set(w(slot), name)


def resolve(root: Element, theme: Theme) -> None:
    """Replace every mention of the theme under ``root``, in text and in drawings."""
    for element in root.iter(f"{{{W}}}*"):
        if element.tag == _FONTS:
            resolve_fonts(element, theme)
            continue
        for name in _themed(tuple(map(str, element.keys()))):
            del element.attrib[name]
    for element in list(root.iter(f"{{{A}}}*")):
        if element.tag == _SCHEME_COLOUR:
            colour = theme.colours.get(element.get("val") or "")
            if colour is not None:
                element.tag = _COLOUR
                element.set("val", colour)
        elif (element.get("typeface") or "").startswith("+"):
            face = element.get("typeface") or ""
            which = "major" if face.startswith("+mj") else "minor"
            slot = {"ea": "ea", "cs": "cs"}.get(face[4:], "latin")
            element.set("typeface", theme.fonts.get((which, slot), ""))


@lru_cache(1_000)  # papers have a few hundred such sets of names
def _themed(names: tuple[str, ...]) -> tuple[str, ...]:
    """Word's attributes that name something in the theme; the colour itself stands beside them."""
    return tuple(n for n in names if n.startswith(f"{{{W}}}") and "theme" in n.lower())
