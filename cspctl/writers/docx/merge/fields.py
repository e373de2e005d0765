"""Fields (ECMA-376 Part 1, 17.16): the live words of a Word file, such as page numbers.

A complex field is spread over runs: begin, instruction, separator, result, end, and may hold
other fields; a simple field is one element. Both are seen here as one :class:`Field`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from cspctl.writers.docx.merge.names import Element, drop, unwrap, w

#: Fields that fetch from elsewhere or run something when they are brought up to date.
REACHING = frozenset(
    ("DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK")
) | {"MACROBUTTON", "RD"}
_SIMPLE = w("fldSimple")
_MARK = w("fldChar")
_CODE = w("instrText")
_TEXT = w("t")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass
class Field:
    """One field: its marks (or its one simple element), code elements and result texts."""

    marks: list[Element]
    codes: list[Element] = field(default_factory=list)
    texts: list[Element] = field(default_factory=list)
    in_result: bool = False

    @property
    def simple(self) -> bool:
        """Whether it is a ``w:fldSimple``."""
        return self.marks[0].tag == _SIMPLE

    @property
    def instruction(self) -> str:
        """The code, such as ``PAGEREF _Toc1 \\h``."""
        if self.simple:
            return self.marks[0].get(w("instr")) or ""
        return "".join(code.text or "" for code in self.codes)

    @property
    def kind(self) -> str:
        """The first word of the code in capitals, or an empty string."""
        return next(iter(self.instruction.split()), "").upper()

    def rewrite(self, instruction: str) -> None:
        """Give the field another code."""
        if self.simple:
            self.marks[0].set(w("instr"), instruction)
            return
        for code in self.codes[1:]:
            drop(code)
        self.codes[0].text = instruction
        self.codes[0].set(_XML_SPACE, "preserve")

    def show(self, text: str) -> None:
        """Replace the cached result, which Word shows until it counts for itself."""
        for other in self.texts[1:]:
            drop(other)
        shown = self.texts[0] if self.texts else self._first_text()
        shown.text = text

    def _first_text(self) -> Element:
        """A place for the result of a field that never had one."""
        run = etree.Element(w("r"))
        text = etree.SubElement(run, _TEXT)
        if self.simple:
            self.marks[0].append(run)
            return text
        end_run = self.marks[-1].getparent()
        if end_run is None:
            return text
        if len(self.marks) == 2:  # begin and end only
            separator = etree.Element(w("r"))
            etree.SubElement(separator, _MARK).set(w("fldCharType"), "separate")
            end_run.addprevious(separator)
        end_run.addprevious(run)
        return text

    def unlink(self) -> None:
        """Keep what the field shows and forget where it came from."""
        if self.simple:
            unwrap(self.marks[0])
            return
        for element in (*self.codes, *self.marks):
            drop(element)


def fields(root: Element) -> Iterator[Field]:
    """Every field under ``root``, inner ones before the ones that hold them.

    A field without its end is left out. The tree may be changed once the iterator is used up.
    """
    if next(root.iter(_MARK, _SIMPLE), None) is None:
        return  # most of a text has no field, and every text element would be looked at
    open_fields: list[Field] = []
    for element in root.iter(_MARK, _CODE, _TEXT, _SIMPLE):
        if element.tag == _SIMPLE:
            yield Field([element], texts=list(element.iter(_TEXT)))
        elif element.tag == _MARK:
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                open_fields.append(Field([element]))
            elif open_fields:
                open_fields[-1].marks.append(element)
                open_fields[-1].in_result = True
                if kind == "end":
                    yield open_fields.pop()
        elif open_fields and element.tag == _CODE:
            open_fields[-1].codes.append(element)
        elif open_fields and open_fields[-1].in_result:
            open_fields[-1].texts.append(element)


def unlink_reaching(root: Element) -> None:
    """Freeze every field that would fetch a file, ask a database or run a macro."""
    for found in list(fields(root)):
        if found.kind in REACHING:
            found.unlink()


_TOKEN = re.compile(r'"[^"]*"|\\\S|[^\s"\\]+')
#: The argument of these is a bookmark; of HYPERLINK and TOC, the argument of the switch.
_BOOKMARK_FIRST = frozenset(("PAGEREF", "REF", "NOTEREF", "GOTOBUTTON"))
_BOOKMARK_SWITCH = {"HYPERLINK": "\\l", "TOC": "\\b", "INDEX": "\\b"}


def bookmark_of(instruction: str) -> str | None:
    """The bookmark that a PAGEREF, REF, NOTEREF, HYPERLINK or TOC code names."""
    found: list[str] = []

    def note(name: str) -> str:
        found.append(name)
        return name

    rename_bookmark(instruction, note)
    return found[0] if found else None


def rename_bookmark(instruction: str, renamed: Callable[[str], str]) -> str:
    """The code with the bookmark it names given another name."""
    tokens = list(_TOKEN.finditer(instruction))
    if len(tokens) < 2:
        return instruction
    kind = tokens[0].group().upper()
    switch = _BOOKMARK_SWITCH.get(kind)
    for before, token in pairwise(tokens):
        first = kind in _BOOKMARK_FIRST and before is tokens[0]
        if (first or before.group().lower() == switch) and not token.group().startswith("\\"):
            name = token.group()
            bare = name.strip('"')
            new = name.replace(bare, renamed(bare)) if bare else name
            return instruction[: token.start()] + new + instruction[token.end() :]
    return instruction


def rename_style(instruction: str, renamed: Callable[[str], str]) -> str:
    """The code of a STYLEREF field with the style it names given another name."""
    tokens = list(_TOKEN.finditer(instruction))
    if len(tokens) < 2 or tokens[1].group().startswith("\\"):
        return instruction
    named = tokens[1]
    new = renamed(named.group().strip('"'))
    return f'{instruction[: named.start()]}"{new}"{instruction[named.end() :]}'
