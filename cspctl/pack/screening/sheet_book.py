"""A workbook's sheets: their order, names and parts, and what a reader sees of them."""

from collections.abc import Iterator
from typing import NamedTuple

from cspctl.pack.screening.elements import Element
from cspctl.pack.screening.package import Package

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Sheet(NamedTuple):
    """A sheet: its place from 1, its entry in the workbook, its part."""

    number: int
    entry: Element
    part: str

    @property
    def hidden(self) -> bool:
        """Whether it is hidden, or hidden so that Excel's menus do not show it."""
        return self.entry.get("state") in ("hidden", "veryHidden")

    @property
    def said(self) -> str:
        """What messages call it: its name, as its author sees it."""
        return f"sheet '{self.entry.get('name', self.number)}'"


def sheets(package: Package) -> Iterator[Sheet]:
    """The sheets of a workbook in order."""
    book = package.main()
    links = {link.id: link.target for link in package.links(book) if not link.external}
    entries = package.tree(book).find(f"{MAIN}sheets")
    for number, entry in enumerate([] if entries is None else list(entries), start=1):
        part = links.get(entry.get(REL, ""), "")
        if part in package.parts:
            yield Sheet(number, entry, part)


def column_number(reference: str) -> int:
    """The column of a cell such as ``AB12``, from 1."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a column: 28 is AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
