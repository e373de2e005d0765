"""The file system: finds a workspace, lists and reads its files."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

SKIPPED = {"build", "node_modules", "__pycache__"}
# Other names for actions.yaml, told of where it is not there; action.yml is GitHub's.
_LIKE_THE_LOG = re.compile(r"(?i:actions?|action[-_ ]?log)\.(?i:ya?ml)(?i:\.txt)?")


class Folder:
    """A workspace on disk. Nothing outside it is ever read, not even through a link."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._names: list[str] | None = None

    def names(self) -> list[str]:
        """actions.yaml and everything below packs/, relative to the workspace, sorted.

        Without actions.yaml, what seems to be meant for it.
        """
        if self._names is None:
            # A folder or a broken link of that name is told of when it is read, not passed over.
            found = ["actions.yaml"] if os.path.lexists(self.root / "actions.yaml") else []
            found = found or sorted(self._like_the_log())
            for folder, folders, files in os.walk(self.root / "packs", onerror=_refuse):
                files += [name for name in folders if name.endswith((".yaml", ".md"))]
                folders[:] = sorted(
                    name
                    for name in folders
                    if name not in SKIPPED and name not in files and not name.startswith(".")
                )
                below = Path(folder).relative_to(self.root).as_posix()
                found += [f"{below}/{name}" for name in sorted(files)]
            self._names = found
        return self._names

    def _like_the_log(self) -> Iterator[str]:
        for path in self.root.iterdir():
            if _LIKE_THE_LOG.fullmatch(path.name) and path.name != "action.yml":
                yield path.name

    def is_newer(self, folder: str, file: str) -> bool:
        """Whether anything below a folder seems to be newer than a file, which may be missing."""
        top = (self.root / folder).resolve()
        if not top.is_relative_to(self.root):
            return False
        made = 0.0
        with suppress(OSError):
            made = (self.root / file).stat().st_mtime
        try:
            return any(place.lstat().st_mtime > made for place in (top, *top.rglob("*")))
        except OSError:
            return False

    def read(self, name: str) -> bytes:
        """A file's bytes. OSError when it is missing, unreadable or outside the workspace."""
        path = self.root / name
        if not path.resolve().is_relative_to(self.root):
            raise PermissionError(13, "it lies outside the workspace", str(path))
        return path.read_bytes()


def _refuse(fault: OSError) -> None:
    # What lies in a folder that cannot be listed must not be taken for absent.
    if not isinstance(fault, FileNotFoundError):
        raise fault


def find_root(start: Path) -> Path | None:
    """The nearest folder from ``start`` upwards that holds packs/ or actions.yaml."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "packs").is_dir() or (folder / "actions.yaml").is_file():
            return folder
    return None
