"""Helpers make no difference but to the time: the same answers, faults told, nothing left over."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import worker_questions as ask

from cspctl.pack import workers
from cspctl.pack.beside import beside
from cspctl.pack.workers import Alone, Workers


@pytest.fixture
def helpers():
    made = Workers(2)
    yield made
    made.close()


def ended(process):
    """Whether a process is gone, or will be soon."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_answers_are_the_same_and_in_order(helpers):
    asked = [(bytes([number]), "\ud800 of a pair") for number in range(40)]
    answers = helpers.run(ask.twice, asked)
    assert list(answers) == list(Alone().run(ask.twice, asked))
    assert answers[3] == b"\x03\x03\xed\xa0\x80 of a pair"


def test_more_than_one_process_is_at_work(helpers):
    helpers.start(ask.twice, b"warm")()
    for _ in range(20):  # workers take a moment to start
        answers = helpers.run(ask.asked_in, [(b"",)] * 12)
        if len(set(answers)) > 1:
            break
    assert len(set(answers)) > 1
    assert str(os.getpid()).encode() in answers


def test_what_was_started_is_waited_for(helpers):
    answers = [helpers.start(ask.twice, bytes([number])) for number in range(9)]
    assert [answer() for answer in reversed(answers)] == [bytes([n]) * 2 for n in range(8, -1, -1)]


def test_whoever_waits_works_on_what_nobody_has_begun(tmp_path):
    helpers = Workers(1)
    try:
        slow = helpers.start(ask.says_where_it_runs, str(tmp_path / "pid"), "1")
        while not (tmp_path / "pid").is_file():  # it is begun, elsewhere
            time.sleep(0.01)
        refused = helpers.start(ask.refuses, b"")
        other = helpers.start(ask.asked_in, b"")
        assert slow() == b""
        assert other() == str(os.getpid()).encode()
        with pytest.raises(ValueError, match="cannot be worked out"):
            refused()
    finally:
        helpers.close()


def test_a_fault_is_met_here(helpers):
    with pytest.raises(ValueError, match="cannot be worked out"):
        helpers.start(ask.refuses, b"")()
    with pytest.raises(ValueError, match="cannot be worked out"):
        helpers.run(ask.refuses, [(b"",)] * 4)
    assert helpers.start(ask.twice, b"a")() == b"aa"


def test_a_worker_that_ends_costs_nothing_but_time(helpers):
    asked = [(bytes([number]), str(os.getpid())) for number in range(12)]
    assert list(helpers.run(ask.dies_elsewhere, asked)) == [data for data, _ in asked]
    assert helpers.start(ask.dies_elsewhere, b"x", str(os.getpid()))() == b"x"


def test_without_a_worker_everything_is_done_here(monkeypatch):
    monkeypatch.setattr(workers, "_start_process", lambda: None)
    helpers = Workers(2)
    assert set(helpers.run(ask.asked_in, [(b"",)] * 3)) == {str(os.getpid()).encode()}
    assert helpers.start(ask.twice, b"a")() == b"aa"
    helpers.close()


def test_no_worker_is_left_when_they_are_closed(tmp_path):
    helpers = Workers(1)
    helpers.start(ask.says_where_it_runs, str(tmp_path / "pid"), "60")
    while not (tmp_path / "pid").is_file() or not (tmp_path / "pid").read_text():
        time.sleep(0.02)
    helpers.close()
    assert ended(int((tmp_path / "pid").read_text()))


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_no_worker_outlives_a_killed_build(tmp_path):
    script = (
        "import sys, time\n"
        f"sys.path[:0] = {[str(Path(ask.__file__).parent), *sys.path]!r}\n"
        "import worker_questions as ask\n"
        "from cspctl.pack.workers import Workers\n"
        f"Workers(1).start(ask.says_where_it_runs, {str(tmp_path / 'pid')!r}, '1')\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script])
    while not (tmp_path / "pid").is_file() or not (tmp_path / "pid").read_text():
        time.sleep(0.02)
    worker = int((tmp_path / "pid").read_text())
    assert worker != parent.pid
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert ended(worker)


def test_what_runs_beside_is_answered_and_its_fault_is_told():
    begun = threading.Event()

    def work(fault):
        begun.wait(5)
        if fault:
            raise ValueError("beside")
        return 5

    with beside(work, None) as answer:
        assert not answer.done()
        begun.set()
        assert answer.result() == 5
        assert answer.done()
    with pytest.raises(ValueError, match="beside"), beside(work, "yes") as answer:
        answer.result()


def test_what_runs_beside_has_ended_when_the_body_has_failed():
    done = []

    def work():
        time.sleep(0.2)
        done.append("work")

    with pytest.raises(KeyError), beside(work):
        raise KeyError("body")
    assert done == ["work"]
