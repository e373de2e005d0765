"""The desk of a pack build: papers and templates from disk, LibreOffice to count, progress."""

import sys
import tempfile
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from cspctl import template_store
from cspctl.problems import CannotRun, Location, error
from cspctl.store import Folder


class DiskDesk:
    """What ``cspctl.pack.build`` needs from outside.

    ``uncounted`` says why no pages were counted, '' when they were.
    """

    def __init__(self, folder: Folder, *, counting: bool = True) -> None:
        self._folder = folder
        self._count = counting
        self._status: Any = None
        self.uncounted = ""

    def paper(self, file: str) -> bytes:
        """A paper's bytes."""
        return self._folder.read(file)

    def template(self, name: str) -> tuple[str, bytes]:
        """The workspace's own template, or else the packaged one."""
        own = f"templates/{name}.docx"
        try:
            return own, self._folder.read(own)
        except FileNotFoundError:
            return f"{name}.docx (packaged)", template_store.packaged(f"{name}.docx")
        except OSError as fault:
            message = f"This template cannot be read ({fault.strerror or fault})."
            raise CannotRun(error("T403", message, Location(own), "Look at the file.")) from None

    def page_counts(self, documents: Mapping[str, bytes]) -> dict[str, int] | None:
        """Pages by LibreOffice; None when it is not there, or could not convert them all."""
        from cspctl.pack import office
        from cspctl.pack.counting import pages

        if not self._count:
            self.uncounted = "as asked with --no-count"
            return None
        try:
            program = office.find_soffice()
        except CannotRun as fault:
            self.uncounted = fault.problems[0].message.rstrip(".")
            return None
        files = {f"{name}.docx": data for name, data in documents.items()}
        done = count(1)

        def progress(_: str) -> None:
            self.stage(f"Counting pages: {next(done)} of {len(files)}")

        try:
            with tempfile.TemporaryDirectory(prefix="cspctl-") as workdir:
                converted = office.to_pdf(
                    files, workdir=Path(workdir), soffice=program, on_progress=progress
                )
        except office.NotConverted as fault:
            self.uncounted = fault.problems[0].message.rstrip(".")
            return None
        return {name: pages(converted[f"{name}.docx"]) for name in documents}

    def stage(self, words: str) -> None:
        """Show a stage on stderr while a person is looking."""
        if not sys.stderr.isatty():
            return
        if self._status is None:
            from rich.console import Console

            self._status = Console(stderr=True).status(words)
            self._status.start()
        self._status.update(words)

    def done(self) -> None:
        """Take the progress away."""
        if self._status is not None:
            self._status.stop()
