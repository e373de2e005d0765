"""Noticing that files have changed: looked at twice a second, which costs next to nothing.

A watcher of the operating system's (inotify and its kin) would want a library for each system and
does not see changes on network drives, where councils keep their files.
"""

import contextlib
import os
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path

PAUSE = 0.5  # seconds between two looks


class Watch:
    """Says once that something has changed, when it has come to rest.

    Word and git write several files one after another, and a file in several goes: only when two
    looks in a row see the same is the change over.
    """

    def __init__(self, look: Callable[[], Hashable]) -> None:
        self._look = look
        self._known = self._last = look()

    def changed(self) -> bool:
        """Look; whether there is a change that nobody was told of, and that is over."""
        now = self._look()
        settled, self._last = now == self._last, now
        if now == self._known or not settled:
            return False
        self._known = now
        return True


def stamps(root: Path, names: Sequence[str], without: Sequence[str] = ()) -> tuple[Hashable, ...]:
    """The names, sizes and times of files: equal as long as nobody changes one.

    Args:
        root: the folder they are in.
        names: files, and folders with all that is below, relative to it. Links to folders are not
            followed.
        without: folders below these that are passed over.
    """
    skipped = {str(root / name) for name in without}
    found: list[tuple[str, int, int]] = []
    for name in names:
        path = root / name
        if path.is_dir():
            found += _below(str(path), skipped)
        elif path.exists():
            stat = path.stat()
            found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(sorted(found))


def _below(folder: str, skipped: set[str]) -> Iterator[tuple[str, int, int]]:
    # What is gone since it was listed is seen to be gone at the next look.
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.path not in skipped:
                    yield from _below(entry.path, skipped)
                continue
            with contextlib.suppress(OSError):
                stat = entry.stat()
                yield entry.path, stat.st_mtime_ns, stat.st_size
