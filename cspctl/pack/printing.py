"""Print: every sheet that cspctl can write as a Word file."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from cspctl.documents.action_log_book import ActionLogBook
from cspctl.pack.kept import NOTHING_KEPT, Kept, recall, recall_view
from cspctl.pack.sheets import Edition, Sheet
from cspctl.problems import CannotRun, Problem


class Drawer(Protocol):
    """Where templates lie."""

    def template(self, name: str) -> tuple[str, bytes]:
        """A Word template's path as messages show it, and its bytes."""
        ...


class Printer:
    """Renders views on their templates; a template is read once.

    What was printed for an earlier build is not printed again (``kept``).
    """

    def __init__(
        self,
        drawer: Drawer,
        papers: Mapping[str, bytes],
        edition: Edition,
        kept: Kept = NOTHING_KEPT,
    ) -> None:
        self._drawer = drawer
        self._papers = papers
        self._edition = edition
        self._kept = kept
        self._templates: dict[str, tuple[str, bytes]] = {}

    def all(self, sheets: Sequence[Sheet]) -> list[bytes | None]:
        """Every sheet as a Word file; None for one that is pages, or a slip still to be written.

        All faults of all templates are in one CannotRun.
        """
        faults: dict[Problem, None] = {}
        documents: list[bytes | None] = []
        for sheet in sheets:
            try:
                documents.append(self._sheet(sheet))
            except CannotRun as fault:
                faults |= dict.fromkeys(fault.problems)
        if faults:
            raise CannotRun(*faults)
        return documents

    def document(self, template: str, view: Any) -> bytes:
        """A view on its template."""
        if template not in self._templates:
            self._templates[template] = self._drawer.template(template)
        name, data = self._templates[template]
        # The meeting's day, not today: the same input gives the same bytes on every day.
        day, creator = self._edition.day, self._edition.creator

        def printed() -> bytes:
            from cspctl.writers.docx.printing import print_view

            return print_view(data, view, name=name, creator=creator, day=day)

        inputs = (data, name, creator, day.isoformat())
        return recall_view(self._kept, "printed document", view, inputs, printed)

    def workbook(self, book: ActionLogBook) -> bytes:
        """An action log as a workbook."""

        def written() -> bytes:
            from cspctl.writers.xlsx.action_log import workbook

            return workbook(book)

        return recall_view(self._kept, "workbook", book, (), written)

    def _sheet(self, sheet: Sheet) -> bytes | None:
        if sheet.kind == "template":
            return self.document(sheet.template, sheet.view)
        if sheet.kind == "word":
            return self._papers[sheet.file]
        if sheet.kind == "picture":
            from cspctl.pack.pictures import picture_paper

            picture = self._papers[sheet.file]
            return recall(self._kept, "picture paper", picture_paper, picture, sheet.title)
        return None
