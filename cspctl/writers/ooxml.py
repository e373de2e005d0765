"""Office Open XML packages (Word, Excel): read within limits, written the same way every time.

A package is held as a dict from part name (``word/document.xml``) to its bytes. Reading refuses
what could harm the reader: passwords, zip bombs, repeated or wandering names, document type
declarations. Writing depends on the parts alone: not on the clock, the machine or their order.
"""

import posixpath
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from itertools import pairwise

from lxml import etree

from cspctl.writers.members import unpacked
from cspctl.writers.packing import packed

CONTENT_TYPES = "[Content_Types].xml"
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
PR = "{http://schemas.openxmlformats.org/package/2006/relationships}"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

MAX_BYTES = 256 * 1024 * 1024
MAX_PARTS = 5_000

_LEVEL = 6
_HEADER = 30  # at least, before the contents of a part
_OLE_HEADER = b"\xd0\xcf\x11\xe0"
_EMPTY_RELATIONSHIPS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


class PackageError(ValueError):
    """The bytes are no package that can be used; the text tells a user why, as a clause."""


def read_package(
    data: bytes, *, max_bytes: int = MAX_BYTES, max_parts: int = MAX_PARTS
) -> dict[str, bytes]:
    """Unpack a package; ``max_bytes`` bounds the sum of its parts, unpacked.

    Raises PackageError for anything but a sound, unprotected package without a DOCTYPE.
    """
    if data.startswith(_OLE_HEADER):
        raise PackageError("it is protected with a password, or in the format before Office 2007")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _within_limits(entries, max_bytes, max_parts)
            members = {entry.filename: unpacked(archive, entry, data) for entry in entries}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError) as reason:
        raise PackageError("it is damaged, or not an Office file at all") from reason
    except ValueError as reason:
        if isinstance(reason, PackageError):
            raise
        raise PackageError("it is damaged, or not an Office file at all") from reason
    except Exception as reason:  # zlib.error and lzma.LZMAError share no base of their own
        raise PackageError("it is damaged: a part of it cannot be unpacked") from reason
    if CONTENT_TYPES not in members:
        raise PackageError("it is a zip file, but not an Office file")
    for name, member in members.items():
        if member.doctype:
            raise PackageError(f"its part {name} has a DOCTYPE, which no Office program writes")
    return {name: member.content for name, member in members.items()}


def write_package(parts: Mapping[str, bytes], *, level: int = _LEVEL) -> bytes:
    """Pack parts: content types first, then by name; same parts, same bytes.

    ``level`` is zlib's: a low one for what is only handed on within a build.
    """
    names = sorted(parts, key=lambda name: (name != CONTENT_TYPES, name))
    return packed(((name, parts[name]) for name in names), level)


def parse_xml(data: bytes) -> etree._Element:
    """Parse a part without entities, network, comments or processing instructions.

    Raises PackageError when it is not well-formed or beyond the parser's own limits.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as reason:
        raise PackageError(f"it holds XML that cannot be read ({reason})") from reason


def serialise_xml(root: etree._Element) -> bytes:
    """Write a part as Word and Excel write theirs: UTF-8, standalone."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the content type of each part that is listed by name."""
    root = parse_xml(parts[CONTENT_TYPES])
    return {
        override.get("PartName", "").lstrip("/"): override.get("ContentType", "")
        for override in root.iter(f"{CT}Override")
    }


def add_part(parts: dict[str, bytes], name: str, content_type: str, data: bytes) -> None:
    """Add a part and list its content type."""
    root = parse_xml(parts[CONTENT_TYPES])
    etree.SubElement(root, f"{CT}Override", PartName=f"/{name}", ContentType=content_type)
    parts[CONTENT_TYPES] = serialise_xml(root)
    parts[name] = data


def drop_part(parts: dict[str, bytes], name: str) -> None:
    """Remove a part, its own relationships, its content type and every relationship to it."""
    del parts[name]
    parts.pop(relationships_name(name), None)
    root = parse_xml(parts[CONTENT_TYPES])
    for override in root.findall(f"{CT}Override"):
        if override.get("PartName", "").lstrip("/") == name:
            root.remove(override)
    parts[CONTENT_TYPES] = serialise_xml(root)
    for source in [part for part in parts if part.endswith(".rels")]:
        relations = parse_xml(parts[source])
        folder = posixpath.dirname(posixpath.dirname(source))
        gone = [
            relation
            for relation in relations.findall(f"{PR}Relationship")
            if relation.get("TargetMode") != "External"
            and _resolved(folder, relation.get("Target", "")) == name
        ]
        for relation in gone:
            relations.remove(relation)
        if gone:
            parts[source] = serialise_xml(relations)


@lru_cache(1_000)  # asked of every part of every paper, and these have the same few names
def relationships_name(part: str) -> str:
    """Name the part that holds the relationships of a part (``""`` is the package itself)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class Relationships:
    """The relationships of one part, kept parsed while many are added."""

    def __init__(self, data: bytes = _EMPTY_RELATIONSHIPS) -> None:
        self._root = parse_xml(data)
        self._known: dict[tuple[str, str, bool], str] = {}
        for relation in self._root.iter(f"{PR}Relationship"):
            outside = relation.get("TargetMode") == "External"
            key = (relation.get("Type", ""), relation.get("Target", ""), outside)
            self._known[key] = relation.get("Id", "")
        self._taken = {relation.get("Id") for relation in self._root}
        self._last = 0

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship and return its id; an equal one is used again.

        ``target`` is a URL, or the other part's name relative to the source's folder.
        """
        known = self._known.get((kind, target, external))
        if known is not None:
            return known
        while not self._last or f"rId{self._last}" in self._taken:
            self._last += 1
        identity = f"rId{self._last}"
        relation = etree.SubElement(
            self._root, f"{PR}Relationship", Id=identity, Type=kind, Target=target
        )
        if external:
            relation.set("TargetMode", "External")
        self._taken.add(identity)
        self._known[kind, target, external] = identity
        return identity

    def serialise(self) -> bytes:
        """Write the part."""
        return serialise_xml(self._root)


def relate(
    parts: dict[str, bytes], source: str, kind: str, target: str, *, external: bool = False
) -> str:
    """Add one relationship from a part (``""`` is the package itself) and return its id."""
    name = relationships_name(source)
    relations = Relationships(parts.get(name, _EMPTY_RELATIONSHIPS))
    identity = relations.add(kind, target, external=external)
    parts[name] = relations.serialise()
    return identity


def tidy(parts: dict[str, bytes]) -> None:
    """Mend what Word would repair, and drop what the author's own program left behind.

    python-docx's first document carries ``stylesWithEffects.xml``, out of step with its styles,
    and a ``w:zoom`` without the ``w:percent`` that the standard requires. A thumbnail shows the
    template's first page; an attached template is a path on its author's machine.
    """
    for name in sorted(parts):
        if posixpath.basename(name).startswith(("stylesWithEffects.", "thumbnail.")):
            drop_part(parts, name)
    if "word/settings.xml" not in parts:
        return
    settings = parse_xml(parts["word/settings.xml"])
    for zoom in settings.iter(f"{{{WORD}}}zoom"):
        if zoom.get(f"{{{WORD}}}percent") is None:
            zoom.set(f"{{{WORD}}}percent", "100")
    for attached in settings.findall(f"{{{WORD}}}attachedTemplate"):
        settings.remove(attached)
        _drop_relationship(parts, "word/settings.xml", attached.get(f"{{{RELATIONSHIPS}}}id"))
    parts["word/settings.xml"] = serialise_xml(settings)


def _drop_relationship(parts: dict[str, bytes], source: str, identifier: str | None) -> None:
    name = relationships_name(source)
    if name not in parts:
        return
    root = parse_xml(parts[name])
    for relation in root.findall(f"{PR}Relationship"):
        if relation.get("Id") == identifier:
            root.remove(relation)
    parts[name] = serialise_xml(root)


def _within_limits(entries: list[zipfile.ZipInfo], max_bytes: int, max_parts: int) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > max_parts:
        raise PackageError(f"it holds {len(names):,} parts; {max_parts:,} is the most")
    if sum(entry.file_size for entry in entries) > max_bytes:
        raise PackageError(f"it unpacks to more than {max_bytes // 1024 // 1024} MB")
    # Office compares part names without regard to case, so must we.
    if len({name.lower() for name in names}) < len(names):
        raise PackageError("it holds two parts of the same name")
    for name in names:
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            raise PackageError(f"its part {name!r} points out of the file")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise PackageError("it is protected with a password")
    inner = sorted((entry.header_offset, _HEADER + entry.compress_size) for entry in entries)
    if any(begin + size > after for (begin, size), (after, _) in pairwise(inner)):
        raise PackageError("it is damaged: two parts of it lie in the same place")


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
