"""What Word, Excel and PowerPoint files have in common: their title, and drawings' own words."""

from cspctl.pack.access.words import is_title, tells_nothing
from cspctl.pack.screening.elements import Element, local
from cspctl.pack.screening.package import Package

_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def has_title(package: Package) -> bool:
    """Whether the properties hold a title."""
    return any(
        is_title(package.tree(link.target).findtext(_DC_TITLE))
        for link in package.linked("", "core-properties")
    )


def is_described(properties: Element) -> bool:
    """Whether a drawing (``docPr`` or ``cNvPr``) has alternative text, or is marked decorative.

    Source: ECMA-376 Part 1, 20.1.2.2.8; the mark is Office's own (adec:decorative).
    """
    if not (
        tells_nothing(properties.get("descr", "")) and tells_nothing(properties.get("title", ""))
    ):
        return True
    return any(
        local(element) == "decorative" and element.get("val") in ("1", "true")
        for element in properties.iter()
    )
