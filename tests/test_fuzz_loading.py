"""Whatever a file holds, loading answers with records and problems and never raises."""

import datetime as dt
from pathlib import Path

from helpers import BARE, loaded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cspctl.queries.standing import all_standing
from cspctl.queries.withhold import for_public, unreadable
from cspctl.reporters import problems as reporter

PACKS = Path(__file__).parent.parent / "packs"
NAMES = (
    "actions.yaml",
    "packs/people.yaml",
    "packs/b/board.yaml",
    "packs/b/forward-plan.yaml",
    "packs/b/2017-12-13/agenda.yaml",
    "packs/b/2017-12-13/minutes.md",
    "packs/b/2017-12-13/papers/1.md",
    "packs/b/2017-12-13/papers/2.docx.yaml",
    "packs/b/plans/p.yaml",
    "packs/b/terms-of-reference.md",
)
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
WORDS = [
    *("board", "actions", "number", "action", "restricted", "items", "title", "papers", "date"),
    *("meetings", "people", "id", "public_title", "updates", "target", "lead", "raised", "roles"),
    *("2017-12-13", "yes", "no", "13:00", "010", "next-meeting", "...", "", " ", "#3", "# x"),
    *(":", ": ", "- ", "-", "? ", "[", "]", "{", "}", ",", '"', "'", "&a", "*a", "!x", "<<: ", "|"),
    *(">", "%", "@", "`", "\n", "\n  ", "\n    ", "\r\n", "\t", "---\n", "...\n", "\ufeff", "\x00"),
    *("\u2028", "\x85", "🙂", "é", "\\", '"\\0"', "## 5(a). ", "ACTION", "[a, by x]", "RESTRICTED"),
]


def survives(files):
    found = loaded(files)
    assert reporter.as_text(found.problems) is not None
    assert all(problem.location.file for problem in found.problems)
    all_standing(found.workspace, dt.date(2017, 12, 20))
    for board in found.workspace.boards:
        unreadable(found.workspace, board)
    for_public(found.workspace)


@QUICK
@given(st.sampled_from(NAMES), st.binary(max_size=400))
def test_any_bytes(name, data):
    survives({**BARE, "packs/b/2017-12-13/papers/2.docx": b"", name: data})


@QUICK
@given(st.sampled_from(NAMES), st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_text_of_yamls_own_marks(name, words):
    survives({**BARE, "packs/b/2017-12-13/papers/2.docx": b"", name: "".join(words)})


@QUICK
@given(st.sampled_from(NAMES), st.data())
def test_any_tree_of_keys_and_values(name, data):
    scalar = st.sampled_from(["x", "2017-12-13", "yes", "...", "1", "[]", '"a # b"', "a, b"])
    keys = st.sampled_from([word for word in WORDS if word.isidentifier()])
    tree = data.draw(
        st.recursive(
            scalar,
            lambda below: st.lists(below, max_size=3) | st.dictionaries(keys, below, max_size=4),
            max_leaves=20,
        )
    )
    text = _written(tree if isinstance(tree, dict) else {"actions": tree})
    survives({**BARE, "packs/b/2017-12-13/papers/2.docx": b"", name: text})


def _written(tree, indent=""):
    if isinstance(tree, dict):
        rows = [f"{indent}{key}:{_below(value, indent)}" for key, value in tree.items()]
    elif isinstance(tree, list):
        rows = [f"{indent}-{_below(value, indent)}" for value in tree]
    else:
        return f"{indent}{tree}\n"
    return "".join(rows)


def _below(value, indent):
    if isinstance(value, dict | list) and value:
        return "\n" + _written(value, indent + "  ")
    return f" {value}\n"


def example():
    root = PACKS.parent
    found = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(PACKS.rglob("*"))
        if path.suffix in (".yaml", ".md")
    }
    return {**found, "actions.yaml": (root / "actions.yaml").read_bytes()}


EXAMPLE = example()


@QUICK
@given(st.sampled_from(sorted(EXAMPLE)), st.data())
def test_the_worked_example_with_bytes_changed(name, data):
    """Bytes cut out, put in and doubled at random places of one of its files."""
    whole = EXAMPLE[name]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(whole)))
        end = data.draw(st.integers(start, min(len(whole), start + 60)))
        put = data.draw(
            st.sampled_from([b"", whole[start:end] * 2, *(word.encode() for word in WORDS)])
        )
        whole = whole[:start] + put + whole[end:]
    survives({**{other: EXAMPLE[other] for other in _near(name)}, name: whole})


def _near(name):
    """The files of the same board, so that each run is short."""
    folder = "/".join(name.split("/")[:2])
    return [other for other in EXAMPLE if other.startswith(folder) or other == "actions.yaml"]


def test_there_is_an_example_to_change():
    assert len(EXAMPLE) > 10
