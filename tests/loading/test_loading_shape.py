"""Nodes to records: every fault of a file's shape at its own key, and nothing hidden by it."""

import datetime as dt

import pytest
from helpers import BARE, loaded, log, said

from cspctl.model.board import Person

D = dt.date


def board(text):
    return loaded({"packs/b/board.yaml": text})


def agenda(text):
    return loaded({**BARE, "packs/b/2017-12-13/agenda.yaml": text})


def items_of(found):
    return found.workspace.boards["b"].meetings[D(2017, 12, 13)].agenda.items


@pytest.mark.parametrize(
    ("written", "meant"),
    [("taget", "target"), ("Lead", "lead"), ("Duplicate of", "duplicate_of"), ("updates ", "")],
)
def test_an_unknown_key_names_the_nearest(written, meant):
    found = log(f"actions:\n  - number: 1\n    action: a\n    {written}: []\n")
    if not meant:
        assert found.problems == ()
        return
    (problem,) = found.problems
    assert said(found.problems) == ["4:5 F002"]
    assert problem.mend == f"Did you mean '{meant}'?"


def test_a_key_like_no_other_is_answered_with_those_there_are():
    found = log("actions: []\nxyzzy: 1\n")
    assert said(found.problems) == ["2:1 F002"]
    assert found.problems[0].mend == "Known here: board, actions."


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("13/12/2017", "2017-12-13"),
        ("13.12.17", "2017-12-13"),
        ("2017-12-1", "2017-12-01"),
        ("13 December 2017", "2017-12-13"),
        ("Wed 13th Dec 2017", "2017-12-13"),
        ("31/02/2017", "year-month-day"),
        ("12/13/2017", "year-month-day"),
        ("2025-02-30", "real date"),
        ("soon", "year-month-day"),
        ("2017-12-13T10:00", "year-month-day"),
        ("0000-01-01", "real date"),
    ],
)
@pytest.mark.parametrize("key", ["target", "start"])
def test_a_mistyped_date_says_what_to_write(key, written, mend):
    found = log(f"actions:\n  - number: 1\n    action: a\n    {key}: {written}\n")
    assert said(found.problems) == ["4:5 F004"]
    assert mend in found.problems[0].mend
    assert [action.action for action in found.workspace.actions] == ["a"]


def test_texts_that_yaml_would_take_for_something_else():
    found = board(
        "id: b\n"
        "people:\n"
        "  - id: 010\n"
        "    name: no\n"
        '    phone: "020 7946 0000"\n'
        "    also_known_as: [yes, 1e3, 0x1F, 2017-12-13]\n"
        "    from: 2016-04-01\n"
        "terms:\n"
        "  meetings: {time: 13:00, a_year: 04}\n"
        "  substitutes: No\n"
    )
    assert found.problems == ()
    own = found.workspace.boards["b"].board
    assert own.people == (
        Person(
            id="010",
            name="no",
            phone="020 7946 0000",
            also_known_as=("yes", "1e3", "0x1F", "2017-12-13"),
            from_=D(2016, 4, 1),
        ),
    )
    assert str(own.terms.meetings.time) == "13:00"
    assert own.terms.meetings.a_year == 4
    assert own.terms.substitutes is False


def test_an_unquoted_telephone_number_keeps_its_nought():
    found = board("id: b\npeople:\n  - {id: a, name: A, phone: 02079460000}\n")
    assert found.workspace.boards["b"].board.people[0].phone == "02079460000"


@pytest.mark.parametrize("number", ["0", "-1", "1.0", "1_0", "0x1F", "one", "1234567", "١"])
def test_what_is_no_number_is_told(number):
    found = log(f"actions:\n  - number: {number}\n    action: a\n")
    assert said(found.problems) == ["2:5 F004"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("number", "[1]"),
        ("action", "{a: b}"),
        ("lead", "{a: b}"),
        ("others", "{a: b}"),
        ("start", "[2017-09-12]"),
        ("target", "{a: b}"),
        ("was", "{a: b}"),
        ("raised", "text"),
        ("raised", "[text]"),
        ("rag", "[R]"),
        ("rag", "purple"),
        ("state", "{open: yes}"),
        ("state", "perhaps"),
        ("closed", "yes"),
        ("updates", "text"),
        ("updates", "{date: 2017-09-12, note: a}"),
        ("duplicate_of", "four"),
        ("distinct_from", "{a: b}"),
        ("restricted", "[yes]"),
        ("restricted", "perhaps"),
        ("board", "[b]"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_at_its_key_and_the_row_is_kept(key, value):
    given = {"number": "1", "action": "a"} | {key: value}
    lines = "".join(f"    {name}: {text}\n" for name, text in given.items() if name != "x")
    found = log("actions:\n  -\n" + lines + "  - number: 2\n    action: b\n")
    line = 3 + list(given).index(key)
    assert said(found.problems) == [f"{line}:5 F004"]
    assert len(found.workspace.actions) == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("actions: text\n", "1:1 F004"),
        ("actions: {number: 1}\n", "1:1 F004"),
        ("actions:\n  - text\n", "2:5 F004"),
        ("actions:\n  - [number, 1]\n", "2:5 F004"),
        ("actions:\n  -\n", "2:4 F004"),
        ("actions:\n  - number: 1\n    action: a\n    updates: [x]\n", "4:15 F004"),
        ("board: b\n", "1:1 F005"),
        ("actions:\n  - number: 1\n", "2:5 F005"),
        ("actions:\n  - action: a\n", "2:5 F005"),
        ("actions:\n  - number: 1\n    action:\n", "3:5 F005"),
        ("actions:\n  - number: 1\n    action: a\n    updates: [{note: b}]\n", "4:15 F005"),
    ],
)
def test_lists_and_missing_fields_are_told_where_they_stand(text, place):
    assert said(log(text).problems) == [place]


@pytest.mark.parametrize("text", ["actions:\n", "actions: []\n", "actions: ~\n"])
def test_a_log_without_a_row_is_in_order(text):
    found = log(text)
    assert (found.problems, found.workspace.actions) == ((), ())


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("    action: ...\n", "3:5 F004"),
        ("    action: a\n    lead: ...\n", "4:5 F004"),
        ("    action: a\n    lead: [x, ...]\n", "4:15 F004"),
        ("    action: a\n    target: ...\n", "4:5 F004"),
        ("    action: a\n    updates: ...\n", "4:5 F004"),
        ("    action: a\n    restricted: ...\n", "4:5 F004"),
    ],
)
def test_three_full_stops_are_not_an_answer(line, place):
    assert said(log("actions:\n  - number: 1\n" + line).problems) == [place]
    assert log("actions:\n  - number: 1\n    action: and so on ...\n").problems == ()


def test_a_comma_that_split_a_text_is_told_at_its_second_half():
    found = log(
        "actions:\n"
        "  - {number: 1, action: Write to police, fire and others}\n"
        "  - {number: 2, action: b, raised: {item: '3', text: First, second}}\n"
    )
    assert said(found.problems) == ["2:42 F002", "3:61 F002"]
    assert all("comma" in problem.message for problem in found.problems)
    split = agenda(
        "items:\n  - title: A\n    papers:\n      - file: papers/a.pdf\n"
        "        cover: {recommendations: [Agree the plan, budget and staff, Note the rest]}\n"
    )
    assert said(split.problems) == ["5:51 F004"]
    assert "comma" in split.problems[0].message


def test_a_word_may_differ_in_case_and_joints_from_the_choice():
    found = board("id: b\nregime: Council England\n")
    assert (found.problems, found.workspace.boards["b"].board.regime) == ((), "council-england")


@pytest.mark.parametrize(
    "value",
    ["", "~", "perhaps", "[yes]", "...", "#yes", "{reason: ..., public_title: T}", "{titel: T}"],
)
def test_a_restriction_that_cannot_be_read_withholds(value):
    found = agenda(f"items:\n  - title: A\n    restricted: {value}\n  - title: B\n")
    first, second = items_of(found)
    assert first.restricted.unreadable
    assert second.restricted is None
    assert found.problems


@pytest.mark.parametrize(
    "key", ["resticted", "Restricted", "restriction", "restrict", "confidential", "exempt"]
)
def test_a_restriction_under_a_mistyped_key_withholds(key):
    (item,) = items_of(agenda(f"items:\n  - title: A\n    {key}: yes\n"))
    assert item.restricted.unreadable
    (item,) = items_of(agenda(f"items:\n  - {{title: A, {key}:yes}}\n"))
    assert item.restricted.unreadable
    (item,) = items_of(agenda(f"items:\n  - {{title: A, {key}}}\n"))
    assert item.restricted.unreadable


@pytest.mark.parametrize(("first", "second"), [("no", "yes"), ("yes", "no")])
def test_a_restriction_that_says_both_withholds(first, second):
    found = agenda(f"items:\n  - title: A\n    restricted: {first}\n    restricted: {second}\n")
    assert said(found.problems) == ["4:5 F003"]
    assert items_of(found)[0].restricted.unreadable


@pytest.mark.parametrize(("value", "withheld"), [("yes", True), ("True", True), ("no", False)])
def test_a_plain_restriction_is_plain(value, withheld):
    found = agenda(f"items:\n  - title: A\n    restricted: {value}\n")
    (item,) = items_of(found)
    assert (found.problems, item.restricted is not None) == ((), withheld)
    assert not (item.restricted and item.restricted.unreadable)


@pytest.mark.parametrize(
    "path", ["../secret.pdf", "/etc/passwd", "C:\\a.pdf", "papers/../../a.pdf", "..\\a.pdf"]
)
def test_a_paper_outside_the_meetings_folder_is_refused(path):
    found = agenda(f"items:\n  - title: A\n    papers: ['{path}']\n")
    assert [problem.code for problem in found.problems] == ["F004"]
    assert items_of(found)[0].papers == ()


def test_one_text_stands_for_a_list_and_for_a_map_where_the_contract_says_so():
    found = agenda("items:\n  - title: A\n    presenter: x\n    papers: papers\\a.pdf\n")
    (item,) = items_of(found)
    assert (found.problems, item.presenter, item.papers[0].file) == ((), ("x",), "papers/a.pdf")


@pytest.mark.parametrize(
    ("due", "problem"),
    [
        ("2017-11-13", ""),
        ("2017-11", ""),
        ("2017/18-Q3", ""),
        ("ongoing", ""),
        ("2017-Q3", "Write 2017/18-Q3 for October to December 2017, or 2017/18-Q2 for"),
        ("2018-Q1", "Write 2018/19-Q1 for April to June 2018, or 2017/18-Q4 for January to March"),
        ("2017/19-Q3", "2017/18-Q3"),
        ("2017-13", "2017-11"),
        ("White Ribbon Day", "due_note"),
    ],
)
def test_when_a_commitment_is_due(due, problem):
    text = f"id: p\ntitle: P\ncommitments:\n  - {{number: 1, text: T, due: {due}}}\n"
    found = loaded({**BARE, "packs/b/plans/p.yaml": text})
    assert len(found.problems) == bool(problem)
    if problem:
        assert problem in found.problems[0].mend
    else:
        assert str(found.workspace.boards["b"].plans["p"].commitments[0].due) == due


def test_quarters_are_those_of_the_financial_year():
    text = "id: p\ntitle: P\ncommitments:\n  - {number: 1, text: T, due: 2017/18-Q4}\n"
    due = loaded({**BARE, "packs/b/plans/p.yaml": text}).workspace.boards["b"].plans["p"]
    quarter = due.commitments[0].due
    assert (quarter.start, quarter.end) == (D(2018, 1, 1), D(2018, 3, 31))


@pytest.mark.parametrize("time", ["25:00", "13", "1pm", "16:00-13:00", "13:00-13:00"])
def test_what_is_no_time_is_told(time):
    found = agenda(f"time: {time}\nitems: []\n")
    assert said(found.problems) == ["1:1 F004"]
