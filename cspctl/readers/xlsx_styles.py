"""What Excel's styles say of a cell: whether its number is a date, and its colour."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from cspctl.readers.package import Relation, local
from cspctl.writers.ooxml import PackageError, parse_xml

# ECMA-376 part 1, 18.8.30: the built-in formats that show a date, East Asian ones included.
_BUILT_IN_DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
# 18.8.27: the colours that older files name by number, from 8.
_INDEXED = re.findall(
    "......",
    "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080"
    "008080C0C0C08080809999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FF"
    "FFFF0000FFFF8000808000000080800000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FF"
    "FFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300"
    "993300993366333399333333",
)
# A theme lists dark before light; cells count light before dark.
_THEME_ORDER = (1, 0, 3, 2, 4, 5, 6, 7, 8, 9)


@dataclass(frozen=True, slots=True)
class Look:
    """A cell's style: a number shown as a date, and the fill as ``RRGGBB`` or ''."""

    date: bool = False
    fill: str = ""


def looks(parts: Mapping[str, bytes], related: Mapping[str, Relation]) -> list[Look]:
    """The styles of a workbook's cells in their order; none when they cannot be read."""
    styles = _part(parts, related, "styles")
    if styles is None:
        return []
    theme = _theme(_part(parts, related, "theme"))
    formats = {
        entry.get("numFmtId"): shows_date(entry.get("formatCode", ""))
        for entry in styles.iter("{*}numFmt")
    }
    fills = [_fill(entry, theme) for part in styles.iterchildren("{*}fills") for entry in part]
    found = []
    for part in styles.iterchildren("{*}cellXfs"):
        for entry in part.iterchildren("{*}xf"):
            number = entry.get("numFmtId", "0")
            date = formats.get(number, whole(number) in _BUILT_IN_DATES)
            fill = whole(entry.get("fillId", "0"))
            found.append(Look(date, fills[fill] if 0 <= fill < len(fills) else ""))
    return found


def shows_date(code: str) -> bool:
    """Whether a number format shows a day: ``dd/mm/yyyy`` does; ``0.00`` and ``[h]:mm`` do not."""
    first = re.sub(r"\[([hms]+)\]", r"\1", code.split(";")[0], flags=re.IGNORECASE)
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.', "", first).lower()
    return "d" in bare or "y" in bare or ("m" in bare and "h" not in bare and "s" not in bare)


def _part(
    parts: Mapping[str, bytes], related: Mapping[str, Relation], kind: str
) -> etree._Element | None:
    for relation in related.values():
        if relation.kind == kind and relation.target in parts:
            try:
                return parse_xml(parts[relation.target])
            except PackageError:
                return None
    return None


def _theme(theme: etree._Element | None) -> list[str]:
    if theme is None:
        return []
    scheme = next(theme.iter("{*}clrScheme"), None)
    colours = []
    for entry in scheme if scheme is not None else ():
        colour = next(iter(entry), None)
        value = "" if colour is None else colour.get("lastClr") or colour.get("val") or ""
        colours.append(value if re.fullmatch(r"[0-9A-Fa-f]{6}", value) else "")
    return [colours[place] for place in _THEME_ORDER if place < len(colours)]


def _fill(fill: etree._Element, theme: list[str]) -> str:
    """The colour of a solid fill. A theme's tint is left out: it changes no hue."""
    pattern = next(fill.iterchildren("{*}patternFill"), None)
    if pattern is None or pattern.get("patternType") != "solid":
        return ""
    colour = next((child for child in pattern if local(child) == "fgColor"), None)
    if colour is None:
        return ""
    rgb = colour.get("rgb", "")
    if re.fullmatch(r"([0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", rgb):
        return rgb[-6:].upper()
    place = whole(colour.get("theme", ""))
    if 0 <= place < len(theme):
        return theme[place].upper()
    index = whole(colour.get("indexed", ""))
    if 0 <= index < 8:
        index += 8
    return _INDEXED[index - 8] if 8 <= index < 8 + len(_INDEXED) else ""


def whole(text: str) -> int:
    """A number written in up to eight digits; -1 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
