"""The whole run: from a loaded workspace to the files of a pack, in memory.

Collect, screen, print, convert, count, front sheet, assemble, verify, manifest: each stage is a
module.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from cspctl.documents.action_log import action_log
from cspctl.model.workspace import Workspace
from cspctl.pack.converting import Converter
from cspctl.pack.draft import Draft, converted, counted, with_fronts, with_pictures, with_slips
from cspctl.pack.gate import leaks
from cspctl.pack.manifest import manifest
from cspctl.pack.papers import Shelf, read_papers
from cspctl.pack.printing import Drawer, Printer
from cspctl.pack.screened import as_rows, screened
from cspctl.pack.sheets import (
    Edition,
    collect,
    confirmed_minutes,
    own_minutes,
    seen_in,
)
from cspctl.pack.stopping import stopping
from cspctl.pack.word_pack import word_pack
from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.queries.withhold import for_public, unreadable


class Desk(Shelf, Drawer, Converter, Protocol):
    """What a build needs from outside: the papers, the templates, a converter, a progress."""

    def stage(self, words: str) -> None:
        """Hear what is being done."""
        ...


@dataclass(frozen=True, slots=True)
class Built:
    """A pack: its files by path below the build folder; ``apart`` lists papers not in them.

    ``closed`` those papers that the public edition does not have. ``warnings`` are what the
    screening left in papers, to be looked at; ``cleaned`` counts what it took out.
    """

    files: Mapping[str, bytes]
    counted: bool
    pages: int
    apart: tuple[str, ...]
    closed: frozenset[str]
    withheld: tuple[str, ...]
    warnings: tuple[Problem, ...]
    cleaned: int


def build(
    workspace: Workspace,
    problems: tuple[Problem, ...],
    board: str,
    day: dt.date,
    today: dt.date,
    desk: Desk,
    *,
    page_images: bool = False,
) -> Built:
    """Build the pack of a board's meeting.

    ``page_images`` puts pictures of their pages into the Word file for papers that are no Word
    text, in place of slips.

    Raises:
        CannotRun: with every problem that would make the pack wrong.
    """
    full = Edition(workspace, workspace.boards[board], day, today, public=False)
    _has_agenda(full, problems)

    desk.stage("Collecting the papers")
    collected = collect(full)
    faults = [*stopping(problems, full), *unreadable(workspace, board), *collected.problems]
    received, unread = read_papers(collected.sheets, desk, faults)
    if faults or unread:
        raise CannotRun(*faults, *unread)

    desk.stage("Screening the papers")
    papers, warnings, screening = screened(received, full.board.board.screening)
    open_workspace = for_public(workspace)
    public = Edition(open_workspace, open_workspace.boards[board], day, today, public=True)
    shown = seen_in(collected.sheets, collect(public).sheets)
    open_files = {sheet.file for sheet in shown}
    open_papers = {file: data for file, data in papers.items() if file in open_files}

    desk.stage("Printing the documents")
    printer, public_printer = Printer(desk, papers, full), Printer(desk, open_papers, public)
    whole = Draft(full, collected.sheets, printer.all(collected.sheets), papers)
    twin = Draft(public, shown, public_printer.all(shown), open_papers)

    desk.stage("Converting")
    whole, twin = converted(whole, twin, desk)
    desk.stage("Counting the pages")
    whole, twin = counted(whole, twin)

    desk.stage("Printing the front sheets")
    if page_images:
        whole, twin = with_pictures(whole), with_pictures(twin)
    whole, twin = with_slips(whole, printer), with_slips(twin, public_printer)
    if whole.numbering.counted:
        whole, twin = with_fronts((whole, twin), (printer, public_printer), desk)

    desk.stage("Assembling the pack")
    files = _edition(whole, printer, received)
    public_files = {
        f"public/{name}": data for name, data in _edition(twin, public_printer, received).items()
    }

    desk.stage("Verifying the public edition")
    found = leaks(full, open_workspace, received, public_files, desk)
    if found:
        raise CannotRun(*found)
    files |= public_files
    files["manifest.json"] = manifest(
        full, whole.numbering, received, files, screening=as_rows(screening)
    )
    return Built(
        files=files,
        counted=whole.numbering.counted,
        pages=whole.numbering.last,
        apart=()
        if whole.front
        else tuple(sheet.file for sheet in collected.sheets if sheet.kind == "pages"),
        closed=frozenset(papers) - open_files,
        withheld=tuple(dict.fromkeys(s.item for s in shown if s.kind == "withheld")),
        warnings=warnings,
        cleaned=sum(found.done == "cleaned" for one in screening for found in one.findings),
    )


def _has_agenda(edition: Edition, problems: tuple[Problem, ...]) -> None:
    meeting = edition.board.meetings.get(edition.day)
    if meeting is not None and meeting.agenda is not None:
        return
    folder = f"{edition.board.folder}/{edition.day}"
    found = [problem for problem in problems if problem.location.file.startswith(f"{folder}/")]
    if found:
        raise CannotRun(*found)
    dates = ", ".join(
        str(day) for day, known in edition.board.meetings.items() if known.agenda is not None
    )
    mend = f"Meetings with an agenda: {dates or 'none'}."
    message = "There is no agenda for this meeting."
    raise CannotRun(error("F001", message, Location(f"{folder}/agenda.yaml", 0), mend))


def _edition(draft: Draft, printer: Printer, received: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of one edition. Every public one is named ``...-public``."""
    edition = draft.edition
    mark = "-public" if edition.public else ""
    files = {f"agenda{mark}.docx": draft.printed_front(printer)}
    item = own_minutes(edition)
    if item is not None:
        view = confirmed_minutes(edition, item, "", [])
        if view is not None:
            files[f"minutes{mark}.docx"] = printer.document("minutes", view)
    files |= _log_files(edition, printer, mark)
    files[f"pack{mark}.docx"] = word_pack(draft, draft.printed_front(printer, live=True))
    if draft.front is not None:
        from cspctl.pack.pdf_pack import pdf_pack

        files[f"pack{mark}.pdf"] = pdf_pack(draft)
    if edition.public:
        named = {file: data for file, data in received.items() if file in draft.papers}
        files["manifest-public.json"] = manifest(edition, draft.numbering, named, files)
    return files


def _log_files(edition: Edition, printer: Printer, mark: str) -> dict[str, bytes]:
    from cspctl.documents.action_log_book import action_log_book
    from cspctl.writers.xlsx.action_log import workbook

    log = action_log(
        edition.workspace,
        edition.board,
        edition.day,
        edition.today,
        edition.directory,
        public=edition.public,
    )
    book = action_log_book(
        edition.workspace, edition.today, (edition.board.board.id,), public=edition.public
    )
    return {
        f"action-log{mark}.docx": printer.document("action-log", log),
        f"action-log{mark}.xlsx": workbook(book),
    }
