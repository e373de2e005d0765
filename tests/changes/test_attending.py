"""``minutes attend``: who came, written into the head of the minutes."""

import pytest
from helpers import run, written

BOARD = """\
id: b
people:
  - {id: one, name: One, capacity: chair}
  - {id: two, name: Two, initials: TW, capacity: member}
  - {id: three, name: Three, capacity: member}
  - {id: left, name: Left, capacity: member, until: 2017-01-01}
  - {id: a-first, name: A. Same, capacity: member}
  - {id: a-second, name: A. Same, capacity: member}
terms: {substitutes: yes}
"""
PLAN = "meetings: [{date: 2017-12-13}, {date: 2018-03-14, status: cancelled}]\n"
FILE = "packs/b/2017-12-13/minutes.md"
HEAD = "---\nstatus: draft\n"


@pytest.fixture
def root(tmp_path):
    return written(tmp_path, {"packs/b/board.yaml": BOARD, "packs/b/forward-plan.yaml": PLAN})


def attend(root, *words, date="2017-12-13"):
    return run("-C", root, "minutes", "attend", "b", date, *words)


def after(root, before, *words):
    """The minutes after a command, line ends as they are."""
    written(root, {FILE: before})
    said = attend(root, *words)
    assert said.code == 0, said.err
    return (root / FILE).read_bytes()


def test_minutes_that_are_not_there_yet_are_begun(root):
    said = attend(root, "--present", "chair", "--present", "TW", "--apologies", "Three")
    assert said.code == 0
    assert (root / FILE).read_text() == (f"{HEAD}present: [chair, two]\napologies: [three]\n---\n")
    assert "b 2017-12-13 present: nothing -> chair, two\n" in said.out
    again = attend(root, "--present", "one", "--apologies", "three")
    assert again.out == "Nothing to change.\n"


def test_no_other_byte_of_the_minutes_changes(root):
    before = (
        "---\r\nstatus: draft   # until March\r\n# came:\r\npresent: [one]  # early\r\n"
        "note_taker: support\r\n---\r\n## 1.  Welcome\r\n\r\n| a | b |\r\n---\r\nend"
    ).encode("utf-8-sig")
    done = after(root, before, "--present", "two", "--apologies", "three")
    assert done == before.replace(b"[one]", b"[one, two]").replace(
        b"early\r\n", b"early\r\napologies: [three]\r\n"
    )


@pytest.mark.parametrize(
    "before",
    [
        b"## 1. Welcome\nAll were there.\n",
        b"---\n---\n## 1. Welcome\nAll were there.\n",
    ],
)
def test_minutes_without_a_head_get_one(root, before):
    body = b"## 1. Welcome\nAll were there.\n"
    head = b"---\nstatus: draft\npresent: [two]\n---\n"
    assert after(root, before, "--present", "two") == head + body
    mark, eol = b"\xef\xbb\xbf", b"\r\n"
    windows = after(root, mark + before.replace(b"\n", eol), "--present", "two")
    assert windows == mark + (head + body).replace(b"\n", eol)


@pytest.mark.parametrize(
    ("before", "words", "wanted"),
    [
        # Whoever is named under another list is moved, under whatever name they stood there.
        ("apologies: [TW, three]", ["--present", "two"], "present: [two]\napologies: [three]"),
        ("present: [one, Two]", ["--apologies", "two"], "present: [one]\napologies: [two]"),
        ("apologies: [two]", ["--present", "two"], "present: [two]"),
        ("present: [one]", ["--chair", "two"], "chair: two\npresent: [one, two]"),
        ("chair: one\npresent: [one]", ["--chair", "one"], "chair: one\npresent: [one]"),
        ("present: [one, two]", ["--absent", "TW"], "present: [one]"),
        ("present: one", ["--present", "two, three"], "present: [one, two, three]"),
        (
            "present: [two]\nsubstitutes: [{for: three, person: X}]",
            ["--substitute", "A. Deputy=two"],
            "substitutes: [{for: three, person: X}, {for: two, person: A. Deputy}]",
        ),
        (
            "substitutes: [{for: three, person: X}]",
            ["--substitute", "Y = three"],
            "substitutes:\n  - for: three\n    person: Y",
        ),
        ("substitutes: [{for: two, person: X}]", ["--present", "two"], "present: [two]"),
        (
            "present: []",
            ["--in-attendance", "X. Visitor"],
            "present: []\nin_attendance: [X. Visitor]",
        ),
    ],
)
def test_lists_after_a_change(root, before, words, wanted):
    done = after(root, f"{HEAD}{before}\n---\nbody\n", *words).decode()
    assert done == f"{HEAD}{wanted}\n---\nbody\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--present", "two", "--apologies", "TW"], "'two' is named under --present and under"),
        (["--present", "two", "--substitute", "X=TW"], "'two' came, and needs no substitute."),
        (["--present", "A. Same"], "--present: error F001: 'A. Same' can be"),
        (["--substitute", "nobody"], "Write WHO=FOR."),
        ([], "Say who came, or who did not."),
    ],
)
def test_what_cannot_be_meant_is_refused(root, words, says):
    said = attend(root, *words)
    assert said.code == 2
    assert says in said.err
    assert not (root / FILE).exists()


@pytest.mark.parametrize("date", ["2017-12-14", "2018-03-14", "2017-13-01"])
def test_a_meeting_that_does_not_take_place_is_refused(root, date):
    said = attend(root, "--present", "two", date=date)
    assert said.code == 2
    assert not (root / f"packs/b/{date}").exists()


def test_unreadable_minutes_are_left_alone(root):
    broken = "---\npresent: [one\n---\n"
    written(root, {FILE: broken})
    said = attend(root, "--apologies", "two")
    assert (said.code, "F001" in said.err) == (2, True)
    assert (root / FILE).read_text() == broken


def test_a_list_of_which_something_is_unreadable_is_not_written_anew(root):
    before = f"{HEAD}present: [one, {{two: x}}, three]\n---\n"
    written(root, {FILE: before})
    said = attend(root, "--apologies", "three")
    assert (said.code, "Something under 'present' cannot be read." in said.err) == (2, True)
    assert (root / FILE).read_text() == before


def test_what_does_not_count_is_said(root):
    said = attend(root, "--present", "left", "--present", "Nobody Known")
    assert "Left has no seat on the board on 2017-12-13, and counts for no quorum." in said.err
    assert "'Nobody Known' is nobody that the board knows" in said.err


def test_a_dry_run_shows_a_diff_and_writes_nothing(root):
    said = attend(root, "--present", "two", "--dry-run")
    assert f"+++ b/{FILE}\n" in said.out
    assert "+present: [two]\n" in said.out
    assert not (root / FILE).exists()
