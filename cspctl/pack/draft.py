"""An edition of a pack while it is made, from its sheets to its front sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cspctl.documents.agenda import front_sheet
from cspctl.pack.converting import LINK, Converter, Known, Pages, Source, convert, source
from cspctl.pack.numbering import NOT_NUMBERED, Numbering, number_both, references
from cspctl.pack.printing import Printer
from cspctl.pack.sheets import Edition, Sheet
from cspctl.pack.slips import slip


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition: its sheets, and for each its Word file and its pages as far as they are made.

    A sheet that is pages has no Word file before its slip, and a withheld one neither Word file
    nor pages: slips say the numbers they stand for.
    """

    edition: Edition
    sheets: tuple[Sheet, ...]
    documents: Sequence[bytes | None]
    papers: Mapping[str, bytes]
    pages: Sequence[Pages | None] = ()
    numbering: Numbering = NOT_NUMBERED
    front: Pages | None = None
    pictured: bool = False

    def printed_front(self, printer: Printer, *, live: bool = False, link: str = "") -> bytes:
        """The front sheet as a Word file."""
        edition = self.edition
        ranges = references(self.sheets, self.numbering, live=live, link=link)
        view = front_sheet(
            edition.board,
            edition.agenda,
            edition.day,
            edition.directory,
            ranges,
            public=edition.public,
        )
        return printer.document("agenda", view)


def converted(
    full: Draft, public: Draft, converter: Converter, known: Known | None = None
) -> tuple[Draft, Draft]:
    """Both editions with the pages of all sheets but slips; without a converter, as they were.

    ``known``: see ``converting.convert``.
    """
    wanted: list[tuple[int, int]] = []
    sources: list[Source] = []
    for which, draft in enumerate((full, public)):
        for place, sheet in enumerate(draft.sheets):
            if sheet.kind != "withheld":
                wanted.append((which, place))
                sources.append(source(sheet, draft.documents[place], draft.papers))
    made = convert(sources, converter, known)
    if made is None:
        return full, public
    found = dict(zip(wanted, made, strict=True))
    first, second = (
        replace(draft, pages=[found.get((which, place)) for place in range(len(draft.sheets))])
        for which, draft in enumerate((full, public))
    )
    return first, second


def counted(full: Draft, public: Draft) -> tuple[Draft, Draft]:
    """Both editions with their page numbers, when all pages are known; a slip is one page."""
    if not full.pages and full.sheets:
        return full, public
    settings = full.edition.board.board.pack
    first, second = number_both(
        full.sheets,
        [pages.length if pages else 1 for pages in full.pages],
        public.sheets,
        [pages.length if pages else 1 for pages in public.pages],
        duplex=settings.duplex,
        compact=settings.numbering == "compact",
    )
    return replace(full, numbering=first), replace(public, numbering=second)


def with_slips(draft: Draft, printer: Printer) -> Draft:
    """The edition with a Word file for every sheet."""
    documents = [
        printer.document("slip", slip(draft.edition, sheet, place, draft.numbering))
        if document is None
        else document
        for place, (sheet, document) in enumerate(zip(draft.sheets, draft.documents, strict=True))
    ]
    return replace(draft, documents=documents)


def with_pictures(draft: Draft) -> Draft:
    """The edition with pictures of the pages that a Word file cannot hold, where it can be."""
    from cspctl.pack.pictures import pages_as_pictures

    documents = list(draft.documents)
    for place, (sheet, pages) in enumerate(zip(draft.sheets, draft.pages, strict=False)):
        if sheet.kind == "pages" and pages is not None:
            first = draft.numbering.sheets[place].first
            documents[place] = pages_as_pictures(pages.pdf, sheet.title, first)
    return replace(draft, documents=documents, pictured=bool(draft.pages))


def fronts(drafts: Sequence[Draft], printers: Sequence[Printer]) -> list[Source]:
    """What the front sheets of the editions, and their pages of what is withheld, are made of."""
    sources: list[Source] = []
    for draft, printer in zip(drafts, printers, strict=True):
        sources.append(Source("agenda.docx", draft.printed_front(printer, link=LINK), own=True))
        for sheet, document in zip(draft.sheets, draft.documents, strict=True):
            if sheet.kind == "withheld" and document is not None:
                sources.append(Source(f"slip of item {sheet.item}.docx", document, own=True))
    return sources


def with_fronts(drafts: Sequence[Draft], made: Sequence[Pages] | None) -> list[Draft]:
    """The editions with the pages that their :func:`fronts` became."""
    if made is None:
        return list(drafts)
    left = iter(made)
    done = []
    for draft in drafts:
        front = next(left)
        pages = [
            next(left) if sheet.kind == "withheld" else found
            for sheet, found in zip(draft.sheets, draft.pages, strict=True)
        ]
        done.append(replace(draft, front=front, pages=pages))
    return done
