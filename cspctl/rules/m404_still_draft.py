"""Minutes are still a draft after the meeting that was to confirm them.

Minutes are a draft until the next meeting has confirmed them; what is published afterwards must say
so, and by which meeting.

Bad (`packs/csp/2026-01-14/minutes.md:2`):

```markdown packs/csp/2026-01-14/minutes.md
---
status: draft
---
## 1. Apologies
None.
```

```yaml packs/csp/2026-02-11/agenda.yaml
items:
  - {title: Minutes, minutes_of: 2026-01-14}
```

```yaml packs/csp/forward-plan.yaml
meetings:
  - {date: 2026-01-14, status: held}
  - {date: 2026-02-11, status: held}
```

Good:

```markdown packs/csp/2026-01-14/minutes.md
---
status: confirmed
confirmed: 2026-02-11
---
## 1. Apologies
None.
```

```yaml packs/csp/2026-02-11/agenda.yaml
items:
  - {title: Minutes, minutes_of: 2026-01-14}
```

```yaml packs/csp/forward-plan.yaml
meetings:
  - {date: 2026-01-14, status: held}
  - {date: 2026-02-11, status: held}
```
"""

import datetime as dt
from collections.abc import Iterator

from cspctl.model.workspace import BoardFolder
from cspctl.problems import Severity
from cspctl.rules.agendas import items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find drafts that a meeting before today had on its agenda."""
    for board, meeting, minutes in context.minutes():
        if minutes.head.status != "draft":
            continue
        confirming = _confirming(board, meeting.date)
        if confirming is not None and confirming < context.today:
            message = f"These minutes are still a draft; {confirming} was to confirm them."
            mend = f"Write status: confirmed and confirmed: {confirming}, if that meeting did."
            yield Finding(minutes.head.where("status"), message, mend)


def _confirming(board: BoardFolder, day: dt.date) -> dt.date | None:
    """The first meeting that had the minutes of a day on its agenda and was not cancelled."""
    for later, meeting in sorted(board.meetings.items()):
        planned = board.forward_plan.on(later) if board.forward_plan else None
        if later <= day or meeting.agenda is None or (planned and planned.status == "cancelled"):
            continue
        for _, item, _ in items(meeting.agenda):
            if item.minutes_of and item.minutes_of in ((None, day), (board.board.id, day)):
                return later
    return None


RULE = Rule("M404", "still-draft", Severity.WARNING, check, __doc__)
