"""docs/rules.md is what the docstrings say, and knows every code."""

import re
import runpy
from pathlib import Path

from cspctl.loading.codes import CODES
from cspctl.problems import Severity
from cspctl.rules import rules

TOP = Path(__file__).parent.parent.parent


def test_the_page_is_made_of_the_docstrings():
    made = runpy.run_path(str(TOP / "scripts" / "make_rules_page.py"))["page"](rules())
    assert (TOP / "docs" / "rules.md").read_text(encoding="utf-8") == made


def test_every_code_of_the_loader_is_explained_with_the_severity_it_has():
    made = {}
    folders = (TOP / "cspctl" / "loading", TOP / "cspctl" / "source")
    for path in [path for folder in folders for path in folder.glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        for how, code in re.findall(r"\b(error|warning)\(\s*\"(F\d{3})\"", text):
            made.setdefault(code, set()).add(Severity(how))
        for code in re.findall(r"_fault\(\s*\"(F\d{3})\"", text):
            made.setdefault(code, set()).add(Severity.ERROR)
    assert sorted(made) == [shape.code for shape in CODES]
    for shape in CODES:
        assert shape.severity in made[shape.code]
