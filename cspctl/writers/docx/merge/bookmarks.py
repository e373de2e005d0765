"""Bookmarks and the links to them, made unique over the whole merged file.

Word compares bookmark names without regard to case and cuts them at 40 characters.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from cspctl.writers.docx.merge.fields import fields, rename_bookmark
from cspctl.writers.docx.merge.names import PPR, SECTPR, Element, P, drop, w

_START = w("bookmarkStart")
_END = w("bookmarkEnd")
_ID = w("id")
_NAME = w("name")
_LONGEST = 40


@dataclass
class Bookmarks:
    """The names and ids that the merged file has given away."""

    _taken: set[str] = field(default_factory=set)
    _last_id: int = 0

    def claim(self, name: str) -> None:
        """Keep a name for the pack's own bookmarks."""
        self._taken.add(name.lower())

    def free(self, name: str) -> str:
        """The name, or the name with a number when it is taken."""
        found, again = name[:_LONGEST], 2
        while found.lower() in self._taken:
            tail = f"_{again}"
            found = name[: _LONGEST - len(tail)] + tail
            again += 1
        self._taken.add(found.lower())
        return found

    def next_id(self) -> str:
        """A bookmark id that no other has."""
        self._last_id += 1
        return str(self._last_id)

    def mark(self, paragraph: Element, name: str, *, last: bool) -> None:
        """Put an empty bookmark at the beginning or the end of a paragraph."""
        start, end = etree.Element(_START), etree.Element(_END)
        bookmark_id = self.next_id()
        start.set(_ID, bookmark_id)
        start.set(_NAME, name)
        end.set(_ID, bookmark_id)
        at = len(paragraph) if last else int(paragraph.find(PPR) is not None)
        paragraph[at:at] = [start, end]


def rename_all(roots: Iterable[Element], bookmarks: Bookmarks) -> dict[str, str]:
    """Give a paper's bookmarks free names and new ids; answer old names (lower case) to new."""
    roots = list(roots)
    renamed: dict[str, str] = {}
    for root in roots:
        _renumber(root, bookmarks, renamed)
    for root in roots if renamed else ():
        _follow(root, renamed)
    return renamed


def _renumber(root: Element, bookmarks: Bookmarks, renamed: dict[str, str]) -> None:
    ends: dict[str, list[Element]] = {}
    for end in root.iter(_END):
        ends.setdefault(end.get(_ID) or "", []).append(end)
    kept: set[Element] = set()
    for start in list(root.iter(_START)):
        name = start.get(_NAME) or ""
        pair = ends.get(start.get(_ID) or "", [])
        if not pair or not name or name == "_GoBack" or name.lower() in renamed:
            drop(start)  # a half, Word's own place marker, or a second one of the same name
            continue
        end = pair.pop(0)
        kept.add(end)
        renamed[name.lower()] = bookmarks.free(name)
        start.set(_NAME, renamed[name.lower()])
        for element in (start, end):
            element.set(_ID, bookmarks.next_id() if element is start else start.get(_ID) or "")
    for end in list(root.iter(_END)):
        if end not in kept:
            drop(end)


def _follow(root: Element, renamed: dict[str, str]) -> None:
    for link in root.iter(w("hyperlink")):
        anchor = link.get(w("anchor"))
        if anchor is not None:
            link.set(w("anchor"), renamed.get(anchor.lower(), anchor))
    for found in list(fields(root)):
        old = found.instruction
        new = rename_bookmark(old, lambda name: renamed.get(name.lower(), name))
        if new != old:
            found.rewrite(new)


def first_paragraph(body: Element) -> Element:
    """The first paragraph of a body in reading order, made when there is none."""
    found = next(body.iter(P), None)
    if found is None:
        found = etree.Element(P)
        body.insert(0, found)
    return found


def last_paragraph(closing: Element) -> Element:
    """The paragraph to mark as a paper's last, given the one that closes its last section.

    LibreOffice may take an empty closing paragraph for no paragraph at all and move its bookmarks
    to the next paper, so the paragraph before it is marked instead, in a table if one is there.
    """
    before = closing.getprevious()
    if before is None or any(child.tag != PPR for child in closing):
        return closing
    if before.find(f"{PPR}/{SECTPR}") is not None:
        return closing
    return (list(before.iter(P)) or [closing])[-1]


_LETTERS = re.compile(r"[A-Za-z][A-Za-z0-9]*")


def is_plain(name: str) -> bool:
    """Whether a name survives as a PDF destination and with ``End`` behind it in Word."""
    return bool(_LETTERS.fullmatch(name)) and len(name) + len("End") <= _LONGEST
