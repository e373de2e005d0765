"""A word is read once and stands in row after row; what it says depends on its row all the same."""

import gc

import pytest
from helpers import BARE, log, said, written

from cspctl.cli.session import Session
from cspctl.loading import Want


def test_a_wrong_word_is_told_of_in_every_row():
    found = log(
        "actions:\n"
        "  - {number: 1, action: a, target: soon}\n"
        "  - {number: 2, action: b, target: soon}\n"
    )
    assert said(found.problems) == ["2:28 F004", "3:28 F004"]


def test_the_same_word_in_quotation_marks_is_a_name_and_without_them_nothing():
    found = log(
        "actions:\n"
        '  - {number: 1, action: a, lead: "null"}\n'
        "  - {number: 2, action: b, lead: null}\n"
        '  - {number: 3, action: c, lead: "null", others: null}\n'
    )
    assert [(one.lead, one.others) for one in found.workspace.actions] == [
        (("null",), ()),
        ((), ()),
        (("null",), ()),
    ]


def test_one_text_under_two_keys_is_read_as_each_of_them():
    found = log(
        "actions:\n  - {number: 1, action: 2017-12-13, target: 2017-12-13, duplicate_of: 1,\n"
        "     distinct_from: 1}\n"
    )
    (action,) = found.workspace.actions
    assert action.action == "2017-12-13"
    assert action.target.isoformat() == "2017-12-13"
    assert (action.number, action.duplicate_of, action.distinct_from) == (1, "1", ("1",))


def test_a_required_key_is_asked_for_in_every_record_of_a_kind():
    found = log("actions:\n  - {number: 1}\n  - {number: 2}\n")
    assert said(found.problems) == ["2:5 F005", "3:5 F005"]


def test_the_collector_works_again_when_a_workspace_has_been_read(tmp_path):
    written(tmp_path, BARE)
    Session(tmp_path, None).load(Want.LOG)
    assert gc.isenabled()
    with pytest.raises(TypeError):
        Session(tmp_path, None).load(None)
    assert gc.isenabled()
