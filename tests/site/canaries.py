"""A workspace in which everything that the public may not see is called a canary."""

import re

# Every restricted, unpublished or private thing of this workspace is called a canary, with a
# number; what is public beside it has no such word.
FILES = {
    "packs/csp/board.yaml": """\
id: csp
name: Safety Board
contact: clerk
people:
  - {id: clerk, name: Boards Manager, email: boards@example.org, phone: "020 7946 0010"}
  - id: hh
    name: Head of Housing
    capacity: member
    email: canary01@example.org
    phone: "020 7946 0999"
standing_items: {opening: [{title: Canary02 standing, restricted: yes}]}
""",
    "packs/csp/forward-plan.yaml": """\
meetings:
  - date: 2026-01-14
    items:
      - title: Fire safety
      - {title: Canary03, restricted: {public_title: Assessment}, comments: canary04}
  - date: 2026-03-11
    publish: 2026-03-04
    items: [{title: Housing, comments: "Ask canary05@example.org"}]
""",
    "packs/csp/2026-01-14/agenda.yaml": """\
items:
  - title: Fire safety
    papers:
      - {file: papers/open.md, title: Towers}
      - {file: papers/canary06.md, title: Canary07, restricted: yes}
  - title: Canary08 item
    note: canary09
    restricted: {public_title: Assessment, reason: canary10, may_see: [canary11]}
    papers: [papers/canary12.md]
""",
    "packs/csp/2026-01-14/papers/open.md": "---\\ncontact: Canary13\\n---\\nOpen words.",
    "packs/csp/2026-01-14/papers/canary06.md": "Canary14 words.",
    "packs/csp/2026-01-14/papers/canary12.md": "Canary15 words.",
    "packs/csp/2026-01-14/minutes.md": """\
---
status: confirmed
present: [hh]
interests: [{person: hh, item: 2, nature: canary16}]
---
## 1. Fire safety
The Head of Housing, canary17@example.org or 020 7946 0123, will look. Helpline 0808 2000 247.

## 2. Canary18
Canary19 was said.

ACTION [hh]: Do canary20.

## 3. Any other business
RESTRICTED

Canary21 was said.
""",
    "packs/csp/2026-03-11/agenda.yaml": "items: [{title: Canary22 not published yet}]\\n",
    "packs/csp/2026-02-11/minutes.md": """\
---
status: draft
---
## 1. Canary23
DECISION: Canary24.
""",
    "packs/csp/plans/draft.yaml": """\
id: draft
title: Canary25 plan
version: 1st draft
commitments: [{number: 1, text: canary26}]
""",
    "packs/csp/plans/open.yaml": """\
id: open
title: Open plan
status: agreed
commitments:
  - number: 1
    text: Lock the doors
    updates: [{quarter: 2025/26-Q3, rag: G, text: "Ask canary27@example.org"}]
  - {number: 2, text: canary28, restricted: yes}
themes:
  - {number: 1, title: Canary29, restricted: yes, commitments: [{number: 1, text: canary30}]}
""",
    "packs/csp/plans/shut.yaml": "id: shut\\ntitle: Canary31\\nrestricted: yes\\nstatus: agreed\\n",
    "packs/csp/performance.yaml": """\
indicators:
  - id: asb
    title: Anti-social behaviour
    unit: reports
    values:
      - {period: 2025/26-Q2, value: 40}
      - {period: 2025/26-Q3, value: 31, note: "From canary36@example.org"}
  - {id: shut, title: Canary37, restricted: yes, values: [{period: 2025/26-Q3, value: 4}]}
""",
    "actions.yaml": """\
board: csp
actions:
  - number: 1
    action: Write the fire plan
    lead: hh
    target: 2026-02-01
    state: open
    updates: [{date: 2026-02-02, note: "Mail canary32@example.org"}]
  - number: 2
    action: canary33
    lead: hh
    state: open
    restricted: {reason: canary34, public_title: Assessment}
  - {number: 3, action: canary35, lead: hh, state: open, restricted: yes}
  - number: 4
    action: Do canary20
    lead: hh
    state: open
    raised: {meeting: 2026-01-14, item: "2"}
""",
}  # fmt: skip
FILES = {name: text.replace("\\n", "\n") for name, text in FILES.items()}


def canaries(data):
    return sorted(set(re.findall(rb"canary\d\d", data.lower())))
