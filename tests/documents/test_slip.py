"""The page in the place of a withheld paper cites what binds the board, and nothing else."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.documents.slip import withheld_slip
from cspctl.queries.people import Directory


@pytest.mark.parametrize(
    ("regime", "paragraphs", "cited"),
    [
        ("council-england", (3,), "paragraph 3 of Part 1 of Schedule 12A"),
        ("council-england", (1, 7), "paragraphs 1 and 7 of Part 1 of Schedule 12A"),
        ("council-wales", (14,), "paragraph 14 of Part 4 of Schedule 12A"),
        ("partnership", (7,), None),
    ],
)
def test_a_slip_cites_the_paragraph_only_under_a_councils_regime(regime, paragraphs, cited):
    workspace = loaded({"packs/b/board.yaml": f"id: b\nregime: {regime}\n"}).workspace
    slip = withheld_slip(
        workspace.boards["b"],
        dt.date(2026, 3, 11),
        Directory(workspace, "b"),
        item="5",
        title="A case",
        paragraphs=paragraphs,
    )
    text = " ".join(slip.lines)
    assert (cited in text) if cited else ("Schedule" not in text)
