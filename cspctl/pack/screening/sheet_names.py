"""What still names a sheet that was taken out: charts, hyperlinks, drawings that show a cell."""

from cspctl.pack.screening.elements import drop
from cspctl.pack.screening.package import Package

_LOST = "#REF!"  # what Excel writes itself; a chart is drawn from the values beside it
_SHOWN = "textlink"


def names(formula: str, sheet: str) -> bool:
    """Whether a formula or an address names a sheet, quoted or not."""
    return f"{sheet}!" in formula or f"{sheet.replace(chr(39), chr(39) * 2)}'!" in formula


def forget_sheets(package: Package, gone: list[str]) -> None:
    """Leave what is seen without saying which sheets it came from."""

    def told(text: str | None) -> bool:
        return any(names(text or "", sheet) for sheet in gone)

    for source, link in list(package.all_links()):
        if link.kind == "hyperlink" and told(link.element.get("Target")):
            for element, _ in package.naming(source, link):
                drop(element)
                package.touch(source)
            package.unlink(source, link)
    for part in [part for part in package.parts if part.startswith("xl/") and part[-4:] == ".xml"]:
        root = package.tree(part)
        drawn = part.startswith(("xl/charts/", "xl/drawings/"))
        formulas = [f for f in root.iter("{*}f") if told(f.text)] if drawn else []
        leading = [held for held in root.iter("{*}hyperlink") if told(held.get("location"))]
        cells = [shape for shape in root.iter("{*}sp") if told(shape.get(_SHOWN))]
        for formula in formulas:
            formula.text = _LOST
        for held in leading:
            above = held.getparent()
            drop(held)
            if above is not None and not len(above):
                drop(above)
        for shape in cells:
            del shape.attrib[_SHOWN]
        if formulas or leading or cells:
            package.touch(part)
