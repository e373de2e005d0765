"""An Office file taken apart for screening: parts, their trees, and the links between them."""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any, NamedTuple, TypeVar

from lxml import etree

from cspctl.pack.screening.elements import Element
from cspctl.pack.screening.memory import Memory
from cspctl.pack.screening.report import Refusal
from cspctl.writers.members import content_of
from cspctl.writers.ooxml import (
    CONTENT_TYPES,
    CT,
    MAX_BYTES,
    MAX_PARTS,
    PR,
    RELATIONSHIPS,
    PackageError,
    parse_xml,
    read_package,
    relationships_name,
    serialise_xml,
    write_package,
)

OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
XML = (".xml", ".rels", ".vml")
_NAMING = etree.XPath(f"//*[@*[.=$id and namespace-uri()='{RELATIONSHIPS}']]", smart_strings=False)

_MOST_MARKS = 6_000_000
_OFFICE_XML = re.compile(r"(?i)\s*application/vnd\..*\+xml\s*")
_STRICT = "http://purl.oclc.org/ooxml/"
_STRICT_NAMES = tuple(
    f"{{{_STRICT}{name}/main}}*"
    for name in ("wordprocessingml", "spreadsheetml", "presentationml", "drawingml")
)

#: XML that was found well-formed; its tree is made when somebody asks for it.
_SOUND: Memory[bool] = Memory()
_TOLD: Memory[Any] = Memory()
_Told = TypeVar("_Told")


class Link(NamedTuple):
    """A relationship: its element, the last word of its type, and the part or address meant."""

    element: Element
    kind: str
    target: str
    external: bool

    @property
    def id(self) -> str:
        """What elements of the part name it by."""
        return self.element.get("Id", "")


class Package:
    """The parts of a file; what is changed is written once, at the end."""

    def __init__(self, parts: dict[str, bytes], trees: dict[str, Element]) -> None:
        self.parts = parts
        self._trees = trees
        self._touched: set[str] = set()
        self._links: dict[str, tuple[Link, ...]] = {}
        self._dropped = False

    def tree(self, name: str) -> Element:
        """The root of an XML part. Whoever changes it calls :meth:`touch`."""
        if name not in self._trees:
            self._trees[name] = parse_xml(self.parts[name])
        return self._trees[name]

    def told(self, name: str, ask: Callable[[Element], _Told]) -> _Told:
        """What a function of nothing but a part's tree says; it is asked once of equal parts."""
        if name in self._touched:
            return ask(self.tree(name))
        known: _Told | None = _TOLD.get(self.parts[name], ask)
        if known is None:
            known = ask(self.tree(name))
            _TOLD.put(self.parts[name], known, ask)
        return known

    def touch(self, name: str) -> None:
        """Remember that a part's tree was changed."""
        self._touched.add(name)
        if name.endswith(".rels"):
            self._links.clear()

    def replace(self, name: str, data: bytes) -> None:
        """Put other bytes in the place of a part."""
        self.parts[name] = data
        self._trees.pop(name, None)
        self._links.clear()
        self._dropped = True

    def links(self, source: str) -> tuple[Link, ...]:
        """The relationships of a part; ``''`` is the package itself."""
        if source not in self._links:
            self._links[source] = tuple(self._read_links(source))
        return self._links[source]

    def _read_links(self, source: str) -> Iterator[Link]:
        name = relationships_name(source)
        if name not in self.parts:
            return
        folder = posixpath.dirname(source)
        for element in self.tree(name).iter(f"{PR}Relationship"):
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            kind = element.get("Type", "").rpartition("/")[2]
            if not external:
                path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                target = posixpath.normpath(path.lstrip("/"))
            yield Link(element, kind, target, external)

    def all_links(self) -> Iterator[tuple[str, Link]]:
        """Every relationship with the part that has it."""
        for name in list(self.parts):
            if name.endswith(".rels"):
                folder, file = posixpath.split(name)
                source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
                for link in self.links(source):
                    yield source, link

    def linked(self, source: str, *kinds: str) -> list[Link]:
        """The relationships of a part of some kinds that lead to parts which are there."""
        return [
            link
            for link in self.links(source)
            if link.kind in kinds and not link.external and link.target in self.parts
        ]

    def main(self) -> str:
        """The main part: the document, the workbook, the presentation."""
        for link in self.linked("", "officeDocument"):
            return link.target
        raise Refusal("damaged", "it has no main part")

    def beside(self, kind: str) -> str | None:
        """The part beside the main one that holds all ``styles``, ``settings`` and the like."""
        main = self.main()
        usual = f"{main.partition('/')[0]}/{kind}.xml"
        linked = [link.target for link in self.linked(main, kind)]
        return next((name for name in (*linked, usual) if name in self.parts), None)

    def unlink(self, source: str, link: Link) -> None:
        """Take a relationship away; what names it in the part is the caller's."""
        parent = link.element.getparent()
        if parent is not None:
            parent.remove(link.element)
            self.touch(relationships_name(source))

    def naming(self, source: str, link: Link) -> list[tuple[Element, str]]:
        """The elements that name a relationship, each with its attribute."""
        if source not in self.parts or not source.endswith(XML):
            return []
        named: Any = _NAMING(self.tree(source), id=link.id)
        return [
            (element, str(key))
            for element in named
            for key, value in element.attrib.items()
            if value == link.id and str(key).startswith(f"{{{RELATIONSHIPS}}}")
        ]

    def drop(self, name: str) -> None:
        """Take a part away with its relationships, its content type and all links to it."""
        for source, link in list(self.all_links()):
            if not link.external and link.target == name:
                self.unlink(source, link)
        for gone in (name, relationships_name(name)):
            self.parts.pop(gone, None)
            self._trees.pop(gone, None)
            self._touched.discard(gone)
        self._links.clear()
        types = self.tree(CONTENT_TYPES)
        for override in types.findall(f"{CT}Override"):
            if override.get("PartName", "").lstrip("/") == name:
                types.remove(override)
                self.touch(CONTENT_TYPES)
        self._dropped = True

    def unreachable(self) -> list[str]:
        """The parts to which no relationship leads: nothing shows them."""
        reached: set[str] = set()
        waiting = [""]
        while waiting:
            for link in self.links(waiting.pop()):
                if not link.external and link.target not in reached and link.target in self.parts:
                    reached.add(link.target)
                    waiting.append(link.target)
        return [
            name
            for name in self.parts
            if name not in reached and name != CONTENT_TYPES and not name.endswith(".rels")
        ]

    def disguised(self) -> Iterator[str]:
        """Parts of Office's own XML whose names do not end as XML does."""
        types = self.tree(CONTENT_TYPES)
        named = [
            (name, entry.get("ContentType", ""))
            for entry in types.iter(f"{CT}Default", f"{CT}Override")
            for name in (entry.get("PartName") or f".{entry.get('Extension', '')}",)
        ]
        yield from (
            name
            for name, kind in named
            if _OFFICE_XML.fullmatch(kind) and not name.lower().endswith(XML)
        )

    def content_type(self, name: str) -> str:
        """A part's content type, by its name or else by its ending."""
        types = self.tree(CONTENT_TYPES)
        for override in types.iter(f"{CT}Override"):
            if override.get("PartName", "").lstrip("/") == name:
                return override.get("ContentType", "")
        ending = name.rpartition(".")[2].lower()
        for default in types.iter(f"{CT}Default"):
            if default.get("Extension", "").lower() == ending:
                return default.get("ContentType", "")
        return ""

    @property
    def changed(self) -> bool:
        """Whether anything was changed."""
        return bool(self._touched) or self._dropped

    def written(self, data: bytes) -> bytes:
        """The file as it is now; ``data``, what it was read from, when nothing was changed."""
        if not self.changed:
            return data
        for name in self._touched & self.parts.keys():
            self.parts[name] = serialise_xml(self.tree(name))
        return write_package(self.parts, level=1)  # it is unpacked again soon


def opened(data: bytes) -> Package:
    """Open an Office file; Refusal for what is locked, damaged, too large or ill-meant."""
    check_zip(data)
    try:
        parts = read_package(data)
        xml = [name for name in parts if name.endswith(XML) and name != CONTENT_TYPES]
        if _marks(parts[name] for name in xml) > _MOST_MARKS:
            raise Refusal("bomb")
        trees = {name: parse_xml(parts[name]) for name in xml if not _SOUND.get(parts[name])}
    except PackageError:
        if any(has_doctype(content) for content in _xml_parts(data)):
            raise Refusal("doctype") from None
        raise Refusal("damaged") from None
    for name, tree in trees.items():
        _ordinary(tree)
        _SOUND.put(parts[name], True)
    package = Package(parts, trees)
    if any(package.disguised()):
        raise Refusal("disguised", "XML under a name that does not tell of it")
    return package


def _marks(parts: Iterable[bytes]) -> int:
    """How many tags large parts hold at most; every element takes more memory than its tag."""
    return sum(content.count(b"<") for content in parts if len(content) > 1_000_000)


def _ordinary(tree: Element) -> None:
    """Refuse the Strict form of Office files: every name in it is another one.

    Source: ECMA-376 Part 1, annex A; few programs write it, and it is asked for by name.
    """
    for uri in tree.nsmap.values():
        if uri.startswith(_STRICT):
            raise Refusal("format", "Strict Open XML, which is to be saved as an ordinary one")
    if next(tree.iter(*_STRICT_NAMES), None) is not None:
        raise Refusal("format", "Strict Open XML, which is to be saved as an ordinary one")


def check_zip(data: bytes) -> None:
    """Refuse what is no sound zip before anything of it is unpacked."""
    if data.startswith(OLE):
        raise Refusal("password" if _ENCRYPTED in data else "format", "the format before 2007")
    if not data.startswith(b"PK\x03\x04"):
        raise Refusal("disguised" if zipfile.is_zipfile(BytesIO(data)) else "damaged")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError):
        raise Refusal("damaged") from None
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise Refusal("bomb")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Refusal("password")
    if any(b"%PDF-" in data[at : at + 1024] for at in (0, len(data) - 1024) if at >= 0):
        raise Refusal("disguised")


def _xml_parts(data: bytes) -> Iterator[bytes]:
    """The XML parts that can be unpacked; their sum was bounded before."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith(XML):
                try:
                    yield content_of(archive, entry)
                except Exception:
                    continue


def has_doctype(content: bytes) -> bool:
    """Whether XML declares a document type, in whatever encoding."""
    return b"<!DOCTYPE" in content.replace(b"\x00", b"").upper()
