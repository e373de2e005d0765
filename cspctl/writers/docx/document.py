"""A Word template's package: which of its parts hold text, and what blocks add to it."""

import hashlib
from copy import copy
from functools import cached_property

from lxml import etree

from cspctl.writers import ooxml
from cspctl.writers.docx.names import element
from cspctl.writers.docx.numbering import Numbering
from cspctl.writers.docx.styles import Styles
from cspctl.writers.properties import CORE_TYPE

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = f"{_TYPE}document.main+xml"
_TEMPLATE = f"{_TYPE}template.main+xml"
# What users call the parts that hold text; the body goes without saying.
_TEXTS = {
    _MAIN: "",
    f"{_TYPE}header+xml": "header",
    f"{_TYPE}footer+xml": "footer",
    f"{_TYPE}footnotes+xml": "footnotes",
    f"{_TYPE}endnotes+xml": "endnotes",
}
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_RELATION = ooxml.RELATIONSHIPS
_MAX_BYTES = 64 * 1024 * 1024


class Document:
    """The parts of a Word file, those with text parsed on demand.

    Raises PackageError for anything but a Word file without macros and outside files.
    """

    def __init__(self, data: bytes) -> None:
        self.parts = ooxml.read_package(data, max_bytes=_MAX_BYTES)
        types = ooxml.parse_xml(self.parts[ooxml.CONTENT_TYPES])
        for override in types.iter(f"{ooxml.CT}Override"):
            if override.get("ContentType") == _TEMPLATE:
                override.set("ContentType", _MAIN)  # a .dotx gives a document
        self.parts[ooxml.CONTENT_TYPES] = ooxml.serialise_xml(types)
        self._types = {
            name: kind
            for name, kind in ooxml.content_types(self.parts).items()
            if name in self.parts
        }
        self._links: dict[str, ooxml.Relationships] = {}
        self._refuse_what_runs()
        if _MAIN not in self._types.values():
            raise ooxml.PackageError("it is an Office file, but not a Word document")
        ooxml.tidy(self.parts)
        self._refuse_outside_files()

    def again(self) -> "Document":
        """The same document, to be filled in while this one stays as it is."""
        other = copy(self)
        other.parts = dict(self.parts)
        other._links = {}
        for parsed in ("styles", "numbering"):
            vars(other).pop(parsed, None)  # blocks write into them
        return other

    @property
    def main(self) -> str:
        """Name the part that holds the body."""
        return next(name for name, kind in self._types.items() if kind == _MAIN)

    def texts(self) -> list[tuple[str, str]]:
        """Name the parts that hold text, the body first, with what users call each."""
        found = [(name, _TEXTS[kind]) for name, kind in self._types.items() if kind in _TEXTS]
        return sorted(found, key=lambda part: (part[1] != "", part[0]))

    def root(self, part: str) -> etree._Element:
        """Parse a part."""
        return ooxml.parse_xml(self.parts[part])

    def put(self, part: str, root: etree._Element) -> None:
        """Write a part."""
        self.parts[part] = ooxml.serialise_xml(root)

    def title(self) -> tuple[str, etree._Element, etree._Element] | None:
        """Return the part of the core properties, its title and its root, if there is one."""
        part = next((name for name, kind in self._types.items() if kind == CORE_TYPE), None)
        if part is None:
            return None
        root = self.root(part)
        found = root.find(_TITLE)
        return None if found is None else (part, found, root)

    @cached_property
    def styles(self) -> Styles:
        """The styles part, parsed when blocks are first written."""
        part = self._folder + "styles.xml"
        return Styles(self.root(part) if part in self.parts else element("styles"))

    @cached_property
    def numbering(self) -> Numbering:
        """The numbering part, parsed when blocks are first written."""
        part = self._folder + "numbering.xml"
        return Numbering(self.root(part) if part in self.parts else None)

    def link(self, part: str, url: str) -> str:
        """Return the id of a part's relationship to a URL."""
        return self._relations(part).add(f"{_RELATION}/hyperlink", url, external=True)

    def picture(self, part: str, data: bytes) -> str:
        """Return the id of a part's relationship to a PNG, kept once however often it is used."""
        name = f"chart{hashlib.sha256(data).hexdigest()[:16]}.png"
        target = f"{self._folder}media/{name}"
        if target not in self.parts:
            ooxml.add_part(self.parts, target, "image/png", data)
        return self._relations(part).add(f"{_RELATION}/image", f"media/{name}")

    def _relations(self, part: str) -> ooxml.Relationships:
        if part not in self._links:
            old = self.parts.get(ooxml.relationships_name(part))
            self._links[part] = ooxml.Relationships(*([] if old is None else [old]))
        return self._links[part]

    def packed(self) -> bytes:
        """Write the file, with the links, styles and numbers that were added."""
        for part, links in self._links.items():
            self.parts[ooxml.relationships_name(part)] = links.serialise()
        # Looked up where cached_property keeps them: unused, they are not even parsed.
        for kind in ("styles", "numbering"):
            holder = vars(self).get(kind)
            if holder is None or not holder.changed:
                continue
            part = f"{self._folder}{kind}.xml"
            if part not in self.parts:
                ooxml.add_part(self.parts, part, f"{_TYPE}{kind}+xml", b"")
                ooxml.relate(self.parts, self.main, f"{_RELATION}/{kind}", f"{kind}.xml")
            self.put(part, holder.root)
        return ooxml.write_package(self.parts)

    @property
    def _folder(self) -> str:
        return self.main.rpartition("/")[0] + "/" if "/" in self.main else ""

    def _refuse_what_runs(self) -> None:
        macros = any(name.lower().endswith("vbaproject.bin") for name in self.parts)
        types = self.parts[ooxml.CONTENT_TYPES].decode("utf-8", "replace")
        if macros or "macroEnabled" in types or "vbaProject" in types:
            raise ooxml.PackageError("it holds macros")

    def _refuse_outside_files(self) -> None:
        for name in self.parts:
            if not name.endswith(".rels"):
                continue
            for relation in self.root(name).iter(f"{ooxml.PR}Relationship"):
                outside = relation.get("TargetMode") == "External"
                if outside and not relation.get("Type", "").endswith("/hyperlink"):
                    target = relation.get("Target", "")
                    raise ooxml.PackageError(f"it takes in a file from outside ({target})")
