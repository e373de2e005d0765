"""A commitment names an action twice.

As a rule the second was to be another number.

Bad (`packs/csp/plans/vawg.yaml:6`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
commitments:
  - {number: 1, text: Raise awareness, due: 2026-06, actions: [1, csp/1]}
```

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Print the directory, lead: HH, target: 2026-03-11, state: open}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
commitments:
  - {number: 1, text: Raise awareness, due: 2026-06, actions: [1]}
```

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Print the directory, lead: HH, target: 2026-03-11, state: open}
```
"""

from collections import Counter
from collections.abc import Iterator

from cspctl.model.action import full_name
from cspctl.problems import Severity
from cspctl.queries.progress.rows import number_in
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find actions that stand twice in one commitment."""
    for board, plan in context.delivery_plans():
        for theme, row in plan.placed():
            names = Counter(full_name(reference, board.board.id) for reference in row.actions)
            for name, times in names.items():
                if times > 1:
                    often = "twice" if times == 2 else f"{times} times"
                    message = f"Commitment {number_in(theme, row)} names {name} {often}."
                    yield Finding(row.where("actions"), message, "Name it once.")


RULE = Rule("D519", "action-twice", Severity.WARNING, check, __doc__)
