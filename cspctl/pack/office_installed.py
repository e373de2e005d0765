"""What an installed LibreOffice says of itself in the files beside its program.

Reading them takes a millisecond, where asking the program for its version takes a tenth of a
second, and they say more: an update that a distribution makes leaves the version as it was.
"""

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

#: LibreOffice's own settings of a program: on Unix, on Windows; a Mac keeps them in Resources.
_VERSION = ("versionrc", "version.ini")
_BOOTSTRAP = ("bootstraprc", "bootstrap.ini")
#: The program itself, behind the script or the starter that is called soffice.
_BINARY = "soffice.bin"


class Installed(NamedTuple):
    """A LibreOffice: the hash of its program files, its build, and its version as ``7.4``.

    Each is '' when the files do not say it, as with a program that was wrapped in a script.
    """

    files: str = ""
    build: str = ""
    version: str = ""


def installed(soffice: Path) -> Installed:
    """What is known of the LibreOffice whose program is ``soffice``."""
    folder = soffice.resolve().parent
    beside = (folder, folder.parent / "Resources")
    build = _value(beside, _VERSION, r"buildid=(.+)")
    version = _value(beside, _BOOTSTRAP, r"ProductKey=\D*(\d+\.\d+)")
    return Installed(_listing(folder) if build else "", build, version)


def _value(folders: tuple[Path, ...], names: tuple[str, ...], pattern: str) -> str:
    for folder in folders:
        for name in names:
            with suppress(OSError, UnicodeDecodeError):
                text = (folder / name).read_text(encoding="utf-8")
                found = re.search(f"^{pattern}$", text, re.MULTILINE)
                if found:
                    return found[1].strip()
    return ""


def _listing(folder: Path) -> str:
    """A hash of the names, sizes and times of the program's files; '' if it is not among them."""
    rows = []
    with suppress(OSError):
        for entry in os.scandir(folder):
            told = entry.stat()
            rows.append(f"{entry.name} {told.st_size} {told.st_mtime_ns}")
    if not any(row.startswith(f"{_BINARY} ") for row in rows):
        return ""
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()
