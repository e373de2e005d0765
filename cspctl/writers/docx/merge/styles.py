"""Styles: each paper keeps its own; equal ones are held once.

A style is equal to another when its name, what it says, its ancestors and its list are equal
after the paper's theme and document defaults are worked in. One that is not gets an id and a name
of its own, and a heading keeps its outline level, so that navigation still finds it.
"""

import hashlib
import re
from dataclasses import dataclass, field

from lxml import etree

from cspctl.writers.docx.merge.cleaning import forget_history
from cspctl.writers.docx.merge.defaults import Key
from cspctl.writers.docx.merge.names import VAL, Element, drop, new_root, tags, w
from cspctl.writers.docx.merge.numbering import PaperNumbering
from cspctl.writers.docx.merge.order import child_of, place
from cspctl.writers.docx.merge.style_list import NUM_ID, SettledStyles

_ID = w("styleId")
_TYPE = w("type")
_DEFAULT = w("default")
_NOT_KEPT = tags("aliases link autoRedefine locked personal personalCompose personalReply rsid")
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
Nothing: frozenset[Key] = frozenset()


@dataclass
class StyleSheet:
    """The merged file's styles, in the order in which they were first needed."""

    opening: list[Element] = field(default_factory=list)
    styles: list[Element] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    _taken_ids: set[str] = field(default_factory=set)
    _taken_names: set[str] = field(default_factory=set)
    defaults: dict[str, str] = field(default_factory=dict)

    def name(self, wanted_id: str, wanted_name: str, number: int) -> tuple[str, str]:
        """A free id and a free name; the wanted ones while nobody has them."""
        shown = wanted_name[:1].upper() + wanted_name[1:]
        name, style_id, again = wanted_name, wanted_id, 1
        while name.lower() in self._taken_names:
            name = f"{shown} ({number})" if again == 1 else f"{shown} ({number}.{again})"
            again += 1
        again = 1
        while style_id.lower() in self._taken_ids:
            style_id = f"{wanted_id}P{number}" + ("" if again == 1 else f"v{again}")
            again += 1
        self._taken_names.add(name.lower())
        self._taken_ids.add(style_id.lower())
        self.names[style_id] = name
        return style_id, name

    def root(self) -> Element:
        """The ``w:styles`` part."""
        root = new_root("styles")
        root.extend(self.opening)
        root.extend(self.styles)
        return root


class PaperStyles:
    """One paper's styles on their way into the sheet.

    Args:
        settled: the paper's styles under its theme and its document defaults.
        number: the paper's place in the merged file, from 1; names that clash carry it.
    """

    def __init__(
        self,
        sheet: StyleSheet,
        settled: SettledStyles,
        number: int,
        numbering: PaperNumbering,
    ) -> None:
        self._sheet = sheet
        self._number = number
        self.extra = settled.extra
        self._listed = settled.listed
        self._settled = settled
        self._numbering = numbering
        numbering.style_of_list = lambda style: self.use("numbering", style)
        self._keys: dict[tuple[str, str, frozenset[Key]], str] = {}
        self._used: dict[tuple[str, str, frozenset[Key]], str] = {}
        self._next: list[tuple[Element, str]] = []
        self.created: dict[str, str] = {}

    def use(self, kind: str, style_id: str | None, without: frozenset[Key] = Nothing) -> str | None:
        """The merged file's id for a paper's style, copied with its ancestors when first needed.

        ``without`` leaves out what the document defaults say on those points, for paragraphs
        whose table style says it. An unknown id stands for the kind's default style.
        """
        known = (
            style_id if style_id is not None and (kind, style_id) in self._listed.styles else None
        )
        known = known if known is not None else self._listed.defaults.get(kind)
        if known is None:
            return None
        place_in_paper = (kind, known, without)
        if place_in_paper not in self._used:
            key = self._key(kind, known, without, ())
            found = self._sheet.ids.get(key)
            if found is None:
                found = self._create(kind, known, without, key)
            self._used[place_in_paper] = found
        return self._used[place_in_paper]

    def lead(self) -> None:
        """Make this paper's default styles those of the merged file."""
        for kind in ("paragraph", "character", "table", "numbering"):
            style_id = self.use(kind, None)
            if style_id is not None:
                self._sheet.defaults[kind] = style_id
                self._sheet.styles[-1].set(_DEFAULT, "1")

    def new_name(self, name: str) -> str:
        """What the merged file calls a paragraph style of the paper; digits name a heading."""
        wanted = f"heading {name}" if name in set("123456789") else name.lower()
        for (kind, style_id), style in self._listed.styles.items():
            called = style.find(w("name"))
            own = (called.get(VAL) or "") if called is not None else ""
            if kind == "paragraph" and own.lower() == wanted:
                return self._sheet.names.get(self.use(kind, style_id) or "", name)
        return name

    def stated_by_table(self, style_id: str | None) -> frozenset[Key]:
        """On which points of ``extra`` a table style, or one it is based on, has a say."""
        return self._settled.stated_by_table(style_id)

    def finish(self) -> None:
        """Name the following styles of those copied, where these were needed too."""
        for element, following in self._next:
            target = self._used.get(("paragraph", following, Nothing))
            if target is None:
                drop(element)
            else:
                element.set(VAL, target)
        self._numbering.finish(self.created)
        # What holds one another stays in memory until the collector comes.
        self._numbering.style_of_list = lambda _: None

    def _key(
        self, kind: str, style_id: str, without: frozenset[Key], below: tuple[str, ...]
    ) -> str:
        place_in_paper = (kind, style_id, without)
        if place_in_paper not in self._keys:
            looks = self._settled.looks(kind, style_id, without)
            ancestry = ""
            if looks.parent is not None and looks.parent not in below:
                ancestry = self._key(kind, looks.parent, without, (*below, style_id))
            numbers = self._numbering.key(looks.num_id) if looks.num_id is not None else ""
            told = "\0".join((kind, looks.name.lower(), ancestry, numbers)).encode() + looks.said
            self._keys[place_in_paper] = hashlib.sha256(told).hexdigest()
        return self._keys[place_in_paper]

    def _create(self, kind: str, style_id: str, without: frozenset[Key], key: str) -> str:
        style = self._settled.content(kind, style_id, without)
        called = style.find(w("name"))
        own_name = (called.get(VAL) if called is not None else None) or style_id
        new_id, new_name = self._sheet.name(style_id or "Style", own_name, self._number)
        self._sheet.ids[key] = self._used[kind, style_id, without] = new_id
        self.created.setdefault(style_id, new_id)
        self._label(style, kind, new_id, own_name, new_name)
        for element in [child for child in style if child.tag in _NOT_KEPT]:
            style.remove(element)
        based = style.find(w("basedOn"))
        parent = self._listed.parent(kind, style)
        if based is not None:
            drop(based)
        if parent is not None and (above := self.use(kind, parent, without)) != new_id:
            place(style, etree.Element(w("basedOn"))).set(VAL, above or "")
        following = style.find(w("next"))
        if following is not None:
            self._next.append((following, following.get(VAL) or ""))
        listed = style.find(NUM_ID)
        if listed is not None:
            self._number_style(style, style_id, listed)
        self._sheet.styles.append(style)
        return new_id

    def _label(self, style: Element, kind: str, new_id: str, own_name: str, name: str) -> None:
        forget_history(style)
        style.set(_TYPE, kind)
        style.set(_ID, new_id)
        if style.get(_DEFAULT) is not None:
            del style.attrib[_DEFAULT]
        child_of(style, "name").set(VAL, name)
        if name != own_name:
            style.set(w("customStyle"), "1")
        heading = _HEADING.fullmatch(own_name)
        properties = child_of(style, "pPr") if heading else None
        if heading and properties is not None and properties.find(w("outlineLvl")) is None:
            level = place(properties, etree.Element(w("outlineLvl")))
            level.set(VAL, str(int(heading[1]) - 1))

    def _number_style(self, style: Element, style_id: str, listed: Element) -> None:
        old = listed.get(VAL) or "0"
        level = self._numbering.level_of_style(old, style_id)
        listed.set(VAL, self._numbering.use(old))
        numbers = listed.getparent()
        if level is not None and numbers is not None and numbers.find(w("ilvl")) is None:
            element = etree.Element(w("ilvl"))
            element.set(VAL, level)
            numbers.insert(0, element)
