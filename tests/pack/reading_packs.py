"""What a built pack says of its page numbers, in each place that a reader can see."""

import io
import json
import re

import pikepdf
import pypdfium2
from docx import Document


def in_manifest(manifest: bytes) -> dict[str, tuple[int, int]]:
    """First and last page of every item that has pages, as printed: ``7(b)``."""

    def items(entries):
        for entry in entries:
            name = entry["number"] + (f"({entry['letter']})" if entry["letter"] else "")
            if entry["first_page"] is not None:
                yield name, (entry["first_page"], entry["last_page"])
            yield from items(entry["items"])

    return dict(items(json.loads(manifest)["items"]))


def on_front_sheet(docx: bytes) -> dict[str, tuple[int, int]]:
    """The column Pages of an agenda in Word."""
    found = {}
    for table in Document(io.BytesIO(docx)).tables:
        for row in table.rows:
            numbers = re.findall(r"\d+", row.cells[-1].text)
            if numbers and row.cells[0].text != "Item":
                found[row.cells[0].text] = (int(numbers[0]), int(numbers[-1]))
    return found


def labels(pdf: bytes) -> list[str]:
    """What a viewer calls each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [document.get_page_label(place) for place in range(len(document))]


def texts(pdf: bytes) -> list[str]:
    """The words on each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [
        " ".join(document[place].get_textpage().get_text_bounded().split())
        for place in range(len(document))
    ]


def stamped(pdf: bytes) -> list[str]:
    """The number that each page prints of itself."""
    return [re.findall(r"[Pp]age (\d+|[ivxl]+)\b", text)[-1] for text in texts(pdf)]


def bookmarks(pdf: bytes) -> list[tuple[str, str]]:
    """Words and page label of the bookmarks of items and parts, in order."""
    named = labels(pdf)
    document = pypdfium2.PdfDocument(pdf)
    return [
        (entry.get_title(), named[entry.get_dest().get_index()])
        for entry in document.get_toc()
        if re.match(r"\d+\. |\([a-z]+\) ", entry.get_title())
    ]


def links(pdf: bytes) -> list[str]:
    """The labels of the pages that the front sheet's links lead to, down the page."""
    named = labels(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        places = {page.obj.objgen: place for place, page in enumerate(document.pages)}
        found = []
        for page, label in zip(document.pages, named, strict=True):
            if label.isdigit():
                break
            own = sorted(page.obj.get("/Annots", []), key=lambda link: -float(link.Rect[3]))
            found += [named[places[link.Dest[0].objgen]] for link in own]
    return found
