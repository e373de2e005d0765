"""Assemble: the files of one edition, in the order in which what they need is there."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from cspctl.documents.action_log import action_log
from cspctl.documents.action_log_book import action_log_book
from cspctl.pack.draft import Draft
from cspctl.pack.kept import Kept
from cspctl.pack.manifest import manifest
from cspctl.pack.printing import Printer
from cspctl.pack.sheets import Edition, confirmed_minutes, own_minutes
from cspctl.pack.workers import Answer

if TYPE_CHECKING:
    from cspctl.pack.pdf.room import Room
    from cspctl.pack.pdf.sources import Ahead


class Assembly:
    """An edition whose page numbers are known: what needs no more is made, or begun.

    ``word`` waits for the pack as a Word file (``word_pack.word_packs``).
    Every file of the public edition is named ``...-public``.
    """

    def __init__(
        self,
        draft: Draft,
        printer: Printer,
        received: Mapping[str, bytes],
        unnumbered: Mapping[str, bytes],
        word: Answer,
    ) -> None:
        self._received = received
        self._mark = _mark(draft.edition)
        self._word = word
        self._files = {f"agenda{self._mark}.docx": draft.printed_front(printer), **unnumbered}

    def word(self) -> dict[str, bytes]:
        """The pack as a Word file, waited for."""
        return {f"pack{self._mark}.docx": self._word()}

    def pdf(self, pdf: bytes) -> dict[str, bytes]:
        """The pack as a PDF; none when it is empty."""
        return {f"pack{self._mark}.pdf": pdf} if pdf else {}

    def files(self, draft: Draft, pdf: bytes) -> dict[str, bytes]:
        """All files; ``pdf`` is the pack's, empty when there is none."""
        files = {**self._files, **self.word(), **self.pdf(pdf)}
        if draft.edition.public:
            named = {file: data for file, data in self._received.items() if file in draft.papers}
            files["manifest-public.json"] = manifest(draft.edition, draft.numbering, named, files)
        return files


def pdfs(
    drafts: Sequence[Draft], kept: Kept, ahead: "Ahead", room: "Room | None"
) -> Sequence[Callable[[], bytes]]:
    """The PDFs of editions, to be called for; empty when front sheets could not be converted."""
    if any(draft.front is None for draft in drafts):
        return [bytes] * len(drafts)
    from cspctl.pack.pdf_pack import pdf_packs
    from cspctl.pack.pdf_plan import plan_of

    return pdf_packs([plan_of(draft) for draft in drafts], kept, ahead, room)


def unnumbered_files(edition: Edition, printer: Printer) -> dict[str, bytes]:
    """The files that tell no page numbers: the minutes to confirm, and the action log."""
    mark = _mark(edition)
    files = {}
    item = own_minutes(edition)
    if item is not None:
        view = confirmed_minutes(edition, item, "", [])
        if view is not None:
            files[f"minutes{mark}.docx"] = printer.document("minutes", view)
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
    files[f"action-log{mark}.docx"] = printer.document("action-log", log)
    files[f"action-log{mark}.xlsx"] = printer.workbook(book)
    return files


def _mark(edition: Edition) -> str:
    return "-public" if edition.public else ""
