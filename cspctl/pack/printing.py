"""Print: every sheet that cspctl can write as a Word file."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from cspctl.pack.sheets import Edition, Sheet, view_fields
from cspctl.problems import CannotRun, Problem


class Drawer(Protocol):
    """Where templates lie."""

    def template(self, name: str) -> tuple[str, bytes]:
        """A Word template's path as messages show it, and its bytes."""
        ...


class Printer:
    """Renders views on their templates; a template is read once."""

    def __init__(self, drawer: Drawer, papers: Mapping[str, bytes], edition: Edition) -> None:
        self._drawer = drawer
        self._papers = papers
        self._edition = edition
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
        from cspctl.writers.docx.render import render
        from cspctl.writers.properties import CoreProperties

        if template not in self._templates:
            self._templates[template] = self._drawer.template(template)
        name, data = self._templates[template]
        # The meeting's day, not today: the same input gives the same bytes on every day.
        made = dt.datetime.combine(self._edition.day, dt.time(), dt.UTC)
        properties = CoreProperties(
            creator=self._edition.creator, created=made, modified=made, language="en-GB"
        )
        return render(data, view_fields(view), name=name, properties=properties)

    def _sheet(self, sheet: Sheet) -> bytes | None:
        if sheet.kind == "template":
            return self.document(sheet.template, sheet.view)
        if sheet.kind == "word":
            return self._papers[sheet.file]
        if sheet.kind == "picture":
            from cspctl.pack.pictures import picture_paper

            return picture_paper(self._papers[sheet.file], sheet.title)
        return None
