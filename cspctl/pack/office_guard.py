"""Runs a converter for a parent that may be killed: nothing outlives it, and nothing is left.

    python office_guard.py FOLDER PROGRAM [ARGUMENT]...

The parent holds the other end of standard input. It writes a line to have the program ended; if
the pipe closes without one, the parent is dead, and ``FOLDER``, its temporary files, goes too.
Only the standard library is used, as this starts once for every converter.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading


def main() -> None:
    """Run the program, and end with its exit code."""
    folder, *command = sys.argv[1:]
    program = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    told = threading.Event()
    obeying = threading.Thread(target=_obey, args=(program, folder, told), daemon=True)
    obeying.start()
    code = program.wait()
    if told.is_set():
        obeying.join()  # it ended the program, and has more to do
    _end(program)  # what a shell script such as soffice may have left behind
    os._exit(code if 0 <= code < 256 else 1)


def _obey(program: "subprocess.Popen[bytes]", folder: str, told: threading.Event) -> None:
    line = sys.stdin.buffer.readline()
    told.set()
    _end(program)
    if not line:
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _end(program: "subprocess.Popen[bytes]") -> None:
    """End the program with all its children."""
    if sys.platform == "win32":
        taskkill = ["taskkill", "/F", "/T", "/PID", str(program.pid)]
        subprocess.run(taskkill, capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):  # ended, and its children with it
            os.killpg(program.pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
