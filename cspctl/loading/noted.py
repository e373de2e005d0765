"""Files, and a note of all that was read of them: what was loaded from them is known by it."""

import hashlib
from collections.abc import Sequence

from cspctl.loading.workspace import Files


class Noted:
    """Passes files on as they are; ``fingerprint`` is another when anything in them is.

    A name of a file that nobody reads counts too, for a workspace knows which papers there are.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self._told = hashlib.sha256()

    @property
    def fingerprint(self) -> str:
        """A hash of the names and contents that were asked for so far, and of what failed."""
        return self._told.hexdigest()

    def names(self) -> Sequence[str]:
        """See :class:`Files`."""
        names = self._files.names()
        self._note("names", "\0".join(names).encode("utf-8", "surrogatepass"))
        return names

    def read(self, name: str) -> bytes:
        """See :class:`Files`."""
        try:
            data = self._files.read(name)
        except OSError as fault:
            self._note(f"no {name}", str(fault.strerror or fault).encode())
            raise
        self._note(f"file {name}", data)
        return data

    def _note(self, what: str, data: bytes) -> None:
        self._told.update(f"{what}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
        self._told.update(data)
