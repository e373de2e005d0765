"""A figure is for a period that is not over, and is not marked provisional.

It does not count before the period is over.

Bad (`packs/csp/performance.yaml:6`):

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    values:
      - {period: 2025/26-Q3, value: 318}
      - {period: 2025/26-Q4, value: 205}
```

Good:

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    values:
      - {period: 2025/26-Q3, value: 318}
      - {period: 2025/26-Q4, value: 205, provisional: yes}
```
"""

from collections.abc import Iterator

from cspctl.model.spans import last_day_of
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find figures of periods that are still running or to come."""
    for _, indicator in context.indicators():
        for entry in indicator.values:
            if entry.period is None or entry.provisional:
                continue
            end = last_day_of(entry.period)
            if end > context.today:
                message = f"{entry.period} is not over before {end}: this does not count yet."
                mend = "Write provisional: yes, or correct the period."
                yield Finding(entry.where("period"), message, mend)


RULE = Rule("K609", "period-not-over", Severity.WARNING, check, __doc__)
