"""The workspaces below tests/examples/: each text lists the problems it has, as CODE file:line.

A text in tests/examples/CODE/ named bad-... has that code among them, one named good-... has not.
Dropping in a file adds a test.
"""

import re

import pytest
from workspaces import EXAMPLES, files_of, found_in

from cspctl.loading.codes import CODES
from cspctl.rules import rules

TEXTS = sorted(EXAMPLES.glob("*/*.md"))


def test_there_are_examples_and_only_of_codes_that_exist():
    known = {rule.code for rule in rules()} | {shape.code for shape in CODES}
    folders = {path.parent.name for path in TEXTS}
    assert len(TEXTS) > 40
    assert folders <= known


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_workspace_has_the_problems_that_its_text_lists(path):
    text = path.read_text(encoding="utf-8")
    listed = re.findall(r"^- ([A-Z]\d{3} \S+:\d+)$", text, re.MULTILINE)
    assert found_in(files_of(text)) == sorted(listed)
    bad = any(line.startswith(path.parent.name) for line in listed)
    assert path.stem.split("-")[0] == ("bad" if bad else "good")
