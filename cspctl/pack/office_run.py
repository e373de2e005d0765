"""LibreOffices at work on files: started under guard, watched, seen out or killed."""

import contextlib
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from cspctl.pack.office_installed import Installed
from cspctl.pack.office_profile import write_profile

#: A LibreOffice takes about as long to start as to convert this many short files.
_WORTH_A_PROCESS = 3
_POLL = 0.02
#: Seconds that a LibreOffice may take to end after its last file.
_LEAVES = 10.0
_GUARD = Path(__file__).with_name("office_guard.py")


@dataclass
class Job:
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


def shares(jobs: Sequence[Job], processes: int) -> list[list[Job]]:
    """Jobs for each process, the largest dealt out first."""
    many = min(processes, math.ceil(len(jobs) / _WORTH_A_PROCESS))
    shares: list[list[Job]] = [[] for _ in range(many)]
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
    waiting: list[Job]
    moved: float


@dataclass
class Run:
    """One call of :func:`to_pdf` in its temporary folder."""

    program: Path
    installed: Installed
    folder: Path
    timeout: float
    say: Callable[[str], None]
    leaving: contextlib.ExitStack
    started: int = field(default=0)

    def put(self, files: Mapping[str, bytes]) -> list[Job]:
        """Write the files under names of our own, so that no name can reach out."""
        jobs = []
        for number, (name, content) in enumerate(files.items(), 1):
            ending = PurePosixPath(name).suffix.lower()
            place = self.folder / f"in{number}"
            place.mkdir()
            path = place / f"file{number}{ending if ending[1:].isalnum() else ''}"
            path.write_bytes(content)
            jobs.append(Job(name, path, self.folder / "out" / f"file{number}.pdf"))
        return jobs

    def convert(self, shares: Sequence[list[Job]], processes: int) -> None:
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

    def _start(self, jobs: list[Job]) -> _Process:
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
            env=environment() | _temporary(self.folder),
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
        if not process.waiting and not ended:
            # It is about to end by itself; nobody needs to wait for that.
            self.leaving.callback(_see_out, process.popen)
            return False
        if not ended and time.monotonic() - process.moved > self.timeout:
            process.waiting[0].stuck = True
            ended = True
        if ended:
            _kill(process.popen)
        return not ended


def environment() -> dict[str, str]:
    """Ours, with a plain language and no screen, so that pages never depend on either."""
    ours = dict(os.environ)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE"):
        ours.pop(name, None)
    return ours | {"SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _temporary(folder: Path) -> dict[str, str]:
    """Where a program is to put its temporary files, so that they go even when it is killed."""
    return dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))


def _see_out(guard: "subprocess.Popen[bytes]") -> None:
    """Wait for a converter that has made all its files; it is killed if it does not end."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        guard.wait(_LEAVES)
    _kill(guard)


def _kill(guard: "subprocess.Popen[bytes]") -> None:
    """Have a converter ended with all its children, and wait until it is."""
    assert guard.stdin is not None
    with contextlib.suppress(OSError):  # it has ended by itself
        guard.stdin.write(b"end\n")
        guard.stdin.flush()
    guard.wait()
    with contextlib.suppress(OSError):
        guard.stdin.close()
