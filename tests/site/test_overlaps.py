"""Words that a draft and an open text share hold up no site; words of drafts alone do."""

import re

import pytest
from making import made, text_of
from small_site import FILES

from cspctl.site import making
from cspctl.site.making import Leaking

LOG = """\
board: csp
actions:
  - number: 1
    action: Ask each agency who may decide for it when its member is away
    lead: de
    start: 2026-01-14
    target: 2026-03-11
    state: open
"""
PLAN = """\
id: first-year
title: Our first year of work together
status: draft
commitments:
  - {number: 1, text: Name somebody in each agency who may decide for it, actions: [csp/1]}
"""
DRAFT = """\
---
status: draft
chair: chief
present: [chief, de]
---
## 1. Knife crime
The Chair said that csp/1 is overdue, and that Our first year of work together is late.

ACTION csp/1 [de]: Ask each agency who may decide for it when its member is away
"""
AGENDA = "items: [{title: Knife crime, presenter: de, plan: first-year}, {title: Meeting on %s}]\n"
OVERLAPS = {
    "a draft plan names an action and shares its words": {
        "actions.yaml": LOG,
        "packs/csp/plans/first-year.yaml": PLAN,
    },
    "draft minutes repeat an action with its name": {
        "actions.yaml": LOG,
        "packs/csp/2026-02-11/minutes.md": DRAFT,
    },
    "an agenda that is not out has the title of a meeting": {
        "packs/csp/2026-03-11/agenda.yaml": AGENDA % "14 January 2026",
        "packs/csp/plans/first-year.yaml": PLAN,
    },
    "a draft plan is called as a page is": {
        "packs/csp/plans/first-year.yaml": PLAN.replace(
            "Our first year of work together", "Meeting on 11 March 2026"
        ),
    },
    "a draft plan has what a page puts together of a date": {
        "packs/csp/plans/first-year.yaml": PLAN.replace(
            "Name somebody", "Papers published by Wednesday 4 March 2026, and name somebody"
        ),
        "actions.yaml": LOG,
    },
    "an agenda that is not out is called as its pages are": {
        "packs/csp/2026-03-11/agenda.yaml": "items: [{title: Community Safety Partnership agenda},"
        " {title: Meetings of csp in 2026}, {title: 'csp/2026-03-11'}]\n",
    },
}


@pytest.mark.parametrize("shape", OVERLAPS)
def test_what_a_draft_shares_with_open_words_holds_up_no_site(shape):
    files = {**FILES, **OVERLAPS[shape]}
    assert made(files).files
    assert made(files, members=True).files


def test_a_draft_that_quotes_all_of_the_public_site_holds_up_no_site():
    files = {**FILES, "actions.yaml": LOG}
    pages = made(files).files
    said = [text_of(data) for path, data in pages.items() if path.endswith(".html")]
    pieces = {piece for text in said for piece in re.findall(r"(?:\S+ ){1,9}", text)}
    rows = [
        f"  - {{number: {at}, text: {piece.strip()!r}}}\n"
        for at, piece in enumerate(sorted(piece for piece in pieces if "'" not in piece), 1)
    ]
    plan = "id: first-year\ntitle: A year\nstatus: draft\ncommitments:\n" + "".join(rows)
    plan = plan.replace("\\", "")
    quoting = {**files, "packs/csp/plans/first-year.yaml": plan}
    assert made(quoting).files == pages
    members = made(quoting, members=True).files["csp/plans/first-year.html"]
    assert b"Community Safety Partnership" in members


def _with_words(monkeypatch, words, *, always):
    """A fault: the page of a board says some words, the first time that it is made or always."""
    whole = making._pages
    asked = []

    def pages(*given):
        found = whole(*given)
        asked.append(given)
        if always or len(asked) == 1:
            index = found["csp/index.html"].replace(b"</main>", f"<p>{words}</p></main>".encode())
            found = {**found, "csp/index.html": index}
        return found

    monkeypatch.setattr(making, "_pages", pages)


def test_a_draft_on_a_page_is_told_with_its_place_and_a_mend_that_helps(monkeypatch):
    plan = PLAN.replace("Name somebody", "Give marzipan to somebody")
    files = {**FILES, "actions.yaml": LOG, "packs/csp/plans/first-year.yaml": plan}
    _with_words(monkeypatch, "Give marzipan to somebody", always=False)
    with pytest.raises(Leaking) as found:
        made(files)
    (problem,) = found.value.problems
    assert problem.message == (
        "This file holds what only commitment 1 of the draft plan first-year"
        " (packs/csp/plans/first-year.yaml:5) contains: its text, a match."
    )
    assert problem.location.file == "csp/index.html"
    assert problem.mend.startswith("It is not restricted, only not published yet: a draft, ")
    assert "status: agreed" in problem.mend


def test_what_is_restricted_is_found_also_where_a_draft_says_the_same(monkeypatch):
    plan = PLAN.replace("who may decide for it", "who may decide about marzipan rolls")
    log = LOG.replace("    state: open\n", "    state: open\n    restricted: yes\n").replace(
        "who may decide for it", "who may decide about marzipan rolls"
    )
    files = {**FILES, "actions.yaml": log, "packs/csp/plans/first-year.yaml": plan}
    _with_words(monkeypatch, "marzipan", always=True)
    with pytest.raises(Leaking) as found:
        made(files)
    (problem,) = found.value.problems
    assert "what only action csp/1 (actions.yaml:3) contains" in problem.message
    assert "restrict that paper too" in problem.mend
