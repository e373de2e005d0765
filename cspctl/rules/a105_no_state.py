"""An action says neither open nor closed.

A blank state counts as open, but nobody reading the log can tell whether the blank was meant: in
the published log of 2017 every row was blank, and nothing was ever closed.

Bad (`actions.yaml:3`):

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: DE, target: 2026-03-11, state: }
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: DE, target: 2026-03-11, state: open}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find actions without a state."""
    for action in context.workspace.actions:
        if action.state is None:
            message = f"{action.name} says neither open nor closed; it counts as open."
            yield Finding(action.where("state"), message, "Write state: open.", action.name)


RULE = Rule("A105", "no-state", Severity.WARNING, check, __doc__)
