"""Text on a slide in the colour of what is behind it.

Only plain cases count: letters in the colour of their own shape's fill, or white letters without a
fill on a white slide without a picture or a coloured shape. Everything else may be meant.
"""

from cspctl.pack.screening.elements import Element, drop, local
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.slide_show import A, P, slides

_WHITE = "FFFFFF"


def clean(package: Package, log: Log) -> None:
    """Find such text; taken out only where the board wants it so."""
    for slide in slides(package):
        root = package.tree(slide.part)
        bare = _is_bare(package, slide.part)
        found = [
            run
            for shape in root.iter(f"{P}sp")
            for run in shape.iter(f"{A}r")
            if (run.findtext(f"{A}t") or "").strip() and _is_unseen(run, shape, bare)
        ]
        if found and log.found("white_text", slide.said):
            for run in found:
                drop(run)
            package.touch(slide.part)


def _is_unseen(run: Element, shape: Element, bare: bool) -> bool:
    colour = _solid(run.find(f"{A}rPr"))
    if colour is None:
        return False
    properties = shape.find(f"{P}spPr")
    fill = _solid(properties)
    if fill is not None:
        return colour == fill
    filled = properties is not None and any(local(child).endswith("Fill") for child in properties)
    unfilled = properties is not None and properties.find(f"{A}noFill") is not None
    has_style = shape.find(f"{P}style") is not None
    return bare and colour == _WHITE and (unfilled or not (filled or has_style))


def _solid(holder: Element | None) -> str | None:
    fill = holder.find(f"{A}solidFill") if holder is not None else None
    if fill is None or not len(fill):
        return None
    kind = fill[0]
    if len(kind):  # made darker, lighter or clear
        return None
    if local(kind) == "schemeClr":
        return _WHITE if kind.get("val") in ("bg1", "lt1") else kind.get("val")
    return (kind.get("val") or "").upper() or None


def _is_bare(package: Package, part: str) -> bool:
    """Whether nothing could be behind letters: no background, picture or fill, here or above."""
    root = package.tree(part)
    if root.find(f".//{P}pic") is not None or not _has_white_ground(root):
        return False
    if any(
        fill not in (None, _WHITE)
        for fill in (_solid(shape.find(f"{P}spPr")) for shape in root.iter(f"{P}sp"))
    ):
        return False
    # A slide stands on its layout, and that on its master; a master names its layouts too.
    above = {"sld": "slideLayout", "sldLayout": "slideMaster"}.get(local(root), "")
    return all(_is_bare(package, link.target) for link in package.linked(part, above))


def _has_white_ground(root: Element) -> bool:
    """A stated background is plain white, in a file whose first background is the light one."""
    colours = root.find(f"{P}clrMap")
    if colours is not None and colours.get("bg1") != "lt1":
        return False
    ground = root.find(f"{P}cSld/{P}bg")
    if ground is None:
        return True
    named = ground.find(f"{P}bgRef/{A}schemeClr")
    if named is not None:
        return named.get("val") in ("bg1", "lt1")
    return _solid(ground.find(f"{P}bgPr")) == _WHITE
