"""A workspace whose site has every kind of page: the example, and a board with much to do."""

import shutil
from pathlib import Path

from helpers import run, written

ROOT = Path(__file__).parent.parent.parent
TODAY = "2017-12-20"
MANY = 230  # actions: three pages of a log

BOARD = """\
id: t
name: Test & Trial Board
organisation: Council of Somewhere
contact: clerk
people:
  - {id: one, name: Director of One, agency: council, capacity: chair}
  - {id: two, name: Director of Two, agency: police, capacity: member}
  - {id: three, name: Head of Three, agency: police, capacity: member}
  - {id: clerk, name: Clerk of the Board, capacity: officer, email: clerk@example.org}
agencies:
  - {id: council, name: Council of Somewhere}
  - {id: police, name: Police <of> "Somewhere"}
terms:
  notice: {clear_working_days: 5}
  meetings: {time: 10:00-12:00, venue: Town Hall}
"""
PLAN = """\
meetings:
  - {date: 2017-06-14, status: held}
  - {date: 2017-09-13, status: cancelled}
  - {date: 2017-12-13, status: held}
  - {date: 2018-03-14}
"""
MINUTES = """\
---
status: confirmed
confirmed: 2017-12-13
chair: one
present: [one]
substitutes: [{for: two, person: Deputy of Two}]
apologies: [three]
---
## 1. Welcome

The Chair welcomed all.

## 2. A long-standing matter

It was talked about.

DECISION: Keep it on the agenda of the next three meetings.

DECISION: Ask for a report & a plan by <September>.
"""
AGENDA = """\
items:
  - title: Welcome
  - title: A matter of <some> weight & length
    papers: [papers/2-matter.md]
"""


def actions() -> str:
    """A log with every state, and rows that share their words."""
    rows = [
        "  - {number: 1, action: Something secret, lead: two, state: open, target: 2017-12-01,"
        " start: 2017-06-14, restricted: {public_title: A sensitive matter}}",
        "  - {number: 2, action: Wholly secret, lead: one, state: open, restricted: yes}",
        '  - number: 3\n    action: Write <b>bold</b> things & "more"\n'
        "    lead: [one, 'A <Guest>']\n    others: [two]\n    state: open\n"
        "    target: 2017-12-19\n    was: [2017-09-13]\n"
        '    raised: {meeting: 2017-06-14, item: "2"}\n'
        "    updates: [{date: 2017-09-01, note: Café </script> visited},"
        " {date: 2017-10-01, note: Still <i>going</i>}]",
        "  - {number: 4, action: Go on, lead: three, state: open, target: ongoing}",
        "  - {number: 5, action: Nobody's, state: open, target: next-meeting, start: 2017-12-13}",
        "  - {number: 6, action: All over, lead: two, state: closed, closed: 2017-11-01,"
        " outcome: It is done, target: 2017-10-01, rag: B}",
        "  - {number: 7, action: Closed on no day, lead: two, state: closed}",
    ]
    for number in range(8, MANY + 1):
        lead = ("one", "two", "three")[number % 3]
        late = "2017-12-15" if number % 4 else "2018-06-01"
        state = "closed, closed: 2017-12-01, outcome: Done" if number % 5 == 0 else "open"
        rows.append(
            f"  - {{number: {number}, action: Task {number} of many, lead: {lead}, state: {state},"
            f" target: {late}, start: 2017-06-14}}"
        )
    return "board: t\nactions:\n" + "\n".join(rows) + "\n"


def workspace(folder: Path) -> Path:
    """Write it, with one pack that was issued."""
    shutil.copytree(ROOT / "packs", folder / "packs")
    shutil.copy(ROOT / "actions.yaml", folder)
    written(
        folder,
        {
            "packs/t/board.yaml": BOARD,
            "packs/t/forward-plan.yaml": PLAN,
            "packs/t/actions.yaml": actions(),
            "packs/t/2017-06-14/minutes.md": MINUTES,
            "packs/t/2017-12-13/agenda.yaml": AGENDA,
            "packs/t/2017-12-13/papers/2-matter.md": "What matters.\n",
        },
    )
    for words in (["build", "--no-pdf"], ["issue"]):
        done = run(
            *("-C", folder, "--today", "2017-12-05", "pack", words[0], "t", "2017-12-13"),
            *words[1:],
        )
        assert done.code == 0, done.err
    return folder


def built(root: Path, edition: str) -> Path:
    """Build an edition of the site; the folder it is in."""
    members = ["--members"] if edition == "members" else []
    done = run("-C", root, "--today", TODAY, "site", "build", *members)
    assert done.code == 0, done.out + done.err
    return root / "build" / ("site-members" if members else "site")
