"""An agenda prints the board's figures, and the board keeps none.

The pack cannot be built.

Bad (`packs/csp/2026-03-11/agenda.yaml:3`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Performance
    performance: yes
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Performance
    performance: yes
```

```yaml packs/csp/performance.yaml
indicators:
  - {id: burglary, title: Burglary}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.agendas import items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find items that print figures which are not kept."""
    for board, _, agenda in context.agendas():
        name = f"{board.folder}/performance.yaml"
        if board.performance is not None or not context.whole(name):
            continue
        for _, item, _ in items(agenda):
            if item.performance:
                message = f"There is no {name} to print."
                mend = "Write it (see docs/performance.md), or delete performance: yes."
                yield Finding(item.where("performance"), message, mend)


RULE = Rule("K611", "performance-missing", Severity.ERROR, check, __doc__)
