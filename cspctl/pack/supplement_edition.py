"""The files of one edition of a supplement: a Word file, and a PDF when there are pages."""

from collections.abc import Sequence

from cspctl.documents.blocks import PageRange
from cspctl.documents.supplement import supplement_sheet
from cspctl.documents.words import long_date
from cspctl.model.agenda import printed
from cspctl.pack.converting import Converter, Pages, Source, convert
from cspctl.pack.draft import Draft
from cspctl.pack.late import Span
from cspctl.pack.numbering import NOT_COUNTED, NOT_NUMBERED, bookmark
from cspctl.pack.prefixing import prefixed
from cspctl.pack.printing import Printer
from cspctl.pack.sheets import Edition, Sheet
from cspctl.pack.slips import slip


def edition_files(
    draft: Draft,
    printer: Printer,
    number: int,
    items: Sequence[str],
    places: Sequence[Span],
    converter: Converter,
) -> dict[str, bytes]:
    """The files of an edition by name; ``places`` are the numbers of its sheets."""
    edition = draft.edition
    view = supplement_sheet(
        edition.board,
        edition.agenda,
        edition.day,
        edition.directory,
        number,
        items,
        _ranges(draft.sheets, places),
        public=edition.public,
    )
    front = printer.document("supplement", view)
    documents = [
        document or _stand_in(draft, printer, place)
        for place, document in enumerate(draft.documents)
    ]
    title = f"{edition.board.board.name}, {long_date(edition.day)}: supplement {number}"
    title += " (public)" if edition.public else ""
    name = f"supplement-{number}{'-public' if edition.public else ''}"
    files = {f"{name}.docx": _word(draft, front, documents, places, title)}
    pdf = _pdf(draft, front, documents, places, title, converter)
    return files if pdf is None else {**files, f"{name}.pdf": pdf}


def _pdf(
    draft: Draft,
    front: bytes,
    documents: Sequence[bytes],
    places: Sequence[Span],
    title: str,
    converter: Converter,
) -> bytes | None:
    """One edition as a PDF; None when nothing could make its pages."""
    from cspctl.pack.supplement_pdf import Bound, supplement_pdf

    if any(span.first is None or span.last is None for span in places):
        return None
    slips = [place for place in range(len(draft.sheets)) if _pages(draft, place) is None]
    sources = [Source("supplement.docx", front, own=True)]
    sources += [
        Source(f"slip of item {draft.sheets[place].item}.docx", documents[place], own=True)
        for place in slips
    ]
    made = convert(sources, converter)
    if made is None:
        return None
    found = dict(zip(slips, made[1:], strict=True))
    edition = draft.edition
    bound = Bound(
        title=title,
        creator=edition.creator,
        day=edition.day,
        front=made[0],
        titles=_titles(edition),
        sheets=draft.sheets,
        pages=[_pages(draft, place) or found[place] for place in range(len(draft.sheets))],
        places=places,
        duplex=edition.duplex,
    )
    return supplement_pdf(bound)


def _titles(edition: Edition) -> dict[str, str]:
    """The bookmark of every item: its number as printed, and its title."""
    named = (
        (printed(number, letter), item) for number, letter, item, _ in edition.agenda.numbered()
    )
    return {name: f"{name}. {item.title}" for name, item in named}


def _word(
    draft: Draft,
    front: bytes,
    documents: Sequence[bytes],
    places: Sequence[Span],
    title: str,
) -> bytes:
    """One edition as a Word file: its front sheet, then every sheet with its page numbers."""
    from cspctl.writers.docx.merge import Part, merge

    edition = draft.edition
    parts = [Part(front, "supplement.docx", "FrontSheet", 1, "lowerRoman")]
    count: dict[str, int] = {}
    for place, (sheet, span) in enumerate(zip(draft.sheets, places, strict=True)):
        first = sheet.item not in count
        count[sheet.item] = count.get(sheet.item, 0) + 1
        authors = sheet.kind in ("word", "picture") or _pictured(draft, place)
        parts.append(
            Part(
                documents[place] if authors else prefixed(documents[place], span.run.prefix),
                sheet.file or f"{sheet.template or 'slip'}.docx",
                bookmark(sheet.item, count[sheet.item]),
                span.first,
                "lowerLetter" if span.run.lettered else "decimal",
                stamp=f"Item {sheet.item}, page {span.run.prefix}" if authors else None,
                starts="oddPage" if first and edition.duplex else "nextPage",
            )
        )
    return merge(parts, title=title, creator=edition.creator, date=edition.day.isoformat())


def _pictured(draft: Draft, place: int) -> bool:
    return draft.sheets[place].kind == "pages" and _pages(draft, place) is not None


def _pages(draft: Draft, place: int) -> Pages | None:
    return draft.pages[place] if draft.pages else None


def _stand_in(draft: Draft, printer: Printer, place: int) -> bytes:
    """Pictures of a paper's pages; without them, or for what is withheld, a slip."""
    edition, sheet, pages = draft.edition, draft.sheets[place], _pages(draft, place)
    if sheet.kind == "pages" and pages is not None:
        from cspctl.pack.pictures import pages_as_pictures

        return pages_as_pictures(pages.pdf, sheet.title, 1)
    return printer.document("slip", slip(edition, sheet, place, NOT_NUMBERED))


def _ranges(sheets: Sequence[Sheet], places: Sequence[Span]) -> dict[str, PageRange]:
    """The pages of every item that has sheets, as text."""
    ends: dict[str, tuple[Span, Span]] = {}
    for sheet, span in zip(sheets, places, strict=True):
        first = ends[sheet.item][0] if sheet.item in ends else span
        ends[sheet.item] = (first, span)
    found = {}
    for item, (first, last) in ends.items():
        if first.first is None or last.last is None:
            found[item] = PageRange("", "", NOT_COUNTED, "")
            continue
        begin, end = first.run.label(first.first), last.run.label(last.last)
        found[item] = PageRange("", "", begin, "" if begin == end else end)
    return found
