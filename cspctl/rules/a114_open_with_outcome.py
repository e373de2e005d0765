"""An action says when it was closed, and is open.

Somebody wrote the day or the outcome and forgot the state: the action goes on being chased after
it was done.

Bad (`actions.yaml:3`):

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Meet, lead: DE, target: 2026-03-11, state: open, closed: 2026-02-02}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Meet, lead: DE, state: closed, closed: 2026-02-02, outcome: Met}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find open actions with a closing day, an outcome or an action they were closed into."""
    for action in context.workspace.actions:
        said = [key for key in ("closed", "outcome", "duplicate_of") if getattr(action, key)]
        if action.is_open and said:
            message = f"{action.name} is open and has {' and '.join(said)}."
            mend = f"Write state: closed, or delete {' and '.join(said)}."
            yield Finding(action.where(said[0]), message, mend, action.name)


RULE = Rule("A114", "open-with-outcome", Severity.WARNING, check, __doc__)
