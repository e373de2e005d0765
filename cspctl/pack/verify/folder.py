"""The gate by itself, on a folder that was built before."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cspctl.model.workspace import Meeting, Workspace
from cspctl.pack.verify.gate import verify
from cspctl.pack.verify.withheld import withheld_of
from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.queries.withhold import for_public

PUBLIC = "public/"
_MANIFESTS = ("manifest.json", "public/manifest-public.json", "manifest-public.json")


def verify_folder(
    files: Mapping[str, bytes],
    workspace: Workspace,
    read: Callable[[str], bytes],
    *,
    templates: Mapping[str, bytes] | None = None,
) -> list[Problem]:
    """Compare the public files of a built pack with what its workspace withholds today.

    Args:
        files: the folder's files by their names (``public/agenda-public.docx``).
        workspace: the workspace that it was built from.
        read: gives a paper by its path in the workspace; OSError when it cannot be read.
        templates: the workspace's own Word templates, by name.

    Raises:
        CannotRun: the folder is no build of this workspace.
    """
    board, day, manifest = _told(files, workspace)
    public_workspace = for_public(workspace)
    public = {name: data for name, data in files.items() if name.startswith(PUBLIC)} or dict(files)
    papers, problems = {}, []
    for file in compared(workspace, public_workspace, board, day):
        try:
            papers[file] = read(file)
        except OSError:
            problems.append(_missing(workspace.boards[board].folder))
    withheld = withheld_of(workspace, public_workspace, papers, templates=templates)
    return [
        *dict.fromkeys(problems),
        *_changed(public, manifest),
        *verify(public, withheld),
    ]


def compared(workspace: Workspace, public: Workspace, board: str, day: dt.date) -> tuple[str, ...]:
    """The papers that the gate compares: all of the meeting, and the withheld ones of all others.

    Named as paths in the workspace, sorted.
    """
    found = set()
    for name, folder in workspace.boards.items():
        for date, meeting in folder.meetings.items():
            shown = public.boards[name].meetings[date].papers
            ours = (name, date) == (board, day)
            found |= {
                f"{meeting.folder}/{file}"
                for file in _compared_of(meeting)
                if ours or file not in shown
            }
    return tuple(sorted(found))


def _compared_of(meeting: Meeting) -> Iterator[str]:
    named = {
        paper.file
        for _, _, item, _ in (meeting.agenda.numbered() if meeting.agenda else ())
        for paper in item.papers
    }
    yield from (file for file in meeting.papers if file in named)


def _told(
    files: Mapping[str, bytes], workspace: Workspace
) -> tuple[str, dt.date, Mapping[str, Any]]:
    """What the folder's manifest says: the board, the day, and the manifest of the public."""
    read: dict[str, Any] = {}
    for name in _MANIFESTS:
        if name in files:
            try:
                read[name] = json.loads(files[name])
            except ValueError:
                raise _no_build(f"Its {name} cannot be read.") from None
    if not read:
        raise _no_build("It has no manifest, so that it is no pack that was built to its end.")
    told = next(iter(read.values()))
    public: Any = next((found for name, found in read.items() if "public" in name), {})
    try:
        board, day = str(told["board"]), dt.date.fromisoformat(told["date"])
        known = day in workspace.boards[board].meetings
    except (KeyError, TypeError, ValueError):
        known = False
    if not known:
        raise _no_build("Its manifest names no meeting of this workspace.")
    return board, day, public


def _changed(public: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Iterator[Problem]:
    """Public files that are not as they were built."""
    listed = manifest.get("files", [])
    for entry in listed if isinstance(listed, list) else []:
        name, stated = str(entry.get("file")), entry.get("sha256")
        data = public.get(name, public.get(f"{PUBLIC}{name}"))
        if data is None or hashlib.sha256(data).hexdigest() != stated:
            wrong = "is missing" if data is None else "was changed after the build"
            message = f"This public file {wrong}, so that it is not the one that was cleared."
            yield error("V604", message, Location(name, 0), "Build the pack again.")


def _missing(folder: str) -> Problem:
    message = "A paper of this meeting cannot be read, so that it cannot be compared."
    mend = "Run 'cspctl check' to see which one, put it back, and verify again."
    return error("V603", message, Location(folder, 0), mend)


def _no_build(message: str) -> CannotRun:
    mend = "Name the folder that 'cspctl pack build' made, such as build/csp-2017-12-13."
    return CannotRun(error("V605", message, Location("manifest.json", 0), mend))
