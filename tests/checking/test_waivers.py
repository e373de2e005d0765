"""Waivers: in a comment or in the settings, with a reason, and for something that is there."""

import datetime as dt

import pytest
from helpers import BARE, Files
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from cspctl.checking.comments import comment_waivers
from cspctl.checking.judging import judge
from cspctl.checking.settings import Settings, read

TODAY = dt.date(2026, 3, 2)


def found(log, toml=""):
    """What check says of a log: 'line CODE', and how many problems were let pass."""
    settings, faults = read(toml.encode()) if toml else (Settings(), [])
    assert faults == []
    judged = judge(Files({**BARE, "actions.yaml": log}), TODAY, settings)
    said = [
        f"{one.location.line} {one.code}"
        for one in judged.problems
        if one.code not in ("A109", "B102")
    ]
    return said, judged.passed


ROW = "  - {number: 8, action: Visit, lead: x, state: open}"


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        (f"actions:\n{ROW}\n", (["2 A104"], 0)),
        (f"actions:\n{ROW}  # cspctl: allow A104 waits for the council's date\n", ([], 1)),
        (f"actions:\n  # cspctl: allow A104: waits for the date\n{ROW}\n", ([], 1)),
        (f"actions:\n  # cspctl: allow A104 waits\n\n  # other\n{ROW}\n", ([], 1)),
        (f"actions:\r\n{ROW}  # cspctl: allow A104 waits\r\n", ([], 1)),
        (f"actions:\n{ROW} # cspctl: allow A104, A103 the lead is ill\n", (["2 W602"], 1)),
        (f"actions:\n{ROW} # cspctl: allow A104 A105 both\n", (["2 W602"], 1)),
        (f"actions:\n{ROW} # cspctl: allow A104\n", (["2 A104", "2 W601"], 0)),
        (f"actions:\n{ROW} # cspctl: allow A104 -\n", (["2 A104", "2 W601"], 0)),
        (f"actions:\n{ROW} # cspctl: ignore A104 why\n", (["2 A104", "2 W603"], 0)),
        (f"actions:\n{ROW} # cspctl: allow A1 why\n", (["2 A104", "2 W603"], 0)),
        (f"actions:\n{ROW} # cspctl: allow F001 why\n", (["2 A104", "2 W603"], 0)),
        (f"actions:\n{ROW} # cspctl: allow Z999 why\n", (["2 A104", "2 W603"], 0)),
        (f"actions: # cspctl: allow A104 all of them\n{ROW}\n", (["1 W602", "2 A104"], 0)),
    ],
)
def test_a_comment_lets_pass_what_stands_on_its_line(log, expected):
    assert found(log) == expected


def test_a_comment_at_its_beginning_speaks_for_a_whole_entry_and_no_further():
    entry = "  - number: {}{}\n    action: Visit {}\n    lead: x\n    rag: B\n    state: open\n"
    comment = " # cspctl: allow A106 the chair wants it so"
    log = "actions:\n" + "".join(
        entry.format(n, comment if n == 2 else "", name)
        for n, name in enumerate(["Ash", "Birch", "Elm"], start=1)
    )
    assert found(log) == (
        ["2 A104", "5 A106", "7 A104", "12 A104", "15 A106"],
        1,
    )


def test_what_looks_like_a_comment_inside_a_text_is_none():
    log = (
        "actions:\n"
        '  - number: 8\n    action: "Visit # cspctl: allow A104 no"\n'
        "    lead: x\n    state: open\n"
        "    outcome: |\n      # cspctl: allow A104 no\n"
    )
    assert [one for one in found(log)[0] if one != "6 A114"] == ["2 A104"]


def test_an_unreadable_file_cannot_be_waived():
    log = f"actions:\n{ROW}\n  - [ # cspctl: allow A104 broken\n"
    # Nor is a waiver called useless in a file that was not read to its end.
    assert found(log) == (["2 A104", "3 F001"], 0)
    toml = '[[check.waive]]\ncode = "A104"\nfile = "actions.yaml"\nreason = "x"\n'
    said, passed = found(f"actions:\n{ROW}\n  - [\n", toml)
    assert (said, passed) == (["3 F001"], 1)


def waiver(until="", about='action = "b/8"', code="A104"):
    return f'[[check.waive]]\ncode = "{code}"\n{about}\nreason = "waits"\n{until}'


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        (waiver(), ([], 1)),
        (waiver("until = 2026-03-02"), ([], 1)),
        (waiver("until = '2026-03-02'"), ([], 1)),
        (waiver("until = 2026-03-01"), (["2 A104", "1 W604"], 0)),
        (waiver(about='action = "b/9"'), (["2 A104", "1 W602"], 0)),
        (waiver(about='file = "actions.yaml"'), ([], 1)),
        (waiver(code="A103"), (["2 A104", "1 W602"], 0)),
    ],
)
def test_a_waiver_of_the_settings_is_for_an_action_or_a_file(toml, expected):
    assert found(f"actions:\n{ROW}\n", toml) == expected


def test_nothing_is_said_of_a_waiver_that_nobody_looked_for():
    assert found(f"actions:\n{ROW}\n", '[check]\nignore = ["A104"]\n' + waiver()) == ([], 0)


def test_the_front_matter_of_minutes_takes_comments_and_their_text_does_not():
    text = "---\nstatus: draft # cspctl: allow M404 no meeting since\n---\n# cspctl: allow M401 x\n"
    waivers, problems = comment_waivers("packs/b/2026-01-14/minutes.md", text.encode())
    assert [(one.codes, one.lines) for one in waivers] == [(("M404",), (2, 2))]
    assert problems == []


def test_utf_16_is_looked_through_too():
    log = f"actions:\n{ROW} # cspctl: allow A104 waits\n".encode("utf-16")
    assert found(log) == ([], 1)


@settings_of_hypothesis(max_examples=200, deadline=None)
@given(st.data())
def test_any_change_of_a_log_with_waivers_is_read_or_told(data):
    log = (
        "board: b\nactions:\n  # cspctl: allow A104 waits\n"
        f"{ROW} # cspctl: allow A103 x\n  - number: 9\n    action: |\n      Go\n"
        "    lead: [x, y] # cspctl: allow A109\n"
    )
    place = data.draw(st.integers(0, len(log)))
    end = data.draw(st.integers(place, min(len(log), place + 20)))
    new = data.draw(st.text("[]{}:-\"'|>#\n aA1é&*!,", max_size=6))
    text = log[:place] + new + log[end:]
    for encoding in ("utf-8", "utf-16"):
        waivers, problems = comment_waivers("actions.yaml", text.encode(encoding))
        assert all(one.lines[0] <= one.lines[1] for one in waivers)
        assert all(one.code in ("W601", "W603") for one in problems)
