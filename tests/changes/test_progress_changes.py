"""A report on every commitment of every example plan: it is there afterwards, and nothing moved."""

import datetime as dt
from pathlib import Path

import pytest

from cspctl.changes.progress import Report, report
from cspctl.edit import apply_all
from cspctl.loading import Want, load
from cspctl.model.values import Quarter
from cspctl.queries.progress import Links, plan_rows
from tests.helpers import Files

ROOT = Path(__file__).parents[2]
PLANS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("packs/*/plans/*.yaml"))
DAY = dt.date(2026, 10, 7)
NEW = Report(Quarter(2026, 2), DAY, "A", 'Half of it is done: "#2, yes"')


def workspace(name, text):
    board = "/".join(name.split("/")[:2])
    return Files({f"{board}/board.yaml": f"id: {board.split('/')[1]}\n", name: text})


def read(files):
    loaded = load(files, Want.DELIVERY_PLANS)
    assert [one for one in loaded.problems if one.severity == "error"] == []
    (folder,) = loaded.workspace.boards.values()
    (plan,) = folder.plans.values()
    return loaded.workspace, plan_rows(folder, plan, DAY)


@pytest.mark.parametrize("name", PLANS)
def test_every_commitment_of_the_examples_takes_a_report(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    count = 0
    files = workspace(name, text)
    space, rows = read(files)
    for row in rows:
        change = report(row, Links(space, rows, DAY), NEW)
        after = apply_all(change.edits, files.read)[name].decode()
        _, now = read(workspace(name, after))
        same = next(one for one in now if one.name == row.name)
        assert (same.latest.quarter, same.latest.text, same.rag) == (NEW.quarter, NEW.text, "A")
        assert len(same.commitment.updates) == len(row.commitment.updates) + 1
        others = [(one.name, one.commitment) for one in now if one.name != row.name]
        assert others == [(one.name, one.commitment) for one in rows if one.name != row.name]
        # The lines of the file are all there, in their order; those that say its date and RAG, too.
        kept = [
            one for one in text.splitlines() if not one.strip().startswith(("updated:", "rag:"))
        ]
        left = iter(after.splitlines())
        assert all(line in left for line in kept)
        count += 1
    assert count > 0


def test_the_examples_are_found():
    assert len(PLANS) > 5
