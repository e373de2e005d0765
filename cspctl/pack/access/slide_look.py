"""Colours on a slide where they are plain: stated for the letters, and certain behind them.

Letters count when their own run states a colour. What is behind them is their shape's fill, or the
slide's background where neither the shape nor a picture could be in between.
"""

from cspctl.pack.access.contrast import is_colour
from cspctl.pack.screening.elements import Element, local
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.slide_show import A, P

_ABOVE = {"sld": "slideLayout", "sldLayout": "slideMaster"}
_LARGE = 18.0  # points, for letters whose size comes from the layout: never called too small


class Look:
    """The colours of one slide."""

    def __init__(self, package: Package, part: str) -> None:
        self._roots = [package.tree(part)]
        while above := package.linked(part, _ABOVE.get(local(self._roots[-1]), "")):
            part = above[0].target
            self._roots.append(package.tree(part))
            if len(self._roots) == len(_ABOVE) + 1:
                break
        themes = package.linked(part, "theme")
        self._theme = package.tree(themes[0].target) if themes else None

    def letters(self, run: Element) -> str | None:
        """The colour that a run states."""
        return self._solid(run.find(f"{A}rPr"))

    def points(self, run: Element) -> float:
        """The size that a run states, in points."""
        properties = run.find(f"{A}rPr")
        size = properties.get("sz", "") if properties is not None else ""
        return int(size) / 100 if size.isdecimal() and len(size) < 7 else _LARGE

    def is_bold(self, run: Element) -> bool:
        """Whether a run says that it is bold."""
        properties = run.find(f"{A}rPr")
        return properties is not None and properties.get("b") in ("1", "true")

    def ground(self, shape: Element) -> str | None:
        """The colour behind a shape's text; None when it cannot be told."""
        properties = shape.find(f"{P}spPr")
        stated = [] if properties is None else [c for c in properties if local(c).endswith("Fill")]
        if stated and stated[0].tag != f"{A}noFill":
            return self._solid(properties)
        # A placeholder may take a fill from its layout, a drawn shape from its style.
        inherits = (
            shape.find(f"{P}style") is not None or next(shape.iter(f"{P}ph"), None) is not None
        )
        if (inherits and not stated) or any(
            next(root.iter(f"{P}pic"), None) is not None for root in self._roots
        ):
            return None
        if any(self._is_filled(other) for other in self._roots[0].iter(f"{P}sp")):
            return None
        return self._background()

    def _is_filled(self, shape: Element) -> bool:
        properties = shape.find(f"{P}spPr")
        return shape.find(f"{P}style") is not None or (
            properties is not None
            and any(local(c).endswith("Fill") and c.tag != f"{A}noFill" for c in properties)
        )

    def _background(self) -> str | None:
        for root in self._roots:
            ground = root.find(f"{P}cSld/{P}bg")
            if ground is not None:
                named = ground.find(f"{P}bgRef")
                return (
                    self._colour(named)
                    if named is not None
                    else self._solid(ground.find(f"{P}bgPr"))
                )
        return None

    def _solid(self, holder: Element | None) -> str | None:
        return self._colour(holder.find(f"{A}solidFill")) if holder is not None else None

    def _colour(self, holder: Element | None) -> str | None:
        """A colour that is stated as it stands: not made darker, lighter or clear."""
        if holder is None or not len(holder) or len(holder[0]):
            return None
        value = holder[0].get("val", "")
        if local(holder[0]) == "schemeClr":
            return self._themed(value)
        return value.upper() if local(holder[0]) == "srgbClr" and is_colour(value) else None

    def _themed(self, name: str) -> str | None:
        mapped = self._roots[-1].find(f"{P}clrMap")
        name = mapped.get(name, name) if mapped is not None else name
        scheme = self._theme.find(f".//{A}clrScheme") if self._theme is not None else None
        for entry in scheme if scheme is not None else ():
            if local(entry) == name and len(entry):
                value = entry[0].get("lastClr") or entry[0].get("val")
                return str(value).upper() if is_colour(value) else None
        return None
