"""The examples in the rules' docstrings: the bad one breaks its rule there, the good one none."""

import re

import pytest
from workspaces import files_of, found_in

from cspctl.rules import rules


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_the_examples_do_what_they_say(rule):
    found = re.fullmatch(r"(.*?)^Bad \((?P<places>.+?)\):$(?P<bad>.*?)^Good:$(?P<good>.*)",
                         rule.doc, re.MULTILINE | re.DOTALL)  # fmt: skip
    assert found, "a docstring has a part 'Bad (`file:line`):' and then a part 'Good:'"
    places = re.findall(r"`([^`]+:\d+)`", found["places"])
    assert found_in(files_of(found["bad"])) == sorted(f"{rule.code} {place}" for place in places)
    assert found_in(files_of(found["good"])) == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_the_first_line_is_a_sentence(rule):
    first, blank = rule.doc.split("\n")[:2]
    assert first.endswith(".")
    assert blank == ""
