"""One process of LibreOffice: started under guard, seen out or killed."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

#: Seconds that a LibreOffice may take to end after its last file.
_LEAVES = 10.0
_GUARD = Path(__file__).with_name("office_guard.py")

Guarded = subprocess.Popen[bytes]


def start(program: Path, profile: Path, folder: Path, arguments: Sequence[str]) -> Guarded:
    """Start a LibreOffice on a profile; its temporary files lie in ``folder``.

    Where another runs on that profile, it hands its files over to that one, and ends with it.
    """
    command = [
        *(sys.executable, "-I", str(_GUARD), str(folder)),
        *(str(program), f"-env:UserInstallation={profile.as_uri()}"),
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *arguments,
    ]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment() | _temporary(folder),
        cwd=folder,
        # An interrupt from the keyboard is for us, who then tell the guard.
        start_new_session=True,
    )


def to_pdf_arguments(files: Sequence[Path], out: Path) -> list[str]:
    """The arguments that have files converted into the folder ``out``."""
    return ["--convert-to", "pdf", "--outdir", str(out), *map(str, files)]


def environment() -> dict[str, str]:
    """Ours, with a plain language and no screen, so that pages never depend on either."""
    ours = dict(os.environ)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE"):
        ours.pop(name, None)
    return ours | {"SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _temporary(folder: Path) -> dict[str, str]:
    """Where a program is to put its temporary files, so that they go even when it is killed."""
    return dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))


def see_out(guard: Guarded) -> None:
    """Wait for a converter that has made all its files; it is killed if it does not end."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        guard.wait(_LEAVES)
    kill(guard)


def kill(guard: Guarded) -> None:
    """Have a converter ended with all its children, and wait until it is."""
    assert guard.stdin is not None
    with contextlib.suppress(OSError, ValueError):  # it has ended by itself, or was ended before
        guard.stdin.write(b"end\n")
        guard.stdin.flush()
    guard.wait()
    with contextlib.suppress(OSError):
        guard.stdin.close()
