"""Lists: every paper's numbering definitions are copied, so that no list runs on from another's.

Source: ECMA-376 Part 1, 17.9. Picture bullets become the level's own character.
"""

import hashlib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from cspctl.writers.docx.merge.names import VAL, Element, drop, new_root, w
from cspctl.writers.docx.merge.theme import Theme, resolve

_ABSTRACT_ID = w("abstractNumId")
_NUM_ID = w("numId")
#: Lists without a counter look the same wherever they start.
_UNCOUNTED = frozenset(("bullet", "none"))


@dataclass
class NumberingSheet:
    """The merged file's definitions, with ids given in the order of copying."""

    abstracts: list[Element] = field(default_factory=list)
    nums: list[Element] = field(default_factory=list)

    def root(self) -> Element:
        """The ``w:numbering`` part."""
        root = new_root("numbering")
        root.extend(self.abstracts)
        root.extend(self.nums)
        return root


class PaperNumbering:
    """One paper's lists on their way into the sheet."""

    def __init__(
        self, sheet: NumberingSheet, numbering: Element | None, number: int, theme: Theme | None
    ) -> None:
        self._sheet = sheet
        self._number = number
        self._theme = theme
        self._abstracts: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        if numbering is not None:
            for abstract in numbering.iterfind(w("abstractNum")):
                self._abstracts[abstract.get(_ABSTRACT_ID) or ""] = abstract
            for num in numbering.iterfind(w("num")):
                self._nums[num.get(_NUM_ID) or ""] = num
        self._abstract_ids: dict[str, str] = {}
        self._num_ids: dict[str, str] = {}
        self._copied: list[Element] = []
        self.style_of_list: Callable[[str], str | None] = lambda _: None

    def use(self, num_id: str) -> str:
        """The merged file's id for a paper's list; ``0`` (no list) for one it does not define."""
        if num_id not in self._num_ids:
            num = self._nums.get(num_id)
            abstract = self._abstract_of(num_id)
            if num is None or abstract is None:
                return "0"
            self._num_ids[num_id] = str(len(self._sheet.nums) + 1)
            copy = deepcopy(num)
            for name in [name for name in copy.attrib if "durableId" in str(name)]:
                del copy.attrib[name]
            copy.set(_NUM_ID, self._num_ids[num_id])
            self._sheet.nums.append(copy)
            self._tidy(copy)
            reference = copy.find(_ABSTRACT_ID)
            if reference is not None:
                reference.set(VAL, self._use_abstract(num_id, abstract))
        return self._num_ids[num_id]

    def key(self, num_id: str) -> str:
        """Tells lists apart that must not be shared: counted ones by paper, others by looks."""
        abstract = self._abstract_of(num_id)
        if abstract is None:
            return "none"
        formats = {element.get(VAL) for element in abstract.iter(w("numFmt"))}
        if not formats <= _UNCOUNTED or not formats:
            return f"{self._number}:{num_id}"
        copy = deepcopy(abstract)
        for element in list(copy.iter(w("nsid"), w("tmpl"), w("pStyle"), w("lvlPicBulletId"))):
            drop(element)
        copy.attrib.clear()
        told = b"".join(etree.tostring(level, method="c14n", exclusive=True) for level in copy)
        return hashlib.sha256(told).hexdigest()

    def level_of_style(self, num_id: str, style: str) -> str | None:
        """The level that a definition ties to a paragraph style of the paper."""
        abstract = self._abstract_of(num_id)
        for level in abstract.iterfind(w("lvl")) if abstract is not None else ():
            tie = level.find(w("pStyle"))
            if tie is not None and tie.get(VAL) == style:
                return level.get(w("ilvl"))
        return None

    def finish(self, created: dict[str, str]) -> None:
        """Tie the copied levels to the styles copied from this paper (old id to new)."""
        for definition in self._copied:
            for tie in list(definition.iter(w("pStyle"), w("styleLink"))):
                new = created.get(tie.get(VAL) or "")
                if new is None:
                    drop(tie)
                else:
                    tie.set(VAL, new)

    def _abstract_of(self, num_id: str) -> Element | None:
        num = self._nums.get(num_id)
        reference = num.find(_ABSTRACT_ID) if num is not None else None
        return None if reference is None else self._abstracts.get(reference.get(VAL) or "")

    def _use_abstract(self, num_id: str, abstract: Element) -> str:
        old = abstract.get(_ABSTRACT_ID) or ""
        if old not in self._abstract_ids:
            new = self._abstract_ids[old] = str(len(self._sheet.abstracts))
            copy = deepcopy(abstract)
            self._sheet.abstracts.append(copy)
            copy.attrib.clear()
            copy.set(_ABSTRACT_ID, new)
            self._set_nsid(copy, old)
            self._tidy(copy)
            link = copy.find(w("numStyleLink"))
            if link is not None:
                style = self.style_of_list(link.get(VAL) or "")
                if style is None:
                    drop(link)
                else:
                    link.set(VAL, style)
        return self._abstract_ids[old]

    def _set_nsid(self, abstract: Element, old: str) -> None:
        """Word takes lists of one nsid for one list, so every copy gets its own."""
        nsid = abstract.find(w("nsid"))
        if nsid is None:
            nsid = etree.Element(w("nsid"))
            abstract.insert(0, nsid)
        told = f"{self._number}:{old}".encode()
        nsid.set(VAL, hashlib.sha256(told).hexdigest()[:8].upper())

    def _tidy(self, definition: Element) -> None:
        for picture in list(definition.iter(w("lvlPicBulletId"))):
            drop(picture)
        if self._theme is not None:
            resolve(definition, self._theme)
        self._copied.append(definition)
