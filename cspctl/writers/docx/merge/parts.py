"""What a paper's text links to: pictures, charts, diagrams, embedded files and hyperlinks.

Everything is copied with what it links to in its turn. Left behind: links to anything outside
the file but hyperlinks, macros, ActiveX controls and custom XML.
"""

from lxml import etree

from cspctl.writers.docx.merge.names import Element, R, drop
from cspctl.writers.docx.merge.package import Package
from cspctl.writers.docx.merge.reading import Relationship, Source, Unreadable
from cspctl.writers.docx.merge.theme import Theme, resolve
from cspctl.writers.ooxml import serialise_xml

_HYPERLINK = "hyperlink"
_BINARY = frozenset(("image", "hdphoto", "package", "oleObject"))
_XML = frozenset(
    ("chart", "chartEx", "chartUserShapes", "themeOverride", "chartStyle", "chartColorStyle")
) | {"diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"}
_RELATIONSHIP = f"{{{R}}}"
_ANCHORED = frozenset(("blip", "imagedata", "hyperlink", "hlinkClick", "hlinkHover"))


class Copier:
    """Copies the parts that one paper links to into the merged file, each once."""

    def __init__(
        self, source: Source, package: Package, theme: Theme | None, renamed: dict[str, str]
    ) -> None:
        self._source = source
        self._package = package
        self._theme = theme
        self._renamed = renamed
        self._copied: dict[str, str] = {}

    def adopt(self, element: Element, part: str, owner: str) -> None:
        """Point one element's links from the paper's ``part`` to the merged file's ``owner``."""
        for name in list(element.attrib):
            if not str(name).startswith(_RELATIONSHIP):
                continue
            old = element.get(str(name)) or ""
            new = self._link(self._source.relationships(part).get(old), owner) if old else ""
            if new is not None:
                element.set(str(name), new)
            elif str(element.tag).rpartition("}")[2] in _ANCHORED:
                del element.attrib[name]  # the frame stays, so that the page keeps its layout
            else:
                drop(element)
                return

    def _link(self, link: Relationship | None, owner: str) -> str | None:
        """The new id, or None for a link that is not carried over."""
        if link is None:
            return None
        if link.kind == _HYPERLINK:
            target = link.target
            if target.startswith("#"):
                target = "#" + self._renamed.get(target[1:].lower(), target[1:])
            elif not link.external:
                return None
            return self._package.link(owner, link.type, target, external=link.external)
        if link.external or link.target not in self._source.parts:
            return None
        kind = self._source.content_type(link.target)
        if "macroEnabled" in kind or "vba" in kind.lower():
            return None
        if link.kind in _BINARY:
            data = self._source.parts[link.target]
            return self._package.link(
                owner, link.type, self._package.put_media(link.target, data, kind)
            )
        if link.kind in _XML:
            return self._package.link(owner, link.type, self._copy_xml(link.target, kind))
        return None

    def _copy_xml(self, part: str, kind: str) -> str:
        if part in self._copied:
            return self._copied[part]
        new = self._copied[part] = self._package.reserve(part)
        try:
            root = self._source.tree(part)
        except Unreadable:
            # A broken chart does not stop a paper: Word and LibreOffice show its frame as well.
            self._package.put(new, self._source.parts[part], kind)
            return new
        if self._theme is not None:
            resolve(root, self._theme)
        for element in list(root.iter(etree.Element)):
            self.adopt(element, part, new)
        for link in self._source.relationships(part).values():
            if link.kind in _XML:  # styles of a chart are linked to without being named
                self._link(link, new)
        self._package.put(new, serialise_xml(root), kind)
        return new
