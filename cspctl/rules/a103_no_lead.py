"""An open action has no lead.

An action that nobody answers for is not done: chasing begins with a name. A closed action needs
none.

Bad (`actions.yaml:3`):

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Put the meetings into diaries, target: 2026-03-11, state: open}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Put the meetings into diaries, lead: HH, target: 2026-03-11, state: open}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find open actions without a lead."""
    for action in context.workspace.actions:
        if action.is_open and not any(name.strip() for name in action.lead):
            message = f"{action.name} has no lead."
            mend = "Write lead: and who answers for it, as an id of board.yaml."
            yield Finding(action.where("lead"), message, mend, action.name)


RULE = Rule("A103", "no-lead", Severity.ERROR, check, __doc__)
