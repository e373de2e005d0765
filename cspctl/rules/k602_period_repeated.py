"""An indicator has two figures for one period.

Nobody can say which of them the board was told.

Bad (`packs/csp/performance.yaml:6`):

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    values:
      - {period: 2025/26-Q3, value: 310}
      - {period: 2025/26-Q3, value: 318}
```

Good:

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    values:
      - {period: 2025/26-Q3, value: 318, note: Put right from 310}
```
"""

from collections.abc import Iterator

from cspctl.model.spans import Span
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find periods that stand twice under an indicator."""
    for _, indicator in context.indicators():
        first: dict[Span, int] = {}
        for entry in indicator.values:
            if entry.period is None:
                continue
            place = entry.where("period")
            if entry.period in first:
                message = (
                    f"There is already an entry for {entry.period}, on line {first[entry.period]}."
                )
                yield Finding(place, message, "Correct one of the periods, or keep one entry.")
            else:
                first[entry.period] = place.line


RULE = Rule("K602", "period-repeated", Severity.ERROR, check, __doc__)
