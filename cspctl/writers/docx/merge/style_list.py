"""The styles of a paper as they stand in it, and what they say once its settings are worked in.

Papers of one office have the same styles part, so that both are found out once for all of them:
what is here depends on the part, on the theme and on the defaults that differ, and on no paper.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from cspctl.writers.docx.merge.defaults import Key, Values, add_values, stated, stated_anywhere
from cspctl.writers.docx.merge.names import PPR, VAL, Element, tags, w
from cspctl.writers.docx.merge.reading import SHARED_BYTES, Source, shared_root
from cspctl.writers.docx.merge.revisions import accept_changes
from cspctl.writers.docx.merge.theme import Theme, resolve
from cspctl.writers.remembered import remembered_by_size

_ID = w("styleId")
_TYPE = w("type")
_DEFAULT = w("default")
NUM_ID = f"{PPR}/{w('numPr')}/{w('numId')}"
#: What a style says about itself rather than about text; ``link`` is not carried over, because
#: the two halves of a pair may be shared with different papers.
_ABOUT = tags(
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
    "qFormat locked personal personalCompose personalReply rsid"
)


class Looks(NamedTuple):
    """What tells a style apart: its parent's id, its name, its list's id and what it says."""

    parent: str | None
    name: str
    num_id: str | None
    said: bytes


class StyleList:
    """The styles of one part by kind and id, and the default of each kind; nobody changes it."""

    def __init__(self, styles: Element | None) -> None:
        self.styles: dict[tuple[str, str], Element] = {}
        self.defaults: dict[str, str] = {}
        for style in styles.iterfind(w("style")) if styles is not None else ():
            kind, style_id = style.get(_TYPE) or "paragraph", style.get(_ID) or ""
            self.styles.setdefault((kind, style_id), style)
            if style.get(_DEFAULT) in ("1", "true", "on"):
                self.defaults.setdefault(kind, style_id)
        self._make_up_defaults()

    def parent(self, kind: str, style: Element) -> str | None:
        """The style that another is based on, where there is one."""
        based = style.find(w("basedOn"))
        parent = based.get(VAL) if based is not None else None
        return parent if parent is not None and (kind, parent) in self.styles else None

    def chain(self, kind: str, style_id: str | None) -> list[Element]:
        """A style (the kind's default for an unknown one) and those that it is based on."""
        found: list[Element] = []
        known = style_id is not None and (kind, style_id) in self.styles
        current = style_id if known else self.defaults.get(kind)
        while current is not None and (kind, current) in self.styles:
            style = self.styles[kind, current]
            if style in found:
                break
            found.append(style)
            current = self.parent(kind, style)
        return found

    def _make_up_defaults(self) -> None:
        for kind, style_id, name in (
            ("paragraph", "Normal", "Normal"),
            ("table", "TableNormal", "Normal Table"),
        ):
            if kind not in self.defaults:
                style = etree.Element(w("style"))
                style.set(_TYPE, kind)
                etree.SubElement(style, w("name")).set(VAL, name)
                self.styles.setdefault((kind, style_id), style)
                self.defaults[kind] = style_id


class SettledStyles:
    """The styles of a list with a theme, their changes and the defaults worked in."""

    def __init__(self, listed: StyleList, theme: Theme | None, extra: Values) -> None:
        self.listed = listed
        self._theme = theme
        self.extra = extra
        self._looks: dict[tuple[str, str, frozenset[Key]], Looks] = {}
        self._by_table: dict[str | None, frozenset[Key]] = {}

    def stated_by_table(self, style_id: str | None) -> frozenset[Key]:
        """On which points of ``extra`` a table style, or one it is based on, has a say."""
        if not self.extra:
            return frozenset()
        if style_id not in self._by_table:
            points: set[Key] = set()
            for style in self.listed.chain("table", style_id):
                points |= stated_anywhere(style)
            self._by_table[style_id] = frozenset(points & self.extra.keys())
        return self._by_table[style_id]

    def content(self, kind: str, style_id: str, without: frozenset[Key]) -> Element:
        """A copy of a style; ``without`` leaves out some points of ``extra``."""
        style = deepcopy(self.listed.styles[kind, style_id])
        accept_changes(style)
        if self._theme is not None:
            resolve(style, self._theme)
        if kind == "paragraph" and self.listed.parent(kind, style) is None:
            points = {key: value for key, value in self.extra.items() if key not in without}
            add_values(style, points)
        elif kind == "table":
            add_values(style, self._table_values(style_id))
        return style

    def looks(self, kind: str, style_id: str, without: frozenset[Key]) -> Looks:
        """What tells the style of :meth:`content` from others."""
        place = (kind, style_id, without)
        if place not in self._looks:
            self._looks[place] = self._look_at(*place)
        return self._looks[place]

    def _look_at(self, kind: str, style_id: str, without: frozenset[Key]) -> Looks:
        style = self.content(kind, style_id, without)
        parent = self.listed.parent(kind, style)
        name = style.find(w("name"))
        called = (name.get(VAL) or "") if name is not None else style_id
        listed = style.find(NUM_ID)
        num_id = None
        if listed is not None:
            num_id = listed.get(VAL) or "0"
            listed.set(VAL, "0")
        for element in list(style):
            if element.tag in _ABOUT:
                style.remove(element)
        style.attrib.clear()
        said = b"".join(
            etree.tostring(part, method="c14n", exclusive=True) for part in style if len(part)
        )
        return Looks(parent, called, num_id, said)

    def _table_values(self, style_id: str) -> Mapping[Key, str]:
        """The defaults that table styles must carry because their paragraphs leave them out."""
        here = self.stated_by_table(style_id)
        above: set[Key] = set()
        for ancestor in self.listed.chain("table", style_id)[1:]:
            above |= stated(ancestor)
        return {key: self.extra[key] for key in sorted(here) if key not in above}


def settled_styles(source: Source, theme: Theme | None, extra: Values) -> SettledStyles:
    """A paper's styles under a theme (None for the merged file's) and ``extra`` defaults.

    They are shared with the papers that have the very same part.
    """
    part = source.related("styles")
    known = _Known(StyleList(None), {}) if part is None else _known(source.parts[part])
    key = (theme.digest if theme is not None else None, tuple(extra.items()))
    if key not in known.settled:
        known.settled[key] = SettledStyles(known.listed, theme, extra)
    return known.settled[key]


class _Known(NamedTuple):
    """The list of one part, and what it came to so far, by the theme's digest and the defaults."""

    listed: StyleList
    settled: dict[tuple[str | None, tuple[tuple[Key, str], ...]], SettledStyles]


@remembered_by_size(SHARED_BYTES)
def _known(data: bytes) -> _Known:
    return _Known(StyleList(shared_root(data)), {})
