"""Sections: every paper keeps its pages' size, margins, columns, headers and footers.

The properties of a paper's last section move into its last paragraph; headers and footers that a
paper does not have are stated as empty, or those of the paper before it would run on. Whether
even pages differ is one setting of the whole file: where one paper asks for it, the others'
even pages get what all their pages had. Source: ECMA-376 Part 1, 17.6 and 17.10.
"""

from dataclasses import dataclass, field

from lxml import etree

from cspctl.writers.docx.merge.content import Adopter
from cspctl.writers.docx.merge.names import (
    PPR,
    SECTPR,
    VAL,
    WORDML_TYPE,
    Element,
    P,
    drop,
    new_root,
    w,
)
from cspctl.writers.docx.merge.names import r as rel
from cspctl.writers.docx.merge.order import child_of, place, properties_of
from cspctl.writers.docx.merge.package import Package
from cspctl.writers.docx.merge.paper import Part, is_on
from cspctl.writers.docx.merge.reading import Source
from cspctl.writers.docx.merge.section_notes import endnotes_at_section_end, number_notes
from cspctl.writers.docx.merge.stamps import append_stamp, make_room
from cspctl.writers.ooxml import serialise_xml

DOCUMENT = "word/document.xml"
_NOTES = ("footnote", "endnote")
_ROOTS = {"header": "hdr", "footer": "ftr"}


@dataclass
class Running:
    """What the next section would inherit, the kinds of notes there were, and empty footers."""

    package: Package
    even_and_odd: bool
    inherited: set[tuple[str, str]] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)
    _blank: dict[tuple[str, str | None], str] = field(default_factory=dict)

    def blank(self, kind: str, stamp: str | None) -> str:
        """The link to an empty header or footer, or to a footer with nothing but the stamp."""
        if (kind, stamp) not in self._blank:
            root = new_root(_ROOTS[kind])
            if stamp is None:
                root.append(_thin_paragraph())
            else:
                append_stamp(root, stamp)
            self._blank[kind, stamp] = self.put(kind, root)
        return self._blank[kind, stamp]

    def put(self, kind: str, root: Element) -> str:
        """Store a header or footer and answer the document's link to it."""
        part = self.package.reserve(f"word/{kind}.xml")
        self.package.put(part, serialise_xml(root), f"{WORDML_TYPE}.{kind}+xml")
        return self.package.link(DOCUMENT, kind, part)


class Sections:
    """The sections of one paper; ``settings`` is its settings part, for what is stated there."""

    def __init__(
        self,
        part: Part,
        source: Source,
        adopter: Adopter,
        running: Running,
        settings: Element | None,
    ) -> None:
        self._part = part
        self._source = source
        self._adopter = adopter
        self._running = running
        self._settings = settings
        self._even = is_on(settings, "evenAndOddHeaders")
        self._copied: dict[tuple[str, str], str] = {}

    def adopt(self, body: Element) -> Element:
        """Rewrite all sections of the paper; answer its last paragraph, which closes the last."""
        paragraph = self._close(body)
        sections = list(body.iter(SECTPR))
        noted = {
            kind for kind in _NOTES if next(body.iter(w(f"{kind}Reference")), None) is not None
        }
        restart = frozenset(noted & self._running.noted)
        self._running.noted |= noted
        first_pages = any(is_on(section, "titlePg") for section in sections)
        for index, section in enumerate(sections):
            self._number_pages(section, first=index == 0)
            number_notes(section, self._settings, restart if index == 0 else frozenset())
            if section is not sections[-1] and not endnotes_at_section_end(self._settings):
                child_of(section, "noEndnote")
            self._run_headers(section, index == 0, first_pages)
            if self._part.stamp is not None:
                make_room(section)
        return paragraph

    def _close(self, body: Element) -> Element:
        """Move the body's own section into its last paragraph, made when a table stands last."""
        section = body.find(SECTPR)
        if section is None:
            section = etree.Element(SECTPR)
        else:
            drop(section)
        if not len(body):
            body.append(etree.Element(P))
        last = body[-1]
        alone = len(body) == 1 or _closes_section(body[-2])
        # LibreOffice loses the bookmarks of a paragraph that is a section all by itself.
        if last.tag != P or _closes_section(last) or alone:
            last = _thin_paragraph()
            body.append(last)
        place(properties_of(last, "pPr"), section)
        return last

    def _number_pages(self, section: Element, *, first: bool) -> None:
        part = self._part
        if first:
            child_of(section, "type").set(VAL, part.starts)
        numbers = section.find(w("pgNumType"))
        if numbers is None and (part.page_format or (first and part.first_page is not None)):
            numbers = child_of(section, "pgNumType")
        if numbers is None:
            return
        if part.page_format is not None:
            numbers.attrib.pop(w("chapStyle"), "")
            numbers.attrib.pop(w("chapSep"), "")
            numbers.set(w("fmt"), part.page_format)
        if part.first_page is not None:
            numbers.attrib.pop(w("start"), "")
            if first:
                numbers.set(w("start"), str(part.first_page))
        if not numbers.attrib:
            drop(numbers)

    def _run_headers(self, section: Element, first: bool, first_pages: bool) -> None:
        references: dict[tuple[str, str], str] = {}
        for reference in list(section.iterfind(w("headerReference"))) + list(
            section.iterfind(w("footerReference"))
        ):
            kind = str(reference.tag).rpartition("}")[2].removesuffix("Reference")
            link = self._copy(kind, reference.get(rel("id")) or "")
            if link is not None:
                references[kind, reference.get(w("type")) or "default"] = link
            drop(reference)
        for kind in _ROOTS:
            if not self._even or not self._running.even_and_odd:
                references.pop((kind, "even"), None)
            if not self._even and self._running.even_and_odd and (kind, "default") in references:
                references[kind, "even"] = references[kind, "default"]
        if first:
            self._fill(references, first_pages)
        self._write(section, references)

    def _fill(self, references: dict[tuple[str, str], str], first_pages: bool) -> None:
        """State what the paper's first section lacks, lest it inherit the paper's before it."""
        types = ["default"]
        types += ["first"] if first_pages else []
        types += ["even"] if self._running.even_and_odd else []
        for kind in _ROOTS:
            stamp = self._part.stamp if kind == "footer" else None
            for place_on_page in types:
                key = (kind, place_on_page)
                if key not in references and (stamp is not None or key in self._running.inherited):
                    references[key] = self._running.blank(kind, stamp)
        self._running.inherited |= references.keys()

    def _write(self, section: Element, references: dict[tuple[str, str], str]) -> None:
        for (kind, place_on_page), link in sorted(references.items(), reverse=True):
            element = etree.Element(w(f"{kind}Reference"))
            element.set(w("type"), place_on_page)
            element.set(rel("id"), link)
            section.insert(0, element)
        self._running.inherited |= references.keys()

    def _copy(self, kind: str, old: str) -> str | None:
        link = self._source.relationships(self._source.main).get(old)
        if link is None or link.external or link.target not in self._source.parts:
            return None
        if (kind, link.target) not in self._copied:
            old_root = self._source.tree(link.target)
            part = self._running.package.reserve(f"word/{kind}.xml")
            self._adopter.adopt(old_root, link.target, part)
            root = new_root(_ROOTS[kind])
            root.extend(list(old_root))
            if kind == "footer" and self._part.stamp is not None:
                append_stamp(root, self._part.stamp)
            package = self._running.package
            package.put(part, serialise_xml(root), f"{WORDML_TYPE}.{kind}+xml")
            self._copied[kind, link.target] = package.link(DOCUMENT, kind, part)
        return self._copied[kind, link.target]


def _closes_section(block: Element) -> bool:
    return block.find(f"{PPR}/{SECTPR}") is not None


def _thin_paragraph() -> Element:
    """An empty paragraph one point high, which moves nothing to another page."""
    paragraph = etree.Element(P)
    properties = properties_of(paragraph, "pPr")
    spacing = etree.SubElement(properties, w("spacing"))
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(w(name), value)
    marks = etree.SubElement(properties, w("rPr"))
    for name in ("sz", "szCs"):
        etree.SubElement(marks, w(name)).set(VAL, "2")
    return paragraph
