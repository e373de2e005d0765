"""A presentation's slides in order."""

from collections.abc import Iterator
from typing import NamedTuple

from cspctl.pack.screening.elements import Element
from cspctl.pack.screening.package import Package

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Slide(NamedTuple):
    """A slide: its number, its entry in the presentation, its part."""

    number: int
    entry: Element
    part: str

    @property
    def said(self) -> str:
        """What messages call it."""
        return f"slide {self.number}"


def slides(package: Package) -> Iterator[Slide]:
    """The slides in the order in which they are shown."""
    show = package.main()
    links = {link.id: link.target for link in package.links(show) if not link.external}
    entries = package.tree(show).find(f"{P}sldIdLst")
    for number, entry in enumerate([] if entries is None else list(entries), start=1):
        part = links.get(entry.get(REL, ""), "")
        if part in package.parts:
            yield Slide(number, entry, part)
