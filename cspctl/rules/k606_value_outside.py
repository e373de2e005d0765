"""A share is below 0 or above 100 per cent.

A change may be: write its unit as `% change`, and the rule does not apply.

Bad (`packs/csp/performance.yaml:7`):

```yaml packs/csp/performance.yaml
indicators:
  - id: repeats
    title: Repeat referrals
    unit: "%"
    values:
      - period: 2025/26-Q3
        value: 171
```

Good:

```yaml packs/csp/performance.yaml
indicators:
  - id: repeats
    title: Repeat referrals
    unit: "%"
    values:
      - period: 2025/26-Q3
        value: 17.1
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find shares that cannot be."""
    for _, indicator in context.indicators():
        if indicator.unit != "%":
            continue
        for entry in indicator.values:
            if entry.value is not None and not 0 <= entry.value <= 100:
                message = f"{entry.value:g}% is no share of a whole."
                mend = "Correct the figure, or write unit: % change if it is one."
                yield Finding(entry.where("value"), message, mend)


RULE = Rule("K606", "value-outside", Severity.WARNING, check, __doc__)
