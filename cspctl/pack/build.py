"""The whole run: from a loaded workspace to the files of a pack, in memory.

Collect, screen, print, convert, count, front sheet, assemble, verify, manifest: each stage is a
module.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from cspctl.model.workspace import Workspace
from cspctl.pack.ahead import OWN, imported
from cspctl.pack.assembly import Assembly, pdfs, unnumbered_files
from cspctl.pack.beside import beside
from cspctl.pack.converting import Converter, convert
from cspctl.pack.draft import (
    Draft,
    converted,
    counted,
    fronts,
    with_fronts,
    with_pictures,
    with_slips,
)
from cspctl.pack.gate import TakenApart, closed
from cspctl.pack.manifest import manifest
from cspctl.pack.papers import Shelf, read_papers
from cspctl.pack.pdf.sources import Ahead
from cspctl.pack.pdf_room import look_for_room
from cspctl.pack.printing import Drawer, Printer
from cspctl.pack.screened import as_rows, screened
from cspctl.pack.sheets import Edition, collect, seen_in
from cspctl.pack.stopping import stopping
from cspctl.pack.tools import BARE, Tools
from cspctl.pack.verify.gate import verify
from cspctl.pack.word_pack import word_packs
from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.queries.withhold import for_public, unreadable

#: A helper takes as long to start as some papers take to be worked on.
_WORTH_HELP = 8


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
    tools: Tools = BARE,
) -> Built:
    """Build the pack of a board's meeting.

    ``page_images`` puts pictures of their pages into the Word file for papers that are no Word
    text, in place of slips.

    Raises:
        CannotRun: with every problem that would make the pack wrong.
    """
    kept = tools.kept
    full = Edition(workspace, workspace.boards[board], day, today, public=False)
    _has_agenda(full, problems)

    desk.stage("Collecting the papers")
    collected = collect(full)
    faults = [*stopping(problems, full), *unreadable(workspace, board), *collected.problems]
    received, unread = read_papers(collected.sheets, desk, faults, kept)
    if faults or unread:
        raise CannotRun(*faults, *unread)

    helpers = tools.helpers if len(received) >= _WORTH_HELP else BARE.helpers
    helpers.start(imported)

    desk.stage("Screening the papers")
    policy = full.board.board.screening
    papers, warnings, screening = screened(received, policy, kept, helpers.run)
    open_workspace = for_public(workspace)
    public = Edition(open_workspace, open_workspace.boards[board], day, today, public=True)
    shown = seen_in(collected.sheets, collect(public).sheets)
    open_files = {sheet.file for sheet in shown}
    open_papers = {file: data for file, data in papers.items() if file in open_files}

    desk.stage("Printing the documents")
    printers = Printer(desk, papers, full, kept), Printer(desk, open_papers, public, kept)
    whole = Draft(full, collected.sheets, printers[0].all(collected.sheets), papers)
    twin = Draft(public, shown, printers[1].all(shown), open_papers)

    desk.stage("Converting")
    ahead = Ahead()
    known: list[bytes] = []
    with beside(converted, whole, twin, desk, known.extend) as pages:
        secrets = closed(full, open_workspace, received, desk, kept, helpers.run)
        imported(*OWN)
        unnumbered = [
            unnumbered_files(edition, to)
            for edition, to in zip((full, public), printers, strict=True)
        ]
        ahead.open(known)
        whole, twin = pages.result()
    desk.stage("Counting the pages")
    whole, twin = counted(whole, twin)

    desk.stage("Printing the front sheets")
    if page_images:
        whole, twin = with_pictures(whole), with_pictures(twin)
    drafts = [with_slips(draft, to) for draft, to in zip((whole, twin), printers, strict=True)]
    sources = fronts(drafts, printers) if whole.numbering.counted else []
    with beside(convert, sources, desk) as made:
        told = list(zip(drafts, printers, strict=True))
        live = [draft.printed_front(to, live=True) for draft, to in told]
        words = word_packs(drafts, live, helpers)
        editions = [
            Assembly(draft, to, received, files, word)
            for (draft, to), files, word in zip(told, unnumbered, words, strict=True)
        ]
        room = look_for_room(drafts[0], kept, helpers.run) if sources else None
        ahead.open(pages.pdf for draft in drafts for pages in draft.pages if pages)
        drafts = with_fronts(drafts, made.result() if sources else None)

    desk.stage("Assembling the pack")
    pdf, public_pdf = pdfs(drafts, kept, ahead, room)
    # The public one first: helpers take it apart while the other is written.
    apart = TakenApart(helpers, kept, f"{board} {day}")
    open_pdf = public_pdf()
    apart.begin(_public(editions[1].pdf(open_pdf) | editions[1].word()))
    whole_pdf = pdf()
    public_files = _public(editions[1].files(drafts[1], open_pdf))
    apart.begin(public_files)
    files = editions[0].files(drafts[0], whole_pdf)

    desk.stage("Verifying the public edition")
    found = verify(public_files, secrets, apart)
    if found:
        raise CannotRun(*found)
    files |= public_files
    whole = drafts[0]
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


def _public(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Files as they lie in the pack's folder."""
    return {f"public/{name}": data for name, data in files.items()}


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
