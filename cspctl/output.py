"""Writing what cspctl makes: a folder of files, each one whole or not there at all."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from cspctl.problems import CannotRun, Location, error

MANIFEST = "manifest.json"


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a build, with its manifest last.

    A folder without a manifest is not a whole build. Files of the build before that are no
    longer made go away; anything else in the folder is somebody's own and stays.

    Raises:
        CannotRun: the folder or a file cannot be written, as when Word has it open.
    """
    try:
        before = _listed(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MANIFEST).unlink(missing_ok=True)
        for name in sorted(before - set(files)):
            (folder / name).unlink(missing_ok=True)
        for name in sorted(files, key=lambda name: (name == MANIFEST, name)):
            write_whole(folder / name, files[name])
    except OSError as fault:
        place = Location(str(fault.filename2 or fault.filename or folder), 0)
        message = f"This cannot be written ({fault.strerror or fault})."
        mend = "Close it in Word or Excel, or look at the folder's permissions, and build again."
        raise CannotRun(error("F001", message, place, mend)) from None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file aside and put it in its place in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(prefix=".cspctl-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(aside).chmod(0o666 & ~_umask())
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _listed(folder: Path) -> set[str]:
    """The files of the build before, as its manifest lists them; none for a broken one."""
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())["files"]
        names = {str(entry["file"]) for entry in listed}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {name for name in names if ".." not in name.split("/") and not name.startswith("/")}
