"""The built packs that an edition of the site offers, each file proved to be the one that was made.

A meeting's papers are public once its pack was issued (``issued.json``), or once its notice is due
and the public files of its build are there. A file goes into the site only if it is the one that
the record of issue, or else the manifest of the build, names.
"""

import contextlib
import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple, Protocol

from cspctl.documents.site.site import Download, Key, Published
from cspctl.model.agenda import printed
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.pack.issuing import ISSUED, Issued, read_issued
from cspctl.problems import Location, Problem, warning
from cspctl.queries.meetings import planned
from cspctl.queries.notice import latest_notice

MANIFEST = "manifest.json"
PUBLIC_MANIFEST = "public/manifest-public.json"

# What the files of a build are, by their names without the edition and the ending; in the order
# in which a reader wants them.
_NAMES = {
    "pack": "Whole pack",
    "agenda": "Agenda",
    "minutes": "Minutes of the meeting before",
    "action-log": "Action log",
}
_FORMATS = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}
_MEND = "Build the pack again; if it was issued and has changed since, issue it again too."


class Shelf(Protocol):
    """Where built packs and records of issue lie."""

    def read(self, path: str) -> bytes:
        """A file by its path in the workspace; OSError when it cannot be read."""
        ...


class Copy(NamedTuple):
    """A file of a meeting's pack: from where, to where in the site, the hash it must have."""

    board: str
    day: dt.date
    source: str
    path: str
    sha256: str


class Packs(NamedTuple):
    """What an edition offers of the built packs, and why some are left out."""

    published: Mapping[Key, Published]
    copies: tuple[Copy, ...]
    problems: tuple[Problem, ...]


def packs(workspace: Workspace, today: dt.date, shelf: Shelf, *, public: bool) -> Packs:
    """The packs of an edition on a day. The members' edition offers every pack that is built."""
    published: dict[Key, Published] = {}
    copies: list[Copy] = []
    problems: list[Problem] = []
    for board, folder in workspace.boards.items():
        notices = _notices(folder)
        for day, meeting in sorted(folder.meetings.items()):
            if meeting.agenda is None:
                continue
            offered = _Offer(shelf, folder, day, public=public)
            if not offered.is_out(today, notices.get(day) or latest_notice(folder.board, day)):
                continue
            found = tuple(offered.copies())
            copies += found
            problems += offered.problems
            if public and offered.issued is None and not found:
                continue
            on = offered.issued.on if offered.issued else None
            downloads = tuple(
                _download(copy, offered.sizes[copy.source]) for copy in sorted(found, key=_rank)
            )
            published[board, day] = Published(on, downloads, offered.pages())
    return Packs(published, tuple(copies), tuple(problems))


class _Offer:
    """The pack of one meeting."""

    def __init__(self, shelf: Shelf, folder: BoardFolder, day: dt.date, *, public: bool) -> None:
        self._shelf = shelf
        self._public = public
        self._board, self._day = folder.board.id, day
        self._build = f"build/{self._board}-{day}"
        self.problems: list[Problem] = []
        self.sizes: dict[str, int] = {}
        self._record = f"{folder.folder}/{day}/{ISSUED}"
        self.issued = self._issued()
        self._manifest = self._read_manifest(PUBLIC_MANIFEST if public else MANIFEST)

    def is_out(self, today: dt.date, notice: dt.date | None) -> bool:
        """Whether the edition may show it on a day."""
        if self.issued is not None and self.issued.on <= today:
            return True
        if not self._public:
            return bool(self._manifest)
        # Without a rule on notice nothing says when it is out; then the issue alone does.
        return self.issued is None and bool(self._manifest) and bool(notice and notice <= today)

    def copies(self) -> Iterator[Copy]:
        """The files that are as they were made."""
        for name, sha256 in self._listed().items():
            source = f"{self._build}/{name}"
            try:
                data = self._shelf.read(source)
            except OSError:
                self._leave_out(source, "This file of the pack is not there")
                continue
            if hashlib.sha256(data).hexdigest() != sha256:
                since = "it was issued" if self.issued else "it was built"
                self._leave_out(source, f"This file is not as it was when {since}")
                continue
            yield self._copy(name, data)
        yield from self._supplements()

    def _supplements(self) -> Iterator[Copy]:
        """The supplements that were issued; the record holds no hash of them."""
        for supplement in self.issued.supplements if self.issued else ():
            stem = f"supplement-{supplement.number}"
            stem = f"public/{stem}-public" if self._public else stem
            for name in (f"{stem}.pdf", f"{stem}.docx"):
                with contextlib.suppress(OSError):
                    yield self._copy(name, self._shelf.read(f"{self._build}/{name}"))

    def _copy(self, name: str, data: bytes) -> Copy:
        source = f"{self._build}/{name}"
        self.sizes[source] = len(data)
        path = f"{self._board}/{self._day}/{name.removeprefix('public/')}"
        return Copy(self._board, self._day, source, path, hashlib.sha256(data).hexdigest())

    def pages(self) -> dict[str, str]:
        """The pages of each item as printed; empty when the manifest has none."""
        found: dict[str, str] = {}
        for one in _with_parts(self._manifest):
            first, last = one.get("first_page"), one.get("last_page")
            if isinstance(first, int) and isinstance(last, int):
                words = f"Page {first}" if first == last else f"Pages {first} to {last}"
                found[printed(str(one.get("number")), one.get("letter") or "")] = words
        return found

    def _listed(self) -> dict[str, str]:
        """The files to offer and their hashes: of the record of issue, else of the build."""
        manifest = self.issued.manifest if self.issued else self._manifest
        # The public manifest names its files from its own folder.
        below = "public/" if self._public and not self.issued else ""
        found = {}
        for file, sha256 in _files(manifest):
            name = f"{below}{file}"
            if ".." in PurePosixPath(name).parts or "\0" in name:
                self._leave_out(f"{self._build}/{PUBLIC_MANIFEST}", "A name leads out of the pack")
            elif name.startswith("public/") == self._public and not name.endswith(".json"):
                found[name] = sha256
        return found

    def _issued(self) -> Issued | None:
        try:
            return read_issued(self._shelf.read(self._record), self._record)
        except FileNotFoundError:
            return None

    def _read_manifest(self, name: str) -> Mapping[str, Any]:
        """The manifest of the build; empty when nothing whole was built."""
        try:
            found = json.loads(self._shelf.read(f"{self._build}/{name}"))
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def _leave_out(self, source: str, what: str) -> None:
        message = f"{what}, and is left out of the site."
        self.problems.append(warning("H803", message, Location(source, 0), _MEND))


def _files(manifest: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The files of a manifest and their hashes; what is no such entry is none."""
    for entry in _records(manifest.get("files")):
        if isinstance(entry.get("file"), str):
            yield entry["file"], str(entry.get("sha256"))


def _with_parts(manifest: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The items of a manifest, each before its parts."""
    for item in _records(manifest.get("items")):
        yield item
        yield from _records(item.get("items"))


def _records(value: Any) -> Iterator[Mapping[str, Any]]:
    yield from (one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


def _notices(folder: BoardFolder) -> dict[dt.date, dt.date]:
    return {meeting.date: meeting.publish for meeting in planned(folder) if meeting.publish}


def _stem(copy: Copy) -> str:
    return copy.path.rpartition("/")[2].rpartition(".")[0].removesuffix("-public")


def _rank(copy: Copy) -> tuple[int, int, str]:
    stem, ending = _stem(copy), copy.path.rpartition(".")[2]
    names, formats = list(_NAMES), list(_FORMATS)
    return (
        names.index(stem) if stem in names else len(names),
        formats.index(ending) if ending in formats else len(formats),
        copy.path,
    )


def _download(copy: Copy, size: int) -> Download:
    stem, ending = _stem(copy), copy.path.rpartition(".")[2]
    name = _NAMES.get(stem) or stem.replace("-", " ").capitalize()
    words = (
        f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
    )
    return Download(copy.path, name, _FORMATS.get(ending, ending.upper()), words)
