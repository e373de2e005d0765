"""A pack as it was built or issued, in as few words as another can be compared with.

Nothing of a paper is in a snapshot beyond what the full manifest says of it: the words of an item
are kept as a SHA-256 of them.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cspctl.model.agenda import printed
from cspctl.problems import CannotRun, Location, error

_MARK = re.compile(r"Item([0-9a-z]+)Sheet\d+")
# A slip names the pages of its paper (documents/slip.py), which move without any change to it.
_SLIP_PAGES = re.compile(r"\bPages? \d+(?: to \d+)? (?:is|are)\b")


@dataclass(frozen=True, slots=True)
class State:
    """An item of a pack. ``papers`` are hashes by file; ``text`` is the hash of its words."""

    item: str
    title: str
    first: int | None
    last: int | None
    withheld: bool
    papers: Mapping[str, str] = field(default_factory=dict)
    text: str = ""

    @property
    def pages(self) -> str:
        """The range as printed; '' for an item without pages, or before they are counted."""
        if self.first is None or self.last is None:
            return ""
        return str(self.first) if self.first == self.last else f"{self.first} - {self.last}"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A pack: its board and day, its items and their parts in printed order."""

    board: str
    date: str
    items: tuple[State, ...]

    @property
    def last_page(self) -> int | None:
        """The last printed page number; None when the pages were not counted."""
        return max((item.last for item in self.items if item.last is not None), default=None)

    def of(self, item: str) -> State | None:
        """An item as printed."""
        return next((state for state in self.items if state.item == item), None)


def snapshot(manifest: Mapping[str, Any], texts: Mapping[str, str], shown: str) -> Snapshot:
    """The snapshot of a full manifest and the fingerprints of its items' words.

    Raises:
        CannotRun: it is no full manifest of a pack; ``shown`` is the file that messages name.
    """
    try:
        if manifest.get("edition", "full") != "full":
            message = "This is the public edition, which does not say what all papers are."
            mend = "Name the folder of the whole pack, such as build/csp-2017-12-13."
            raise CannotRun(error("F004", message, Location(shown, 0), mend))
        states = tuple(_states(manifest["items"], texts))
        return Snapshot(str(manifest["board"]), str(manifest["date"]), states)
    except (KeyError, TypeError, AttributeError, ValueError):
        message = "This is no manifest of a pack."
        mend = "Build the pack again with 'cspctl pack build'."
        raise CannotRun(error("F004", message, Location(shown, 0), mend)) from None


def parsed(data: bytes, shown: str) -> dict[str, Any]:
    """A JSON file that cspctl wrote; CannotRun when it is none."""
    try:
        found = json.loads(data)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        message = "This file cannot be read: it is not as cspctl wrote it."
        mend = "Get it back from your backup or from git, or make it again."
        raise CannotRun(error("F001", message, Location(shown, 0), mend))
    return found


def fingerprints(pack: bytes) -> dict[str, str]:
    """The hash of each item's words in a built pack.docx, by the item as in its bookmarks (5a)."""
    return {item: fingerprint(words) for item, words in item_words(pack).items()}


def item_words(pack: bytes) -> dict[str, str]:
    """The words of each item of a built pack.docx, by the item as in its bookmarks (``5a``)."""
    from cspctl.writers.docx.names import w
    from cspctl.writers.ooxml import parse_xml, read_package

    found: dict[str, list[str]] = {}
    item = ""
    root = parse_xml(read_package(pack)["word/document.xml"])
    for element in root.iter(w("bookmarkStart"), w("t"), w("p")):
        if element.tag == w("bookmarkStart"):
            mark = _MARK.fullmatch(element.get(w("name")) or "")
            item = mark.group(1) if mark else item
        elif item:
            found.setdefault(item, []).append(" " if element.tag == w("p") else element.text or "")
    return {item: plain("".join(texts)) for item, texts in found.items()}


def plain(words: str) -> str:
    """Words without what changes though nothing was written: spaces, and a slip's page range."""
    return _SLIP_PAGES.sub("Pages", " ".join(words.split()))


def fingerprint(words: str) -> str:
    """The SHA-256 of an item's words."""
    return hashlib.sha256(words.encode()).hexdigest()


def key_of(number: str, letter: str | None) -> str:
    """An item as in bookmarks: ``5a``."""
    return f"{number}{letter or ''}"


def _states(items: Any, texts: Mapping[str, str]) -> Iterator[State]:
    for entry in items:
        number, letter = str(entry["number"]), entry["letter"] or ""
        yield State(
            item=printed(number, letter),
            title=str(entry["title"]),
            first=entry["first_page"],
            last=entry["last_page"],
            withheld=bool(entry["withheld"]),
            papers={str(paper["file"]): str(paper["sha256"]) for paper in entry["papers"]},
            text=texts.get(key_of(number, letter), ""),
        )
        yield from _states(entry["items"], texts)
