"""A closed action does not say when it was closed, or what came of it.

An action is closed with evidence: the day, and one line on the outcome. For an action that was
closed into another one, `duplicate_of` is the outcome.

Bad (`actions.yaml:3`):

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: DE, state: closed, closed: 2026-01-14}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the figures, state: closed, closed: 2026-01-14, outcome: Sent}
  - {number: 2, action: Send figures, state: closed, closed: 2026-01-14, duplicate_of: 1}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find closed actions without a date or an outcome."""
    for action in context.workspace.actions:
        if action.is_open:
            continue
        missing = []
        if action.closed is None:
            missing.append("the day (closed:)")
        if not action.outcome and not action.duplicate_of:
            missing.append("what came of it (outcome:)")
        if missing:
            key = "closed" if action.closed is None and len(missing) == 1 else "state"
            message = f"{action.name} is closed and does not say {' or '.join(missing)}."
            mend = "Write it down, or open the action again."
            yield Finding(action.where(key), message, mend, action.name)


RULE = Rule("A107", "closed-without-outcome", Severity.WARNING, check, __doc__)
