"""LibreOffices at work on files: started under guard, watched, seen out or killed."""

import contextlib
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from cspctl.pack.office_installed import Installed
from cspctl.pack.office_process import Guarded, kill, see_out, start, to_pdf_arguments
from cspctl.pack.office_profile import write_profile
from cspctl.pack.office_standby import Standby

#: A LibreOffice takes about as long to start as to convert a paper of this many bytes.
_WORTH_A_PROCESS = 60_000
_POLL = 0.02


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
    weight = sum(job.path.stat().st_size for job in jobs)
    many = max(1, min(processes, len(jobs), weight // _WORTH_A_PROCESS))
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

    own: Guarded
    waiting: list[Job]
    moved: float
    standby: Guarded | None = None

    def kill(self) -> None:
        """End it, and the one on standby that it handed its files to."""
        for guarded in (self.own, self.standby):
            if guarded is not None:
                kill(guarded)


@dataclass
class Run:
    """One call of :func:`to_pdf` in its temporary folder."""

    program: Path
    installed: Installed
    folder: Path
    timeout: float
    say: Callable[[str], None]
    leaving: contextlib.ExitStack
    standby: Standby | None = None
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
                    running[0].own.wait(_POLL)
                running = [process for process in running if self._alive(process)]
        finally:
            for process in running:
                process.kill()

    def _start(self, jobs: list[Job]) -> _Process:
        arguments = to_pdf_arguments([job.path for job in jobs], self.folder / "out")
        standby = self.standby.take() if self.standby else None
        if standby:
            profile = standby.profile
        else:
            self.started += 1
            profile = self.folder / f"profile{self.started}"
            write_profile(profile, self.installed)
        popen = start(self.program, profile, self.folder, arguments)
        return _Process(popen, list(jobs), time.monotonic(), standby.process if standby else None)

    def _alive(self, process: _Process) -> bool:
        """Note what has been finished; False when the process has ended or was killed."""
        ended = process.own.poll() is not None
        for job in [job for job in process.waiting if job.done()]:
            process.waiting.remove(job)
            process.moved = time.monotonic()
            self.say(job.name)
        if not process.waiting and not ended:
            # It is about to end by itself; nobody needs to wait for that.
            self.leaving.callback(see_out, process.own)
            return False
        if not ended and time.monotonic() - process.moved > self.timeout:
            process.waiting[0].stuck = True
            ended = True
            process.kill()
        if ended:
            kill(process.own)
        return not ended
