"""Finding the rules and running them."""

import datetime as dt
import subprocess
import sys
from types import ModuleType

import pytest
from workspaces import TODAY, Files, base, files_of

from cspctl.loading import load
from cspctl.problems import Severity
from cspctl.rules import BrokenRules, check, rules
from cspctl.rules.engine import gathered
from cspctl.rules.rule import Finding, Rule

FIXED = {
    "A101": Severity.WARNING,
    "A102": Severity.ERROR,
    "A103": Severity.ERROR,
    "A104": Severity.ERROR,
    "A105": Severity.WARNING,
    "A106": Severity.WARNING,
    "A107": Severity.WARNING,
    "A108": Severity.WARNING,
    "A109": Severity.WARNING,
    "G201": Severity.ERROR,
    "G202": Severity.WARNING,
    "G203": Severity.WARNING,
    "G204": Severity.WARNING,
    "G205": Severity.WARNING,
    "G206": Severity.WARNING,
    "P301": Severity.WARNING,
    "P302": Severity.WARNING,
    "P303": Severity.WARNING,
}


def module(name, code="A901", slug="example", doc="A thing is wrong.\n", rule=True):
    made = ModuleType(f"cspctl.rules.{name}")
    if rule:
        made.RULE = Rule(code, slug, Severity.WARNING, lambda context: iter(()), doc)
    return made


def test_the_fixed_codes_are_there_with_their_severities():
    found = {rule.code: rule.severity for rule in rules()}
    assert {code: found.get(code) for code in FIXED} == FIXED


def test_a_repeated_code_fails_loudly():
    twice = [module("a901_example"), module("a901_other", slug="other")]
    with pytest.raises(BrokenRules, match="a901_other: the code A901 stands twice"):
        gathered(twice)


def test_a_repeated_name_fails_loudly():
    twice = [module("a901_example"), module("a902_example", code="A902")]
    with pytest.raises(BrokenRules, match="a902_example: the name example stands twice"):
        gathered(twice)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (module("a901_example", rule=False), "no RULE"),
        (module("a901_example", doc=None), "docstring"),
        (module("a901_example", doc="  \n"), "docstring"),
        (module("a901_elsewhere"), "must be a901_example.py"),
        (module("a901_example", code="A9"), "is no code"),
    ],
)
def test_an_incomplete_module_fails_loudly(broken, why):
    with pytest.raises(BrokenRules, match=why):
        gathered([broken])


def test_an_empty_package_fails_loudly():
    with pytest.raises(BrokenRules, match="empty"):
        gathered([])


def test_a_finding_becomes_a_problem_with_the_rules_code_and_severity():
    place = load(Files(base())).workspace.boards["csp"].board.where("name")
    finding = Finding(place, "It is wrong.", "Mend it.", "csp/13")
    rule = Rule("A901", "example", Severity.ERROR, lambda context: iter([finding]), "Doc.")
    [problem] = rule.problems(None)
    assert str(problem) == ("packs/csp/board.yaml:2:1: error A901: It is wrong. Mend it.")
    assert problem.action == "csp/13"


def test_problems_come_by_file_line_and_column():
    files = files_of("""
```yaml actions.yaml
board: csp
actions:
  - {number: 4, action: Report, target: 2026-03-11}
  - {number: 2, action: Meet, lead: DE, state: open}
```
```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - {title: Chair, presenter: chairman}
```
""")
    loaded = load(files)
    problems = check(loaded.workspace, TODAY, files.names())
    assert [f"{problem.location} {problem.code}" for problem in problems] == [
        "actions.yaml:3:5 A103",
        "actions.yaml:3:5 A105",
        "actions.yaml:3:6 A101",
        "actions.yaml:4:5 A104",
        "packs/csp/2026-03-11/agenda.yaml:2:20 G214",
    ]
    assert problems == check(loaded.workspace, TODAY, files.names())


def test_a_rule_is_silent_at_a_key_that_could_not_be_read():
    files = files_of("""
```yaml actions.yaml
board: csp
actions:
  - number: 1
    action: Report
    lead: DE
    target: 11/03/2026
    state: opne
```
""")
    loaded = load(files)
    assert [problem.code for problem in loaded.problems] == ["F004", "F004"]
    assert check(loaded.workspace, TODAY, files.names(), loaded.problems) == []


def test_an_empty_workspace_has_no_problems():
    loaded = load(Files())
    assert check(loaded.workspace, dt.date(2026, 3, 2), []) == []


def test_listing_overdue_actions_loads_no_rule():
    script = (
        "import sys, cspctl.queries.standing, cspctl.loading; "
        "sys.exit(any(name.startswith('cspctl.rules') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_log_without_any_board_is_kept_by_itself():
    row = "{number: 1, action: Meet, lead: DE, target: ongoing, state: open}"
    text = f"board: csp\nactions:\n  - {row}\n"
    files = Files({"actions.yaml": text})
    assert check(load(files).workspace, TODAY, files.names()) == []
