"""An open action has no target date.

Without a target an action is never overdue, and so never chased: it drops out of sight while it
stands in the log. `next-meeting` and `ongoing` are targets too, and say so on purpose.

Bad (`actions.yaml:3`):

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: DE, state: open}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: DE, target: 2026-03-11, state: open}
  - {number: 2, action: Watch the response times, lead: HH, target: ongoing, state: open}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find open actions without a target."""
    for action in context.workspace.actions:
        if action.is_open and action.target is None:
            message = f"{action.name} has no target date."
            mend = "Write target: and a date, next-meeting or ongoing."
            yield Finding(action.where("target"), message, mend, action.name)


RULE = Rule("A104", "no-target", Severity.ERROR, check, __doc__)
