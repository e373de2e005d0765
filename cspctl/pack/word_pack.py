"""Assemble the Word files of both editions: all sheets in one run of pages, those of the PDF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from cspctl.pack import worker
from cspctl.pack.numbering import bookmark, first_pages
from cspctl.pack.workers import Answer, Helpers

if TYPE_CHECKING:
    from cspctl.pack.draft import Draft
    from cspctl.pack.sheets import Sheet
    from cspctl.writers.docx.merge import Part

#: What is said of a part beside its document.
_SAID = ("name", "bookmark", "first_page", "page_format", "stamp", "starts")


def word_packs(drafts: Sequence[Draft], fronts: Sequence[bytes], helpers: Helpers) -> list[Answer]:
    """Each draft as one Word file; a sheet that is pages comes as its slip or as pictures.

    One question makes them all, because editions share their papers: it is worked out when the
    first file is asked for, if nobody has by then.
    """
    documents: dict[bytes, int] = {}
    heads = []
    for draft, front in zip(drafts, fronts, strict=True):
        parts = _parts(draft, front)
        heads.append(
            {
                "title": draft.edition.title,
                "creator": draft.edition.creator,
                "date": draft.edition.day.isoformat(),
                "documents": [documents.setdefault(p.docx, len(documents)) for p in parts],
                "parts": [{name: getattr(part, name) for name in _SAID} for part in parts],
            }
        )
    made = helpers.start(merged, json.dumps(heads), *documents)

    @cache
    def files() -> list[bytes]:
        return apart(made())

    def answer(place: int) -> Answer:
        return lambda: files()[place]

    return [answer(place) for place in range(len(heads))]


def merged(heads: str, *documents: bytes) -> bytes:
    """Merge documents into files, which :func:`apart` takes apart again.

    ``heads`` is JSON: of each file what to call it, which documents are its parts (numbers from 0),
    and how each is put in.
    """
    from cspctl.writers.docx.merge import Papers, Part, merge

    papers = Papers()
    files = []
    for head in json.loads(heads):
        said = zip(head.pop("documents"), head.pop("parts"), strict=True)
        parts = [Part(documents[number], **rest) for number, rest in said]
        files.append(merge(parts, papers=papers, **head))
    joined = BytesIO()
    worker.write(joined, files)
    return joined.getvalue()


def apart(answer: bytes) -> list[bytes]:
    """The files that :func:`merged` answers, in the order of their heads."""
    files = worker.read(BytesIO(answer)) or []
    return [file for file in files if isinstance(file, bytes)]


def _parts(draft: Draft, front: bytes) -> list[Part]:
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
