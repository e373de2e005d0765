"""Two whole periods have ended since the last figure of an indicator.

Only for indicators with two entries and more by quarter, month or financial year: they are
followed from period to period.

Bad (`packs/csp/performance.yaml:7`):

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    values:
      - {period: 2024/25-Q4, value: 310}
      - value: 318
        period: 2025/26-Q1
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

from cspctl.model.spans import following, last_day_of
from cspctl.problems import Severity
from cspctl.queries.performance import reading
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find indicators that nobody has given a figure of for two periods."""
    for board, indicator in context.indicators():
        found = reading(indicator, context.today)
        last = found.current
        if last is None or last.period is None or found.earlier is None:
            continue
        next_one = following(last.period)
        one_more = following(next_one) if next_one is not None else None
        if one_more is None or last_day_of(one_more) >= context.today:
            continue
        if context.whole(f"{board.folder}/performance.yaml"):
            message = f"The last entry of '{indicator.title}' is for {last.period}."
            mend = f"Add the figures of {next_one} and {one_more}, or say why there are none."
            yield Finding(last.where("period"), message, mend)


RULE = Rule("K607", "figure-overdue", Severity.WARNING, check, __doc__)
