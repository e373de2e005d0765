"""The merge itself: paper after paper into one Word file."""

from collections import Counter
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import UTC, datetime

from lxml import etree

from cspctl.problems import CannotRun, Problem
from cspctl.writers.docx.merge.bookmarks import (
    Bookmarks,
    first_paragraph,
    is_plain,
    last_paragraph,
    rename_all,
)
from cspctl.writers.docx.merge.content import Adopter
from cspctl.writers.docx.merge.defaults import Values, differences
from cspctl.writers.docx.merge.ids import Ids
from cspctl.writers.docx.merge.names import (
    PREFIXES,
    SECTPR,
    WORDML_TYPE,
    Element,
    drop,
    new_root,
    w,
)
from cspctl.writers.docx.merge.notes import NoteSheet, ordinary
from cspctl.writers.docx.merge.numbering import NumberingSheet, PaperNumbering
from cspctl.writers.docx.merge.package import Package
from cspctl.writers.docx.merge.paper import Part
from cspctl.writers.docx.merge.papers import Look, Papers
from cspctl.writers.docx.merge.parts import Copier
from cspctl.writers.docx.merge.reading import Source, told_as_problem
from cspctl.writers.docx.merge.sections import DOCUMENT, Running, Sections
from cspctl.writers.docx.merge.settings import FontTable, settings_root
from cspctl.writers.docx.merge.style_list import settled_styles
from cspctl.writers.docx.merge.styles import PaperStyles, StyleSheet
from cspctl.writers.docx.merge.theme import Theme
from cspctl.writers.ooxml import serialise_xml
from cspctl.writers.properties import CoreProperties

_BODY = w("body")
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


def merge(
    parts: Sequence[Part],
    *,
    title: str,
    language: str = "en-GB",
    creator: str = "",
    date: str,
    papers: Papers | None = None,
) -> bytes:
    """Put many Word files into one, each with its own pages, styles, lists and notes.

    Comments, custom XML, macros and links to outside files do not come along; tracked changes
    are accepted. The same parts give the same bytes; ``date`` (ISO, a day or a moment in UTC)
    becomes the file's date. Merges that are given the same ``papers`` open each paper once.

    Raises:
        CannotRun: with a C701 Problem for every part that cannot be read.
        ValueError: no parts, or bookmarks that are repeated or not letters and digits.
    """
    names = [part.bookmark for part in parts]
    if not parts or len({name.lower() for name in names}) < len(names):
        raise ValueError("merge needs parts, each with a bookmark of its own")
    if not all(is_plain(name) for name in names):
        raise ValueError("a part's bookmark is made of letters and digits only")
    papers = papers if papers is not None else Papers()
    merger = _Merger(parts, papers, _look_at_all(parts, papers))
    return merger.build(
        CoreProperties(
            title=title,
            creator=creator,
            created=_moment(date),
            modified=_moment(date),
            language=language,
        ),
    )


def _look_at_all(parts: Sequence[Part], papers: Papers) -> list[Look]:
    looks: list[Look] = []
    problems: list[Problem] = []
    for part in parts:
        try:
            looks.append(papers.look(part.docx, part.name))
        except CannotRun as fault:
            problems += fault.problems
    if problems:
        raise CannotRun(*problems)
    return looks


def _moment(date: str) -> datetime:
    moment = datetime.fromisoformat(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class _Merger:
    """The merged file while it grows; the host is the paper whose defaults it takes over."""

    def __init__(self, parts: Sequence[Part], papers: Papers, looks: Sequence[Look]) -> None:
        self._parts = parts
        self._papers = papers
        self._looks = looks
        self._package = Package()
        self._package.link("", "officeDocument", DOCUMENT)
        self._package.put(DOCUMENT, b"", f"{WORDML_TYPE}.document.main+xml")
        self._sheet = StyleSheet()
        self._lists = NumberingSheet()
        self._notes = (NoteSheet("footnote"), NoteSheet("endnote"))
        self._fonts = FontTable()
        self._ids = Ids()
        self._bookmarks = Bookmarks()
        for part in parts:
            self._bookmarks.claim(part.bookmark)
            self._bookmarks.claim(f"{part.bookmark}End")
        self._running = Running(self._package, any(look.even_and_odd for look in looks))
        # The host is the first paper with the defaults and theme that most papers have.
        kinds = [(tuple(sorted(look.defaults.items())), look.theme.digest) for look in looks]
        self._host = kinds.index(Counter(kinds).most_common(1)[0][0])
        self._host_source = papers.source(parts[self._host].docx, parts[self._host].name)

    def build(self, properties: CoreProperties) -> bytes:
        """Merge all papers and pack the file."""
        self._open_styles()
        host = self._styles_of(self._host, self._host_source)
        host[0].lead()
        chunks = []
        for index, part in enumerate(self._parts):
            with told_as_problem(part.name):
                if index == self._host:
                    chunks.append(self._add(index, self._host_source, *host))
                else:
                    source = self._papers.source(part.docx, part.name)
                    chunks.append(self._add(index, source, *self._styles_of(index, source)))
        shell = new_root("document")
        shell.append(shell.makeelement(_BODY))
        opening, closing = serialise_xml(shell).split(b"<w:body/>")
        body = [opening, b"<w:body>", *chunks, b"</w:body>", closing]
        self._package.put(DOCUMENT, b"".join(body), f"{WORDML_TYPE}.document.main+xml")
        self._write_shared_parts(properties.language)
        return self._package.to_bytes(properties)

    def _open_styles(self) -> None:
        styles = self._host_source.related_tree("styles")
        for name in ("docDefaults", "latentStyles"):
            element = styles.find(w(name)) if styles is not None else None
            if element is not None:
                self._sheet.opening.append(deepcopy(element))

    def _own_theme(self, index: int) -> Theme | None:
        theme = self._looks[index].theme
        return None if theme.digest == self._looks[self._host].theme.digest else theme

    def _styles_of(self, index: int, source: Source) -> tuple[PaperStyles, PaperNumbering]:
        theme = self._own_theme(index)
        extra: Values = {}
        if index != self._host:
            extra = differences(self._looks[index].defaults, self._looks[self._host].defaults)
        numbering = PaperNumbering(self._lists, source.related_tree("numbering"), index + 1, theme)
        styles = settled_styles(source, theme, extra)
        return PaperStyles(self._sheet, styles, index + 1, numbering), numbering

    def _add(
        self, index: int, source: Source, styles: PaperStyles, numbering: PaperNumbering
    ) -> bytes:
        """Adopt one paper's text; answer its XML as it stands between the body's tags."""
        part, theme = self._parts[index], self._own_theme(index)
        document = source.tree(source.main)
        trees = [source.tree(name) for name in source.text_parts()]
        renamed = rename_all(trees, self._bookmarks)
        copier = Copier(source, self._package, theme, renamed)
        adopter = Adopter(self._sheet, styles, numbering, copier, self._ids, theme, source.linking)
        for sheet in self._notes:
            notes = source.related(f"{sheet.kind}s")
            found = ordinary(source.tree(notes), sheet.kind) if notes else {}
            adopter.offer_notes(sheet, notes, found)
        body = document.find(_BODY)
        assert body is not None, "reading.check has seen it"
        sections = Sections(part, source, adopter, self._running, source.related_tree("settings"))
        adopter.adopt(body, source.main, DOCUMENT)
        last = sections.adopt(body)
        self._bookmarks.mark(first_paragraph(body), part.bookmark, last=False)
        self._bookmarks.mark(last_paragraph(last), f"{part.bookmark}End", last=True)
        self._fonts.add(source.related_tree("fontTable"))
        styles.finish()
        if index == len(self._parts) - 1:
            section = last.find(f".//{SECTPR}")
            assert section is not None, "Sections.adopt has put it there"
            drop(section)
            body.append(section)
        return _inner(body)

    def _write_shared_parts(self, language: str) -> None:
        host = self._host_source
        self._put("styles", serialise_xml(self._sheet.root()))
        self._put("numbering", serialise_xml(self._lists.root()))
        for sheet in self._notes:
            self._put(f"{sheet.kind}s", serialise_xml(sheet.root()))
        settings = settings_root(
            host.related_tree("settings"), self._running.even_and_odd, language
        )
        self._put("settings", serialise_xml(settings))
        self._put("fontTable", serialise_xml(self._fonts.root()))
        theme = host.related("theme")
        if theme is not None:
            self._package.put("word/theme/theme1.xml", host.parts[theme], _THEME_TYPE)
            self._package.link(DOCUMENT, "theme", "word/theme/theme1.xml")

    def _put(self, kind: str, content: bytes) -> None:
        part = self._package.put(f"word/{kind}.xml", content, f"{WORDML_TYPE}.{kind}+xml")
        self._package.link(DOCUMENT, kind, part)


def _inner(body: Element) -> bytes:
    """The body's children as XML that relies on the prefixes of the merged root.

    Where a paper's own prefixes are those of the merged root, as they are in nearly all papers,
    its XML stands as it is; other papers' elements move below such a root, which takes longer.
    """
    body.text = None
    text = etree.tostring(body, encoding="UTF-8", with_tail=False)
    text = text[text.index(b">") + 1 : text.rindex(b"<")]
    if body.prefix == "w" and b"xmlns" not in text and _understood(body.nsmap, text):
        return text
    shell = new_root("document")
    target = shell.makeelement(_BODY)
    shell.append(target)
    target.extend(list(body))
    text = serialise_xml(shell)
    return text[text.index(b"<w:body>") + len(b"<w:body>") : text.rindex(b"</w:body>")]


def _understood(prefixes: Mapping[str | None, str], text: bytes) -> bool:
    """Whether every prefix that XML may use means in the merged root what it means here."""
    return None not in prefixes and not any(
        PREFIXES.get(str(prefix)) != uri and f"{prefix}:".encode() in text
        for prefix, uri in prefixes.items()
    )
