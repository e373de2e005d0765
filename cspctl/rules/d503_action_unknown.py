"""A commitment names an action that is not in the log.

The action is where the commitment's next step is chased.

Bad (`packs/csp/plans/vawg.yaml:6`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: housing
commitments:
  - {number: 1, text: Raise awareness, due: 2026-06, actions: [csp/31]}
```

```yaml actions.yaml
board: csp
actions:
  - {number: 13, action: Print the directory, lead: HH, target: 2026-03-11, state: open}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: housing
commitments:
  - {number: 1, text: Raise awareness, due: 2026-06, actions: [csp/13]}
```

```yaml actions.yaml
board: csp
actions:
  - {number: 13, action: Print the directory, lead: HH, target: 2026-03-11, state: open}
```
"""

from collections.abc import Iterator

from cspctl.model.action import full_name
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find actions of commitments that no log has."""
    names = {action.name for action in context.workspace.actions}
    for board in context.boards:
        for plan in board.plans.values():
            for _, row in plan.placed():
                for reference in row.actions:
                    name = full_name(reference, board.board.id)
                    if name in names or not context.log_is_whole(name.partition("/")[0]):
                        continue
                    message = f"Commitment {row.number} names {name}, which is not in the log."
                    yield Finding(row.where("actions"), message, "Correct the number.")


RULE = Rule("D503", "action-unknown", Severity.WARNING, check, __doc__)
