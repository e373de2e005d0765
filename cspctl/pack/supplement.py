"""A supplement: late papers with the chair's reason, numbered on from the pack that was issued."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cspctl.documents.blocks import PageRange
from cspctl.documents.slip import paper_slip, withheld_slip
from cspctl.documents.supplement import supplement_sheet
from cspctl.documents.words import long_date
from cspctl.model.agenda import printed
from cspctl.model.workspace import Workspace
from cspctl.pack.build import Desk
from cspctl.pack.converting import Pages, Source, convert
from cspctl.pack.draft import Draft, converted
from cspctl.pack.gate import leaks
from cspctl.pack.issuing import Issued, Late, Supplement
from cspctl.pack.late import LateItem, Span, in_public, late_items, runs, spans, taken
from cspctl.pack.numbering import NOT_COUNTED, bookmark
from cspctl.pack.papers import read_papers
from cspctl.pack.prefixing import prefixed
from cspctl.pack.printing import Printer
from cspctl.pack.screened import screened
from cspctl.pack.sheets import Edition, Sheet, collect, seen_in
from cspctl.pack.stopping import stopping
from cspctl.pack.tools import BARE, Tools
from cspctl.problems import CannotRun, Problem
from cspctl.queries.withhold import for_public, unreadable


@dataclass(frozen=True, slots=True)
class Made:
    """A supplement: its files by path below the build folder, and what the record keeps of it.

    ``apart`` are papers that are no Word text and that nothing could turn into pages.
    """

    files: Mapping[str, bytes]
    record: Supplement
    items: tuple[LateItem, ...]
    apart: tuple[str, ...]
    warnings: tuple[Problem, ...]


def supplement(
    workspace: Workspace,
    problems: tuple[Problem, ...],
    board: str,
    day: dt.date,
    on: dt.date,
    issued: Issued,
    desk: Desk,
    *,
    tools: Tools = BARE,
) -> Made | None:
    """Build the next supplement to an issued pack; None when nothing came after it.

    ``on`` is the day on which it is issued.

    Raises:
        CannotRun: with every problem: a paper without its reason, one that cannot be read, a leak.
    """
    full = Edition(workspace, workspace.boards[board], day, day, public=False)
    open_workspace = for_public(workspace)
    public = Edition(open_workspace, open_workspace.boards[board], day, day, public=True)
    base = issued.snapshot
    items, unreasoned = late_items(full, base, issued.supplements)
    if not items:
        return None

    desk.stage("Collecting the late papers")
    collected = collect(full)
    sheets = tuple(
        sheet
        for sheet in collected.sheets
        if any(item.has(sheet, full.meeting.folder) for item in items)
    )
    faults = [*stopping(problems, full), *unreadable(workspace, board), *collected.problems]
    faults += unreasoned
    received, unread = read_papers(sheets, desk, faults, tools.kept)
    if faults or unread:
        raise CannotRun(*faults, *unread)
    papers, warnings, _ = screened(received, full.board.board.screening, tools.kept)
    shown = _shown(sheets, collect(public).sheets)

    desk.stage("Printing and converting")
    printer, public_printer = Printer(desk, papers, full), Printer(desk, papers, public)
    whole = Draft(full, sheets, printer.all(sheets), papers)
    twin = Draft(public, shown, public_printer.all(shown), papers)
    whole, twin = converted(whole, twin, desk, tools.kept)

    number = len(issued.supplements) + 1
    counted = _counted(issued) and bool(whole.pages or not sheets)
    of = runs(items, full, base, number, counted=counted)
    lengths = [pages.length if pages else 1 for pages in whole.pages] if whole.pages else None
    reached = taken(base, issued.supplements)
    places = spans(sheets, lengths, of, reached, duplex=full.duplex)
    names = tuple(item.name for item in items)

    desk.stage("Assembling the supplement")
    files = _edition(whole, printer, number, names, places, desk)
    public_places = in_public(shown, sheets, places)
    made = _edition(twin, public_printer, number, names, public_places, desk)
    public_files = {f"public/{name}": data for name, data in made.items()}
    desk.stage("Verifying the public edition")
    found = leaks(full, open_workspace, received, public_files, desk, tools.kept)
    if found:
        raise CannotRun(*found)
    return Made(
        files=files | public_files,
        record=Supplement(number, on, tuple(_late(item, sheets, places) for item in items)),
        items=items,
        apart=() if whole.pages else tuple(sheet.file for sheet in sheets if sheet.kind == "pages"),
        warnings=warnings,
    )


def _counted(issued: Issued) -> bool:
    """Whether the pack and its supplements have page numbers to run on from."""
    late = [one for supplement in issued.supplements for one in supplement.items]
    return issued.snapshot.last_page is not None and all(
        one.last is not None for one in late if one.first is not None
    )


def _shown(full: Sequence[Sheet], public: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The public sheets of what is in the full supplement."""
    kept = {(sheet.item, sheet.group) for sheet in full}
    same = [
        sheet
        for sheet in public
        if (sheet.item, sheet.group) in kept or (sheet.kind == "withheld" and not sheet.group)
    ]
    return seen_in(full, same)


def _late(item: LateItem, sheets: Sequence[Sheet], places: Sequence[Span]) -> Late:
    own = [span for sheet, span in zip(sheets, places, strict=True) if sheet.item == item.name]
    run = own[0].run if own else None
    return Late(
        item.name,
        item.papers,
        run.prefix if run else "",
        run.lettered if run else False,
        own[0].first if own else None,
        own[-1].last if own else None,
    )


def _edition(
    draft: Draft,
    printer: Printer,
    number: int,
    items: Sequence[str],
    places: Sequence[Span],
    desk: Desk,
) -> dict[str, bytes]:
    """The files of one edition: a Word file, and a PDF when there are pages."""
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
    pdf = _pdf(draft, front, documents, places, title, desk)
    return files if pdf is None else {**files, f"{name}.pdf": pdf}


def _pdf(
    draft: Draft,
    front: bytes,
    documents: Sequence[bytes],
    places: Sequence[Span],
    title: str,
    desk: Desk,
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
    made = convert(sources, desk)
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
    if sheet.kind == "withheld":
        slip = withheld_slip(
            edition.board,
            edition.day,
            edition.directory,
            item=sheet.item,
            title=sheet.title,
            paragraphs=sheet.paragraphs,
        )
    else:
        slip = paper_slip(
            edition.board,
            edition.day,
            edition.directory,
            item=sheet.item,
            title=sheet.title,
            file=sheet.file,
            public=edition.public,
            pages=None,
        )
    return printer.document("slip", slip)


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
