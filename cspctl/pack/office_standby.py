"""A LibreOffice on standby: started before it is known what there is to convert.

It starts while the workspace is read and the papers are screened, and is then handed its files by
a second start on its profile, as happens when a user opens a file while LibreOffice runs. It ends
by itself once it has converted what it was handed. Where that fails, the second start is a
LibreOffice of its own, so that only time is lost. Tried on Linux; nowhere else is it used.
"""

import sys
import tempfile
from pathlib import Path

from cspctl.pack.office_installed import installed
from cspctl.pack.office_process import see_out, start, to_pdf_arguments
from cspctl.pack.office_profile import write_profile

AVAILABLE = sys.platform == "linux"


class Standby:
    """A LibreOffice for one taking; ``close`` ends it, taken or not."""

    def __init__(self, program: Path, workdir: Path) -> None:
        self._program = program
        self._temporary = tempfile.TemporaryDirectory(
            prefix="office-", dir=workdir, ignore_cleanup_errors=True
        )
        self._folder = Path(self._temporary.name).resolve()
        self._taken = False
        self.profile = self._folder / "profile"
        write_profile(self.profile, installed(program))
        self.process = start(program, self.profile, self._folder, [])

    def take(self) -> "Standby | None":
        """Itself, the first time."""
        if self._taken:
            return None
        self._taken = True
        return self

    def close(self) -> None:
        """Wait until it has ended, and take its files away.

        One that was not taken is handed an empty text: killed, it would leave its socket behind.
        """
        if self.take():
            text = self._folder / "empty.txt"
            text.touch()
            arguments = to_pdf_arguments([text], self._folder)
            see_out(start(self._program, self.profile, self._folder, arguments))
        see_out(self.process)
        self._temporary.cleanup()
