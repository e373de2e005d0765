"""Changes files of a workspace under its lock: read, write aside, look again, put in place."""

import contextlib
import errno
import os
import secrets
import stat
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.storage.locking import PATIENCE, Lock
from cspctl.store import Folder

ASIDE = ".cspctl-new"
# On Windows a file that somebody reads cannot be replaced; virus scanners read new files at once.
_REPLACE_PATIENCE = 2.0
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


class Writing:
    """A change of a workspace's files, made inside ``with``: the lock is held that long.

    It reads as a ``Folder`` does, and remembers what it read. ``write`` puts files in place only
    when they still are what was read. Every fault is a CannotRun, and leaves every file as it was.
    """

    def __init__(self, root: Path, patience: float = PATIENCE) -> None:
        self._folder = Folder(root)
        self._lock = Lock(self._folder.root, patience)
        self._read: dict[str, bytes] = {}

    def __enter__(self) -> "Writing":
        self._lock.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.__exit__(kind, fault, trace)

    def names(self) -> Sequence[str]:
        """Every file of the workspace that cspctl may read."""
        return self._folder.names()

    def read(self, name: str) -> bytes:
        """A file's bytes, the same however often they are asked for; OSError as ``Folder.read``."""
        if name not in self._read:
            self._read[name] = self._folder.read(name)
        return self._read[name]

    def write(self, files: Mapping[str, bytes]) -> None:
        """Put files in place, each whole: new ones, and those that were read and have changed.

        All are written aside before the first is put in place. Several files cannot be put in
        place in one instant: a process killed in between leaves some new and some old, each whole.
        """
        aside: dict[str, Path] = {}
        name = ""
        try:
            for name, data in files.items():
                self._refuse_changed(name)
                aside[name] = self._write_aside(name, data)
            for name in files:
                self._refuse_changed(name)
            for name, path in aside.items():
                _replace(path, self._target(name))
        except OSError as fault:
            raise CannotRun(_problem(name, fault)) from None
        finally:
            for path in aside.values():
                path.unlink(missing_ok=True)

    def _target(self, name: str) -> Path:
        """The file itself, behind a link; PermissionError when that lies outside the workspace."""
        path = (self._folder.root / name).resolve()
        if not path.is_relative_to(self._folder.root):
            raise PermissionError(errno.EACCES, "it lies outside the workspace", str(path))
        return path

    def _refuse_changed(self, name: str) -> None:
        path = self._target(name)
        known = self._read.get(name)
        if known is None:
            unchanged = not path.exists()
        else:
            unchanged = path.exists() and path.read_bytes() == known
        if not unchanged:
            message = "This file was changed by somebody else just now."
            mend = "Nothing was written. Save or close it there, and run the command again."
            raise CannotRun(error("F001", message, Location(name, 0), mend))

    def _write_aside(self, name: str, data: bytes) -> Path:
        """Write data into a new file beside its target, down to the disk; the new file's path."""
        target = self._target(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        for stale in target.parent.glob(f".{target.name}.*{ASIDE}"):
            # Under the lock nobody else writes: what lies here was left by a killed process.
            stale.unlink(missing_ok=True)
        path = target.with_name(f".{target.name}.{secrets.token_hex(4)}{ASIDE}")
        was = target.stat() if target.exists() else None
        if was and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "it is write-protected", str(target))
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        file = os.open(path, flags, 0o666)
        try:
            with os.fdopen(file, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if was:
                _keep_rights(path, was)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path


def _keep_rights(path: Path, was: os.stat_result) -> None:
    """Give a new file the mode and, where that is allowed, the owner of the one it replaces."""
    if hasattr(os, "chown"):
        # Only the owner's own groups, or the administrator, may do this.
        with contextlib.suppress(OSError):
            os.chown(path, was.st_uid, was.st_gid)
    path.chmod(stat.S_IMODE(was.st_mode))


def _replace(path: Path, target: Path) -> None:
    """Put a file in another's place, in one step, and make the folder remember it."""
    until = time.monotonic() + _REPLACE_PATIENCE
    while True:
        try:
            path.replace(target)
            break
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(0.05)
    # A folder cannot be opened on Windows, and some file systems cannot bring it to the disk.
    with contextlib.suppress(OSError):
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _problem(name: str, fault: OSError) -> Problem:
    if fault.errno in _FULL:
        message = "The disk is full: this file could not be written."
        mend = "The file is as it was. Make room and run the command again."
    else:
        message = f"This file cannot be written ({fault.strerror or fault})."
        mend = "The file is as it was. Close it elsewhere, or ask for the right to write it."
    return error("F001", message, Location(name, 0), mend)
