"""A supplement: late papers with the chair's reason, numbered on from the pack that was issued."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cspctl.model.workspace import Workspace
from cspctl.pack.build import Desk
from cspctl.pack.draft import Draft, converted
from cspctl.pack.gate import leaks
from cspctl.pack.issuing import Issued, Late, Supplement
from cspctl.pack.late import LateItem, Span, in_public, late_items, runs, spans, taken
from cspctl.pack.papers import read_papers
from cspctl.pack.printing import Printer
from cspctl.pack.screened import screened
from cspctl.pack.sheets import Edition, Sheet, collect, seen_in
from cspctl.pack.stopping import stopping
from cspctl.pack.supplement_edition import edition_files
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
    whole, twin = converted(whole, twin, desk)

    number = len(issued.supplements) + 1
    counted = _counted(issued) and bool(whole.pages or not sheets)
    of = runs(items, full, base, number, counted=counted)
    lengths = [pages.length if pages else 1 for pages in whole.pages] if whole.pages else None
    reached = taken(base, issued.supplements)
    places = spans(sheets, lengths, of, reached, duplex=full.duplex)
    names = tuple(item.name for item in items)

    desk.stage("Assembling the supplement")
    files = edition_files(whole, printer, number, names, places, desk)
    public_places = in_public(shown, sheets, places)
    made = edition_files(twin, public_printer, number, names, public_places, desk)
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
