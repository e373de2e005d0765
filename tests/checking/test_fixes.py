"""The fixes that are safe: what they change, byte by byte, and what they leave alone."""

import datetime as dt

import pytest
from helpers import BARE, Files

from cspctl.checking.fixes import fixes, only_reading
from cspctl.checking.judging import judge
from cspctl.checking.settings import Settings
from cspctl.edit import apply

TODAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13/12/2017", "2017-12-13"),
        ("13.12.2017", "2017-12-13"),
        ("13-12-2017", "2017-12-13"),
        ("05/05/2017", "2017-05-05"),
        ("2017/12/3", "2017-12-03"),
        ("2017-12-1", "2017-12-01"),
        ("13 Dec 2017", "2017-12-13"),
        ("1st September 2017", "2017-09-01"),
        ("3 sept. 2017", "2017-09-03"),
        # Two readings, or none.
        ("03/04/2017", None),
        ("13/12/17", None),
        ("13/2017", None),
        ("31/02/2017", None),
        ("12/13/2017", None),
        ("13/12.2017", None),
        ("13 Dez 2017", None),
        ("3 Ju 2017", None),
        ("2017-13-01", None),
        ("next week", None),
        ("", None),
    ],
)
def test_a_date_is_read_only_when_there_is_one_reading(text, expected):
    assert only_reading(text) == (dt.date.fromisoformat(expected) if expected else None)


def fixed(name, text):
    """A file after every fix, and the fixes in words; a second run finds nothing more to fix."""
    others = {**BARE, "packs/b/2026-01-14/papers/a.docx": b"PK"}
    files = Files({**others, name: text})
    found = fixes(judge(files, TODAY, Settings()).problems, files.read)
    data = apply(name, files.read(name), [one.edit for one in found])
    files = Files({**others, name: data})
    assert fixes(judge(files, TODAY, Settings()).problems, files.read) == []
    return data, [str(one) for one in found]


BEFORE = """\
# the log\r
actions:\r
  - number: 1   # first\r
    action: "Visit"\r
    lead: x\r
    target: '13/12/2017' # British\r
    was: [01/11/2017, 25/10/2017,  2017-09-01]\r
    state:\r
    updates:\r
      - {date: 2017/11/3, note: Done}\r
  - {number: 2, action: "Ask é", lead: x, target: 03/04/2017, state: ~}\r
  - {number: 3, action: Go, lead: x, target: 2017-12-13, closed: 2017-12-01, state: }\r
"""


def test_only_the_values_change_and_every_other_byte_stays():
    after, said = fixed("actions.yaml", BEFORE)
    assert after.decode() == (
        BEFORE.replace("'13/12/2017'", "'2017-12-13'")
        .replace("25/10/2017", "2017-10-25")
        .replace("    state:\r\n", "    state: open\r\n")
        .replace("2017/11/3", "2017-11-03")
        .replace("state: ~}", "state: open}")
    )
    assert said == [
        "actions.yaml:6:5: fixed F004: target: 13/12/2017 -> 2017-12-13",
        "actions.yaml:7:23: fixed F004: was: 25/10/2017 -> 2017-10-25",
        "actions.yaml:8:5: fixed A105: state: nothing -> open",
        "actions.yaml:10:10: fixed F004: date: 2017/11/3 -> 2017-11-03",
        "actions.yaml:11:63: fixed A105: state: nothing -> open",
    ]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "packs/b/2026-01-14/minutes.md",
            "---\nconfirmed: 14/01/2026\n---\n## 1. A\n\nOn 14/01/2026.\n",
            "---\nconfirmed: 2026-01-14\n---\n## 1. A\n\nOn 14/01/2026.\n",
        ),
        (
            "packs/b/forward-plan.yaml",
            "meetings:\n  - date: 14 January 2026\n    items: [{title: A, moved_from: 30/9/25}]\n",
            "meetings:\n  - date: 2026-01-14\n    items: [{title: A, moved_from: 30/9/25}]\n",
        ),
        (
            "packs/b/plans/vawg.yaml",
            "id: vawg\ntitle: V\ncommitments:\n  - {number: 1, text: A, due: 30/11/2026}\n",
            "id: vawg\ntitle: V\ncommitments:\n  - {number: 1, text: A, due: 2026-11-30}\n",
        ),
        (
            "packs/b/2026-01-14/papers/a.docx.yaml",
            "date: 30/11/2025\n",
            "date: 2025-11-30\n",
        ),
        # A state that was left out is written; what a # cut short is left to its writer.
        (
            "actions.yaml",
            "actions:\n  - number: 1\n    action: Item #3\n    lead: x\n    target: ongoing\n",
            "actions:\n  - number: 1\n    action: Item #3\n    lead: x\n    target: ongoing\n"
            "    state: open\n",
        ),
    ],
)
def test_every_kind_of_file_is_mended(name, before, after):
    assert fixed(name, before)[0].decode() == after


def test_nothing_is_mended_that_was_not_reported():
    files = Files({**BARE, "actions.yaml": BEFORE})
    (state,) = (
        one
        for one in judge(files, TODAY, Settings()).problems
        if (one.code, one.location.line) == ("A105", 8)
    )
    (fix,) = fixes([state], files.read)
    assert str(fix) == "actions.yaml:8:5: fixed A105: state: nothing -> open"
