"""More processes for what is asked of many papers, or of both editions at once.

Only functions of bytes and texts that answer bytes are asked (``kept.Maker``), so that it makes no
difference where one runs. A worker that cannot be started, or ends, costs time and nothing else:
what it was asked is worked out here. It ends with this process, even if that is killed, because
it reads from a pipe that only this process holds (see ``worker``).
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

from cspctl.pack import worker
from cspctl.pack.kept import Inputs, Maker

#: Beside this process; more than three would wait for one another's papers.
MOST = min(3, (os.cpu_count() or 1) - 1)
_WORKER = Path(worker.__file__)

#: Waits for an answer.
Answer = Callable[[], bytes]


class Helpers(Protocol):
    """Who works things out."""

    def start(self, make: Maker, *inputs: bytes | str) -> Answer:
        """Ask something; its answer is waited for when it is called for."""
        ...

    def run(self, make: Maker, asked: Sequence[Inputs]) -> Sequence[bytes]:
        """Ask the same of many things (``kept.Runner``)."""
        ...

    def close(self) -> None:
        """Nothing more will be asked."""
        ...


class Alone:
    """Everything is worked out here, when it is called for."""

    def start(self, make: Maker, *inputs: bytes | str) -> Answer:
        """See :class:`Helpers`."""
        return lambda: make(*inputs)

    def run(self, make: Maker, asked: Sequence[Inputs]) -> Sequence[bytes]:
        """See :class:`Helpers`."""
        return [make(*inputs) for inputs in asked]

    def close(self) -> None:
        """See :class:`Helpers`."""


class Workers:
    """This process and ``many`` others, which start when they are first asked."""

    def __init__(self, many: int = MOST) -> None:
        self._many = many
        self._waiting: deque[_Task] = deque()
        self._changed = threading.Condition()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._started = self._closed = False

    def start(self, make: Maker, *inputs: bytes | str) -> Answer:
        """See :class:`Helpers`."""
        task = _Task(make, inputs)
        self._put([task])
        return lambda: task.work_out() if self._take(task) else self._wait_for(task)

    def run(self, make: Maker, asked: Sequence[Inputs]) -> Sequence[bytes]:
        """See :class:`Helpers`. This process takes its share, from the end."""
        tasks = [_Task(make, inputs) for inputs in asked]
        if len(tasks) > 1:
            self._put(tasks)
        own = {
            task: task.work_out() for task in reversed(tasks) if len(tasks) == 1 or self._take(task)
        }
        return [own[task] if task in own else task.wait() for task in tasks]

    def close(self) -> None:
        """End the workers, and wait until they are gone."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for process in self._processes:
            process.kill()
            process.wait()

    def _put(self, tasks: Sequence["_Task"]) -> None:
        with self._changed:
            self._waiting.extend(tasks)
            self._changed.notify_all()
        for _ in range(0 if self._started else self._many):
            threading.Thread(target=self._serve, daemon=True).start()
        self._started = True

    def _wait_for(self, task: "_Task") -> bytes:
        """A worker's answer; until it is there, this process works on what nobody has begun."""
        while not task.told.done() and (other := self._last()) is not None:
            other.told.set_result(other.attempt())
        return task.wait()

    def _last(self) -> "_Task | None":
        with self._changed:
            return self._waiting.pop() if self._waiting else None

    def _take(self, task: "_Task") -> bool:
        """Whether nobody has begun with a task; then nobody else will."""
        with self._changed:
            if task not in self._waiting:
                return False
            self._waiting.remove(task)
            return True

    def _serve(self) -> None:
        """Hand tasks to a worker for as long as there are any, and it lives."""
        process = _start_process()
        if process is None:
            return
        self._processes.append(process)
        while process.poll() is None and (task := self._next()) is not None:
            task.told.set_result(_ask(process, task))
        process.kill()
        process.wait()

    def _next(self) -> "_Task | None":
        with self._changed:
            while not self._waiting and not self._closed:
                self._changed.wait()
            return None if self._closed else self._waiting.popleft()


class _Task:
    """One question; ``told`` is what a worker says, None if it could not."""

    def __init__(self, make: Maker, inputs: Inputs) -> None:
        self._make = make
        self.inputs = inputs
        self.told: Future[bytes | None] = Future()

    @property
    def name(self) -> str:
        """What a worker finds the function by."""
        return f"{self._make.__module__}:{self._make.__qualname__}"

    def work_out(self) -> bytes:
        """Answer it here."""
        return self._make(*self.inputs)

    def attempt(self) -> bytes | None:
        """What a worker would say of it."""
        try:
            return self.work_out()
        except Exception:
            return None

    def wait(self) -> bytes:
        """The worker's answer; a fault that it met is met here, where it can be told."""
        told = self.told.result()
        return self.work_out() if told is None else told


def _start_process() -> "subprocess.Popen[bytes] | None":
    try:
        process = subprocess.Popen(
            [sys.executable, "-I", str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # An interrupt from the keyboard is for this process, and ends the others with it.
            start_new_session=True,
        )
        assert process.stdin is not None
        worker.write(process.stdin, sys.path)
    except OSError:
        return None
    return process


def _ask(process: "subprocess.Popen[bytes]", task: _Task) -> bytes | None:
    assert process.stdin is not None
    assert process.stdout is not None
    with contextlib.suppress(OSError, ValueError):  # it is gone
        worker.write(process.stdin, (task.name, *task.inputs))
        answer = worker.read(process.stdout)
        if answer and isinstance(answer[0], bytes):
            return answer[0]
    return None
