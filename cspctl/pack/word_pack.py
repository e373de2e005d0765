"""Assemble the Word file: all sheets in one run of pages, those of the PDF."""

import json
from typing import TYPE_CHECKING

from cspctl.pack.draft import Draft
from cspctl.pack.numbering import bookmark, first_pages
from cspctl.pack.sheets import Sheet
from cspctl.pack.workers import Answer, Helpers

if TYPE_CHECKING:
    from cspctl.writers.docx.merge import Part

#: What is said of a part beside its document.
_SAID = ("name", "bookmark", "first_page", "page_format", "stamp", "starts")


def word_pack(draft: Draft, front: bytes, helpers: Helpers) -> Answer:
    """The pack as one Word file; a sheet that is pages comes as its slip or as pictures."""
    parts = _parts(draft, front)
    head = {
        "title": draft.edition.title,
        "creator": draft.edition.creator,
        "date": draft.edition.day.isoformat(),
        "parts": [{name: getattr(part, name) for name in _SAID} for part in parts],
    }
    return helpers.start(merged, json.dumps(head), *(part.docx for part in parts))


def merged(head: str, *documents: bytes) -> bytes:
    """Merge documents; ``head`` is JSON of what to call the whole, and of how each is put in."""
    from cspctl.writers.docx.merge import Part, merge

    told = json.loads(head)
    said = zip(documents, told.pop("parts"), strict=True)
    parts = [Part(docx, **rest) for docx, rest in said]
    return merge(parts, **told)


def _parts(draft: Draft, front: bytes) -> "list[Part]":
    from cspctl.writers.docx.merge import Part

    edition = draft.edition
    parts = [Part(front, "agenda.docx", "FrontSheet", 1, "lowerRoman")]
    pinned = first_pages(draft.sheets, draft.numbering)
    count: dict[str, int] = {}
    for place, (sheet, document) in enumerate(zip(draft.sheets, draft.documents, strict=True)):
        assert document is not None, "slips have been written"
        first = sheet.item not in count
        count[sheet.item] = count.get(sheet.item, 0) + 1
        parts.append(
            Part(
                document,
                sheet.file or f"{sheet.template or 'slip'}.docx",
                bookmark(sheet.item, count[sheet.item]),
                pinned[place],
                "decimal",
                stamp=f"Item {sheet.item}, page " if _is_authors(sheet, draft) else None,
                starts="oddPage" if first and edition.duplex else "nextPage",
            )
        )
    return parts


def _is_authors(sheet: Sheet, draft: Draft) -> bool:
    """Whether a sheet is no page of ours, which prints its number itself."""
    return sheet.kind in ("word", "picture") or (sheet.kind == "pages" and draft.pictured)
