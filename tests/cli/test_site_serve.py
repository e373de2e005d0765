"""``cspctl site serve`` as a person uses it: edit, look, make a slip, mend it, end it."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest
from helpers import run, written

LOG = (
    "board: b\nactions:\n  - {number: 1, action: %s, lead: one, target: 2018-01-31, state: open}\n"
)
FILES = {
    "packs/b/board.yaml": "id: b\nname: The Board\npeople:\n  - {id: one, name: Director of One}\n",
    "actions.yaml": LOG % "Write the protocol",
}


class Served:
    """The command in a process of its own."""

    def __init__(self, root, *words):
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "cspctl", "-C", str(root), "--today", "2018-01-01"),
                *("site", "serve", "--port", "0", *words),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.said, self.told = [], []
        for stream, kept in ((self.process.stdout, self.said), (self.process.stderr, self.told)):
            threading.Thread(target=lambda s=stream, k=kept: k.extend(s), daemon=True).start()
        self.until(lambda: "Ctrl+C" in "".join(self.said))
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", "".join(self.said))[1])

    def until(self, holds, seconds=30):
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, (self.said, self.told)
            time.sleep(0.05)

    def page(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def has(self, path, words):
        return words in self.page(path)[1]


@pytest.fixture
def root(tmp_path):
    return written(tmp_path, FILES)


@pytest.fixture
def served(root):
    running = Served(root)
    yield running
    running.process.kill()
    running.process.wait()


def test_it_shows_changes_keeps_the_last_good_site_and_ends_cleanly(root, served):
    assert served.page("/")[0] == 200
    assert served.has("/b/actions.html", "Write the protocol")

    (root / "actions.yaml").write_text(LOG % "Sign the protocol")
    served.until(lambda: served.has("/b/actions.html", "Sign the protocol"))

    (root / "actions.yaml").write_text(LOG.replace("target:", "tagret:") % "Burn the protocol")
    served.until(lambda: "stays as it was" in "".join(served.told))
    assert "actions.yaml:3:55: error F002" in "".join(served.told)
    assert served.has("/b/actions.html", "Sign the protocol")

    (root / "actions.yaml").write_text(LOG % "Keep the protocol")
    served.until(lambda: served.has("/b/actions.html", "Keep the protocol"))

    assert not (root / "build").exists(), "nothing is written"
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(10) == 0
    served.until(lambda: served.said[-1:] == ["Stopped.\n"])
    assert "Traceback" not in "".join(served.told)


def test_a_site_that_cannot_be_made_yet_is_made_when_its_fault_is_mended(tmp_path):
    fault = "items:\n  - {title: A deal, restricted: {paragraph: [}}\n"
    root = written(tmp_path, {**FILES, "packs/b/2018-01-10/agenda.yaml": fault})
    served = Served(root)
    try:
        assert "could not be made" in "".join(served.told)
        status, text = served.page("/")
        assert (status, "terminal" in text) == (503, True)
        (root / "packs/b/2018-01-10/agenda.yaml").write_text("items:\n  - {title: A deal}\n")
        served.until(lambda: served.page("/")[0] == 200)
    finally:
        served.process.kill()
        served.process.wait()


def test_the_members_edition_is_shown_when_it_is_asked_for(root):
    written(root, {"packs/b/2017-12-13/minutes.md": "---\nstatus: draft\n---\n## 1. Fire\nSaid.\n"})
    served = Served(root, "--members")
    try:
        assert "members’ edition" in "".join(served.said)
        assert served.has("/b/2017-12-13.html", "Said.")
    finally:
        served.process.kill()
        served.process.wait()


def test_a_port_that_another_has_is_told(root):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("-C", root, "site", "serve", "--port", port)
    assert done.code == 2
    assert f"Port {port} cannot be had" in done.err
    assert "--port 0" in done.err


def test_a_workspace_fresh_from_init_is_shown(tmp_path):
    assert run("-C", tmp_path, "--today", "2018-01-01", "init", "fresh").code == 0
    running = Served(tmp_path / "fresh")
    try:
        status, page = running.page("/")
        assert (status, "Meets next on" in page) == (200, True)
        assert running.told == []
    finally:
        running.process.kill()
        running.process.wait()
