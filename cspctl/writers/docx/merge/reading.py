"""Opening one Word file for the merge, and saying plainly why one cannot be opened."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from urllib.parse import unquote

from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.writers.docx.merge.names import WORDML_TYPE, Element, W, w
from cspctl.writers.ooxml import (
    CONTENT_TYPES,
    CT,
    PR,
    PackageError,
    parse_xml,
    read_package,
    relationships_name,
)
from cspctl.writers.remembered import remembered_by_size

CODE = "C701"
#: The parts that the merge reads itself; out of the first it copies, and never changes them.
ONLY_READ = frozenset(("styles", "numbering", "settings", "theme", "fontTable"))
_TEXT_BESIDE = frozenset(("header", "footer", "footnotes", "endnotes"))
RELIED_ON = ONLY_READ | _TEXT_BESIDE
#: Of parts that are kept for other papers and other merges, as trees of a dozen times that size.
SHARED_BYTES = 4_000_000
#: ``w:altChunk`` and ``w:subDoc`` hold text that only Word itself unpacks.
FOREIGN = (w("altChunk"), w("subDoc"))

SAVE_AGAIN = "Open it in Word, save it as a Word document (.docx) and put that in its place."
ASK_AGAIN = "Ask its author for the file again."
NO_MACROS = "Save it as a Word document (.docx), which holds no macros, and name that."


class Unreadable(Exception):
    """A paper cannot be read: what is wrong, and the mend."""

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Relationship:
    """One link from a part: its kind (last word of its type), full type, target, and side."""

    kind: str
    type: str
    target: str
    external: bool


@dataclass
class Source:
    """One Word file taken apart. Part names have no leading ``/``; XML is parsed when asked for."""

    name: str
    parts: Mapping[str, bytes]
    #: Of the parts whose history is forgotten, the tags of the elements that link to parts.
    linking: dict[str, frozenset[str]] = field(default_factory=dict)
    _trees: dict[str, Element] = field(default_factory=dict)
    _links: dict[str, dict[str, Relationship]] = field(default_factory=dict)
    _original: "Source | None" = None

    def copy(self) -> "Source":
        """The same file with trees of its own, copied when they are asked for."""
        return Source(self.name, self.parts, self.linking, _links=self._links, _original=self)

    def tree(self, part: str) -> Element:
        """The root of an XML part; raises :class:`Unreadable` for broken XML."""
        if part not in self._trees:
            if part not in self.parts:
                raise Unreadable(f"the file lacks its part {part}.", SAVE_AGAIN)
            self._trees[part] = (
                _parsed(parse_xml, self.parts[part])
                if self._original is None
                else deepcopy(self._original.tree(part))
            )
        return self._trees[part]

    def text_parts(self) -> list[str]:
        """The parts that hold text: the main one, headers, footers and notes, each once."""
        links = self.relationships(self.main).values()
        beside = (
            link.target
            for link in links
            if link.kind in _TEXT_BESIDE and not link.external and link.target in self.parts
        )
        return list(dict.fromkeys((self.main, *beside)))

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The links of a part by id; internal targets are part names."""
        if part not in self._links:
            rels = self.parts.get(relationships_name(part))
            folder = posixpath.dirname(part)
            self._links[part] = {} if rels is None else _links_of(folder, rels)
        return self._links[part]

    def related(self, kind: str) -> str | None:
        """The part that the main document links to with a relationship of that kind."""
        for link in self.relationships(self.main).values():
            if link.kind == kind and not link.external and link.target in self.parts:
                return link.target
        return None

    def related_tree(self, kind: str) -> Element | None:
        """The root of :meth:`related`, or None. Nobody may change it: equal parts share one."""
        part = self.related(kind)
        return None if part is None else self.shared(part)

    def shared(self, part: str) -> Element:
        """The root of a part that is only read, in whatever papers; raises as :meth:`tree`."""
        return shared_root(self.parts[part])

    @cached_property
    def main(self) -> str:
        """The part that holds the text."""
        for link in self.relationships("").values():
            if link.kind == "officeDocument" and link.target in self.parts:
                return link.target
        raise Unreadable("it holds no Word document.", SAVE_AGAIN)

    @cached_property
    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        types = self.parts[CONTENT_TYPES]
        return self._original._types if self._original is not None else _types_of(types)

    def content_type(self, part: str) -> str:
        """The declared content type of a part."""
        defaults, overrides = self._types
        extension = part.rpartition(".")[2].lower()
        return overrides.get(part.lower()) or defaults.get(extension, "application/octet-stream")


#: Papers of one office have the same styles and theme.
_shared_tree = remembered_by_size(SHARED_BYTES)(parse_xml)


def shared_root(data: bytes) -> Element:
    """The root of a part that nobody changes, the same for equal parts; raises Unreadable."""
    return _parsed(_shared_tree, data)


def _parsed(parse: Callable[[bytes], Element], data: bytes) -> Element:
    try:
        return parse(data)
    except PackageError as reason:
        raise Unreadable(f"{reason}.", SAVE_AGAIN) from None


@lru_cache(64)
def _links_of(folder: str, rels: bytes) -> dict[str, Relationship]:
    """The links that a part states for another part in ``folder``; nobody may change them."""
    found: dict[str, Relationship] = {}
    for link in _parsed(parse_xml, rels).iter(f"{PR}Relationship"):
        external = link.get("TargetMode") == "External"
        target = link.get("Target") or ""
        if not external and not target.startswith("#"):
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
        kind = link.get("Type") or ""
        found[link.get("Id") or ""] = Relationship(kind.rpartition("/")[2], kind, target, external)
    return found


@lru_cache(16)
def _types_of(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """The content types by ending and by part, both in lower case; nobody may change them."""
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for entry in _parsed(parse_xml, data):
        kind = entry.get("ContentType") or ""
        if entry.tag == f"{CT}Default":
            defaults[(entry.get("Extension") or "").lower()] = kind
        elif entry.tag == f"{CT}Override":
            overrides[(entry.get("PartName") or "").lstrip("/").lower()] = kind
    return defaults, overrides


@contextmanager
def told_as_problem(name: str) -> Iterator[None]:
    """Turn :class:`Unreadable` into the C701 Problem of the file that users call ``name``."""
    try:
        yield
    except Unreadable as fault:
        problem = error(CODE, f"{name} cannot be read: {fault.wrong}", Location(name), fault.mend)
        raise CannotRun(problem) from None


def open_source(docx: bytes, name: str) -> Source:
    """Take a Word file apart and look at everything the merge relies on.

    Raises:
        CannotRun: with one C701 Problem when it cannot be read.
    """
    with told_as_problem(name):
        source = Source(name, unzip(docx))
        check(source)
    return source


def readable(docx: bytes, name: str) -> list[Problem]:
    """What stops this file from being merged as a Word paper; empty when nothing does.

    ``name`` is the file as the messages should call it. The only code is C701.
    """
    try:
        open_source(docx, name)
    except CannotRun as fault:
        return list(fault.problems)
    return []


def check(source: Source) -> None:
    """Raise :class:`Unreadable` for anything that the merge could not carry over."""
    main_type = source.content_type(source.main)
    if "macroEnabled" in main_type:
        raise Unreadable("it is a Word file with macros.", NO_MACROS)
    if main_type not in (f"{WORDML_TYPE}.document.main+xml", f"{WORDML_TYPE}.template.main+xml"):
        raise _not_word(source.parts)
    document = source.tree(source.main)
    if str(document.tag).startswith("{http://purl.oclc.org/ooxml/"):
        raise Unreadable("it is a Strict Open XML document.", SAVE_AGAIN)
    if document.tag != w("document") or document.find(f"{{{W}}}body") is None:
        raise Unreadable("its main part has no body.", SAVE_AGAIN)
    if next(document.iter(*FOREIGN), None) is not None:
        raise Unreadable("it holds another document that only Word can unpack.", SAVE_AGAIN)
    for link in source.relationships(source.main).values():
        if link.kind in RELIED_ON and not link.external and link.target in source.parts:
            _ = (source.shared if link.kind in ONLY_READ else source.tree)(link.target)
            source.relationships(link.target)


def unzip(docx: bytes) -> dict[str, bytes]:
    """The parts of the file by name, within the limits of :mod:`cspctl.writers.ooxml`."""
    if not docx:
        raise Unreadable("the file is empty.", ASK_AGAIN)
    if not docx.startswith(b"PK"):
        raise _not_zip(docx)
    try:
        return read_package(docx)
    except PackageError as reason:
        raise Unreadable(f"{reason}.", ASK_AGAIN) from None


def _not_zip(docx: bytes) -> Unreadable:
    if docx.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in docx:
            return Unreadable("it is locked with a password.", "Save it without its password.")
        if "WordDocument".encode("utf-16-le") in docx:
            return Unreadable("it is a Word 97-2003 file (.doc) named .docx.", SAVE_AGAIN)
        return Unreadable("it is a file of an old Office program named .docx.", SAVE_AGAIN)
    start = docx[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for sign, kind in (
        (b"%pdf", "a PDF"),
        (b"{\\rtf", "a rich text file (.rtf)"),
        (b"<html", "a web page"),
        (b"<!doctype html", "a web page"),
        (b"<?xml", "a bare XML file"),
    ):
        if start.startswith(sign):
            return Unreadable(f"it is {kind} named .docx.", SAVE_AGAIN)
    return Unreadable("it is no Word file, or it is damaged.", ASK_AGAIN)


def _not_word(parts: Mapping[str, bytes]) -> Unreadable:
    kinds = (
        ("xl/workbook.xml", "an Excel workbook"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("content.xml", "an OpenDocument file"),
    )
    for part, kind in kinds:
        if part in parts:
            return Unreadable(f"it is {kind} named .docx.", "Name it by its own ending.")
    return Unreadable("it holds no Word document.", SAVE_AGAIN)
