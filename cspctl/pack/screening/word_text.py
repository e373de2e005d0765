"""The parts of a Word file that hold text, and places in them as a reader counts.

What a part is, its link says (ECMA-376 Part 2, 6.5.3); names are Word's habit and no more.
"""

from collections.abc import Iterable

from cspctl.pack.screening.elements import Element, listed
from cspctl.pack.screening.package import Package
from cspctl.writers.docx.merge.names import P

_WORDS = {
    "document": "the text",
    "header": "a header",
    "footer": "a footer",
    "footnotes": "the footnotes",
    "endnotes": "the endnotes",
}


_KINDS = frozenset(("header", "footer", "footnotes", "endnotes"))


def text_parts(package: Package) -> list[str]:
    """The main part, headers, footers and notes."""
    linked = {link.target for _, link in package.all_links() if link.kind in _KINDS}
    linked.add(package.main())
    return [name for name in package.parts if name in linked or _is_named_so(name)]


def _is_named_so(name: str) -> bool:
    in_folder = name.startswith("word/") and name.count("/") == 1
    return in_folder and name.endswith(".xml") and _kind(name) in _WORDS


def place_of(package: Package, part: str, elements: Iterable[Element]) -> str:
    """The paragraphs that hold elements: ``paragraphs 3 and 7 of the text``."""
    paragraphs = {paragraph: n for n, paragraph in enumerate(package.tree(part).iter(P), start=1)}
    numbers = {
        paragraphs[above]
        for element in elements
        for above in (element, *element.iterancestors())
        if above.tag == P
    }
    what = _WORDS.get(_kind(part), part)
    return f"{listed(sorted(numbers), 'paragraph')} of {what}" if numbers else what


def _kind(name: str) -> str:
    return name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
