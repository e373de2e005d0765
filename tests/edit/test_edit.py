"""Edits whole: what the file was, what was asked, what it is afterwards."""

import pytest

from cspctl.edit import Drop, Insert, NewFile, Put, apply, apply_all
from cspctl.problems import CannotRun
from cspctl.source import decode, parse, split_markdown

FILE = "actions.yaml"
ORDER = (
    "number",
    "action",
    "lead",
    "target",
    "was",
    "rag",
    "state",
    "closed",
    "outcome",
    "updates",
)


def row(data, place=0, key="actions"):
    source, _ = decode(data, FILE)
    top, _ = parse(source)
    return top.entries[key][1].items[place]


def put(data, place=0, **values):
    at = row(data, place)
    return apply(FILE, data, [Put(FILE, at, key, value, ORDER) for key, value in values.items()])


def add(data, *rows):
    return apply(FILE, data, [Insert(FILE, None, "actions", rows)])


LOG = b"""\
# The log
board: csp
actions:
  - number: 1   # the first
    action: >-
      Write the protocol
      and sign it
    lead: enforcement\t# tabbed
    target: "2017-12-13"
    state:

  - {number: 2, action: "Find the money", lead: [chair]}   # in braces

  # A comment of its own.
  - action: Last
    number: 3
# The end
"""


def test_a_value_is_replaced_a_blank_filled_and_a_field_added_in_its_place():
    assert put(LOG, target="2018-03-14", state="closed", closed="2017-12-20") == LOG.replace(
        b'"2017-12-13"', b'"2018-03-14"'
    ).replace(b"    state:\n", b"    state: closed\n    closed: 2017-12-20\n")


def test_a_row_in_braces_is_edited_in_its_braces():
    at = row(LOG, 1)
    edits = [
        Put(FILE, at, "state", "open", ORDER),
        Put(FILE, at, "action", "Find it, soon", ORDER),
        Insert(FILE, at, "lead", ("vice-chair",), ORDER),
    ]
    assert apply(FILE, LOG, edits) == LOG.replace(
        b'{number: 2, action: "Find the money", lead: [chair]}',
        b'{number: 2, action: "Find it, soon", lead: [chair, vice-chair], state: open}',
    )


def test_the_first_field_is_removed_from_its_dash_and_a_folded_one_with_its_lines():
    at = row(LOG, 0)
    edits = [Drop(FILE, at, "number"), Drop(FILE, at, "state"), Drop(FILE, at, "outcome")]
    assert apply(FILE, LOG, edits) == LOG.replace(
        b"- number: 1   # the first\n    action", b"- action"
    ).replace(b"    state:\n", b"")
    assert apply(FILE, LOG, [Drop(FILE, at, "action")]) == LOG.replace(
        b"    action: >-\n      Write the protocol\n      and sign it\n", b""
    )


def test_a_field_is_removed_from_braces_with_its_comma():
    for key, gone in (
        ("number", b"number: 2, "),
        ("action", b'action: "Find the money", '),
        ("lead", b", lead: [chair]"),
    ):
        assert apply(FILE, LOG, [Drop(FILE, row(LOG, 1), key)]) == LOG.replace(gone, b"")


def test_a_new_row_stands_behind_the_last_and_before_the_comments_at_the_end():
    assert add(LOG, {"number": 4, "action": "New"}) == LOG.replace(
        b"    number: 3\n# The end", b"    number: 3\n\n  - number: 4\n    action: New\n# The end"
    )


@pytest.mark.parametrize(
    ("log", "afterwards"),
    [
        ("actions: []", "actions:\n  - number: 4"),
        ("actions: [] # none\n", "actions: # none\n  - number: 4\n"),
        ("actions:\n", "actions:\n  - number: 4\n"),
        ("actions: ~\nnote: x\n", "actions:\n  - number: 4\nnote: x\n"),
        ("actions:   # none yet\n# end\n", "actions:   # none yet\n  - number: 4\n# end\n"),
        ("board: csp\n", "board: csp\nactions:\n  - number: 4\n"),
        ("board: csp", "board: csp\nactions:\n  - number: 4"),
        ("actions:\n- number: 1", "actions:\n- number: 1\n- number: 4"),
        ("actions:\r\n- number: 1\r\n", "actions:\r\n- number: 1\r\n- number: 4\r\n"),
        (
            "actions:\r\n- number: 1\r\n- number: 2\r\n",
            "actions:\r\n- number: 1\r\n- number: 2\r\n- number: 4\r\n",
        ),
        ("actions:\n  -   number: 1\n", "actions:\n  -   number: 1\n  -   number: 4\n"),
        ("actions:\n  - {number: 1}\n", "actions:\n  - {number: 1}\n  - {number: 4}\n"),
        ("actions: [{number: 1}]\n", "actions: [{number: 1}, {number: 4}]\n"),
        ("{actions: []}\n", "{actions: [{number: 4}]}\n"),
        (
            "actions: [\n  {number: 1}, # a\n  {number: 2}  # b\n]\n",
            "actions: [\n  {number: 1}, # a\n  {number: 2},  # b\n  {number: 4}\n]\n",
        ),
        (
            "actions: [\n  {number: 1},\n  {number: 2}, # b\n]\n",
            "actions: [\n  {number: 1},\n  {number: 2}, # b\n  {number: 4},\n]\n",
        ),
    ],
)
def test_a_row_is_added_to_a_list_of_any_form(log, afterwards):
    assert add(log.encode(), {"number": 4}).decode() == afterwards


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_file_keeps_its_encoding_and_its_line_ends(encoding):
    log = "actions:\r\n  - number: 1\r\n    action: Café 🎈\r\n    state:\r\n"
    assert put(log.encode(encoding), state="open").decode(encoding) == log.replace(
        "state:", "state: open"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lead: a # who", "lead: [a, b] # who"),
        ("lead: 'it''s'", "lead: ['it''s', b]"),
        ("lead: Smith, John", 'lead: ["Smith, John", b]'),
        ("lead:", "lead: [b]"),
        ("lead: []", "lead: [b]"),
        ("lead: [a, ]", "lead: [a, b, ]"),
        ("lead:\n      - a # one\n", "lead:\n      - a # one\n      - b\n"),
        ("lead:\n    - a", "lead:\n    - a\n    - b"),
        ("state: x", "lead: [b]\n    state: x"),
    ],
)
def test_somebody_is_added_to_a_lead_of_any_form(old, new):
    log = f"actions:\n  - number: 1\n    {old}\n"
    edit = Insert(FILE, row(log.encode()), "lead", ("b",), ORDER)
    assert apply(FILE, log.encode(), [edit]).decode() == f"actions:\n  - number: 1\n    {new}\n"


def test_an_update_is_put_between_others_by_its_place():
    log = b"actions:\n- updates:\n  - date: 2017-10-01\n    note: a\n\n  - {date: 2017-12-01}\n"
    at = row(log)
    edits = [
        Insert(FILE, at, "updates", ({"date": "2017-09-01"},), after=-1),
        Insert(FILE, at, "updates", ({"date": "2017-11-01", "note": "b: c"},), after=0),
    ]
    assert apply(FILE, log, edits).decode() == (
        "actions:\n- updates:\n  - date: 2017-09-01\n  - date: 2017-10-01\n    note: a\n\n"
        '  - date: 2017-11-01\n    note: "b: c"\n\n  - {date: 2017-12-01}\n'
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Signed off at item 3", "Signed off at item 3"),
        ("Item #3 agreed", '"Item #3 agreed"'),
        ("C#", "C#"),
        ("to: from", '"to: from"'),
        ("13:00", '"13:00"'),
        ("ends:", '"ends:"'),
        ("- dash", '"- dash"'),
        ("-dash", "-dash"),
        ("@home", '"@home"'),
        ("% of all", '"% of all"'),
        ("it's", "it's"),
        ("'quoted'", "\"'quoted'\""),
        ('say "so"', 'say "so"'),
        ('"so"', "'\"so\"'"),
        ("", '""'),
        ("~", '"~"'),
        ("null", '"null"'),
        ("no", '"no"'),
        ("3", '"3"'),
        ("...", '"..."'),
        (" space ", '" space "'),
        ("tab\there", '"tab\\there"'),
        ("a\\b", "a\\b"),
        ("two\nlines", "|-\n      two\n      lines"),
        ("two\n\n- lines", "|-\n      two\n\n      - lines"),
        ("ends\n", '"ends\\n"'),
        ("line\u2028end", '"line\\Lend"'),
        ("x" * 5000, "x" * 5000),
    ],
)
def test_a_text_is_quoted_only_when_it_must_be(text, written):
    log = b"actions:\n  - number: 1\n    outcome: old\n"
    assert put(log, outcome=text).decode() == log.decode().replace("old", written)


def test_numbers_dates_and_answers_are_written_bare():
    import datetime as dt

    log = b"actions:\n  - number: 1\n"
    done = put(log, rag="R", target=dt.date(2017, 12, 13), state=True, closed=7, was=[3, "3"])
    assert done.decode() == (
        "actions:\n  - number: 1\n    target: 2017-12-13\n"
        '    was: [3, "3"]\n    rag: R\n    state: yes\n    closed: 7\n'
    )


def test_a_text_of_several_lines_keeps_the_comment_behind_the_old_one():
    log = b"actions:\n  - number: 1\n    outcome: old # why\n"
    assert put(log, outcome="a\nb") == log.replace(b"old", b'"a\\nb"')
    log = b"actions:\n  - number: 1\n    outcome: | # why\n      old\n      text\n    state:\n"
    assert put(log, outcome="new") == log.replace(b"| # why\n      old\n      text", b"new # why")


def test_front_matter_is_edited_and_the_minutes_behind_it_are_not():
    data = b"---\r\nstatus: draft # still\r\n---\r\n## 1. Fire\r\n\r\n---\r\nACTION: Go.\r\n"
    source, _ = decode(data, "packs/csp/2017-09-12/minutes.md")
    head = split_markdown(source)[0].head
    edits = [
        Put(source.file, head, "status", "confirmed"),
        Put(source.file, head, "present", ["chair"]),
    ]
    assert apply(source.file, data, edits) == data.replace(
        b"draft # still\r\n", b"confirmed # still\r\npresent: [chair]\r\n"
    )


def test_a_file_that_does_not_exist_is_begun():
    edits = [NewFile(FILE, "# ours\nboard: csp\n"), Insert(FILE, None, "actions", ({"number": 1},))]
    assert apply_all(edits, read=lambda name: pytest.fail("read")) == {
        FILE: b"# ours\nboard: csp\nactions:\n  - number: 1\n"
    }


def refused(data, *edits):
    with pytest.raises(CannotRun) as caught:
        apply(FILE, data, list(edits))
    return caught.value.problems[0]


def test_what_would_touch_something_else_is_refused():
    twice = b"actions:\n  - number: 1\n    state: open\n    state: closed\n"
    problem = refused(twice, Drop(FILE, row(twice), "state"))
    assert (problem.code, problem.location.line) == ("F001", 2)
    hidden = b"actions:\n  - number: 1\n    outcome: Item #3 agreed\n"
    assert refused(hidden, Put(FILE, row(hidden), "outcome", "done", ORDER)).code == "F001"


def test_an_edit_of_other_bytes_than_were_read_is_refused():
    at = row(LOG)
    assert "has changed" in refused(LOG + b"\n", Put(FILE, at, "rag", "R", ORDER)).message


def test_what_cannot_be_read_is_not_edited():
    new = Insert(FILE, None, "actions", ({"number": 4},))
    conflict = b"actions:\n<<<<<<< HEAD\n  - number: 1\n=======\n>>>>>>> x\n"
    assert "git conflict" in refused(conflict, new).message
    assert refused(b"actions:\n  - number: [1\n  - number: 2\n", new).code == "F001"
    assert refused(b"PK\x03\x04", new).code == "F001"


def test_control_characters_are_refused():
    at = row(LOG)
    assert "U+0007" in refused(LOG, Put(FILE, at, "outcome", "a\x07b", ORDER)).message


def test_two_answers_for_one_field_are_the_callers_fault():
    at = row(LOG)
    with pytest.raises(ValueError, match="'rag' is edited twice"):
        apply(FILE, LOG, [Put(FILE, at, "rag", "R"), Drop(FILE, at, "rag")])
