"""The dates of an action run backwards.

A target before the day the action was agreed, or a closing day before that or still to come, is a
slip of the pen (the wrong year, as a rule), and spoils every count of how long actions take.

Bad (`actions.yaml:3`, `actions.yaml:4`):

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Count, lead: DE, start: 2026-01-14, target: 2025-03-11, state: open}
  - {number: 2, action: Meet, start: 2026-01-14, state: closed, closed: 2062-01-20, outcome: Met}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Count, lead: DE, start: 2026-01-14, target: 2026-03-11, state: open}
  - {number: 2, action: Meet, start: 2026-01-14, state: closed, closed: 2026-01-20, outcome: Met}
```
"""

import datetime as dt
from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find targets before the start, and closing days before it or after today."""
    for action in context.workspace.actions:
        name, begun, closed = action.name, action.begun, action.closed
        mend = "Correct the date that is wrong."
        if begun and isinstance(action.target, dt.date) and action.target < begun:
            message = f"The target of {name}, {action.target}, is before its start, {begun}."
            yield Finding(action.where("target"), message, mend, name)
        if closed and begun and closed < begun:
            message = f"{name} was closed on {closed}, before its start, {begun}."
            yield Finding(action.where("closed"), message, mend, name)
        elif closed and closed > context.today:
            message = f"{name} says it was closed on {closed}, which is still to come."
            yield Finding(action.where("closed"), message, mend, name)


RULE = Rule("A111", "dates-out-of-order", Severity.WARNING, check, __doc__)
