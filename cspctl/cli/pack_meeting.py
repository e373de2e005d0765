"""What the pack commands ask of a meeting: its agenda, its built folder, its record of issue."""

import datetime as dt

from cspctl.cli.session import Session, board_named
from cspctl.loading import Loaded
from cspctl.model.workspace import BoardFolder, Meeting
from cspctl.pack.issuing import ISSUED, Issued, read_issued
from cspctl.pack.snapshot import Snapshot, fingerprints, parsed, snapshot
from cspctl.problems import CannotRun, Location, error


def meeting_or_stop(loaded: Loaded, board: str, day: dt.date) -> tuple[BoardFolder, Meeting]:
    """A board and its meeting, which has an agenda; CannotRun otherwise."""
    folder = board_named(loaded.workspace, board, loaded.problems)
    meeting = folder.meetings.get(day)
    if meeting is not None and meeting.agenda is not None:
        return folder, meeting
    file = f"{folder.folder}/{day}/agenda.yaml"
    found = [problem for problem in loaded.problems if problem.location.file == file]
    known = ", ".join(str(one) for one, held in folder.meetings.items() if held.agenda)
    mend = f"Meetings with an agenda: {known or 'none'}."
    missing = error("F001", "There is no agenda for this meeting.", Location(file, 0), mend)
    raise CannotRun(*(found or [missing]))


def build_folder(board: str, day: dt.date) -> str:
    """Where a meeting's pack is built, from the workspace."""
    return f"build/{board}-{day}"


def issued_file(folder: BoardFolder, day: dt.date) -> str:
    """Where a meeting's record of issue lies, from the workspace."""
    return f"{folder.folder}/{day}/{ISSUED}"


def issued_or_none(run: Session, file: str) -> Issued | None:
    """The record of an issued pack; None when there is none yet."""
    try:
        return read_issued(run.folder.read(file), file)
    except FileNotFoundError:
        return None
    except OSError as fault:
        message = f"This file cannot be read ({fault.strerror or fault})."
        raise CannotRun(error("F001", message, Location(file, 0), "Look at the file.")) from None


def built_manifest(run: Session, folder: str) -> dict[str, object]:
    """The manifest of a built folder; CannotRun when nothing whole was built there."""
    return parsed(_read(run, folder, "manifest.json"), f"{folder}/manifest.json")


def built_texts(run: Session, folder: str) -> dict[str, str]:
    """The fingerprints of the items' words in a built folder."""
    from cspctl.writers.ooxml import PackageError

    try:
        return fingerprints(_read(run, folder, "pack.docx"))
    except PackageError as fault:
        place = Location(f"{folder}/pack.docx", 0)
        raise CannotRun(error("F001", f"{fault}", place, "Build the pack again.")) from None


def built_snapshot(run: Session, folder: str) -> Snapshot:
    """A built folder, to compare another with."""
    manifest = built_manifest(run, folder)
    return snapshot(manifest, built_texts(run, folder), f"{folder}/manifest.json")


def _read(run: Session, folder: str, name: str) -> bytes:
    try:
        return (run.folder.root / folder / name).read_bytes()
    except OSError as fault:
        message = f"There is no {name} of a built pack here ({fault.strerror or fault})."
        mend = "Build it with 'cspctl pack build BOARD DATE'."
        raise CannotRun(error("F001", message, Location(folder, 0), mend)) from None
