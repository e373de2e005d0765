"""cspctl.toml: what it can say, and how its faults are told."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from cspctl.checking.selection import Layer
from cspctl.checking.settings import read, unknown_boards
from cspctl.problems import Location, Problem, Severity

WHOLE = """\
[check]
select = ["A", "G2"]
extend-select = "P303"
ignore = ["A101"]
strict = true
baseline = "old-problems.json"

[check.severity]
A1 = "error"
A105 = "warning"

[check.per-file-ignores]
"packs/csp/2017-*/*" = ["G202"]

[check.boards.snb]
ignore = ["G"]
severity = { A108 = "error" }

[[check.waive]]
code = "A104"
action = "csp/8"
reason = "waits for the council's date"
until = 2026-03-31
"""


def problem(code, file, action=None):
    return Problem(code, Severity.WARNING, "It is wrong.", Location(file), "", action)


def test_everything_that_can_be_said():
    settings, problems = read(WHOLE.encode())
    assert problems == []
    assert settings.layer == Layer(("A", "G2"), ("P303",), ("A101",))
    assert (settings.strict, settings.baseline) == (True, "old-problems.json")
    assert settings.severity == {"A1": Severity.ERROR, "A105": Severity.WARNING}
    (waiver,) = settings.waivers
    assert (waiver.codes, waiver.action, waiver.until) == (
        ("A104",),
        "csp/8",
        dt.date(2026, 3, 31),
    )
    assert waiver.location == Location("cspctl.toml", 19, 1)


def test_a_board_and_a_file_have_their_own_word():
    settings, _ = read(WHOLE.encode())
    everybody = Layer(("A", "G2"), ("P303",), ("A101",))
    snb = Layer(None, (), ("G",))
    assert settings.layers(problem("G202", "packs/snb/2017-11-23/agenda.yaml")) == [everybody, snb]
    assert settings.layers(problem("A104", "actions.yaml", "snb/1")) == [everybody, snb]
    assert settings.layers(problem("G202", "packs/csp/2017-12-13/agenda.yaml")) == [
        everybody,
        Layer(ignore=("G202",)),
    ]
    assert settings.severities(problem("A108", "actions.yaml", "snb/1"))[1] == {
        "A108": Severity.ERROR
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[chek]\n", ["1:1 F002 'chek' is not a key that is known here. Did you mean 'check'?"]),
        (
            '[check]\nignor = ["A101"]\n',
            ["2:1 F002 'ignor' is not a key that is known here. Did you mean 'ignore'?"],
        ),
        (
            '[check]\nignore = ["A101", "A9"]\nstrict = "yes"\n',
            [
                "2:1 F004 'A9' begins no code that is known. "
                "Write a code such as A104, or the beginning of codes, such as A1 or A.",
                "3:1 F004 'strict' is true or false. Write strict = true.",
            ],
        ),
        ("[check]\nignore = [\n", ["2:1 F001 These settings are no TOML"]),
        ("check = 3\n", ["1:1 F004 'check' is a table. Write [check] and its lines below."]),
        (
            "[check.severity]\nA104 = 'off'\n",
            ["2:1 F004 'A104' cannot be 'off'. Write \"error\" or \"warning\""],
        ),
        ("[check.boards]\ncsp = 1\n", ["2:1 F004 'csp' is a table. Write [check.boards.csp]"]),
        ("[check]\nwaive = 'A104'\n", ["2:1 F004 'waive' is a list of tables."]),
        (
            "[[check.waive]]\ncode = 'A104'\naction = 'csp/8'\n",
            ["1:1 W601 This waiver has no reason."],
        ),
        (
            "[[check.waive]]\ncode = 'A104'\nreason = 'x'\n",
            ["1:1 F005 'action' is missing: a waiver says what it is about (or file)."],
        ),
        (
            "[[check.waive]]\ncode = 'F001'\nfile = 'actions.yaml'\nreason = 'x'\n",
            ["2:1 W603 'F001' cannot be waived."],
        ),
        (
            "[[check.waive]]\ncode='A104'\naction='8'\nreason='x'\nuntil='13/12/2017'\n",
            ["3:1 F004 '8' names no action. Write csp/8.", "5:1 F004 '13/12/2017' is not a date."],
        ),
        ("[check]\nbaseline = ['a']\n", ["2:1 F004 'baseline' is a text."]),
    ],
)
def test_each_fault_is_told_at_its_line(text, expected):
    _, problems = read(text.encode())
    said = [
        f"{one.location.line}:{one.location.column} {one.code} {one.message} {one.mend}"
        for one in problems
    ]
    assert len(said) == len(expected), said
    assert all(one.startswith(start) for one, start in zip(said, expected, strict=True)), said


@pytest.mark.parametrize("value", ["[" * 20_000, "9" * 5000, "{" * 3000, "2026-02-30"])
def test_what_the_library_chokes_on_is_a_problem(value):
    _, problems = read(f"[check]\nselect = {value}\n".encode())
    assert [one.code for one in problems] == ["F001"]


def test_a_board_that_is_not_there_is_named_with_the_nearest():
    settings, _ = read(WHOLE.encode())
    (problem,) = unknown_boards(settings, ["csp", "snbs"])
    assert str(problem) == (
        "cspctl.toml:15:1: error F002: There is no board 'snb' in this workspace. "
        "Did you mean 'snbs'?"
    )
    assert unknown_boards(settings, ["snb"]) == []


@settings_of_hypothesis(max_examples=200, deadline=None)
@given(st.data())
def test_any_change_of_the_file_is_read_or_told(data):
    place = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(place, min(len(WHOLE), place + 20)))
    new = data.draw(st.text("[]{}=\"'.#\n a1A0é-,\\", max_size=6))
    _, problems = read((WHOLE[:place] + new + WHOLE[end:]).encode())
    assert all(one.location.file == "cspctl.toml" for one in problems)


def test_a_fault_costs_only_itself():
    settings, problems = read(b'[check]\nignore = ["A101", "Q1"]\nsrict = true\nselect = ["A"]\n')
    assert len(problems) == 2
    assert settings.layer == Layer(("A",), (), ("A101",))


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"%PDF-1.7", b"a\x00b", b"[check]\r\nx = 1\r\n"])
def test_what_is_no_text_is_a_problem(data):
    _, problems = read(data)
    assert [one.location.file for one in problems] == ["cspctl.toml"]
