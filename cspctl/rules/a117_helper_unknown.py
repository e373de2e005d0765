"""Somebody who helps with an action, or reported on it, is nobody that the board knows.

`others` and an update's `by` take what a lead takes (A109): an id, a name, initials, a capacity,
an agency or a sub-group.

Bad (`actions.yaml:3`):

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Report, lead: DE, others: [housng], target: 2026-03-11, state: open}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Report, lead: DE, others: [housing], target: 2026-03-11, state: open}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.people import unknown
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find helpers and reporters that nobody answers to."""
    for action in context.workspace.actions:
        board, name, begun = action.board, action.name, action.begun or context.today
        place = action.where("others")
        yield from unknown(context, board, "The helper", action.others, place, begun, name)
        for update in action.updates:
            place = update.where("by")
            day = update.date or begun
            yield from unknown(context, board, "The reporter", update.by, place, day, name)


RULE = Rule("A117", "helper-unknown", Severity.WARNING, check, __doc__)
