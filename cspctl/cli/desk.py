"""The desk of a pack build: papers and templates from disk, LibreOffice, progress."""

import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from functools import cached_property
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from cspctl import template_store
from cspctl.problems import CannotRun, Location, error
from cspctl.store import Folder

if TYPE_CHECKING:
    from cspctl.pack.cache import Conversions
    from cspctl.pack.office_standby import Standby
    from cspctl.pack.tools import Tools

CACHE = "build/.cache"


class DiskDesk:
    """What ``cspctl.pack.build`` needs from outside.

    ``unconverted`` says why there are no PDFs and page numbers, '' when there are.
    """

    def __init__(self, folder: Folder, *, converting: bool = True) -> None:
        self._folder = folder
        self._converting = converting
        self._status: Any = None
        self._later = ExitStack()
        self._standbys: list[Standby] = []
        self.unconverted = ""

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

    def expect(self, folder: str, built: str) -> None:
        """Have LibreOffice started if a file below ``folder`` is newer than the file ``built``.

        That is a guess, which makes no difference but to the time.
        """
        if self._folder.is_newer(folder, built) and self._program:
            self._stand_by(self._program)

    def _stand_by(self, program: Path) -> None:
        from cspctl.pack import office_standby

        if office_standby.AVAILABLE:
            standby = office_standby.Standby(program, Path(tempfile.gettempdir()))
            self._later.callback(standby.close)
            self._standbys.append(standby)

    def convert(
        self, files: Mapping[str, bytes], known: Callable[[Iterable[bytes]], None] | None = None
    ) -> dict[str, bytes] | None:
        """PDFs by LibreOffice, from the last build where nothing changed; None without one.

        ``known`` is told of the latter before LibreOffice begins.
        """
        from cspctl.pack import office

        if self._program is None:
            return None
        found = {name: self._cache.find(data, _ending(name)) for name, data in files.items()}
        made = {name: pdf for name, pdf in found.items() if pdf is not None}
        if known is not None:
            known(made.values())
        wanted = {name: data for name, data in files.items() if name not in made}
        done = count(1)

        def progress(name: str) -> None:
            self.stage(f"Converting: {next(done)} of {len(wanted)} ({PurePosixPath(name).name})")

        fresh: dict[str, bytes] = {}
        try:
            fresh = office.to_pdf(
                wanted,
                workdir=Path(tempfile.gettempdir()),
                soffice=self._program,
                on_progress=progress,
                later=self._later,
                standby=self._standbys[-1] if self._standbys else None,
            )
        except office.NotConverted as fault:
            # What was converted need not be so again when the fault is mended.
            fresh = fault.converted
            if not fresh and len(wanted) > 1:
                # Not one of several files: it is LibreOffice that does not work, not the papers.
                self.unconverted = (
                    f"LibreOffice ({self._program}) does not start or converts nothing"
                )
                return None
            raise
        finally:
            if len(self._standbys) == 1 and len(fresh) > len(made):
                # A first build: the front sheets come next, and are new as well.
                self._stand_by(self._program)
            for name, pdf in fresh.items():
                self._cache.keep(wanted[name], _ending(name), pdf)
        return made | fresh

    @cached_property
    def _program(self) -> Path | None:
        """LibreOffice; None, with the reason told, when it is not to be had."""
        from cspctl.pack import office

        if not self._converting:
            self.unconverted = "as asked with --no-pdf"
            return None
        try:
            return office.find_soffice()
        except CannotRun as fault:
            self.unconverted = fault.problems[0].message.rstrip(".")
            return None

    @cached_property
    def tools(self) -> "Tools":
        """What earlier builds worked out, and other processes where there are cores for them."""
        from cspctl.pack.cache import Results, code
        from cspctl.pack.tools import Tools
        from cspctl.pack.workers import MOST, Alone, Workers

        kept = Results(self._folder.root / CACHE, code())
        return Tools(kept, Workers() if MOST else Alone())

    @cached_property
    def _cache(self) -> "Conversions":
        from cspctl.pack import office
        from cspctl.pack.cache import Conversions
        from cspctl.pack.office_profile import fingerprint

        assert self._program is not None, "nothing is kept without a converter"
        made_by = f"{office.identity(self._program)}\n{fingerprint()}"
        return Conversions(self._folder.root / CACHE, made_by)

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
        """Take the progress away, and conversions that no build has used for long."""
        self._later.close()
        if "tools" in vars(self):
            self.tools.helpers.close()
            self.tools.kept.prune()  # conversions lie beside it
        elif "_cache" in vars(self):
            self._cache.prune()
        if self._status is not None:
            self._status.stop()


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
