"""An update is dated in the future, or before its action began.

Which actions have gone silent, and which have slipped, is worked out from the dates of updates.

Bad (`actions.yaml:9`):

```yaml actions.yaml
board: csp
actions:
  - number: 1
    action: Send the crime figures
    lead: DE
    start: 2026-01-14
    target: 2026-03-11
    updates:
      - {date: 2025-02-01, note: Half of them sent}
    state: open
```

Good:

```yaml actions.yaml
board: csp
actions:
  - number: 1
    action: Send the crime figures
    lead: DE
    start: 2026-01-14
    target: 2026-03-11
    updates:
      - {date: 2026-02-01, note: Half of them sent}
    state: open
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find updates whose date cannot be."""
    for action in context.workspace.actions:
        for update in action.updates:
            if update.date is None:
                continue
            if update.date > context.today:
                wrong = "which is still to come"
            elif action.begun and update.date < action.begun:
                wrong = f"before its start, {action.begun}"
            else:
                continue
            message = f"An update of {action.name} is dated {update.date}, {wrong}."
            yield Finding(update.where("date"), message, "Correct the date.", action.name)


RULE = Rule("A112", "update-date", Severity.WARNING, check, __doc__)
