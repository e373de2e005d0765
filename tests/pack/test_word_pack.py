"""Both Word files of a pack are made together, and each is what it would be alone."""

import io
import json

import docx
import pytest
from helpers import loaded
from test_kept import DAY, FILES, Desk

from cspctl.pack import word_pack
from cspctl.pack.build import build
from cspctl.pack.kept import NOTHING_KEPT
from cspctl.pack.tools import Tools
from cspctl.pack.workers import Alone
from cspctl.writers.docx.merge import Part, merge


def paper(text):
    document = docx.Document()
    document.add_heading(text, 1)
    document.add_paragraph(text, "List Number")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


LAMPS, DEAL, SLIP, ROADS = (paper(text) for text in ("Lamps", "A deal", "Withheld", "Roads"))


def head(title, *numbers):
    parts = [
        {"name": f"{n}.docx", "bookmark": f"Item{at}", "first_page": at, "stamp": f"Item {at}, "}
        for at, n in enumerate(numbers, 1)
    ]
    return {"title": title, "date": "2026-03-11", "documents": numbers, "parts": parts}


def alone(told, documents):
    parts = [
        Part(documents[number], **part)
        for number, part in zip(told["documents"], told["parts"], strict=True)
    ]
    return merge(parts, title=told["title"], date=told["date"])


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (1, 1)])
def test_files_made_together_are_those_made_alone(order):
    documents = (LAMPS, DEAL, ROADS, SLIP)
    both = (head("Board", 0, 1, 2, 0), head("Public", 0, 3, 2))
    heads = [both[place] for place in order]
    made = word_pack.apart(word_pack.merged(json.dumps(heads), *documents))
    assert made == [alone(told, documents) for told in heads]


def test_a_build_asks_once_for_both_editions_with_each_paper_once():
    asked = []

    class Noting(Alone):
        def start(self, make, *inputs):
            if make is word_pack.merged:
                asked.append(inputs)
            return super().start(make, *inputs)

    found = loaded(FILES)
    tools = Tools(kept=NOTHING_KEPT, helpers=Noting())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cspctl.pack.build._WORTH_HELP", 1)
        patch.setattr(word_pack, "merged", counting := counted(word_pack.merged))
        files = build(
            found.workspace, found.problems, "b", DAY, DAY, Desk(FILES), tools=tools
        ).files
    assert len(asked) == counting.times == 1
    heads, *documents = asked[0]
    told = json.loads(heads)
    assert len(set(documents)) == len(documents) < sum(len(one["documents"]) for one in told)
    assert [files["pack.docx"], files["public/pack-public.docx"]] == [
        word_pack.apart(word_pack.merged(json.dumps([one]), *documents))[0] for one in told
    ]


def counted(function):
    """The function, with how often it was called."""

    def asked(*args):
        asked.times += 1
        return function(*args)

    asked.times = 0
    return asked
