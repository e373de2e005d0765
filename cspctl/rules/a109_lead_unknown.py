"""The lead of an action is nobody that the board knows, or could be several people.

A lead is a person, an agency or a sub-group of board.yaml, by id, name, initials or other name,
or a capacity (`chair`). Free text stays in the log, but nobody can be chased by it, and lists by
lead or agency leave the action out.

Bad (`actions.yaml:3`):

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: enforcment, target: 2026-03-11, state: open}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: enforcement, target: 2026-03-11, state: open}
  - {number: 2, action: Write to the minister, lead: chair, target: 2026-03-11, state: open}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.people import unknown
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find leads that nobody, or more than one, answers to."""
    for action in context.workspace.actions:
        place = action.where("lead")
        day = action.begun or context.today
        yield from unknown(context, action.board, "The lead", action.lead, place, day, action.name)


RULE = Rule("A109", "lead-unknown", Severity.WARNING, check, __doc__)
