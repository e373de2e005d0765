"""One writer at a time: a lock of the operating system on a file beside the workspace's own.

The system gives the lock up when its process ends, however it ends, so no lock of a dead
process ever blocks. The file itself stays: deleting it could let two writers in.
"""

import contextlib
import os
import socket
import sys
import time
from pathlib import Path
from types import TracebackType

from cspctl.problems import CannotRun, Location, Problem, error

LOCK = ".cspctl.lock"
PATIENCE = 30.0
_PAUSE = 0.02
# Windows locks bytes against reading too; this one lies far behind the words in the file.
_BYTE = 1 << 30


class Lock:
    """The lock of a workspace, held inside ``with``.

    ``patience`` is how many seconds to wait for another writer. CannotRun when it does not
    give way in that time, or when the folder cannot be written to.
    """

    def __init__(self, root: Path, patience: float = PATIENCE) -> None:
        self.path = root / LOCK
        self.patience = patience
        self._file: int | None = None

    def __enter__(self) -> "Lock":
        until = time.monotonic() + self.patience
        while self._file is None:
            file = self._open()
            try:
                if _taken(file) and self._is_there(file):
                    self._file = file
                elif time.monotonic() >= until:
                    raise CannotRun(self._held(file))
            except OSError as fault:
                # Some network drives know no locks.
                raise CannotRun(_unwritable(fault)) from None
            finally:
                if self._file is None:
                    os.close(file)
            if self._file is None:
                time.sleep(_PAUSE)
        self._sign(self._file)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._file is not None
        _release(self._file)
        os.close(self._file)

    def _open(self) -> int:
        # O_BINARY (Windows only) keeps the words in the file as they are written.
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        try:
            return os.open(self.path, flags, 0o666)
        except OSError as fault:
            raise CannotRun(_unwritable(fault)) from None

    def _is_there(self, file: int) -> bool:
        """Whether the locked file is the one that others will open, not one deleted meanwhile."""
        try:
            return os.path.samestat(os.fstat(file), self.path.stat())
        except FileNotFoundError:
            return False

    def _held(self, file: int) -> Problem:
        os.lseek(file, 0, os.SEEK_SET)
        holder = os.read(file, 200).decode("utf-8", "replace").strip()
        who = f" ({holder})" if holder else ""
        message = f"Another cspctl{who} is writing here and did not end in {self.patience:.0f} s."
        mend = "Nothing was changed. Wait until it is done and run the command again."
        return error("F001", message, Location(LOCK, 0), mend)

    def _sign(self, file: int) -> None:
        """Say who holds the lock, for the message that others show."""
        # On a full disk the lock holds without the words.
        with contextlib.suppress(OSError):
            os.ftruncate(file, 0)
            os.lseek(file, 0, os.SEEK_SET)
            os.write(file, f"process {os.getpid()} on {socket.gethostname()}\n".encode())


def _unwritable(fault: OSError) -> Problem:
    message = f"Nothing can be written in this folder ({fault.strerror or fault})."
    mend = "Nothing was changed. Ask for the right to write here, or work on a copy."
    return error("F001", message, Location(LOCK, 0), mend)


def _taken(file: int) -> bool:
    """Try to take the lock."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _release(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file, _BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
        return
    import fcntl

    fcntl.flock(file, fcntl.LOCK_UN)
