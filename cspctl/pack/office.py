"""LibreOffice as a converter to PDF: found, fenced in, watched, and cleared away.

LibreOffice exits with 0 for files that it could not read and can hang on others, so what counts
is whether the PDF is there. Each process has a profile of its own, because two on one profile
fail, and is killed with its children when it makes no progress or we are no more
(``office_guard``).
"""

import contextlib
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from cspctl.pack.office_installed import Installed, installed
from cspctl.pack.office_profile import write_profile
from cspctl.problems import CannotRun, Location, Problem, error

NOT_CONVERTED = "C702"
NOT_FOUND = "C703"
#: One for each core; more than eight would want more memory than they save time.
PROCESSES = min(os.cpu_count() or 2, 8)
#: A LibreOffice takes about as long to start as to convert this many short files.
_WORTH_A_PROCESS = 3
_POLL = 0.02
_GUARD = Path(__file__).with_name("office_guard.py")
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
            command, capture_output=True, text=True, timeout=60, check=False, env=_environment()
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
) -> dict[str, bytes]:
    """Convert files to tagged PDFs whose named destinations are the files' bookmarks.

    Args:
        files: contents by name; the ending of the name says what kind of file it is.
        workdir: a folder for temporary files, which are gone afterwards whatever happens.
        timeout: seconds that a process may spend without finishing a file.
        on_progress: called with the name of each file as soon as its PDF is there.
        processes: how many LibreOffices run side by side.
        soffice: the program; looked for when left out.

    Raises:
        NotConverted: with a C702 Problem for each file that did not become a PDF.
        CannotRun: C703 when there is no LibreOffice.
    """
    if not files:
        return {}
    program = soffice if soffice is not None else find_soffice()
    say = on_progress if on_progress is not None else _silent
    workdir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix="office-", dir=workdir, ignore_cleanup_errors=True
    ) as name:
        run = _Run(program, installed(program), Path(name).resolve(), timeout, say)
        jobs = run.put(files)
        run.convert(_shares(jobs, processes), processes)
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


@dataclass
class _Job:
    """One file on its way: its name, its copy, the PDF hoped for, and why there is none."""

    name: str
    path: Path
    pdf: Path
    stuck: bool = False

    def done(self) -> bool:
        """Whether the whole PDF is there."""
        if not self.pdf.is_file():
            return False
        with self.pdf.open("rb") as file:
            file.seek(max(0, self.pdf.stat().st_size - 1024))
            return b"%%EOF" in file.read()


def _shares(jobs: Sequence[_Job], processes: int) -> list[list[_Job]]:
    """Jobs for each process, the largest dealt out first."""
    many = min(processes, math.ceil(len(jobs) / _WORTH_A_PROCESS))
    shares: list[list[_Job]] = [[] for _ in range(many)]
    weights = [0] * many
    for job in sorted(jobs, key=lambda job: -job.path.stat().st_size):
        lightest = weights.index(min(weights))
        shares[lightest].append(job)
        weights[lightest] += job.path.stat().st_size
    return shares


@dataclass
class _Process:
    """One LibreOffice at work."""

    popen: "subprocess.Popen[bytes]"
    waiting: list[_Job]
    moved: float


@dataclass
class _Run:
    """One call of :func:`to_pdf` in its temporary folder."""

    program: Path
    installed: Installed
    folder: Path
    timeout: float
    say: Callable[[str], None]
    started: int = field(default=0)

    def put(self, files: Mapping[str, bytes]) -> list[_Job]:
        """Write the files under names of our own, so that no name can reach out."""
        jobs = []
        for number, (name, content) in enumerate(files.items(), 1):
            ending = PurePosixPath(name).suffix.lower()
            place = self.folder / f"in{number}"
            place.mkdir()
            path = place / f"file{number}{ending if ending[1:].isalnum() else ''}"
            path.write_bytes(content)
            jobs.append(_Job(name, path, self.folder / "out" / f"file{number}.pdf"))
        return jobs

    def convert(self, shares: Sequence[list[_Job]], processes: int) -> None:
        """Work through the shares, so many at a time; kill what does not move."""
        queue = list(shares)
        running: list[_Process] = []
        try:
            while queue or running:
                while queue and len(running) < processes:
                    running.append(self._start(queue.pop(0)))
                with contextlib.suppress(subprocess.TimeoutExpired):
                    running[0].popen.wait(_POLL)
                running = [process for process in running if self._alive(process)]
        finally:
            for process in running:
                _kill(process.popen)

    def _start(self, jobs: list[_Job]) -> _Process:
        self.started += 1
        profile = self.folder / f"profile{self.started}"
        write_profile(profile, self.installed)
        command = [
            *(sys.executable, "-I", str(_GUARD), str(self.folder)),
            *(str(self.program), f"-env:UserInstallation={profile.as_uri()}"),
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            *("--convert-to", "pdf", "--outdir", str(self.folder / "out")),
            *(str(job.path) for job in jobs),
        ]
        popen = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment() | _temporary(self.folder),
            cwd=self.folder,
            # An interrupt from the keyboard is for us, who then tell the guard.
            start_new_session=True,
        )
        return _Process(popen, list(jobs), time.monotonic())

    def _alive(self, process: _Process) -> bool:
        """Note what has been finished; False when the process has ended or was killed."""
        ended = process.popen.poll() is not None
        for job in [job for job in process.waiting if job.done()]:
            process.waiting.remove(job)
            process.moved = time.monotonic()
            self.say(job.name)
        if not ended and time.monotonic() - process.moved > self.timeout:
            process.waiting[0].stuck = True
            ended = True
        if ended:
            _kill(process.popen)
        return not ended


def _environment() -> dict[str, str]:
    """Ours, with a plain language and no screen, so that pages never depend on either."""
    ours = dict(os.environ)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE"):
        ours.pop(name, None)
    return ours | {"SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _temporary(folder: Path) -> dict[str, str]:
    """Where a program is to put its temporary files, so that they go even when it is killed."""
    return dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))


def _kill(guard: "subprocess.Popen[bytes]") -> None:
    """Have a converter ended with all its children, and wait until it is."""
    assert guard.stdin is not None
    with contextlib.suppress(OSError):  # it has ended by itself
        guard.stdin.write(b"end\n")
        guard.stdin.flush()
    guard.wait()
    with contextlib.suppress(OSError):
        guard.stdin.close()


def _fault(job: _Job, timeout: float) -> Problem:
    if job.stuck:
        message = f"LibreOffice did not finish {job.name} within {timeout:g} seconds."
        mend = "Open it, save it as a PDF, and name the PDF instead."
    else:
        message = f"LibreOffice could not convert {job.name}; it may be damaged or locked."
        mend = "Open it in its own program, save it again without a password, or save it as a PDF."
    return error(NOT_CONVERTED, message, Location(job.name), mend)
