"""The forward plan has two meetings on one day.

A meeting's folder is named by its date, so only the first of the two is ever found.

Bad (`packs/csp/forward-plan.yaml:3`):

```yaml packs/csp/forward-plan.yaml
meetings:
  - {date: 2026-03-11, time: 13:00-15:00}
  - {date: 2026-03-11, time: 18:00-20:00}
```

Good:

```yaml packs/csp/forward-plan.yaml
meetings:
  - {date: 2026-03-11, time: 13:00-15:00}
  - {date: 2026-03-12, time: 18:00-20:00}
```
"""

import datetime as dt
from collections.abc import Iterator

from cspctl.model.forward_plan import PlannedMeeting
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find days that stand twice in a plan."""
    first: dict[tuple[str, dt.date], PlannedMeeting] = {}
    for board, planned in context.planned():
        earlier = first.setdefault((board.board.id, planned.date), planned)
        if earlier is not planned:
            line = earlier.where("date").line
            message = f"There is already a meeting on {planned.date}, on line {line}."
            yield Finding(planned.where("date"), message, "Correct one of the dates.")


RULE = Rule("P305", "meeting-twice", Severity.WARNING, check, __doc__)
