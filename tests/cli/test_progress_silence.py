"""``cspctl progress`` where a plan says no period, and where a recommendation was not accepted."""

import pytest
from helpers import run, written

PLAN = """\
id: asks
title: What residents asked for
kind: recommendations
owner: council
status: agreed
themes:
  - number: 1
    title: Lights
    commitments:
      - {number: 1, text: Count the lamps, due: 2026-09}
      - {number: 2, text: Mend the lamps, due: 2026-09}
  - number: 2
    title: Helicopters
    response: {decision: not-accepted, text: No money}
    commitments:
      - {number: 1, text: Buy one, due: 2026-03}
  - {number: 3, title: Whistles, aim: More whistles}
"""
FILES = {
    "packs/b/board.yaml": "id: b\nagencies: [{id: council, name: The Council}]\n",
    "packs/b/plans/asks.yaml": PLAN,
}


@pytest.fixture
def cspctl(tmp_path):
    written(tmp_path, FILES)

    def ask(*words, today="2026-10-20"):
        return run("-C", tmp_path, "--today", today, *words)

    return ask


def test_a_plan_that_nothing_dates_is_silent_nowhere_and_its_period_is_asked_for(cspctl):
    silent = cspctl("progress", "silent")
    assert silent.out == "Nothing has been silent for two quarters on 2026-10-20.\n"
    assert "Silence cannot be told of b/asks: it has no period and nothing dated." in silent.err
    assert (
        "3 commitments: 0 done, 2 overdue, 0 without an update" in cspctl("progress", "stats").out
    )
    assert "silent" not in cspctl("progress", "show", "asks").out
    found = cspctl("check").out
    assert "packs/b/plans/asks.yaml:1:1: warning D520: Nothing says when 'asks' began" in found
    assert "D511" not in found


def test_an_update_says_from_when_silence_is_counted_and_the_others_fall_silent(cspctl):
    done = cspctl("progress", "update", "asks", "1.1", "--text", "Counted")
    assert "so silence is counted from 2026/27-Q4 on. Write period: with its first" in done.err
    assert "packs/b/plans/asks.yaml" in done.err
    for day in ("2026-12-20", "2027-05-01"):  # each quarter somebody reports
        cspctl("progress", "update", "asks", "1.1", "--text", "Counted", today=day)
    assert "Nothing has been silent" in cspctl("progress", "silent", today="2027-06-30").out
    silent = cspctl("progress", "silent", today="2027-07-01")
    assert "asks/1.2" in silent.out
    assert "asks/1.1" not in silent.out
    assert "1 of 3 commitments of 'asks' have had" in cspctl("check", today="2027-07-01").out


def test_nobody_is_asked_for_what_was_not_accepted(cspctl):
    overdue = cspctl("progress", "overdue").out
    assert "asks/1.1" in overdue
    assert "asks/2.1" not in overdue
    assert "not accepted, so that nobody is asked for it" in cspctl(
        "progress", "show", "asks", "2.1"
    ).out  # fmt: skip
    assert "3 commitments: 0 done, 2 overdue" in cspctl("progress", "stats").out
