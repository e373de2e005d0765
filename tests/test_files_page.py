"""docs/files.md is true: its tables are the models', and every example on it loads."""

import re
import runpy
from pathlib import Path

import pytest
from helpers import BARE, loaded

from cspctl.model.record import specs

TOP = Path(__file__).parent.parent
PAGE = (TOP / "docs" / "files.md").read_text(encoding="utf-8")
MAKER = runpy.run_path(str(TOP / "scripts" / "make_files_page.py"))
CONTRACT = PAGE.split(MAKER["HEADING"])[0]

# The heading of an example on the page, and the file that it is one of.
EXAMPLES = {
    "people.yaml": "packs/people.yaml",
    "board.yaml": "packs/csp/board.yaml",
    "forward-plan.yaml": "packs/csp/forward-plan.yaml",
    "agenda.yaml": "packs/csp/2017-12-13/agenda.yaml",
    "Papers": "packs/csp/2017-12-13/papers/05-assessment.docx.yaml",
    "minutes.md": "packs/csp/2017-12-13/minutes.md",
    "actions.yaml": "actions.yaml",
    "plans/NAME.yaml (delivery plans)": "packs/csp/plans/vawg.yaml",
    "performance.yaml (the figures that a board follows)": "packs/csp/performance.yaml",
}


def examples():
    """Heading -> the example below it."""
    blocks = re.findall(
        r"^## ([^\n]+)\n(?:(?!^## ).)*?^```(?:yaml|markdown)\n(.*?)^```$",
        CONTRACT,
        re.MULTILINE | re.DOTALL,
    )
    return dict(blocks)


def test_the_tables_are_made_from_the_models():
    assert MAKER["page"](PAGE) == PAGE


def test_every_key_stands_in_the_words_and_examples_too():
    missing = [
        f"{record.__name__}.{key}"
        for record in MAKER["records"]()
        for key in specs(record)
        if not re.search(rf"\b{key}\b", CONTRACT)
    ]
    assert missing == []


def test_every_example_is_known():
    assert set(examples()) == set(EXAMPLES)
    assert CONTRACT.count("```yaml") + CONTRACT.count("```markdown") == len(EXAMPLES)


@pytest.mark.parametrize("heading", EXAMPLES)
def test_an_example_loads_without_a_problem(heading):
    name = EXAMPLES[heading]
    files = {
        "packs/csp/board.yaml": "id: csp\n",
        "packs/csp/2017-12-13/papers/05-assessment.docx": b"",
        name: examples()[heading],
    }
    found = loaded(files)
    assert [str(problem) for problem in found.problems] == []


def test_a_mistake_in_an_example_would_be_found():
    text = examples()["actions.yaml"].replace("lead:", "leda:")
    assert [problem.code for problem in loaded({**BARE, "actions.yaml": text}).problems] == ["F002"]


def test_the_examples_together_are_one_workspace():
    files = {name: examples()[heading] for heading, name in EXAMPLES.items()}
    found = loaded({**files, "packs/csp/2017-12-13/papers/05-assessment.docx": b""})
    assert found.problems == ()
    workspace = found.workspace
    assert [action.name for action in workspace.actions] == ["csp/1"]
    assert len(workspace.boards["csp"].meetings) == len(workspace.boards["csp"].plans) == 1
