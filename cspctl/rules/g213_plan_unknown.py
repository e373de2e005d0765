"""An agenda asks for a delivery plan that the board does not have.

`plan: vawg` prints plans/vawg.yaml as an appendix.

Bad (`packs/csp/2026-03-11/agenda.yaml:3`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Violence against women and girls
    plan: vawgs
```

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Violence against women and girls
    plan: vawg
```

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
```
"""

from collections.abc import Iterator
from difflib import get_close_matches

from cspctl.problems import Severity
from cspctl.rules.agendas import items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find delivery plans that items name and that are not there."""
    for board, _, agenda in context.agendas():
        for number, item, _ in items(agenda):
            for name in item.plan:
                path = f"{board.folder}/plans/{name}.yaml"
                if name in board.plans or path in context.names:
                    continue
                near = get_close_matches(name, board.plans, 1, 0.5)
                message = f"Item {number} asks for the delivery plan '{name}': there is no {path}."
                mend = f"Did you mean '{near[0]}'?" if near else "Write the plan's id."
                yield Finding(item.where("plan"), message, mend)


RULE = Rule("G213", "plan-unknown", Severity.WARNING, check, __doc__)
