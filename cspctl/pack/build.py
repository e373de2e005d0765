"""The whole run: from a loaded workspace to the files of a pack, in memory."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from cspctl.documents.action_log import action_log
from cspctl.documents.agenda import front_sheet
from cspctl.documents.words import long_date
from cspctl.model.workspace import Workspace
from cspctl.pack.manifest import manifest
from cspctl.pack.numbering import Numbering, bookmark, first_pages, number, references
from cspctl.pack.sheets import (
    Collected,
    Edition,
    Sheet,
    collect,
    confirmed_minutes,
    own_minutes,
    stopping,
    view_fields,
)
from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.queries.withhold import for_public, unreadable


class Desk(Protocol):
    """What a build needs from outside: the papers, the templates, a page counter, a progress."""

    def paper(self, file: str) -> bytes:
        """The bytes of a paper; OSError when it cannot be read."""
        ...

    def template(self, name: str) -> tuple[str, bytes]:
        """A Word template's path as messages show it, and its bytes."""
        ...

    def page_counts(self, documents: Mapping[str, bytes]) -> dict[str, int] | None:
        """The page count of Word files by name; None when no converter is there."""
        ...

    def stage(self, words: str) -> None:
        """Hear what is being done."""
        ...


@dataclass(frozen=True, slots=True)
class Built:
    """A pack: its files by path below the build folder; ``apart`` lists papers not in them."""

    files: Mapping[str, bytes]
    counted: bool
    pages: int
    apart: tuple[str, ...]
    withheld: tuple[str, ...]


def build(
    workspace: Workspace,
    problems: tuple[Problem, ...],
    board: str,
    day: dt.date,
    today: dt.date,
    desk: Desk,
) -> Built:
    """Build the pack of a board's meeting.

    Raises:
        CannotRun: with every problem that would make the pack wrong.
    """
    folder = workspace.boards[board]
    full = Edition(workspace, folder, day, today, public=False)
    _has_agenda(full, problems)
    desk.stage("Collecting the papers")
    collected = collect(full)
    faults = [*stopping(problems, full), *unreadable(workspace, board), *collected.problems]
    papers = _read_papers(collected, desk, faults)
    if faults:
        raise CannotRun(*faults)
    open_workspace = for_public(workspace)
    public = Edition(open_workspace, open_workspace.boards[board], day, today, public=True)
    for_all = collect(public)

    desk.stage("Printing the documents")
    printer = _Printer(desk, papers, full)
    documents = printer.all(collected.sheets)
    desk.stage("Counting pages")
    numbering = _count(collected, documents, desk)

    desk.stage("Assembling the pack")
    files = _edition(full, collected, collected, documents, numbering, papers, printer)
    shown = {sheet.file for sheet in for_all.sheets if sheet.file}
    public_files = _edition(
        public,
        for_all,
        collected,
        printer.all(for_all.sheets),
        numbering,
        {name: data for name, data in papers.items() if name in shown},
        printer,
    )
    files |= {f"public/{name}": data for name, data in public_files.items()}
    files["manifest.json"] = manifest(full, numbering, papers, files)
    return Built(
        files=files,
        counted=numbering.counted,
        pages=max((pages.last for pages in numbering.sheets), default=0),
        apart=tuple(sheet.file for sheet in collected.sheets if sheet.apart),
        withheld=tuple(dict.fromkeys(sheet.item for sheet in for_all.sheets if sheet.withheld)),
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


def _read_papers(collected: Collected, desk: Desk, faults: list[Problem]) -> dict[str, bytes]:
    papers: dict[str, bytes] = {}
    for sheet in collected.sheets:
        if not sheet.file or sheet.file in papers:
            continue
        try:
            papers[sheet.file] = desk.paper(sheet.file)
        except OSError as fault:
            why = fault.strerror or str(fault)
            message = f"This paper cannot be read ({why})."
            faults.append(error("C701", message, Location(sheet.file), "Look at the file."))
            continue
        if sheet.kind == "word" and not any(p.location.file == sheet.file for p in faults):
            from cspctl.writers.docx.merge import readable

            faults += readable(papers[sheet.file], sheet.file)
    return papers


def _count(collected: Collected, documents: list[bytes], desk: Desk) -> Numbering:
    named = {f"sheet{place}": data for place, data in enumerate(documents)}
    counts = desk.page_counts(named) if named else {}
    if counts is None:
        return number(collected.sheets, None)
    return number(collected.sheets, [counts[name] for name in named])


class _Printer:
    """Renders views on their templates; a template is read once."""

    def __init__(self, desk: Desk, papers: Mapping[str, bytes], edition: Edition) -> None:
        self._desk = desk
        self._papers = papers
        self._edition = edition
        self._templates: dict[str, tuple[str, bytes]] = {}

    def all(self, sheets: tuple[Sheet, ...]) -> list[bytes]:
        """Every sheet as a Word file; all faults of all templates in one CannotRun."""
        faults: dict[Problem, None] = {}
        documents = []
        for sheet in sheets:
            if sheet.kind == "word":
                documents.append(self._papers[sheet.file])
                continue
            try:
                documents.append(self.document(sheet.template, sheet.view))
            except CannotRun as fault:
                faults |= dict.fromkeys(fault.problems)
        if faults:
            raise CannotRun(*faults)
        return documents

    def document(self, template: str, view: Any) -> bytes:
        """A view on its template."""
        from cspctl.writers.docx.render import render
        from cspctl.writers.properties import CoreProperties

        if template not in self._templates:
            self._templates[template] = self._desk.template(template)
        name, data = self._templates[template]
        # The meeting's day, not today: the same input gives the same bytes on every day.
        made = dt.datetime.combine(self._edition.day, dt.time(), dt.UTC)
        properties = CoreProperties(
            creator=_creator(self._edition), created=made, modified=made, language="en-GB"
        )
        return render(data, view_fields(view), name=name, properties=properties)


def _creator(edition: Edition) -> str:
    return edition.board.board.organisation or edition.board.board.name


def _edition(
    edition: Edition,
    collected: Collected,
    full: Collected,
    documents: list[bytes],
    numbering: Numbering,
    papers: Mapping[str, bytes],
    printer: _Printer,
) -> dict[str, bytes]:
    """The files of one edition. Every public one is named ``...-public``."""
    mark = "-public" if edition.public else ""
    files: dict[str, bytes] = {}

    def sheet_of_front(live: bool) -> bytes:
        pages = references(collected.sheets, numbering, live=live)
        view = front_sheet(
            edition.board,
            edition.agenda,
            edition.day,
            edition.directory,
            pages,
            public=edition.public,
        )
        return printer.document("agenda", view)

    files[f"agenda{mark}.docx"] = sheet_of_front(live=False)
    item = own_minutes(edition)
    if item is not None:
        view = confirmed_minutes(edition, item, "", [])
        if view is not None:
            files[f"minutes{mark}.docx"] = printer.document("minutes", view)
    files |= _log_files(edition, printer, mark)
    files[f"pack{mark}.docx"] = _assemble(
        edition, collected, full, documents, numbering, sheet_of_front(live=True)
    )
    if edition.public:
        files["manifest-public.json"] = manifest(edition, numbering, papers, files)
    return files


def _log_files(edition: Edition, printer: _Printer, mark: str) -> dict[str, bytes]:
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


def _assemble(
    edition: Edition,
    collected: Collected,
    full: Collected,
    documents: list[bytes],
    numbering: Numbering,
    front: bytes,
) -> bytes:
    from cspctl.writers.docx.merge import Part, merge

    parts = [Part(front, "agenda.docx", "FrontSheet", 1, "lowerRoman")]
    pinned = first_pages(collected.sheets, numbering, full.sheets)
    place: dict[str, int] = {}
    for sheet, document, page in zip(collected.sheets, documents, pinned, strict=True):
        place[sheet.item] = place.get(sheet.item, 0) + 1
        mark = bookmark(sheet.item, place[sheet.item])
        part = Part(document, sheet.file or f"{sheet.template}.docx", mark, page, "decimal")
        if sheet.kind == "word":
            part = replace(part, stamp=f"Item {sheet.item}, page ")
        parts.append(part)
    edition_name = "public pack" if edition.public else "pack"
    return merge(
        parts,
        title=f"{edition.board.board.name}, {long_date(edition.day)}: {edition_name}",
        creator=_creator(edition),
        date=edition.day.isoformat(),
    )
