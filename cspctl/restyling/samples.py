"""Full and empty views of every document, to try templates on.

They are made by the functions that make the real documents, from two small workspaces: in one
everything that a document can hold is there, in the other nothing but a board's name.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from cspctl.documents.action_log import action_log
from cspctl.documents.agenda import front_sheet
from cspctl.documents.blocks import PageRange
from cspctl.documents.forward_plan import plan_view
from cspctl.documents.membership import membership
from cspctl.documents.minutes import minutes_view
from cspctl.documents.paper import paper_view
from cspctl.documents.performance import performance_view
from cspctl.documents.plans.making import plan_documents
from cspctl.documents.slip import withheld_slip
from cspctl.documents.supplement import supplement_sheet
from cspctl.loading import load
from cspctl.model.agenda import Cover, printed
from cspctl.model.workspace import Workspace
from cspctl.queries.people import Directory
from cspctl.queries.withhold import for_public
from cspctl.restyling.plan_samples import EMPTY_PLANS, FULL_PLANS, PLAN_OF

DAY = dt.date(2018, 3, 14)
FULL = {
    "packs/board/board.yaml": """
id: board
name: Safer Streets Board
organisation: The Borough Council
regime: council-england
contact: clerk
agencies: [{id: police, name: Police, also_known_as: [BC]}]
people:
  - {id: chair, name: Director of Housing, post: Operational Director, agency: police,
     capacity: chair}
  - {id: deputy, name: Superintendent, post: Borough Command, agency: police, capacity: vice-chair}
  - {id: adviser, name: Fire Commander, post: Station Manager, agency: police, capacity: adviser}
  - {id: clerk, name: Boards Officer, post: Boards and Partnerships, agency: police,
     capacity: officer, phone: "020 7946 0000", email: clerk@example.org}
actions: {charts: yes}
subgroups: [{id: roads, name: Safer Roads Group, chair: deputy}]
terms: {meetings: {time: 13:00-16:00, venue: Town Hall}}
""",
    "packs/board/terms-of-reference.md": "# Purpose\n\nThe board brings the services together.\n",
    "packs/board/forward-plan.yaml": """
meetings:
  - date: 2017-12-13
    status: held
    items: [{title: Strategy, moved_from: 2017-09-12}]
  - date: 2018-03-14
    items:
      - {title: Road safety, part: discussion, presenter: deputy, reason: decision, duration: 20,
         report: received, standing: yes, provisional: yes, comments: With the maps}
      - {title: Assessment, restricted: yes}
  - {date: 2018-06-13, status: cancelled}
""",
    "packs/board/2018-03-14/agenda.yaml": """
invited: [adviser]
items:
  - {title: Minutes, note: To confirm them, presenter: chair, reason: decision, duration: 5,
     minutes_of: 2018-03-14}
  - title: Updates
    items:
      - {title: Roads, verbal: yes, presenter: deputy,
         late: {reason: The survey came in yesterday, agreed_by: chair}}
      - {title: Parks, to_follow: Awaiting the survey}
  - {title: Assessment, restricted: {paragraph: 7, reason: Names people, public_interest: None}}
""",
    "packs/board/2018-03-14/minutes.md": """---
status: confirmed
confirmed: 2018-06-13
corrections: [Item 1 to read 'March']
chair: chair
present: [chair]
substitutes: [{for: deputy, person: Chief Inspector}]
apologies: [deputy]
in_attendance: [adviser]
note_taker: clerk
interests: [{person: chair, item: "1", kind: personal, nature: Lives in the road, withdrew: no}]
---
The meeting was quorate.

## 1. Minutes

They were agreed.

DECISION: To confirm the minutes.

ACTION 1 [deputy, by 2018-06-13]: Send the survey to the members.

## 2(a). Roads

A report was given.

## 3. Assessment
RESTRICTED

It was discussed.
""",
    "actions.yaml": """
board: board
actions:
  - {number: 1, action: Send the survey, lead: deputy, others: [adviser], start: 2018-01-10,
     target: 2018-03-01, was: [2018-02-01], state: open,
     updates: [{date: 2018-02-20, by: deputy, note: The survey is printed}]}
  - {number: 2, action: Write the plan, lead: chair, start: 2018-01-10, target: 2018-06-13,
     state: closed, closed: 2018-03-01, outcome: Published}
""",
}
FULL["packs/board/performance.yaml"] = """
updated: 2018-03-01
indicators:
  - id: collisions
    title: Collisions
    owner: deputy
    unit: collisions
    source: Police records
    better: lower
    thresholds: {green: 20, amber: 30}
    target: 20
    target_note: fewer than last year
    note: All roads of the borough
    values:
      - {period: 2016/17-Q3, value: 35}
      - {period: 2017/18-Q2, value: 24}
      - {period: 2017/18-Q3, value: 28, provisional: yes, note: Two are still looked into}
  - {id: works, title: Road works, restricted: {public_title: Works}, values: []}
"""
EMPTY = {
    "packs/board/board.yaml": "id: board\nname: The Board\n",
    "packs/board/2018-03-14/agenda.yaml": "items: []\n",
    "packs/board/2018-03-14/minutes.md": "---\nstatus: draft\n---\n",
}
_PAPER = """---
title: Road safety
author: deputy
on_behalf_of: chair
contact: clerk
date: 2018-03-01
marking: OFFICIAL
purpose: To agree the plan.
recommendations: [Agree the plan, Review it in a year]
appendices: [{title: The survey}]
background_papers: [Survey of 2017]
---
## Background

One paragraph, with **bold** words.

- A list

| Year | Cases |
|---|---|
| 2017 | 12 |
"""
FULL["packs/board/2018-03-14/papers/01.md"] = _PAPER
FULL |= FULL_PLANS
EMPTY |= EMPTY_PLANS


class _Texts:
    """A workspace's files, in memory."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files

    def names(self) -> list[str]:
        return sorted(self._files)

    def read(self, name: str) -> bytes:
        return self._files[name].encode()


def workspace(files: Mapping[str, str]) -> Workspace:
    """A sample workspace, which has no problems."""
    return load(_Texts(files)).workspace


def samples(template: str) -> list[tuple[str, Any]]:
    """What a template is tried on: words for each view, and the view."""
    return [
        ("full data", _view(template, FULL, public=False)),
        ("full data of the public edition", _view(template, FULL, public=True)),
        ("empty data", _view(template, EMPTY, public=False)),
    ]


def _view(template: str, files: Mapping[str, str], *, public: bool) -> Any:
    known = workspace(files)
    board = known.boards["board"]
    directory = Directory(known, "board")
    meeting = board.meetings[DAY]
    assert meeting.agenda is not None
    assert meeting.minutes is not None
    full = files is FULL
    item = "1" if full else ""
    name = template.removesuffix(".docx")
    if name in PLAN_OF:
        seen = for_public(known) if public else known
        own = seen.boards["board"]
        plan = own.plans[PLAN_OF[name]]
        made = plan_documents(seen, own, plan, DAY, DAY, public=public, item=item)
        return next(one.view for one in made if one.template == name)
    match name:
        case "action-log":
            return action_log(known, board, DAY, DAY, directory, public=public, item=item)
        case "agenda":
            agenda = meeting.agenda
            numbers = [printed(number, letter) for number, letter, _, _ in agenda.numbered()]
            pages = {number: PageRange("Item1", "Item1End", "5", "14") for number in numbers[:1]}
            pages |= {number: PageRange("Item3", "", "15", "") for number in numbers[-1:]}
            return front_sheet(board, agenda, DAY, directory, pages, public=public)
        case "forward-plan":
            return plan_view(board, DAY, directory, public=public, item=item)
        case "membership":
            return membership(board, DAY, directory, public=public, item=item)
        case "minutes" | "minutes-table":
            return minutes_view(board, meeting.minutes, DAY, directory, public=public, item=item)
        case "paper":
            paper = meeting.papers.get("papers/01.md")
            cover = (paper.cover if paper else None) or Cover()
            body = paper.body if paper else None
            return paper_view(
                board, DAY, directory, cover, title="", item=item, body=body, public=public
            )
        case "performance":
            return performance_view(board, DAY, DAY, directory, public=public, item=item)
        case "slip":
            paragraphs = (7,) if full else ()
            return withheld_slip(
                board, DAY, directory, item=item, title="Assessment", paragraphs=paragraphs
            )
        case "supplement":
            late = [
                printed(number, letter)
                for number, letter, entry, whole in meeting.agenda.numbered()
                if entry.late or entry.restricted or (whole and whole.late)
            ]
            pages = {name: PageRange("Item1", "Item1End", "56a", "56c") for name in late[:1]}
            pages |= {name: PageRange("Item3", "", "57a", "") for name in late[1:]}
            return supplement_sheet(
                board, meeting.agenda, DAY, directory, 1, late if full else (), pages, public=public
            )
    raise KeyError(template)
