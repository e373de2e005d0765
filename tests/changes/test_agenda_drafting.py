"""The plan, the standing items and the last minutes, and the agenda that they make."""

import datetime as dt

import pytest

from cspctl.changes.agenda_drafting import drafted
from cspctl.changes.agenda_text import agenda_text
from cspctl.problems import CannotRun
from tests.helpers import loaded

DAY = dt.date(2018, 6, 13)
BOARD = """\
id: b
name: Board
people: [{id: nurse, name: Head of Nursing, capacity: chair}]
standing_items:
  opening:
    - {title: Welcome, presenter: chair, duration: 2}
    - {title: Minutes, presenter: chair}
  business:
    - {title: Chair's report, presenter: chair, reason: information}
    - {title: Performance report, presenter: nurse, note: "Each quarter: no surprises"}
  closing:
    - title: Date of next meeting
"""
PLAN = """\
meetings:
  - {date: 2018-03-14, items: [{title: Knife crime, report: deferred}]}
  - date: 2018-06-13
    items:
      - {title: Hate crime, presenter: nurse, reason: information}
      - {title: Suspects, reason: decision, restricted: {reason: Names people}}
      - {title: Performance, reason: discussion, standing: yes, provisional: yes}
      - title: Orders
        reason: decision
        moved_from: 2018-03-14
        items: [{title: Broad Street, report: verbal}]
      - {title: Policing, report: verbal}
      - {title: Water, report: withdrawn}
  - {date: 2018-09-12, status: cancelled}
"""
LAST = """\
items:
  - title: Knife crime
    note: To agree the plan
    papers: [papers/01-knife-crime.md]
  - title: Towers
"""
MINUTES = """\
---
chair: chair
---
## 1. Knife crime

DECISION: Deferred to the next meeting.

## 2. Towers

DECISION: Defer until June.
"""
LOG = "board: b\nactions: [{number: 1, action: Write it, lead: nurse, target: ongoing}]\n"
FILES = {
    "packs/b/board.yaml": BOARD,
    "packs/b/forward-plan.yaml": PLAN,
    "packs/b/2018-03-14/agenda.yaml": LAST,
    "packs/b/2018-03-14/minutes.md": MINUTES,
    "packs/b/2018-03-14/papers/01-knife-crime.md": "Text.\n",
    "actions.yaml": LOG,
}


def text(files=FILES, day=DAY):
    read = loaded(files)
    workspace = read.workspace
    found = agenda_text(workspace.boards["b"], day, drafted(workspace, "b", day))
    again = loaded({**files, f"packs/b/{day}/agenda.yaml": found})
    assert again.problems == ()
    return found


def test_the_whole_agenda():
    assert (
        text()
        == """\
# yaml-language-server: $schema=../../../.cspctl/schema/agenda.json
# The agenda of 13 June 2018, from the standing items and the forward plan.
# From here on it is yours: reorder, add and delete items. Their numbers follow from
# their order, a part under items: gets a letter.
#   cspctl agenda paper b 2018-06-13 ITEM FILE  adds a paper to an item
#   cspctl agenda draft b 2018-06-13             shows what the plan has now
#   cspctl pack build b 2018-06-13               builds the pack
# invited: [a-person]            # who comes besides the members
# Left out, as the plan says: Water.
items:
  # Opening
  - title: Welcome
    presenter: chair
    duration: 2

  - title: Minutes
    note: To confirm as correct the minutes of 14 March 2018
    presenter: chair
    minutes_of: 2018-03-14

  - title: Action log
    action_log: yes

  # Business: decisions first, information last
  # First planned for 2018-03-14.
  - title: Orders
    reason: decision
    items:
      - title: Broad Street
        verbal: yes

  # The plan has this as still to be confirmed.
  - title: Performance
    note: "Each quarter: no surprises"
    presenter: nurse
    reason: discussion

  - title: Policing
    verbal: yes

  # Deferred by the meeting of 2018-03-14; its papers of then are in that folder.
  - title: Knife crime
    note: To agree the plan

  # Deferred by the meeting of 2018-03-14.
  - title: Towers

  - title: Hate crime
    presenter: nurse
    reason: information

  - title: Chair's report
    presenter: chair
    reason: information

  # Restricted: withheld from the public
  - title: Suspects
    reason: decision
    restricted: {reason: Names people}

  # Closing
  - title: Date of next meeting
    next_meeting: yes
"""
    )


def test_without_minutes_and_actions_neither_is_brought():
    files = {key: FILES[key] for key in ("packs/b/board.yaml", "packs/b/forward-plan.yaml")}
    found = text(files)
    assert "minutes_of" not in found
    assert "action_log" not in found
    assert "- title: Knife crime\n" in found  # the plan alone says that it was deferred


def test_minutes_are_brought_where_no_standing_item_is_for_them():
    bare = {**FILES, "packs/b/board.yaml": "id: b\n"}
    assert (
        "  - title: Minutes of the last meeting\n"
        "    note: To confirm as correct the minutes of 14 March 2018\n"
        "    minutes_of: 2018-03-14\n"
    ) in text(bare)


def test_papers_that_are_named_already_stay_with_their_items():
    agenda = """\
items:
  - {title: Hate crime, duration: 5, papers: [papers/01-hate-crime.md]}
  - title: Orders
    items:
      - title: Broad Street
        papers:
          - {file: papers/02a.pdf, title: "Area: map", cover: no}
  - {title: Mine alone, papers: [papers/03.md]}
  - {title: Chair's report, restricted: {reason: Names people}, papers: [papers/04.md]}
"""
    found = text({**FILES, f"packs/b/{DAY}/agenda.yaml": agenda})
    assert (
        "  - title: Hate crime\n"
        "    presenter: nurse\n"
        "    reason: information\n"
        "    papers: [papers/01-hate-crime.md]\n"
    ) in found
    assert (
        "      - title: Broad Street\n"
        "        papers:\n"
        "          - file: papers/02a.pdf\n"
        '            title: "Area: map"\n'
        "            cover: no\n"
        "        verbal: yes\n"
    ) in found
    assert "papers/03.md" not in found
    # Whoever withheld a paper by hand finds it withheld.
    assert (
        "  - title: Chair's report\n"
        "    presenter: chair\n"
        "    reason: information\n"
        "    restricted: {reason: Names people}\n"
        "    papers: [papers/04.md]\n"
        "\n"
        "  # Closing\n"
    ) in found


def test_a_board_with_nothing_at_all_gets_an_agenda_to_fill():
    files = {
        "packs/b/board.yaml": "id: b\n",
        "packs/b/forward-plan.yaml": "meetings: [{date: 2018-06-13}]\n",
    }
    assert text(files).endswith("\nitems: []\n")


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        ("meetings: [{date: 2018-06-20}]", "No meeting of b is planned on 2018-06-13 (DATE)."),
        ("meetings: [{date: 2018-06-13}, {date: 2018-06-13}]", "Two meetings are planned on"),
        ("meetings: [{date: 2018-06-13, status: cancelled}]", "is cancelled"),
    ],
)
def test_a_meeting_that_is_not_plainly_planned_has_no_agenda(plan, why):
    read = loaded({**FILES, "packs/b/forward-plan.yaml": plan + "\n"})
    with pytest.raises(CannotRun) as fault:
        drafted(read.workspace, "b", DAY)
    assert why in fault.value.problems[0].message


def test_the_figures_are_printed_where_the_board_keeps_any():
    kept = {**FILES, "packs/b/performance.yaml": "indicators: [{id: x, title: Burglary}]\n"}
    assert "    performance: yes\n" in text(kept)
    assert "performance: yes" not in text()
