"""An entry says nothing: no figure, no RAG, no direction and no note.

A period for which there is no figure needs no entry.

Bad (`packs/csp/performance.yaml:6`):

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    values:
      - {period: 2025/26-Q2, value: 310}
      - {period: 2025/26-Q3}
```

Good:

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    values:
      - {period: 2025/26-Q2, value: 310}
      - {period: 2025/26-Q3, note: The police change their system; figures in April}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find entries without anything to print."""
    for _, indicator in context.indicators():
        for entry in indicator.values:
            if entry.value is None and not (entry.rag or entry.direction or entry.note):
                message = f"This entry for {entry.period} says nothing."
                yield Finding(entry.where("value"), message, "Write value:, or delete it.")


RULE = Rule("K610", "entry-empty", Severity.WARNING, check, __doc__)
