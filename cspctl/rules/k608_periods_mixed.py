"""The figures of one indicator are for periods of different kinds.

A month cannot be compared with a quarter; only the latest kind is drawn and compared.

Bad (`packs/csp/performance.yaml:6`):

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    values:
      - {period: 2025/26-Q3, value: 318}
      - {period: 2026-01, value: 97}
```

Good:

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    values:
      - {period: 2025/26-Q2, value: 310}
      - {period: 2025/26-Q3, value: 318}
```
"""

from collections.abc import Iterator

from cspctl.model.spans import kind_of_span
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find the first entry of another kind than the first."""
    for _, indicator in context.indicators():
        entries = [entry for entry in indicator.values if entry.period is not None]
        kinds = [kind_of_span(entry.period) for entry in entries if entry.period is not None]
        other = next((at for at, kind in enumerate(kinds) if kind != kinds[0]), None)
        if other is not None:
            message = (
                f"{entries[other].period} is of another kind than {entries[0].period}: "
                "the two cannot be compared."
            )
            mend = "Keep figures by month, by quarter and by year as indicators of their own."
            yield Finding(entries[other].where("period"), message, mend)


RULE = Rule("K608", "periods-mixed", Severity.WARNING, check, __doc__)
