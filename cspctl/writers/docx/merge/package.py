"""The Word file being built: its parts, their content types and the links between them."""

import hashlib
import posixpath
import re
from dataclasses import dataclass, field

from lxml import etree

from cspctl.writers.docx.merge.names import R
from cspctl.writers.ooxml import (
    CONTENT_TYPES,
    CT,
    PR,
    parse_xml,
    relationships_name,
    serialise_xml,
    write_package,
)
from cspctl.writers.properties import CoreProperties, set_properties


@dataclass
class Package:
    """Parts by name; names and ids are given in the order of asking, so that they never vary."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    _links: dict[str, list[tuple[str, str, bool]]] = field(default_factory=dict)
    _link_ids: dict[tuple[str, str, str, bool], str] = field(default_factory=dict)
    _counters: dict[str, int] = field(default_factory=dict)
    _media: dict[tuple[str, str], str] = field(default_factory=dict)

    def put(self, part: str, content: bytes, content_type: str) -> str:
        """Store a part under exactly this name."""
        self.parts[part] = content
        self.types[part] = content_type
        return part

    def reserve(self, like: str) -> str:
        """A free name beside ``like``: ``word/header7.xml`` becomes ``word/header1.xml``."""
        stem, dot, extension = like.rpartition(".")
        folder, slash, base = (stem if dot else like).rpartition("/")
        base = re.sub(r"[^A-Za-z]+", "", base) or "part"
        key = f"{folder}{slash}{base}{dot}{extension if dot else ''}".lower()
        self._counters[key] = self._counters.get(key, 0) + 1
        return f"{folder}{slash}{base}{self._counters[key]}{dot}{extension if dot else ''}"

    def put_media(self, like: str, content: bytes, content_type: str) -> str:
        """Store a picture or embedded file once, however many papers hold the same one."""
        key = (hashlib.sha256(content).hexdigest(), content_type)
        if key not in self._media:
            self._media[key] = self.put(self.reserve(like), content, content_type)
        return self._media[key]

    def link(self, owner: str, kind: str, target: str, *, external: bool = False) -> str:
        """Link ``owner`` (a part, ``""`` for the package) to a target; equal links share an id."""
        full = kind if "/" in kind else f"{R}/{kind}"
        key = (owner, full, target, external)
        if key not in self._link_ids:
            links = self._links.setdefault(owner, [])
            links.append((full, target, external))
            self._link_ids[key] = f"rId{len(links)}"
        return self._link_ids[key]

    def to_bytes(self, properties: CoreProperties) -> bytes:
        """The whole file, the same bytes for the same parts."""
        written = {CONTENT_TYPES: self._content_types()}
        for owner in ("", *self.parts):
            if owner in self._links:
                written[relationships_name(owner)] = self._relationships(owner)
        written |= self.parts
        set_properties(written, properties)
        return write_package(written)

    def _content_types(self) -> bytes:
        root = parse_xml(f'<Types xmlns="{CT[1:-1]}"/>'.encode())
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        for part, kind in self.types.items():
            extension = part.rpartition(".")[2].lower()
            if extension not in defaults and kind.startswith("image/"):
                defaults[extension] = kind
        for extension, kind in defaults.items():
            entry = etree.SubElement(root, f"{CT}Default")
            entry.set("Extension", extension)
            entry.set("ContentType", kind)
        for part, kind in self.types.items():
            if defaults.get(part.rpartition(".")[2].lower()) != kind:
                entry = etree.SubElement(root, f"{CT}Override")
                entry.set("PartName", f"/{part}")
                entry.set("ContentType", kind)
        return serialise_xml(root)

    def _relationships(self, owner: str) -> bytes:
        folder = posixpath.dirname(owner) or "."
        root = parse_xml(f'<Relationships xmlns="{PR[1:-1]}"/>'.encode())
        for number, (kind, target, external) in enumerate(self._links[owner], 1):
            entry = etree.SubElement(root, f"{PR}Relationship")
            entry.set("Id", f"rId{number}")
            entry.set("Type", kind)
            inside = not external and not target.startswith("#")
            entry.set("Target", posixpath.relpath(target, folder) if inside else target)
            if external:
                entry.set("TargetMode", "External")
        return serialise_xml(root)
