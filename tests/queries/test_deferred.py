"""What was deferred, and to which meeting."""

import datetime as dt

import pytest

from cspctl.queries.deferred import deferred_to
from tests.helpers import loaded

PLAN = """\
meetings:
  - date: 2018-03-14
    items:
      - {title: Knife crime, report: deferred, presenter: NI}
      - {title: Not on the agenda, report: deferred, reason: decision}
  - {date: 2018-06-13}
  - {date: 2018-09-12}
"""
AGENDA = """\
items:
  - title: Knife crime plan
    note: To agree the plan
    papers: [papers/01.md]
  - title: Fire safety
    restricted: {reason: Names people}
    items: [{title: Towers}]
"""


def deferred(decision, day="2018-06-13", plan="meetings: [{date: 2018-06-13}, {date: 2018-09-12}]"):
    minutes = f"---\nchair: chair\n---\n## 2(a). Towers\nTalk.\n\nDECISION: {decision}\n"
    read = loaded(
        {
            "packs/b/board.yaml": "id: b\n",
            "packs/b/forward-plan.yaml": plan + "\n",
            "packs/b/2018-03-14/agenda.yaml": AGENDA,
            "packs/b/2018-03-14/minutes.md": minutes,
        }
    )
    return [one.item for one in deferred_to(read.workspace.boards["b"], dt.date.fromisoformat(day))]


def test_the_plan_defers_an_item_as_the_agenda_had_it():
    first, second = deferred("Agreed.", plan=PLAN)
    assert (first.title, first.note) == ("Knife crime plan", "To agree the plan")
    assert (second.title, second.reason) == ("Not on the agenda", "decision")
    # Only the last meeting's plan is asked: what June deferred to September is June's to say.
    assert deferred("Agreed.", "2018-09-12", PLAN) == []


@pytest.mark.parametrize(
    "decision",
    [
        "Deferred to the next meeting.",
        "That the report be deferred.",
        "To defer the item until the June meeting",
        "Postponed to 13 June 2018",
        "Deferred to the meeting on 13 June.",
        "Carried over to 1 June",
        "Defer to the meeting of 2018-06-13",
    ],
)
def test_a_decision_defers_its_item_with_what_withholds_the_whole(decision):
    [item] = deferred(decision)
    assert item.title == "Towers"
    assert item.restricted.reason == "Names people"


@pytest.mark.parametrize(
    "decision",
    [
        "Agreed not to defer the item.",
        "The order should not be deferred again",
        "Agreed as in the report.",
        "Deferred to 12 September 2018",
        "Deferred until September.",
    ],
)
def test_a_decision_that_defers_nothing_to_this_meeting(decision):
    assert deferred(decision) == []


def test_what_is_deferred_to_a_later_meeting_comes_there():
    [item] = deferred("Deferred until September.", "2018-09-12")
    assert item.title == "Towers"
