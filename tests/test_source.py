"""Text in, positioned nodes out: encodings, grammar faults, and what YAML is not allowed to do."""

import pytest
from helpers import log, said

from cspctl.source import MAX_BYTES, Scalar, Source, decode, parse, split_markdown

ROW = "actions:\n  - number: 1\n    action: Café in the square\n    taget: x\n"


def rows(loaded):
    return [action.number for action in loaded.workspace.actions]


def message(loaded):
    (problem,) = loaded.problems
    return problem.message


@pytest.mark.parametrize(
    "data",
    [
        ROW.encode(),
        b"\xef\xbb\xbf" + ROW.encode(),
        ROW.replace("\n", "\r\n").encode(),
        ROW.replace("\n", "\r").encode(),
        ROW.encode("utf-16"),
        b"\xfe\xff" + ROW.encode("utf-16-be"),
        ROW.encode("utf-16-le"),
        ROW.encode("utf-16-be"),
    ],
    ids=["utf-8", "bom", "crlf", "cr", "utf-16", "utf-16-be", "le without bom", "be without bom"],
)
def test_every_way_that_editors_save_text_is_read_with_true_places(data):
    loaded = log(data)
    assert [action.action for action in loaded.workspace.actions] == ["Café in the square"]
    assert said(loaded.problems) == ["4:5 F002"]


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"actions:\n  - number: 1\n    action: caf\xe9\n", "3:16 F001", "looks like 'é'"),
        (b"actions:\n  - number: 1\n    action: it\x92s\n", "3:15 F001", "looks like '’'"),
        (b"actions:\n  - number: 1\n    action: a\x00b\n", "3:14 F001", "U+0000"),
        (b"actions: []\n\x00\x00\x00\x00", "2:1 F001", "U+0000"),
        (b"actions: []\n# \x1b[31m\n", "2:3 F001", "U+001B"),
        (b"actions: []\n# \xed\xa0\x80\n", "2:3 F001", "not UTF-8"),
        (b"\xff\xfea\x00\x00\xd8b\x00", "1:1 F001", "damaged"),
        (b"\xff\xfea\x00b", "1:1 F001", "damaged"),
        ("actions: []\n".encode("utf-32"), "1:1 F001", "U+0000"),
        (b"PK\x03\x04rest", "1:1 F001", "Word, Excel or zip"),
        (b"%PDF-1.7\n", "1:1 F001", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "1:1 F001", "picture"),
        (b"GIF89a", "1:1 F001", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "1:1 F001", "password-protected"),
        (b"", "1:1 F001", "empty"),
        (b"\xef\xbb\xbf", "1:1 F001", "empty"),
        (b"\n   \n# only this\n", "1:1 F001", "empty"),
        (b"- number: 1\n", "1:1 F001", "does not begin with a key"),
        (b"hello\n", "1:1 F001", "does not begin with a key"),
    ],
)
def test_what_is_no_text_file_of_ours_is_named(data, place, words):
    loaded = log(data)
    assert said(loaded.problems) == [place]
    assert words in message(loaded)
    assert loaded.workspace.unread == {"actions.yaml"}


def test_a_file_that_is_too_large_is_not_even_decoded():
    source, problems = decode(b"#" * (MAX_BYTES + 1), "actions.yaml")
    assert source is None
    assert "33,554,433 bytes" in problems[0].message


def test_every_scalar_is_text():
    text = 'name: no\ntime: 13:00\nphone: 020 7946 0000\nnumber: 010\nnought: "~"\nnull: ~\n'
    top, problems = parse(Source("f", text))
    assert problems == []
    assert {key: value.text for key, (_, value) in top.entries.items()} == {
        "name": "no",
        "time": "13:00",
        "phone": "020 7946 0000",
        "number": "010",
        "nought": "~",
        "null": "~",
    }
    assert not top.entries["nought"][1].blank
    assert top.entries["null"][1].blank


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029"])
def test_line_ends_that_only_yaml_knows_do_not_move_later_lines(mark):
    loaded = log(f"actions:\n  - number: 1\n    action: pasted{mark}text\n    taget: x\n")
    assert [action.action for action in loaded.workspace.actions] == ["pasted text"]
    assert said(loaded.problems) == ["4:5 F002"]


@pytest.mark.parametrize(
    ("text", "places", "kept"),
    [
        # one line each of: what is wrong, where it is told, which rows are kept
        ("  - number: 1\n    action: Note: bad: x\n  - number: 2\n    action: b\n", ["3:17"], [2]),
        ('  - number: 1\n    action: "open\n  - number: 2\n    action: b\n', ["3:13"], [2]),
        ("  - number: 1\n    action: [open\n  - number: 2\n    action: b\n", ["3:13"], [2]),
        ("  - number: 1\n    action: {open\n  - number: 2\n    action: b\n", ["3:13"], [2]),
        # to the end of the file nothing stands behind the bracket, or behind its last comma
        ("  - number: 1\n    action: a\n    lead: [\n", ["4:11"], []),
        ("  - number: 1\n    action: a\n    lead: ['[', {b: c},\n\n# [\n", ["4:11"], []),
        ("  - number: 1\n    action: a\n    lead: {\n", ["4:11"], []),
        ("  - number: 1\n    action: 'a' b\n  - number: 2\n    action: b\n", ["3:17"], [2]),
        ("  - number: 1\n\taction: a\n  - number: 2\n    action: b\n", ["3:1"], [2]),
        ("  - number: 1\n    action a\n    lead: x\n  - number: 2\n    action: b\n", ["3:5"], [2]),
        ("  - number: 1\n    action: a\n   lead: x\n  - number: 2\n    action: b\n", ["4:4"], [2]),
        ("  - number: 1\n    action: @a\n  - number: 2\n    action: b\n", ["3:13"], [2]),
        ("  - number: 1\n    action: `a`\n  - number: 2\n    action: b\n", ["3:13"], [2]),
        ("  - number: 1\n    action: %a\n  - number: 2\n    action: b\n", ["3:13"], [2]),
        ("  - number: 1\n    action: &a b\n  - number: 2\n    action: b\n", ["3:13"], [2]),
        ("  - number: 1\n    action: *a\n  - number: 2\n    action: b\n", ["3:13"], [2]),
        ("  - number: 1\n    action: !a b\n  - number: 2\n    action: b\n", ["3:13"], [2]),
        ('  - number: 1\n    action: "C:\\qa"\n  - number: 2\n    action: b\n', ["3:16"], [2]),
        ("  -number: 1\n   action: a\n  - number: 2\n    action: b\n", ["3:10"], [2]),
        ("- number: 1\n  action: a: b: c\n- number: 2\n  action: b\n", ["3:12"], [2]),
    ],
)
def test_one_broken_entry_is_told_at_its_place_and_left_out(text, places, kept):
    loaded = log("actions:\n" + text)
    assert said(loaded.problems) == [f"{place} F001" for place in places]
    assert rows(loaded) == kept


def test_several_broken_entries_are_all_told_and_hide_no_other():
    loaded = log(
        "actions:\n"
        "  - number: 1\n"
        "    action: Note: this is: bad\n"
        "  - number: 2\n"
        "    action: fine\n"
        "  - number: 3\n"
        '    action: "never closed\n'
        '    raised: {meeting: 2017-09-12, item: "3"}\n'
        "  - number: 4\n"
        '    action: "well" closed\n'
        '    raised: {meeting: 2017-09-12, item: "3"}\n'
        "  - number: 5\n"
        "    action: [first\n"
        "  - number: 6\n"
        "    action: fine\n"
        "    updates:\n"
        "      - date: 2017-10-01\n"
        "        note: said: twice\n"
        "      - date: 2017-11-01\n"
        "        note: fine\n"
        "  - number: 7\n"
        "    action: fine\n"
        "    taget: 2017-12-13\n"
    )
    assert said(loaded.problems) == [
        "3:17 F001",
        "7:13 F001",
        "10:20 F001",
        "13:13 F001",
        "18:19 F001",
        "23:5 F002",
    ]
    assert rows(loaded) == [2, 6, 7]
    assert [update.note for update in loaded.workspace.actions[1].updates] == ["fine"]


def test_a_broken_key_at_the_margin_does_not_hide_the_list_below_it():
    loaded = log("board: b: c\nactions:\n  - number: 1\n    action: a\n  - number: 2\n")
    assert said(loaded.problems) == ["1:9 F001", "5:5 F005"]
    assert rows(loaded) == [1, 2]


def test_many_broken_entries_are_all_told():
    bad = "  - number: 1\n    action: a: b: c\n" * 300
    loaded = log(f"actions:\n{bad}  - number: 2\n    action: b\n")
    assert len(loaded.problems) == 300
    assert rows(loaded) == [2]


def test_what_a_broken_part_restricts_is_left_out_with_it():
    loaded = log(
        "actions:\n"
        "  - number: 1\n"
        "    action: withheld\n"
        "    updates:\n"
        "      - note: a\n"
        "      restricted yes\n"
        "  - number: 2\n"
        "    action: open\n"
    )
    assert rows(loaded) == [2]


@pytest.mark.parametrize(
    "text",
    [
        "actions: " + "[" * 50_000,
        "actions: " + "[" * 50_000 + "]" * 50_000 + "\n",
        "actions: " + "{a: " * 50_000,
        "actions:\n  " + "- " * 50_000 + "a\n",
        "actions:\n" + "".join(" " * depth + "-\n" for depth in range(1, 2_000)),
        "".join(" " * depth + "a:\n" for depth in range(2_000)),
        "actions:\n  " + "? " * 50_000 + "a\n",
    ],
    ids=["flow", "closed flow", "flow maps", "block", "block lines", "maps", "complex keys"],
)
def test_deep_nesting_is_refused_and_breaks_nothing(text):
    loaded = log(text)
    assert "more than 32 deep" in loaded.problems[0].message
    assert rows(loaded) == []


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "a: &a {b: c}\nd:\n  <<: *a\n",
        "a: !!python/object/apply:os.system [ls]\n",
        "a: !!binary aGk=\n",
    ],
)
def test_anchors_aliases_merge_keys_and_tags_are_refused(bomb):
    loaded = log(bomb + "actions:\n  - number: 1\n    action: a\n")
    assert rows(loaded) == [1]
    assert {problem.code for problem in loaded.problems} == {"F001"}
    assert "tag, anchor or alias" in loaded.problems[0].message


def test_keys_that_are_lists_or_maps_are_told_once_and_left_out():
    loaded = log(
        "actions:\n  - [a, b]: c\n    number: 1\n    action: x\n    ? {d: e}\n    : {f: g}\n"
    )
    assert said(loaded.problems) == ["2:5 F004", "5:7 F004"]
    assert rows(loaded) == [1]


def test_a_repeated_key_names_the_first():
    loaded = log("actions:\n  - number: 1\n    action: a\n    number: 2\n")
    assert said(loaded.problems) == ["4:5 F003"]
    assert "the first is on line 2" in message(loaded)
    assert rows(loaded) == [1]


def test_a_second_document_is_told_and_not_read():
    loaded = log("actions:\n  - number: 1\n    action: a\n---\nactions: []\n")
    assert said(loaded.problems) == ["4:1 F001"]
    assert rows(loaded) == [1]
    assert log("---\nactions: []\n...\n").problems == ()


def test_a_git_conflict_is_told_as_such():
    loaded = log("actions:\n<<<<<<< HEAD\n  - number: 1\n=======\n  - number: 2\n>>>>>>> x\n")
    assert said(loaded.problems) == ["2:1 F001"]
    assert "git conflict" in message(loaded)


def test_text_cut_by_a_number_sign_is_told_where_the_value_stands():
    loaded = log(
        "actions:\n"
        "  - number: 1\n"
        "    action: Item #3 agreed\n"
        "  - number: 2\n"
        "    action: Item # 3 agreed\n"
        "  - number: 3\n"
        "    action: Item # a remark\n"
        "  - number: 4\n"
        '    action: "Item" #3\n'
        "  - number: 5\n"
        "    action: #5 is the number\n"
        "  - number: 6\n"
        "    action: fine\n"
        "    lead: [a, b #c\n"
        "      ]\n"
    )
    assert said(loaded.problems) == ["3:5 F006", "5:5 F006", "11:5 F006", "14:15 F006"]


def test_control_characters_written_with_a_backslash_are_taken_out():
    loaded = log('actions:\n  - number: 1\n    action: "a\\0b\\x07\\uFFFE"\n')
    assert said(loaded.problems) == ["3:13 F004"]
    assert [action.action for action in loaded.workspace.actions] == ["ab"]


def test_front_matter_and_body_keep_their_true_lines():
    parts, problems = split_markdown(Source("m", "---\r\nstatus: draft\r\n---\r\n# Body\r\n"))
    assert problems == []
    key, value = parts.head.entries["status"]
    assert (key.location.line, key.location.column) == (2, 1)
    assert isinstance(value, Scalar)
    assert (parts.body.text, parts.body.first_line) == ("# Body\r\n", 3)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("# Title\n", "# Title\n"),
        ("", ""),
        ("---\n---\nBody\n", "Body\n"),
        ("--- \nstatus: draft\n...\nBody", "Body"),
        ("\n---\nstatus: draft\n---\n", "\n---\nstatus: draft\n---\n"),
    ],
)
def test_front_matter_is_optional(text, body):
    parts, problems = split_markdown(Source("m", text))
    assert (parts.body.text, problems) == (body, [])


def test_front_matter_without_an_end_is_told_on_its_first_line():
    _, problems = split_markdown(Source("m", "---\nstatus: draft\n# Body\n"))
    assert said(problems) == ["1:1 F001"]
