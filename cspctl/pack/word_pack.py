"""Assemble the Word file: all sheets in one run of pages, those of the PDF."""

from cspctl.pack.draft import Draft
from cspctl.pack.numbering import bookmark, first_pages
from cspctl.pack.sheets import Sheet


def word_pack(draft: Draft, front: bytes) -> bytes:
    """The pack as one Word file; a sheet that is pages comes as its slip or as pictures."""
    from cspctl.writers.docx.merge import Part, merge

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
    return merge(parts, title=edition.title, creator=edition.creator, date=edition.day.isoformat())


def _is_authors(sheet: Sheet, draft: Draft) -> bool:
    """Whether a sheet is no page of ours, which prints its number itself."""
    return sheet.kind in ("word", "picture") or (sheet.kind == "pages" and draft.pictured)
