"""``cspctl progress show`` and ``update`` with the number of a theme or recommendation."""

import json

import pytest
from helpers import run, written

PLAN = """\
id: asks
title: What residents asked for
kind: recommendations
themes:
  - number: 1
    title: Lights
    commitments:
      - {number: 1, text: Count the lamps}
      - {number: 2, text: Mend the lamps}
  - number: 2
    title: Helicopters
    commitments:
      - {number: 1, text: Buy one}
  - {number: 3, title: Whistles, aim: More whistles}
"""


@pytest.fixture
def cspctl(tmp_path):
    written(tmp_path, {"packs/b/board.yaml": "id: b\n", "packs/b/plans/asks.yaml": PLAN})

    def ask(*words):
        return run("-C", tmp_path, "--today", "2026-10-20", "progress", *words)

    return ask


def test_a_bare_number_shows_the_theme_with_its_commitments_alone(cspctl):
    shown = cspctl("show", "asks", "1")
    assert shown.code == 0
    assert shown.out.startswith("1 Lights\n")
    assert "Mend the lamps" in shown.out
    assert "Buy one" not in shown.out
    rows = json.loads(cspctl("show", "asks", "2", "--format", "json").out)["commitments"]
    assert [row["id"] for row in rows] == ["b/asks/2.1"]
    assert "More whistles" in cspctl("show", "asks", "3").out


def test_one_without_commitments_says_so_and_names_no_other(cspctl):
    done = cspctl("update", "asks", "3.1", "--text", "x")
    assert done.code == 2
    assert "packs/b/plans/asks.yaml:14:5: error F001: Recommendation 3 of 'asks' has no" in done.err
    assert "Did you mean" not in done.err


def test_what_is_suggested_is_of_the_theme_that_was_named(cspctl):
    done = cspctl("update", "asks", "2.2", "--text", "x")
    assert "has no commitment '2.2'. Theme 2 has 2.1." in done.err
