"""A board 'b' with one plan, and the documents of that plan on a day."""

import datetime as dt

from helpers import loaded

from cspctl.documents.plans.making import plan_documents
from cspctl.queries.withhold import for_public

BOARD = """
id: b
name: The Board
agencies: [{id: police, name: Metropolitan Police Service, also_known_as: [MPS]}]
people: [{id: ann, name: Head of Homes, agency: police}]
subgroups: [{id: roads, name: Roads Group, chair: ann}]
"""
DAY = dt.date(2017, 12, 13)


def views(plan, *, day=DAY, actions="actions: []\n", public=False, quarter=None):
    """The views of a plan's documents by their template."""
    files = {
        "packs/b/board.yaml": BOARD,
        "packs/b/plans/p.yaml": plan,
        "actions.yaml": actions,
    }
    found = loaded(files)
    assert found.problems == ()
    space = for_public(found.workspace) if public else found.workspace
    board = space.boards["b"]
    made = plan_documents(space, board, board.plans["p"], day, day, quarter=quarter, public=public)
    return {one.template: one.view for one in made}


def words(blocks):
    """Blocks as lines: a list's items with a hyphen."""
    lines = []
    for block in blocks:
        for item in getattr(block, "items", ((block,),)):
            mark = "- " if hasattr(block, "items") else ""
            lines += [mark + "".join(run.text for run in one.runs) for one in item]
    return lines
