"""A folder of files that cspctl makes, put in place whole, beside what others keep there.

All files are written aside first, and then put in place one by one: a process that is killed
while it makes or writes them leaves the folder as it was, and every single file is always whole.
What an earlier build wrote and this one does not is removed; nobody else's file ever is. The
record of what was written lies in the folder, and is there before the first file is put in place.
"""

import contextlib
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

from cspctl.problems import CannotRun, Location, Problem, error

RECORD = ".cspctl-files.json"
_ASIDE = ".cspctl-new-"
Content = Callable[[], bytes]


def write_tree(folder: Path, files: Mapping[str, Content], kind: str, shown: str) -> int:
    """Write a folder of files; the number of those that are new or have changed.

    Args:
        folder: where; it is made when it is not there.
        files: by path below the folder, with ``/`` between; each gives its bytes when asked.
        kind: what the folder holds (``site, public edition``): a folder that holds another kind
            is refused, so that one edition is never written over the other.
        shown: the folder, as messages name it.

    Raises:
        CannotRun: somebody else's file or a link is in the way, or nothing can be written; the
            folder is as it was.
    """
    before = written_before(folder, kind, shown)
    try:
        _refuse_others(folder, files, before, shown)
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
        try:
            changed, hashes = _write_aside(folder, aside, files)
            _record(folder, kind, {**before, **hashes})
            _put_in_place(folder, aside, changed)
            _remove(folder, before.keys() - files.keys())
            _record(folder, kind, hashes)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as fault:
        place = Location(str(fault.filename2 or fault.filename or shown), 0)
        message = f"This cannot be written ({fault.strerror or fault})."
        mend = "Close it in other programs, or look at the folder's permissions, and build again."
        raise CannotRun(error("F001", message, place, mend)) from None
    return len(changed)


def written_before(folder: Path, kind: str, shown: str) -> dict[str, str]:
    """What cspctl wrote into a folder, as its record says; CannotRun when that is another kind."""
    path = folder / RECORD
    try:
        told = json.loads(path.read_bytes())
        names = {str(name): str(digest) for name, digest in told["files"].items()}
        was = str(told["kind"])
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = "The record of what was written into this folder cannot be read."
        mend = "Choose another folder with -o, or empty this one yourself."
        raise CannotRun(error("H804", message, Location(f"{shown}/{RECORD}", 0), mend)) from None
    if was != kind:
        message = f"This folder holds something else of cspctl's: {was}."
        raise CannotRun(_refused(shown, message))
    return {name: digest for name, digest in names.items() if _is_below(name)}


def kind_of(folder: Path) -> str:
    """What a folder holds that cspctl wrote; '' for a folder that it did not write."""
    try:
        return str(json.loads((folder / RECORD).read_bytes())["kind"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""


def holds_kind(folder: Path, kind: str) -> bool:
    """Whether anything of a kind that cspctl wrote lies somewhere below a folder."""
    return any(kind_of(record.parent) == kind for record in folder.glob(f"*/**/{RECORD}"))


def _refuse_others(
    folder: Path, files: Iterable[str], before: Mapping[str, str], shown: str
) -> None:
    for name in files:
        assert _is_below(name), f"{name} does not lie below the folder"
        path = folder / name
        parents = [folder / parent for parent in PurePosixPath(name).parents][:-1]
        if any(parent.is_symlink() for parent in parents) or path.is_symlink():
            raise CannotRun(_refused(f"{shown}/{name}", "A link stands here, to another place."))
        if name not in before and path.exists():
            message = "A file that cspctl did not write stands in this place."
            raise CannotRun(_refused(f"{shown}/{name}", message))


def _write_aside(
    folder: Path, aside: Path, files: Mapping[str, Content]
) -> tuple[list[str], dict[str, str]]:
    """Write what is new or has changed; the names of these, and the hash of every file."""
    changed, hashes = [], {}
    for name in sorted(files):
        data = files[name]()
        hashes[name] = hashlib.sha256(data).hexdigest()
        if _is_same(folder / name, data):
            continue
        path = aside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        changed.append(name)
    return changed, hashes


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _put_in_place(folder: Path, aside: Path, names: list[str]) -> None:
    # What others lead to comes first, and the first page last.
    for name in sorted(names, key=lambda name: (-name.count("/"), name)):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (aside / name).replace(target)


def _remove(folder: Path, names: Iterable[str]) -> None:
    emptied = set()
    for name in names:
        path = folder / name
        parents = [folder / parent for parent in PurePosixPath(name).parents][:-1]
        if any(parent.is_symlink() for parent in parents):
            continue
        path.unlink(missing_ok=True)
        emptied |= set(parents)
    for parent in sorted(emptied, key=lambda path: -len(path.parts)):
        with contextlib.suppress(OSError):  # somebody's own file is in it
            parent.rmdir()


def _record(folder: Path, kind: str, hashes: Mapping[str, str]) -> None:
    note = "Written by cspctl: the files that it made here, and may replace or remove."
    told = {"note": note, "kind": kind, "files": dict(sorted(hashes.items()))}
    aside = folder / f"{_ASIDE}record"
    aside.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    aside.replace(folder / RECORD)


def _sweep(folder: Path) -> None:
    """Take away what a killed process left aside."""
    for path in folder.glob(f"{_ASIDE}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _is_below(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def _refused(shown: str, message: str) -> Problem:
    mend = "Nothing was written. Choose another folder with -o, or move it away."
    return error("H804", message, Location(shown, 0), mend)
