"""A cancelled meeting has an agenda.

Somebody may publish it. What was to be considered belongs to the next meeting.

Bad (`packs/csp/2026-03-11/agenda.yaml:1`):

```yaml packs/csp/forward-plan.yaml
meetings:
  - {date: 2026-03-11, status: cancelled}
```

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Chair's report
    verbal: yes
```

Good:

```yaml packs/csp/forward-plan.yaml
meetings:
  - {date: 2026-03-11, status: planned}
```

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Chair's report
    verbal: yes
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find agendas of meetings that the forward plan calls cancelled."""
    for board, meeting, agenda in context.agendas():
        planned = board.forward_plan.on(meeting.date) if board.forward_plan else None
        if planned is not None and planned.status == "cancelled":
            line = f"{planned.where('status').file}:{planned.where('status').line}"
            message = f"This meeting is cancelled ({line}) and has an agenda."
            mend = "Move its items to another meeting, or correct the plan."
            yield Finding(agenda.where(), message, mend)


RULE = Rule("G210", "meeting-cancelled", Severity.WARNING, check, __doc__)
