"""Conversions kept between builds, so that a build after one changed paper converts that alone.

An entry is a PDF under the hash of all that it depends on: the paper's bytes and format, the
converter's version and settings, and the fonts it had. Entries are written aside and renamed,
carry their own hash, and are made again when it is wrong. The folder may be deleted at any time;
it holds papers as pages, restricted ones too, so it stays with the build and is never published.
"""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_ENDING = ".conversion"
_ASIDE = ".aside-"
_DIGEST = hashlib.sha256().digest_size
#: What no build has used for so many days goes, and what was used longest ago beyond so much.
_DAYS = 30
_MOST_BYTES = 500_000_000
_FONTS = {
    "win32": ("{WINDIR}/Fonts", "{LOCALAPPDATA}/Microsoft/Windows/Fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "{HOME}/Library/Fonts"),
    "linux": (
        *("/usr/share/fonts", "/usr/local/share/fonts"),
        *("{HOME}/.fonts", "{HOME}/.local/share/fonts"),
    ),
}


class Conversions:
    """The cache in ``folder``; ``converter`` says which program with which settings converts."""

    def __init__(self, folder: Path, converter: str) -> None:
        self._folder = folder
        self._made_by = f"{converter}\n{fonts()}"

    def find(self, content: bytes, ending: str) -> bytes | None:
        """The PDF of a file of that content and ending; None when it is not there, or damaged."""
        path = self._path(content, ending)
        try:
            stored = path.read_bytes()
        except OSError:
            return None
        digest, pdf = stored[:_DIGEST], stored[_DIGEST:]
        if hashlib.sha256(pdf).digest() != digest:
            return None
        with suppress(OSError):
            os.utime(path)  # used now: see prune
        return pdf

    def keep(self, content: bytes, ending: str, pdf: bytes) -> None:
        """Store a conversion. A folder that cannot be written costs time, not the build."""
        path = self._path(content, ending)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(prefix=_ASIDE, dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(hashlib.sha256(pdf).digest() + pdf)
                Path(aside).replace(path)
            except BaseException:
                Path(aside).unlink(missing_ok=True)
                raise

    def prune(self) -> None:
        """Remove what recent builds did not use, and what a killed build left half written."""
        now = time.time()
        room = _MOST_BYTES
        for used, size, path in sorted(self._entries(), reverse=True):
            room -= size
            old = now - used > (3600 if path.name.startswith(_ASIDE) else _DAYS * 86400)
            if old or room < 0:
                with suppress(OSError):
                    path.unlink()

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        with suppress(OSError):
            for entry in os.scandir(self._folder):
                if entry.name.endswith(_ENDING) or entry.name.startswith(_ASIDE):
                    with suppress(OSError):
                        told = entry.stat()
                        yield told.st_mtime, told.st_size, Path(entry.path)

    def _path(self, content: bytes, ending: str) -> Path:
        paper = hashlib.sha256(content).hexdigest()
        key = hashlib.sha256(f"{paper}\n{ending}\n{self._made_by}".encode()).hexdigest()
        return self._folder / f"{key}{_ENDING}"


def fonts(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """A hash of the fonts on this machine: another font is another line break."""
    known = {"HOME": str(Path.home()), **environ}
    found = []
    for place in _FONTS.get(platform, _FONTS["linux"]):
        try:
            folder = place.format_map(known)
        except KeyError:  # a folder of Windows that this user does not have
            continue
        for where, _, names in os.walk(folder):
            found += [f"{name} {(Path(where) / name).lstat().st_size}" for name in names]
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()
