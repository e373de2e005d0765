"""LibreOffice as a converter to PDF: found, fenced in, watched, and cleared away.

LibreOffice exits with 0 for files that it could not read and can hang on others, so what counts
is whether the PDF is there. Each process has a profile of its own, because two on one profile
fail, and is killed with its children when it makes no progress or we are no more
(``office_guard``).
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from cspctl.pack.office_installed import installed
from cspctl.pack.office_process import environment
from cspctl.pack.office_profile import write_profile
from cspctl.pack.office_run import Job, Run, shares
from cspctl.pack.office_standby import Standby
from cspctl.problems import CannotRun, Location, Problem, error

NOT_CONVERTED = "C702"
NOT_FOUND = "C703"
#: One for each core; more than eight would want more memory than they save time.
PROCESSES = min(os.cpu_count() or 2, 8)
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_LINUX = ("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice", "/snap/bin")


class NotConverted(CannotRun):
    """Some files did not become PDFs; ``converted`` holds those that did."""

    def __init__(self, converted: Mapping[str, bytes], *problems: Problem) -> None:
        super().__init__(*problems)
        self.converted = dict(converted)


def find_soffice(environ: Mapping[str, str] = os.environ) -> Path:
    """The program: ``CSPCTL_SOFFICE``, then PATH, then the usual folders of each system.

    Raises:
        CannotRun: C703 when it is nowhere, or not where ``CSPCTL_SOFFICE`` says.
    """
    stated = environ.get("CSPCTL_SOFFICE")
    if stated:
        if Path(stated).is_file():
            return Path(stated)
        raise _missing(f"CSPCTL_SOFFICE names {stated}, which is no file.")
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name, path=environ.get("PATH", ""))
        if found:
            return Path(found)
    for candidate in _usual_places(environ):
        if candidate.is_file():
            return candidate
    raise _missing("LibreOffice is not installed here, so nothing can be converted to PDF.")


def _usual_places(environ: Mapping[str, str]) -> list[Path]:
    windows = [environ[name] for name in ("ProgramFiles", "ProgramFiles(x86)") if name in environ]
    places = [Path(root) / "LibreOffice" / "program" / "soffice.com" for root in windows]
    places += [Path(_MAC), Path.home() / _MAC.lstrip("/")]
    for root in _LINUX:
        places += [Path(root) / "program" / "soffice", Path(root) / "libreoffice"]
    return places


def _missing(message: str) -> CannotRun:
    mend = "Install LibreOffice, or set CSPCTL_SOFFICE to its program soffice."
    return CannotRun(error(NOT_FOUND, message, Location("CSPCTL_SOFFICE"), mend))


def identity(soffice: Path) -> str:
    """What tells conversions of two programs apart."""
    return installed(soffice).files or version(soffice)


def version(soffice: Path) -> str:
    """What the program calls itself."""
    with tempfile.TemporaryDirectory(prefix="cspctl-office-") as folder:
        profile = Path(folder) / "profile"
        write_profile(profile)
        command = [str(soffice), f"-env:UserInstallation={profile.as_uri()}", "--version"]
        told = subprocess.run(
            command, capture_output=True, text=True, timeout=60, check=False, env=environment()
        )
    return told.stdout.strip()


def to_pdf(
    files: Mapping[str, bytes],
    *,
    workdir: Path,
    timeout: float = 120,
    on_progress: Callable[[str], None] | None = None,
    processes: int = PROCESSES,
    soffice: Path | None = None,
    later: contextlib.ExitStack | None = None,
    standby: Standby | None = None,
) -> dict[str, bytes]:
    """Convert files to tagged PDFs whose named destinations are the files' bookmarks.

    Args:
        files: contents by name; the ending of the name says what kind of file it is.
        workdir: a folder for temporary files, which are gone afterwards whatever happens.
        timeout: seconds that a process may spend without finishing a file.
        on_progress: called with the name of each file as soon as its PDF is there.
        processes: how many LibreOffices run side by side.
        soffice: the program; looked for when left out.
        later: what sees converters out that have made all their files, and takes the temporary
            files away, when it is closed; without it, that is done before the answer.
        standby: a LibreOffice that was started before, for the first of them.

    Raises:
        NotConverted: with a C702 Problem for each file that did not become a PDF.
        CannotRun: C703 when there is no LibreOffice.
    """
    if not files:
        return {}
    program = soffice if soffice is not None else find_soffice()
    say = on_progress if on_progress is not None else _silent
    workdir.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as now:
        leaving = now if later is None else later
        name = leaving.enter_context(
            tempfile.TemporaryDirectory(prefix="office-", dir=workdir, ignore_cleanup_errors=True)
        )
        run = Run(program, installed(program), Path(name).resolve(), timeout, say, leaving, standby)
        jobs = run.put(files)
        run.convert(shares(jobs, processes), processes)
        # A file that stopped its process is no reason for the ones behind it to be missing.
        left = [job for job in jobs if not job.done()]
        run.convert([[job] for job in left], processes)
        converted = {job.name: job.pdf.read_bytes() for job in jobs if job.done()}
        problems = [_fault(job, timeout) for job in jobs if not job.done()]
    if problems:
        raise NotConverted(converted, *problems)
    return converted


def _silent(_: str) -> None:
    """Nobody is told of progress."""


def _fault(job: Job, timeout: float) -> Problem:
    if job.stuck:
        message = f"LibreOffice did not finish {job.name} within {timeout:g} seconds."
        mend = "Open it, save it as a PDF, and name the PDF instead."
    else:
        message = f"LibreOffice could not convert {job.name}; it may be damaged or locked."
        mend = "Open it in its own program, save it again without a password, or save it as a PDF."
    return error(NOT_CONVERTED, message, Location(job.name), mend)
