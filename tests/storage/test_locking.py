"""One writer at a time, and no lock of a dead process."""

import builtins
import subprocess
import sys
import types

import pytest

from cspctl.problems import CannotRun
from cspctl.storage import LOCK, Lock, locking

HOLDER = """
import sys, time
from pathlib import Path
from cspctl.storage import Lock
with Lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(folder):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    return process


def test_a_lock_that_is_held_is_waited_for_and_then_given_up_with_its_holder_named(tmp_path):
    process = holder(tmp_path)
    try:
        with pytest.raises(CannotRun) as caught, Lock(tmp_path, patience=0.1):
            pass
        assert f"process {process.pid} on " in caught.value.problems[0].message
    finally:
        process.kill()
        process.wait()


def test_the_lock_of_a_killed_process_blocks_nobody(tmp_path):
    process = holder(tmp_path)
    process.kill()
    process.wait()
    with Lock(tmp_path, patience=0):
        assert (tmp_path / LOCK).exists()


def test_a_lock_can_be_taken_again_and_again(tmp_path):
    for _ in range(3):
        with Lock(tmp_path, patience=0):
            pass


def test_a_lock_file_deleted_while_it_is_waited_for_is_no_lock(tmp_path, monkeypatch):
    taken = locking._taken
    seen = []

    def deleted_once(file):
        if not seen:
            seen.append((tmp_path / LOCK).unlink())
        return taken(file)

    monkeypatch.setattr(locking, "_taken", deleted_once)
    with Lock(tmp_path), pytest.raises(CannotRun), Lock(tmp_path, patience=0):
        pass


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(CannotRun) as caught, Lock(tmp_path / "missing"):
        pass
    assert "Nothing can be written in this folder" in caught.value.problems[0].message


def test_windows_locks_by_its_own_module(tmp_path, monkeypatch):
    """What Windows has instead of fcntl, which is not there."""
    held = []

    def lock(file, mode, count):
        if mode == "lock" and held:
            raise PermissionError(13, "Permission denied")
        held.append(count) if mode == "lock" else held.pop()

    fake = types.SimpleNamespace(LK_NBLCK="lock", LK_UNLCK="unlock", locking=lock)
    importing = builtins.__import__

    def no_fcntl(name, *rest):
        if name == "fcntl":
            raise ImportError("No module named 'fcntl'")
        return importing(name, *rest)

    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    monkeypatch.delitem(sys.modules, "fcntl", raising=False)
    monkeypatch.setattr(builtins, "__import__", no_fcntl)
    monkeypatch.setattr(locking.sys, "platform", "win32")
    with Lock(tmp_path):
        assert held == [1]
        with pytest.raises(CannotRun), Lock(tmp_path, patience=0):
            pass
    assert held == []


def test_nothing_imports_fcntl_at_its_top():
    code = (
        "import sys; sys.modules['fcntl'] = None; sys.modules['msvcrt'] = None\n"
        "import cspctl.storage, cspctl.edit, cspctl.cli.app, cspctl.cli.actions.changing\n"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
