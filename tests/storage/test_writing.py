"""Nothing is lost: not by parallel writers, nor a kill, a full disk, a reader or an editor."""

import errno
import os
import random
import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cspctl.loading import Want, load
from cspctl.problems import CannotRun
from cspctl.storage import Writing, writing
from cspctl.store import Folder

NAME = "actions.yaml"
BOARD = "id: csp\nname: Community Safety\n"
LOG = "board: csp\nactions: []\n"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "packs" / "csp").mkdir(parents=True)
    (tmp_path / "packs" / "csp" / "board.yaml").write_text(BOARD)
    (tmp_path / NAME).write_text(LOG)
    return tmp_path


def left_over(root):
    return [path.name for path in root.rglob("*.cspctl-new")]


def write(root, *names, meanwhile=lambda: None):
    """Write to files as a command does; something may happen between reading and writing."""
    with Writing(root) as files:
        for name in names:
            if (root / name).exists():
                files.read(name)
        meanwhile()
        files.write(dict.fromkeys(names, b"new"))


def refused(root, *names, **how):
    """The message of a write that fails; it must leave nothing aside."""
    with pytest.raises(CannotRun) as caught:
        write(root, *(names or (NAME,)), **how)
    assert left_over(root) == []
    return caught.value.problems[0].message


def type_in(path):
    return lambda *_: path.write_text("typed in an editor\n")


def test_a_file_is_replaced_whole_and_keeps_its_mode(root):
    (root / NAME).chmod(0o640)
    write(root, NAME)
    assert (root / NAME).read_bytes() == b"new"
    assert stat.S_IMODE((root / NAME).stat().st_mode) == 0o640
    assert left_over(root) == []


def test_a_new_file_is_made_with_its_folder(root):
    with Writing(root) as files:
        files.write({"packs/snb/actions.yaml": b"new"})
    assert (root / "packs/snb/actions.yaml").read_bytes() == b"new"


def test_a_file_behind_a_link_is_written_and_the_link_stays(root):
    (root / "logs").mkdir()
    (root / NAME).rename(root / "logs" / NAME)
    (root / NAME).symlink_to(Path("logs") / NAME)
    write(root, NAME)
    assert (root / NAME).is_symlink()
    assert (root / "logs" / NAME).read_bytes() == b"new"


def test_a_link_out_of_the_workspace_is_not_followed(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "x.yaml"
    outside.write_text("mine")
    (root / "packs" / "x.yaml").symlink_to(outside)
    with pytest.raises(CannotRun, match="outside the workspace"), Writing(root) as files:
        files.write({"packs/x.yaml": b"new"})
    assert outside.read_text() == "mine"


def test_what_a_killed_process_left_aside_is_swept(root):
    (root / f".{NAME}.12ab34cd.cspctl-new").write_text("half")
    (root / ".other.12ab34cd.cspctl-new").write_text("another file's")
    write(root, NAME)
    assert left_over(root) == [".other.12ab34cd.cspctl-new"]


def test_a_file_changed_in_an_editor_meanwhile_is_left_alone(root):
    message = refused(root, meanwhile=type_in(root / NAME))
    assert message == "This file was changed by somebody else just now."
    assert (root / NAME).read_text() == "typed in an editor\n"


def test_a_file_changed_while_the_new_one_is_written_aside_is_left_alone(root, monkeypatch):
    monkeypatch.setattr(os, "fsync", type_in(root / NAME))
    refused(root)
    assert (root / NAME).read_text() == "typed in an editor\n"


def test_a_file_that_appeared_meanwhile_is_left_alone(root):
    refused(root, "packs/new.yaml", meanwhile=type_in(root / "packs/new.yaml"))
    assert (root / "packs/new.yaml").read_text() == "typed in an editor\n"


def test_a_full_disk_leaves_the_file_as_it_was(root, monkeypatch):
    def full(file):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refused(root) == "The disk is full: this file could not be written."
    assert (root / NAME).read_text() == LOG


def test_a_fault_in_the_second_of_two_files_leaves_both_as_they_were(root, monkeypatch):
    sync, calls = os.fsync, []

    def full_later(file):
        calls.append(file)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(file)

    monkeypatch.setattr(os, "fsync", full_later)
    refused(root, NAME, "packs/csp/board.yaml")
    assert (root / "packs/csp/board.yaml").read_text() == BOARD
    assert (root / NAME).read_text() == LOG


def test_a_folder_or_file_that_is_write_protected_is_named(root, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert "it is write-protected" in refused(root)
    monkeypatch.undo()
    opening = os.open

    def read_only(path, flags, *mode):
        if str(path).endswith(".cspctl-new"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opening(path, flags, *mode)

    monkeypatch.setattr(os, "open", read_only)
    assert refused(root) == "This file cannot be written (Permission denied)."


def test_a_file_that_is_read_on_windows_is_tried_again(root, monkeypatch):
    replacing, tries = Path.replace, []

    def busy(self, target):
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(13, "The process cannot access the file")
        return replacing(self, target)

    monkeypatch.setattr(Path, "replace", busy)
    write(root, NAME)
    assert (root / NAME).read_bytes() == b"new"


def test_a_file_that_stays_open_on_windows_is_named(root, monkeypatch):
    def busy(self, target):
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr(writing, "_REPLACE_PATIENCE", 0.1)
    assert "The process cannot access the file" in refused(root)


ADDING = """
import datetime, sys
from pathlib import Path
from cspctl.changes.adding import New, add
from cspctl.changes.logs import log_of
from cspctl.edit import apply_all
from cspctl.loading import Want, load
from cspctl.storage import Writing
for place in range(int(sys.argv[2])):
    with Writing(Path(sys.argv[1])) as files:
        workspace = load(files, Want.LOG).workspace
        new = New("csp", f"Task {place} of {sys.argv[3]}")
        change = add(workspace, log_of(workspace, files, "csp"), new, datetime.date(2017, 12, 13))
        files.write(apply_all(change.edits, files.read))
"""


def adder(root, count, who):
    return subprocess.Popen([sys.executable, "-c", ADDING, str(root), str(count), str(who)])


def test_eight_writers_lose_nothing_and_use_no_number_twice(root):
    writers = [adder(root, 25, who) for who in range(8)]
    assert [writer.wait() for writer in writers] == [0] * 8
    actions = load(Folder(root), Want.LOG).workspace.actions
    assert sorted(action.number for action in actions) == list(range(1, 201))
    assert len({action.action for action in actions}) == 200


def test_a_kill_leaves_the_old_file_or_the_new_one_whole(root):
    chance = random.Random(1)
    known = 0
    for _ in range(6):
        process = adder(root, 1000, "x")
        while not process.poll() and len(numbers(root)) == known:
            time.sleep(0.01)
        time.sleep(chance.random() / 10)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        found = numbers(root)
        assert found == list(range(1, len(found) + 1))
        assert load(Folder(root), Want.LOG).problems == ()
        assert len(found) > known
        known = len(found)
    write(root, NAME)
    assert left_over(root) == []


def numbers(root):
    return [int(one) for one in re.findall(r"number: (\d+)\n", (root / NAME).read_text())]
