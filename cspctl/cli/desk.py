"""The desk of a pack build: papers and templates from disk, LibreOffice to count, progress."""

import sys
from collections.abc import Mapping
from typing import Any

from cspctl import template_store
from cspctl.problems import CannotRun, Location, error
from cspctl.store import Folder


class DiskDesk:
    """What ``cspctl.pack.build`` needs from outside. ``counted_by`` is '' without LibreOffice."""

    def __init__(self, folder: Folder, *, count: bool = True) -> None:
        self._folder = folder
        self._count = count
        self._status: Any = None

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
        """Pages by LibreOffice; None when it is not there."""
        from cspctl.pack import office
        from cspctl.pack.counting import pages

        if not self._count or office.find() is None:
            return None
        converted = office.to_pdf({f"{name}.docx": data for name, data in documents.items()})
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
