"""Pages counted in the PDFs, and the counts written back into Word files.

The PDF is the authority on page numbers: a Word file has none of its own until some program
lays it out.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from cspctl.writers.ooxml import parse_xml, read_package, serialise_xml, write_package

if TYPE_CHECKING:
    import pikepdf

#: Where Word keeps text that may hold fields.
_TEXT_PARTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")


def pages(pdf: bytes) -> int:
    """How many pages a PDF has. Raises pikepdf.PdfError for what is none, or is locked."""
    import pikepdf

    # Nothing is asked of the pages themselves. To hand down to them what they inherit, every object
    # of the file would be read.
    with pikepdf.open(BytesIO(pdf), inherit_page_attributes=False) as document:
        return len(document.pages)


def destinations(pdf: bytes) -> dict[str, int]:
    """The named destinations of a PDF and the physical page, from 1, that each is on.

    LibreOffice makes one of every Word bookmark. Source: ISO 32000-1, 12.3.2.3.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        numbers: dict[object, int] = {
            page.objgen: number for number, page in enumerate(document.pages, 1)
        }
        found: dict[str, int] = {}
        for name, target in named(document):
            place = target.get("/D") if isinstance(target, pikepdf.Dictionary) else target
            if isinstance(place, pikepdf.Array) and len(place):
                page = place[0]
                if isinstance(page, pikepdf.Dictionary) and page.objgen in numbers:
                    found[name] = numbers[page.objgen]
        return found


def named(document: "pikepdf.Pdf") -> Iterator[tuple[str, "pikepdf.Object"]]:
    """Names and targets, from the dictionary of PDF 1.1 and the name tree of PDF 1.2."""
    import pikepdf

    old = document.Root.get("/Dests")
    if isinstance(old, pikepdf.Dictionary):
        for key, target in old.items():
            yield str(key).removeprefix("/"), target
    names = document.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, pikepdf.Dictionary) else None
    if tree is not None:
        for name, target in pikepdf.NameTree(tree).items():
            yield str(name), target


def rewrite_pageref_cache(docx: bytes, pages: Mapping[str, str]) -> bytes:
    """Write page numbers into the cached results of a Word file's PAGEREF fields.

    ``pages`` says what to print for each bookmark; fields to other bookmarks stay as they are.
    ``w:updateFields`` is not set, because Word would then ask its user a question on opening.

    Raises:
        PackageError: the bytes are no Word file.
    """
    from cspctl.writers.docx.merge.fields import bookmark_of, fields

    wanted = {name.lower(): text for name, text in pages.items()}
    parts = read_package(docx)
    for name in parts:
        if not (name.startswith(_TEXT_PARTS) and name.endswith(".xml")):
            continue
        root = parse_xml(parts[name])
        for field in list(fields(root)):
            text = wanted.get((bookmark_of(field.instruction) or "").lower())
            if field.kind == "PAGEREF" and text is not None:
                field.show(text)
        parts[name] = serialise_xml(root)
    return write_package(parts)
